/*
 * Keeps one page, the offline recorder, with its scripts and styles, so that it opens without a network. The page holds
 * nothing about a person, and nothing else is kept: no data, no other page. Each build has a cache of its own, complete
 * or not there at all; when a new one is complete the old ones go.
 */
const SHELL = new URL(self.registration.scope).pathname;
const PREFIX = `so-tay:${SHELL}:`;
const PATIENCE_MS = 4000;
const ASSET = /^\/(?:_astro|fonts)\/|^\/(?:logo|favicon)\.svg$/;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

/* `cap-nhat`: the page is online and asks to be kept as it is now. Answers `moi` when the page shows an older build. */
self.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.data?.viec !== 'cap-nhat' || !port) return;
  event.waitUntil(
    fill().then(
      (assets) => {
        const shown = event.data.trang ?? [];
        port.postMessage(shown.every((one) => assets.includes(one)) ? 'san-sang' : 'moi');
      },
      async () => port.postMessage((await shellCache()) === null ? 'loi' : 'san-sang'),
    ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname.replace(/\/$/, '') === SHELL) event.respondWith(openShell(request));
  } else if (ASSET.test(url.pathname)) {
    event.respondWith(asset(request, url.pathname));
  }
});

/** The network's page while it answers in time; else the kept one. */
async function openShell(request) {
  const cache = await shellCache();
  if (cache === null) return fetch(request);
  const kept = () => cache.match(SHELL);
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (answer === null || answer.status >= 500) return await kept();
    return answer;
  } catch {
    return await kept();
  } finally {
    clearTimeout(timer);
  }
}

async function asset(request, path) {
  for (const name of await ownCaches()) {
    const found = await (await caches.open(name)).match(path);
    if (found) return found;
  }
  return fetch(request);
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** The cache that holds a whole build; null when there is none. */
async function shellCache() {
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    if (await cache.match(SHELL)) return cache;
  }
  return null;
}

/** Keeps the page as the server has it now. @returns the addresses it needs */
async function fill() {
  const page = await fetch(SHELL, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  const html = await page.clone().text();
  const files = new Map();
  await gather(linksOf(html, SHELL), files);
  const assets = [...files.keys()].sort();
  const name = PREFIX + (await fingerprint(assets.join('\n')));
  const cache = await caches.open(name);
  try {
    for (const [path, answer] of files) await cache.put(path, answer);
    // Last: a build without its page is not whole.
    await cache.put(SHELL, page);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  for (const old of await ownCaches()) if (old !== name) await caches.delete(old);
  return assets;
}

/** Fetches files and whatever they load in turn. */
async function gather(paths, files) {
  for (const path of paths) {
    if (files.has(path)) continue;
    const answer = await asset(new Request(path, { credentials: 'same-origin' }), path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    files.set(path, answer);
    if (/\.(?:js|css)$/.test(path)) await gather(linksOf(await answer.clone().text(), path), files);
  }
}

/** Addresses of our own files that a page, a script or a sheet names. */
function linksOf(text, from) {
  const found = text.matchAll(
    /(?:(?:src|href)=|url\(|\bfrom\s*|\bimport\s*\(?\s*)\s*["']?([^"'\s)>]+)/g,
  );
  const base = new URL(from, self.location.origin);
  return [...found]
    // Words of a script that look like an import are none: ours begin with a full stop or a slash.
    .filter((match) => /^[./]/.test(match[1]) && URL.canParse(match[1], base))
    .map((match) => new URL(match[1], base))
    .filter((url) => url.origin === self.location.origin && ASSET.test(url.pathname))
    .map((url) => url.pathname);
}

async function fingerprint(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash).slice(0, 8)].map((n) => n.toString(16).padStart(2, '0')).join('');
}
