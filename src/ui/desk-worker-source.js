/*
 * Keeps the desk and the scanned pages within reach on a bad line. Pages come from the network; what was seen last is
 * shown, and said to be so, only when there is none. Of the desk only its first page is kept, and only until somebody
 * signs out or is asked to sign in; of scans the last ones, which are public. Nothing that is sent, no file and no other
 * page is ever kept.
 */
const VERSION = '__PHIEN_BAN__';
const PAGES = `tho-trang-${VERSION}`;
const ASSETS = 'tho-tep-1';
const MOST_SCANS = 30;
const MOST_ASSETS = 200;
const PATIENCE_MS = 8000;
const KEPT_MS = 12 * 3600 * 1000;
const HOME = /^(?:\/en)?\/ban\/?$/;
const DESK = /^(?:\/en)?\/ban(?:\/|$)/;
const SCAN = /^\/(?:quet\/[a-z]{2}\/|q\/|01\/)/;
const ASSET = /^\/(?:_astro|fonts)\//;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('tho-trang-') && name !== PAGES) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (ASSET.test(url.pathname)) event.respondWith(asset(request));
  else if (request.mode === 'navigate') {
    if (DESK.test(url.pathname) || SCAN.test(url.pathname)) event.respondWith(page(event, url));
  }
});

/** Files whose name changes with what is in them: once fetched, for good. */
async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    await cache.put(request, answer.clone());
    await trim(cache, MOST_ASSETS);
  }
  return answer;
}

async function page(event, url) {
  const isHome = HOME.test(url.pathname) && url.search === '';
  const isScan = SCAN.test(url.pathname);
  const known = isHome || isScan ? await match(url, isScan) : null;
  let timer;
  const asked = fetch(event.request);
  const late = new Promise((_, reject) => {
    // A page that is kept need not be waited for for ever.
    if (known) timer = setTimeout(() => reject(new Error('late')), PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([asked, late]);
    event.waitUntil(remember(answer.clone(), url, isHome, isScan));
    return answer;
  } catch {
    asked.catch(() => undefined);
    return known ? shown(known) : offline(url);
  } finally {
    clearTimeout(timer);
  }
}

async function match(url, isScan) {
  const found = await (await caches.open(PAGES)).match(url.href);
  if (!found) return null;
  const age = Date.now() - Number(found.headers.get('x-ban-luu'));
  return isScan || age < KEPT_MS ? found : null;
}

async function remember(answer, url, isHome, isScan) {
  const signIn = answer.type === 'opaqueredirect' || answer.redirected || answer.status === 403;
  // Somebody else's turn: what was kept of the desk goes.
  if (signIn && !isScan && DESK.test(url.pathname)) {
    const cache = await caches.open(PAGES);
    for (const one of await cache.keys()) {
      if (DESK.test(new URL(one.url).pathname)) await cache.delete(one);
    }
    return;
  }
  const html = answer.headers.get('content-type')?.startsWith('text/html');
  if (!(isHome || isScan) || answer.status !== 200 || answer.redirected || !html) return;
  const cache = await caches.open(PAGES);
  const headers = new Headers(answer.headers);
  headers.set('x-ban-luu', String(Date.now()));
  await cache.put(url.href, new Response(await answer.blob(), { status: 200, headers }));
  await trim(cache, MOST_SCANS);
}

/** A kept page, with the time it is from on top of it. */
async function shown(kept) {
  const html = await kept.text();
  const vi = !/<html[^>]*\blang="(?!vi)/.test(html);
  const when = new Date(Number(kept.headers.get('x-ban-luu'))).toLocaleString(vi ? 'vi' : 'en', {
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const said = vi
    ? `Chưa có mạng. Đây là bản đã xem lúc ${when}; từ đó có thể đã thay đổi, kể cả thông báo thu hồi.`
    : `No connection. This is what was seen at ${when}; it may have changed since, recalls included.`;
  const headers = new Headers(kept.headers);
  headers.delete('content-length');
  headers.delete('content-encoding');
  const banner = `<p class="bao" role="status"><b>${said}</b></p>`;
  return new Response(
    html.replace(/(<main\b[^>]*>)/, (tag) => tag + banner),
    { status: 200, headers },
  );
}

function offline(url) {
  const vi = !url.pathname.startsWith('/en/') && !/^\/quet\/(?!vi\/)/.test(url.pathname);
  const say = (one, other) => (vi ? one : other);
  const home = vi ? '/ban' : '/en/ban';
  const body = `<!doctype html><html lang="${say('vi', 'en')}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('Chưa có mạng', 'No connection')}</title><style>
:root{color-scheme:light dark}body{max-width:34rem;margin:12vh auto 0;padding:0 1.25rem;font:1.0625rem/1.6 system-ui,sans-serif;color:#1f1b16;background:#fbf7ef}
h1{font-size:1.5rem;line-height:1.25}a{display:inline-flex;align-items:center;min-height:44px;margin-right:1.25rem;color:inherit;font-weight:600}
@media(prefers-color-scheme:dark){body{color:#f2ebdf;background:#1a1613}}</style></head><body><main>
<h1>${say('Chưa có mạng', 'No connection')}</h1>
<p>${say(
    'Trang này chưa mở được. Những gì bạn đang gõ dở vẫn được giữ trên máy; sổ tay ghi lô vẫn mở được khi không có mạng nếu đã mở một lần trước đó.',
    'This page cannot be opened now. What you were typing is kept on this device; the lot recorder opens without a connection once it has been opened before.',
  )}</p>
<p><a href="">${say('Thử lại', 'Try again')}</a><a href="${home}">${say('Việc cần làm', 'To do')}</a><a href="${home}/so-tay">${say('Sổ tay ghi lô', 'Lot recorder')}</a></p>
</main></body></html>`;
  return new Response(body, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-ban-luu': '0' },
  });
}

/** The oldest go first: a cache lists them as they came. */
async function trim(cache, most) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

self.addEventListener('push', (event) => {
  let said = {};
  try {
    said = event.data?.json() ?? {};
  } catch {
    // A push that cannot be read still has to show something.
  }
  event.waitUntil(
    self.registration.showNotification(said.title ?? 'Mỗi Xã', {
      body: said.body ?? '',
      lang: said.lang ?? 'vi',
      tag: said.tag,
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      data: { href: said.href ?? '/ban/thong-bao' },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const asked = String(event.notification.data?.href ?? '');
  const href = /^\/(?!\/)/.test(asked) ? asked : '/ban/thong-bao';
  event.waitUntil(self.clients.openWindow(new URL(href, self.location.origin).href));
});
