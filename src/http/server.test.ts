import http from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hostsOf } from './hosts.ts';
import type { Handler } from './render.ts';
import { createFrontDoor, type FrontDoor, type FrontDoorOptions } from './server.ts';

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

interface FakePage {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string;
  wait?: Promise<unknown>;
}

interface House {
  port: number;
  door: FrontDoor;
  rendered: string[];
  seen: http.IncomingMessage[];
  logged: Readonly<Record<string, unknown>>[];
  clock: { time: number; now(): number };
  get(target: string, headers?: http.OutgoingHttpHeaders, method?: string): Promise<Answer>;
}

const doors: FrontDoor[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const LONG = `<p>${'Chè Shan tuyết Suối Giàng '.repeat(100)}</p>`;
const KEPT = { 'x-cache-subjects': 'product:1' };

async function house(
  page: (url: string, req: http.IncomingMessage) => FakePage | null,
  options: Partial<FrontDoorOptions> = {},
): Promise<House> {
  const rendered: string[] = [];
  const seen: http.IncomingMessage[] = [];
  const handler: Handler = async (req, res, next) => {
    rendered.push(`${req.method} ${req.url}`);
    seen.push(req);
    const found = page(req.url ?? '', req);
    if (found === null) return next();
    await found.wait;
    res.writeHead(found.status ?? 200, { 'content-type': 'text/html', ...found.headers });
    res.write(found.body ?? LONG);
    res.end();
  };
  const logged: Readonly<Record<string, unknown>>[] = [];
  const clock = { time: Date.parse('2026-11-22T10:00:00+07:00'), now: () => clock.time };
  const door = createFrontDoor({
    handler,
    locals: {},
    hosts: hostsOf({ HOST: '127.0.0.1', SITE_URL: undefined, ALLOWED_HOSTS: ['shop.test'] }),
    https: false,
    clock,
    follow: () => null,
    staticFolder: null,
    pageCacheBytes: 1_000_000,
    log: (line) => logged.push(line),
    ...options,
  });
  doors.push(door);
  const port = await door.listen(0, '127.0.0.1');
  const get: House['get'] = (target, headers = {}, method = 'GET') =>
    request(port, target, headers, method);
  return { port, door, rendered, seen, logged, clock, get };
}

function request(
  port: number,
  target: string,
  headers: http.OutgoingHttpHeaders,
  method: string,
  body?: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = http.request({ port, host: '127.0.0.1', path: target, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('kept pages', () => {
  it('renders once, then sends the bytes it has', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }));
    const first = await get('/san-pham/che');
    const second = await get('/san-pham/che');
    expect(rendered).toEqual(['GET /san-pham/che']);
    expect(second.body.toString()).toBe(LONG);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(first.headers['vary']).toBe('Accept-Encoding');
    expect(first.headers).not.toHaveProperty('x-cache-subjects');
  });

  it('never keeps a page that does not say so, sets a cookie, varies, or is private', async () => {
    for (const headers of [
      {},
      { ...KEPT, 'set-cookie': ['a=1', 'b=2'] },
      { ...KEPT, vary: 'Cookie' },
      { ...KEPT, 'cache-control': 'private' },
    ]) {
      const { get, rendered } = await house(() => ({ headers }));
      await get('/gio-hang');
      await get('/gio-hang');
      await get('/gio-hang');
      expect(rendered.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('renders what it keeps without the visitor', async () => {
    const { get, seen } = await house(() => ({ headers: KEPT }));
    await get('/', { cookie: 'who=me', 'accept-language': 'en', authorization: 'Basic x' });
    expect(seen[0]?.headers).toEqual({ accept: '*/*', host: expect.any(String) });
  });

  it('gives personal pages their cookie', async () => {
    const { get } = await house((_url, req) => ({ body: `cookie=${req.headers.cookie}` }));
    for (const who of ['a', 'b', 'a']) {
      const answer = await get('/toi', { cookie: who });
      expect(answer.body.toString()).toBe(`cookie=${who}`);
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    }
  });

  it('keeps every Set-Cookie of a personal page', async () => {
    const { get } = await house(() => ({ headers: { 'set-cookie': ['a=1', 'b=2'] } }));
    expect((await get('/vao')).headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('shares one rendering among all who wait', async () => {
    let go = (): void => undefined;
    const wait = new Promise<void>((resolve) => (go = resolve));
    const { get, rendered } = await house(() => ({ headers: KEPT, wait }));
    const answers = Array.from({ length: 20 }, () => get('/'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    go();
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
    expect(rendered).toHaveLength(1);
  });

  it('does not give a request what was begun before a change', async () => {
    let price = 1;
    const gates: (() => void)[] = [];
    const { get, door, rendered } = await house(() => {
      const body = `price ${price}`;
      return { headers: KEPT, body, wait: new Promise<void>((resolve) => gates.push(resolve)) };
    });
    const early = get('/p');
    await until(() => gates.length === 1);
    price = 2;
    door.invalidate(['product:1']);
    const late = get('/p');
    await until(() => gates.length === 2);
    gates[1]?.();
    expect((await late).body.toString()).toBe('price 2');
    gates[0]?.();
    expect((await early).body.toString()).toBe('price 1');
    expect((await get('/p')).body.toString()).toBe('price 2');
    expect(rendered).toHaveLength(2);
  });

  it.each([
    ['product:1', ['product:1'], true],
    ['product:1', ['product:2'], false],
    ['product:*', ['product:2'], true],
    ['product:*', ['story:2'], false],
    ['*', ['story:2'], true],
    ['product:1', null, true],
  ] as const)(
    'a page of %s after a change of %j: rendered anew %s',
    async (subject, changed, anew) => {
      const { get, door, rendered } = await house(() => ({
        headers: { 'x-cache-subjects': subject },
      }));
      await get('/');
      door.invalidate(changed);
      await get('/');
      expect(rendered).toHaveLength(anew ? 2 : 1);
    },
  );

  it('forgets yesterday at midnight in Việt Nam, forwards and backwards', async () => {
    const { get, clock, rendered } = await house(() => ({ headers: KEPT }));
    clock.time = Date.parse('2026-11-22T23:59:59.999+07:00');
    await get('/');
    clock.time += 1;
    await get('/');
    expect(rendered).toHaveLength(2);
    clock.time -= 1;
    await get('/');
    expect(rendered).toHaveLength(3);
  });

  it('follows the change log before it answers, and says so when it cannot', async () => {
    let following: (() => Promise<void> | null) | null = null;
    let price = 1;
    const house1 = await house(() => ({ headers: KEPT, body: `price ${price}` }), {
      follow: () => following?.() ?? null,
    });
    await house1.get('/');
    following = async () => {
      price = 2;
      house1.door.invalidate(['product:1']);
    };
    expect((await house1.get('/')).body.toString()).toBe('price 2');
    following = () => Promise.reject(new Error('no database'));
    expect((await house1.get('/')).status).toBe(503);
    expect(house1.logged[0]?.['error']).toContain('no database');
  });

  it('keeps missing pages only a while and only so many', async () => {
    const missing = { status: 404, headers: KEPT, body: 'không có' };
    const { get, rendered } = await house(() => missing, { pageCacheBytes: 10_000_000 });
    for (let i = 0; i < 510; i++) await get(`/khong-co/${i}`);
    expect((await get('/khong-co/509')).status).toBe(404);
    expect(rendered).toHaveLength(510);
    await get('/khong-co/0');
    expect(rendered).toHaveLength(511);
  });

  it('stays within its bytes', async () => {
    const { get, port } = await house(() => ({ headers: KEPT }), { pageCacheBytes: 50_000 });
    for (let i = 0; i < 60; i++) {
      await request(port, `/p/${i}`, { 'accept-encoding': i % 2 ? 'br' : 'gzip' }, 'GET');
    }
    const status = JSON.parse((await get('/readyz')).body.toString()) as {
      cache: { bytes: number; pages: number };
    };
    expect(status.cache.bytes).toBeLessThanOrEqual(50_000);
    expect(status.cache.pages).toBeGreaterThan(5);
  });

  it('keeps nothing when it may keep nothing', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }), { pageCacheBytes: 0 });
    await get('/');
    await get('/');
    expect(rendered).toHaveLength(2);
  });
});

describe('addresses', () => {
  it('shares a page among spellings of one query and drops tracking parameters', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }));
    await get('/tim?q=m%E1%BA%ADt+ong&sao=4&utm_source=zalo');
    await get('/tim?sao=4&q=m%e1%ba%adt%20ong&fbclid=x');
    expect(rendered).toEqual(['GET /tim?q=m%E1%BA%ADt+ong&sao=4']);
  });

  it('renders unknown parameters as they are and keeps nothing', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }));
    await get('/tim?x=1');
    await get('/tim?x=1');
    expect(rendered).toEqual(['GET /tim?x=1', 'GET /tim?x=1']);
  });

  it('asks one page in two languages and keeps both', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }), {
      route: (url) => ({ url: url.replace(/^\/en/, ''), locals: {} }),
    });
    for (const target of ['/a', '/en/a', '/a', '/en/a']) await get(target);
    expect(rendered).toEqual(['GET /a', 'GET /a']);
  });

  it('shows the page for 404 where no page answers', async () => {
    const { get } = await house((url) => (url === '/404' ? { status: 404, body: 'lạc' } : null));
    const answer = await get('/nowhere');
    expect([answer.status, answer.body.toString()]).toEqual([404, 'lạc']);
  });
});

describe('scanned codes', () => {
  const HTML = { accept: 'text/html,*/*;q=0.8' };
  const LINK = '/01/09521234543213';

  it('gives browsers the page at once, one for each language, whatever the query says', async () => {
    const { get, rendered, seen } = await house(() => ({ headers: KEPT }));
    const first = await get(LINK, { ...HTML, 'accept-language': 'ko-KR' });
    expect(first.status).toBe(200);
    expect(first.headers['vary']).toBe('Accept-Encoding, Accept, Accept-Language');
    await get(`${LINK}?17=281105`, { ...HTML, 'accept-language': 'ko' });
    await get(`${LINK}/?x=${'y'.repeat(50)}`, { ...HTML, 'accept-language': 'ko' });
    await get(`/quet/ko${LINK}`);
    await get(`/quet${LINK}`, { 'accept-language': 'ko' });
    await get(LINK, HTML);
    expect(rendered).toEqual([`GET /quet/ko${LINK}`, `GET /quet/vi${LINK}`]);
    expect(seen[0]?.headers).toEqual({ accept: '*/*', host: expect.any(String) });
  });

  it('leaves programs and link types to the resolver', async () => {
    const { get, rendered } = await house(() => ({ status: 307, headers: { location: '/x' } }));
    await get(LINK, { accept: '*/*' });
    await get(`${LINK}?linkType=all`, HTML);
    expect(new Set(rendered)).toEqual(new Set([`GET ${LINK}`, `GET ${LINK}?linkType=all`]));
  });

  it('tells pages the address they were asked under', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }), {
      route: (url) => ({ url: `/routed${url}`, locals: {} }),
    });
    await get(LINK, HTML);
    expect(rendered).toEqual([`GET /routed/quet/vi${LINK}`]);
  });

  it('renders a page that is not kept once for each request, and keeps one that varies by form', async () => {
    const refused = await house(() => ({ status: 400, headers: KEPT }));
    expect((await refused.get('/01/1', HTML)).status).toBe(400);
    expect(refused.rendered).toHaveLength(1);
    const vary = { ...KEPT, vary: 'Accept, Accept-Language' };
    const kept = await house(() => ({ headers: vary }));
    await kept.get(LINK, HTML);
    const again = await kept.get(LINK, HTML);
    expect(kept.rendered).toHaveLength(1);
    expect(again.headers['vary']).toBe('Accept-Encoding, Accept, Accept-Language');
  });

  it('is told of pages of codes that exist, for whoever reads them', async () => {
    const told: string[] = [];
    const { get } = await house(
      (url) => ({
        status: url.includes('/9') ? 404 : 200,
        headers: url.includes('/21/') ? { ...KEPT, 'x-code-unknown': '1' } : KEPT,
      }),
      { scanned: (link, { address }) => told.push(`${link} ${address}`) },
    );
    const first = await get(LINK, HTML);
    await get(LINK, { ...HTML, 'if-none-match': first.headers.etag ?? '' });
    await get(LINK, HTML, 'HEAD');
    await get('/01/9', HTML);
    const unit = await get(`${LINK}/21/X`, HTML);
    expect(unit.headers).not.toHaveProperty('x-code-unknown');
    await get(LINK, { ...HTML, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
    await get('/san-pham/x', HTML);
    expect(told.map((line) => line.split(' ')[0])).toEqual([LINK, LINK, LINK]);
    expect(told[2]).toBe(`${LINK} 203.0.113.9`);
  });

  it('keeps pages of units that are not registered only so many at a time', async () => {
    const { get } = await house(() => ({ headers: { ...KEPT, 'x-code-unknown': '1' } }), {
      pageCacheBytes: 100_000_000,
    });
    for (let i = 0; i < 520; i++) await get(`${LINK}/21/${i}`, HTML);
    const status = JSON.parse((await get('/readyz')).body.toString()) as {
      cache: { pages: number };
    };
    expect(status.cache.pages).toBe(500);
  });

  it('lets nobody guess without end, and keeps answering codes that exist', async () => {
    const { get, rendered } = await house((url) =>
      url.includes('good')
        ? { headers: { 'x-cache-subjects': 'product:2' } }
        : url.includes('unit')
          ? { headers: { ...KEPT, 'x-code-unknown': '1' } }
          : { status: 404, headers: KEPT },
    );
    await get('/q/good1', HTML);
    const from = { ...HTML, 'x-forwarded-for': '203.0.113.9' };
    for (let i = 0; i < 10; i++) expect((await get(`/q/x${i}`, from)).status).toBe(404);
    for (let i = 0; i < 10; i++) expect((await get(`/q/x${i}`, from)).status).toBe(404);
    for (let i = 0; i < 10; i++) expect((await get(`/q/unit${i}`, from)).status).toBe(200);
    const before = rendered.length;
    const refused = await get('/q/x0', from);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '2']);
    expect(refused.body.toString()).toContain('quét lại');
    for (const target of ['/q/y', '/bao-sai/vi/q/y', '/quet/ko/q/y', '/01/1?linkType=all']) {
      expect((await get(target, { ...from, accept: '*/*' })).status).toBe(429);
    }
    expect(rendered).toHaveLength(before);
    expect((await get('/q/good1', from)).status).toBe(200);
    expect((await get('/san-pham/x', from)).status).toBe(404);
    expect((await get('/q/y', HTML)).status).toBe(404);
  });
});

describe('conditional and encoded answers', () => {
  it('answers 304 to its own tag, lists and *, with no body', async () => {
    const { get } = await house(() => ({ headers: KEPT }));
    const { headers } = await get('/');
    const etag = headers.etag as string;
    expect(etag).toMatch(/^W\/"/);
    for (const tags of [etag, `"x", ${etag}`, '*', etag.slice(2)]) {
      const answer = await get('/', { 'if-none-match': tags });
      expect([answer.status, answer.body.length]).toEqual([304, 0]);
      expect(answer.headers.etag).toBe(etag);
    }
    expect((await get('/', { 'if-none-match': '"x"' })).status).toBe(200);
    const br = await get('/', { 'if-none-match': etag, 'accept-encoding': 'br' });
    expect(br.status).toBe(200);
    expect(br.headers.etag).not.toBe(etag);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['identity', undefined],
    ['*', 'br'],
    ['', undefined],
  ])('Accept-Encoding "%s" → %s', async (accept, encoding) => {
    const { get } = await house(() => ({ headers: KEPT }));
    for (let i = 0; i < 5; i++) {
      const { headers, body } = await get('/', { 'accept-encoding': accept });
      expect(headers['content-encoding']).toBe(encoding);
      expect(Number(headers['content-length'])).toBe(body.length);
      const plain = { br: zlib.brotliDecompressSync, gzip: zlib.gunzipSync }[encoding ?? ''];
      expect((plain?.(body) ?? body).toString()).toBe(LONG);
    }
  });

  it('compresses personal pages too, and leaves small ones alone', async () => {
    const { get } = await house((url) => (url === '/small' ? { body: 'ok' } : {}));
    const big = await get('/big', { 'accept-encoding': 'br' });
    expect(zlib.brotliDecompressSync(big.body).toString()).toBe(LONG);
    const small = await get('/small', { 'accept-encoding': 'br' });
    expect(small.headers).not.toHaveProperty('content-encoding');
  });

  it('answers HEAD with the head of GET', async () => {
    const { get, rendered } = await house((url) => (url === '/p' ? { headers: KEPT } : {}));
    for (const target of ['/p', '/personal']) {
      const head = await get(target, {}, 'HEAD');
      const full = await get(target);
      expect(head.body).toHaveLength(0);
      expect(head.headers['content-length']).toBe(full.headers['content-length']);
    }
    expect(rendered.every((line) => line.startsWith('GET'))).toBe(true);
  });
});

describe('what is refused', () => {
  it('unknown hosts', async () => {
    const { get, rendered } = await house(() => ({ headers: KEPT }));
    expect((await get('/', { host: 'evil.test' })).status).toBe(421);
    expect(rendered).toEqual([]);
    for (const host of ['shop.test', 'SHOP.test:8080', 'localhost', '127.0.0.1:1', '[::1]:4321']) {
      expect((await get('/', { host })).status).toBe(200);
    }
    expect((await get('/healthz', { host: '10.0.0.7' })).status).toBe(200);
  });

  it('loopback names, where the site has a name and listens to the world', () => {
    const hosts = hostsOf({ HOST: '0.0.0.0', SITE_URL: 'https://moixa.vn', ALLOWED_HOSTS: [] });
    expect(hosts.allows('moixa.vn')).toBe(true);
    expect(hosts.allows('localhost:4321')).toBe(false);
    expect(hosts.isSecure('moixa.vn')).toBe(true);
  });

  it('methods, long and misspelt addresses', async () => {
    const { get } = await house(() => ({ headers: KEPT }));
    const put = await get('/', {}, 'PUT');
    expect([put.status, put.headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect((await get(`/${'a'.repeat(8_200)}`)).status).toBe(414);
    for (const target of ['/%', '/%zz', '/a%E1%BA', '/%c0%af?q=1']) {
      expect((await get(target)).status).toBe(400);
    }
    expect((await get('/ok%20')).status).toBe(200);
  });

  it('bodies that are too large, announced or not', async () => {
    const { port } = await house((_url, req) => ({ body: `got ${bodyOf(req).length}` }), {
      maxBodyBytes: 1_000,
    });
    const post = (headers: http.OutgoingHttpHeaders, size: number): Promise<Answer> =>
      request(port, '/', headers, 'POST', Buffer.alloc(size));
    expect((await post({}, 1_000)).body.toString()).toBe('got 1000');
    expect((await post({ 'content-length': 1_001 }, 1_001)).status).toBe(413);
    expect((await post({ 'transfer-encoding': 'chunked' }, 1_001)).status).toBe(413);
  });

  it('defects are logged with the id that is shown', async () => {
    const { get, logged } = await house(() => {
      throw new Error('boom');
    });
    const answer = await get('/');
    expect(answer.status).toBe(500);
    expect(logged[0]?.['error']).toContain('boom');
    expect(answer.body.toString()).toContain(String(logged[0]?.['requestId']));
  });
});

describe('every answer', () => {
  it('carries the security headers', async () => {
    const page = (url: string): FakePage =>
      url === '/own' ? { headers: { 'content-security-policy': "default-src 'self'" } } : {};
    const { get } = await house(page, { https: true });
    for (const [target, method] of [
      ['/', 'GET'],
      ['/own', 'GET'],
      ['/healthz', 'GET'],
      ['/%', 'GET'],
      ['/', 'PUT'],
    ] as const) {
      const { headers } = await get(target, {}, method);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toEqual(
        target === '/own' ? "default-src 'self'" : expect.stringContaining("default-src 'none'"),
      );
    }
    expect((await get('/')).headers['strict-transport-security']).toContain('max-age');
  });

  it('survives any header and target', async () => {
    const { get } = await house(() => ({ headers: KEPT }));
    const text = fc.string({
      unit: fc.constantFrom(...'abr/;=,*%"\\ \tq0.1W?&[]:é'),
      maxLength: 30,
    });
    const value = text.map((raw) => raw.replace(/[^\x20-\x7e]/g, '').trim());
    await fc.assert(
      fc.asyncProperty(value, value, value, async (encoding, tags, target) => {
        const path1 = `/${target.replace(/[\s"\\]/g, '')}`;
        const answer = await get(path1, { 'accept-encoding': encoding, 'if-none-match': tags });
        expect([200, 304, 400]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });
});

describe('files', () => {
  it('come from memory, by name only, with strong tags', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-static-'));
    folders.push(folder);
    mkdirSync(path.join(folder, '_astro'));
    writeFileSync(path.join(folder, '_astro', 'a.css'), 'p{color:red}'.repeat(100));
    writeFileSync(path.join(folder, 'robots.txt'), 'User-agent: *');
    writeFileSync(path.join(folder, '.secret'), 'no');
    const { get, door } = await house(() => null, { staticFolder: folder });
    await door.warmUp([], 'localhost');
    const css = await get('/_astro/a.css?v=1', { 'accept-encoding': 'br' });
    expect(css.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(css.headers['content-encoding']).toBe('br');
    expect(css.headers.etag).toMatch(/^"/);
    const again = { 'accept-encoding': 'br', 'if-none-match': css.headers.etag };
    expect((await get('/_astro/a.css', again)).status).toBe(304);
    expect((await get('/robots.txt', {}, 'HEAD')).headers['content-length']).toBe('13');
    for (const target of ['/.secret', '/../../etc/passwd', '/_astro/../.secret', '/_astro/']) {
      expect((await get(target)).status).toBe(404);
    }
  });
});

describe('start and stop', () => {
  it('is ready when warm and well, and stops when everybody has been answered', async () => {
    let go = (): void => undefined;
    const wait = new Promise<void>((resolve) => (go = resolve));
    let well = true;
    const { get, door, rendered } = await house((url) => (url === '/slow' ? { wait } : {}), {
      readiness: async () => ({ ok: well, parts: { database: well } }),
    });
    expect((await get('/readyz')).status).toBe(503);
    await door.warmUp(['/', '/en/'], 'localhost');
    expect(rendered).toEqual(['GET /', 'GET /en/']);
    expect((await get('/readyz')).status).toBe(200);
    well = false;
    expect((await get('/readyz')).status).toBe(503);
    const slow = get('/slow');
    await until(() => rendered.includes('GET /slow'));
    const closed = door.close();
    go();
    expect((await slow).status).toBe(200);
    await closed;
    await expect(get('/')).rejects.toThrow();
  });
});

function bodyOf(req: http.IncomingMessage): Buffer {
  return (req as unknown as { body: Buffer }).body;
}

async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
}
