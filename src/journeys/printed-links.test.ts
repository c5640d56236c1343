import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { CODED, plantCodedGoods } from './coded-goods.ts';
import { storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';

/** Labels cannot be called back: whatever was printed on one is answered, by programs and browsers alike. */
const { gtin, gln, shortCode, serial } = CODED;
const LOT = encodeURIComponent(CODED.lot);
const ITEM = `/01/${gtin}`;
const IN_LOT = `${ITEM}/10/${LOT}`;
const UNIT = `${IN_LOT}/21/${serial}`;
let server: TestServer;
let slug = '';

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-22T10:00:00+07:00' });
  const db = await storeOf(server);
  ({ slug } = await plantCodedGoods(db));
  closeDb(db);
});
afterAll(async () => server?.stop());

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const accepting = (accept: string, language = 'vi'): RequestInit => ({
  headers: { accept, 'accept-language': language },
});

/** Every shape that was ever printed. A line is added with each new one and never taken away. */
const PRINTED: readonly (readonly [path: string, since: string])[] = [
  [ITEM, 'a GTIN'],
  [IN_LOT, 'with a lot, its slash encoded'],
  [IN_LOT.replace('%2F', '%2f'), 'encoded in small letters'],
  [UNIT, 'with lot and serial'],
  [`${ITEM}/21/${serial}`, 'with a serial only'],
  [`${IN_LOT}?17=281101`, 'with the day it expires'],
  [`${IN_LOT}?15=281101&11=261101&3103=000500`, 'with days and weight'],
  [`${ITEM}/10/LO-CU-DA-XOA`, 'of a lot nobody knows any more'],
  [`/414/${gln}/254/TRAI-1`, 'a place'],
  [`/q/${shortCode}`, 'a short code'],
  [`/q/${shortCode.toLowerCase()}`, 'a short code in small letters'],
  [`/q/${shortCode}/10/${LOT}`, 'a short code with a lot'],
  [`/q/${shortCode}/10/${LOT}/21/${serial}`, 'a short code with lot and serial'],
];

describe('printed links live for ever', () => {
  it.each(PRINTED)('%s (%s)', async (path) => {
    const program = await ask(path);
    expect(program.status).toBe(307);
    const target = new URL(program.headers.get('location') ?? '');
    expect(target.origin).toBe(server.url);
    expect(target.pathname).toMatch(/^\/quet\/(?:01|414|q)\//);
    // With a browser's headers the page is there, in one round trip.
    const browser = await ask(path, accepting('text/html,*/*;q=0.8', 'vi'));
    expect(browser.status).toBe(200);
    expect(browser.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('the product’s own page, on packs since the first release', async () => {
    for (const path of [`/san-pham/${slug}`, `/en/san-pham/${slug}`]) {
      expect((await ask(path, accepting('text/html'))).status).toBe(200);
      expect((await ask(path)).status).toBe(200);
    }
  });
});
