/*
 * The worker of the desk: it answers for the desk and for pages that a scan opens, and for nothing of the shop. The
 * recorder's own worker lives deeper and so goes before it there.
 */
const SCOPES = ['/ban', '/en/ban', '/quet/', '/q/', '/01/'];
const CACHES = /^tho-/;
const DONE = 'tho-da-dat';

if ('serviceWorker' in navigator && isSecureContext) {
  // Once in a visit: each of them looks for a newer one by itself.
  if (!remembered()) addEventListener('load', () => setTimeout(register, 1500));
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    if (new URL(form.action).pathname.endsWith('/dang-xuat')) {
      form.addEventListener('submit', forget);
    }
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(DONE) !== null;
  } catch {
    return false;
  }
}

function register(): void {
  const all = SCOPES.map((scope) => navigator.serviceWorker.register('/tho.js', { scope }));
  Promise.all(all).then(
    () => sessionStorage.setItem(DONE, '1'),
    () => undefined,
  );
}

/** Whoever signs out leaves no page on this device, no draft, and it does not ring any more. */
function forget(): void {
  void caches.keys().then((names) => {
    for (const name of names) if (CACHES.test(name)) void caches.delete(name);
  });
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('nhap:')) localStorage.removeItem(key);
  }
  sessionStorage.removeItem(DONE);
  void navigator.serviceWorker
    .getRegistration('/ban')
    .then((one) => one?.pushManager?.getSubscription())
    .then((made) => made?.unsubscribe());
}
