/* The worker was switched off: it takes what it kept along, and itself. */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('tho-')) await caches.delete(name);
      }
      await self.registration.unregister();
    })(),
  );
});
