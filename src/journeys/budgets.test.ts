import { once } from 'node:events';
import http from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { machinePaths } from '#src/base/paths.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { storeOf } from './people.ts';
import { plantScanned, type Scanned } from './scanned.ts';
import { startServer } from './server.ts';
import { plantTraded, type Traded } from './traded.ts';
import { fillCarts, type Shoppers } from './traded-views.ts';

/**
 * What a page may weigh on the wire, in bytes of brotli. Above these a phone on one bar of signal waits; a change that
 * needs more has to say why here.
 */
const BUDGET = { html: 16_000, css: 14_000, js: 6_000, fonts: 52_000 };
const PAGES = [
  ...['/', '/san-pham', '/tinh/lam-dong', '/so-dang-ky', '/cau-chuyen', '/sao-ocop'],
  ...['/thu-hoi', '/quet-ma', '/khuyen-mai', '/gio-qua', '/diem-ban', '/bao-gia', '/don-hang'],
];
/** Addresses that are known when the store has been filled; with a full cart where it matters. */
const FILLED: readonly {
  readonly name: string;
  readonly path: (traded: Traded) => string;
  readonly who?: 'full';
}[] = [
  { name: 'campaign', path: ({ campaign }) => `/khuyen-mai/${campaign.running}` },
  { name: 'basket', path: ({ basket }) => `/gio-qua/${basket}` },
  { name: 'basket of one’s own', path: () => '/gio-qua/tu-chon?ngan-sach=500000' },
  { name: 'product with reviews', path: ({ reviewed }) => `/san-pham/${reviewed.slug}` },
  { name: 'cart', path: () => '/gio-hang', who: 'full' },
  { name: 'checkout', path: () => '/thanh-toan', who: 'full' },
  { name: 'order', path: ({ orders }) => `/don-hang/${orders.sent}` },
];
/** What a scan shows, everything in it: as much as a server may send before it hears from the phone again. */
const ONE_ROUND_TRIP = 14 * 1024;

let server: Awaited<ReturnType<typeof startServer>>;
let scanned: Scanned;
let traded: Traded;
let shoppers: Shoppers;
beforeAll(async () => {
  server = await startServer();
  const db = await storeOf(server);
  const now = Date.now();
  scanned = await plantScanned(db, { now });
  traded = await plantTraded(db, { now });
  shoppers = await fillCarts(server, db, traded);
  closeDb(db);
});
afterAll(() => server.stop());

/** As small as the front door makes it for a page that is asked for often. */
const brotli = (body: Buffer): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

async function bytes(path: string, cookie = ''): Promise<Buffer> {
  const answer = await fetch(new URL(path, server.url), { headers: { cookie } });
  expect(answer.status, path).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function expectLight(path: string, cookie?: string): Promise<void> {
  const page = await bytes(path, cookie);
  const html = page.toString('utf8');
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((m) => m[1] ?? '');
  const weigh = async (files: readonly string[]): Promise<number> =>
    (await Promise.all(files.map((file) => bytes(file)))).reduce(
      (sum, body) => sum + brotli(body),
      0,
    );
  const fonts = ['/fonts/be-vietnam-pro-v1.woff2', '/fonts/literata-v1.woff2'];
  const weight = {
    html: brotli(page),
    css: await weigh(styles),
    js: await weigh(scripts),
    fonts: (await Promise.all(fonts.map((font) => bytes(font)))).reduce(
      (sum, body) => sum + body.length,
      0,
    ),
  };
  expect(styles.length).toBeGreaterThan(0);
  for (const [what, limit] of Object.entries(BUDGET)) {
    expect(weight[what as keyof typeof weight], what).toBeLessThanOrEqual(limit);
  }
}

describe('a page weighs no more than its budget', () => {
  it.each([...PAGES, '/san-pham/PRODUCT'])('%s', async (path) => {
    const list = (await (
      await fetch(new URL('/api/v1/search?state=valid&limit=1', server.url))
    ).json()) as { hits: { slug: string }[] };
    await expectLight(path.replace('PRODUCT', list.hits[0]?.slug ?? ''));
  });

  it.each(FILLED)('$name', async ({ path, who }) => {
    await expectLight(path(traded), who && shoppers.cookie[who]);
  });
});

/** Bytes of a body as they travel, the first time it is asked for. */
async function onTheWire(path: string, encoding: string): Promise<{ bytes: number; html: string }> {
  const request = http.get(new URL(path, server.url), { headers: { 'accept-encoding': encoding } });
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return { bytes, html: await (await fetch(new URL(path, server.url))).text() };
}

describe.each(SCAN_LANGS)('what a scan shows comes in one round trip: %s', (lang) => {
  it.each(['gzip', 'br'])('%s', async (encoding) => {
    const { long, recalled } = scanned;
    for (const link of [long.item, long.lot, long.unit, recalled.lot]) {
      const { bytes: sent, html } = await onTheWire(machinePaths.scanPage(link, lang), encoding);
      expect(sent, link).toBeLessThanOrEqual(ONE_ROUND_TRIP);
      expect([link, /<script|rel="stylesheet"|@font-face/.exec(html)?.[0]]).toEqual([
        link,
        undefined,
      ]);
    }
  });
});
