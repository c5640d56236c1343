import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { openChromium } from './chromium.ts';
import { lookAtDesk } from './desk/look.ts';
import { plantLot, type PlantedLot } from './hostile/plant.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const NOW = '2026-11-22T03:30:00.000Z';
const PHONE =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
let server: TestServer;
let db: Db;
let lot: PlantedLot;
let owner: Visitor;

beforeAll(async () => {
  server = await startServer({
    clock: NOW,
    env: { SECOND_FACTOR: 'off', SCAN_PLACE_HEADER: 'X-Place' },
  });
  db = await storeOf(server);
  const now = Date.parse(NOW);
  lot = await plantLot(db, { gtin: '09521234543213', steps: 3, units: 3, now });
  owner = await signedIn(
    server,
    db,
    actorAs('producer', { producerId: lot.producerId }, 'Chủ thể Quét'),
  );
});

afterAll(async () => {
  if (db) closeDb(db);
  await server?.stop();
});

const scan = (path: string, from: string, more: Record<string, string> = {}) =>
  fetch(server.url + path, {
    headers: {
      ...{ accept: 'text/html', 'user-agent': PHONE, 'x-forwarded-for': from, 'x-place': 'VN-HN' },
      ...more,
    },
  }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));

/** Counts are written every few seconds. */
async function untilCounted(visitor: Visitor, path: string, text: string): Promise<string> {
  for (let turn = 0; ; turn++) {
    const answer = await visitor.get(path);
    if (answer.text.includes(text)) return answer.text;
    if (turn === 60)
      throw new Error(`no "${text}" in ${answer.status} ${answer.text.slice(-3_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('scans on the desk', () => {
  it('begins empty', async () => {
    const { status, text } = await owner.get('/ban/luot-quet');
    expect(status).toBe(200);
    expect(text).toContain('Chưa có lượt quét nào');
  });

  it('shows what phones scanned, and neither machines nor what does not exist', async () => {
    for (let phone = 0; phone < 14; phone++) {
      const place = phone % 2 ? 'VN-SG' : 'VN-HN';
      expect((await scan(lot.unit, `203.0.113.${phone}`, { 'x-place': place })).status).toBe(200);
    }
    await scan(lot.unit, '203.0.113.1');
    await scan(lot.item, '203.0.113.1');
    await scan(lot.lot, '203.0.113.50', { 'user-agent': 'facebookexternalhit/1.1' });
    await scan(lot.lot, '203.0.113.51', { 'sec-purpose': 'prefetch' });
    await scan(`${lot.lot}/21/0000000000`, '203.0.113.52');
    await scan('/q/AAAAAAAA', '203.0.113.53');
    const page = await untilCounted(owner, '/ban/luot-quet?ky=7-ngay', '15 lượt quét');
    for (const said of [
      'Hà Nội',
      'Hồ Chí Minh',
      'LO-3213',
      lot.serials[0] ?? '',
      'hai nơi xa nhau',
    ]) {
      expect(page).toContain(said);
    }
    expect(page).not.toContain('203.0.113');
    const file = await owner.get('/ban/luot-quet.csv?ky=7-ngay');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.text.trim().split('\r\n')).toHaveLength(4);
    // What the unit's own page says has moved too, modestly.
    const unit = await scan(lot.unit, '203.0.113.60');
    expect(unit.text).toContain('14');
    expect(unit.text).not.toMatch(/hàng thật|chính hãng 100/i);
  });

  it('shows others nothing of it', async () => {
    const other = await signedIn(server, db, {
      ...actorAs('producer', { producerId: lot.producerId + 1 }, 'Chủ thể Khác'),
      userId: 'khac',
    });
    const { text } = await other.get('/ban/luot-quet');
    expect(text).not.toContain('LO-3213');
    expect(text).toContain('Chưa có lượt quét nào');
    expect((await other.get('/ban/luot-quet.csv')).text.trim().split('\r\n')).toHaveLength(1);
    const council = await signedIn(
      server,
      db,
      actorAs('council-member', { councilId: 1 }, 'Hội đồng'),
    );
    expect((await council.get('/ban/luot-quet')).status).toBe(403);
    expect((await council.get('/ban/luot-quet.csv')).status).toBe(403);
    const nobody = await fetch(`${server.url}/ban/luot-quet.csv`, { redirect: 'manual' });
    expect(nobody.status).toBe(303);
  });

  it('is fit to be read at any width, aloud and by night', async () => {
    const browser = await openChromium();
    try {
      const axe = readFileSync(
        createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
        'utf8',
      );
      const context = await browser.newContext();
      await context.addCookies(
        owner.cookie.split('; ').map((one) => {
          const at = one.indexOf('=');
          return { name: one.slice(0, at), value: one.slice(at + 1), url: server.url };
        }),
      );
      const page = await context.newPage();
      const found: string[] = [];
      for (const [path, lang, width, colorScheme] of [
        ['/ban/luot-quet?ky=12-thang', 'vi', 360, 'light'],
        ['/en/ban/luot-quet?ky=6-tuan', 'en', 1440, 'dark'],
        ['/en/ban/luot-quet?ky=7-ngay', 'en', 360, 'light'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(server.url + path);
        await page.evaluate(axe);
        await page.evaluate(() => {
          for (const one of document.querySelectorAll<HTMLDetailsElement>('main details'))
            one.open = true;
        });
        const looked = await page.evaluate(lookAtDesk, lang);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        found.push(
          ...looked.map((line) => `${path} ${width}: ${line}`),
          ...violations.map(({ id, nodes }) => `${path} ${width}: ${id} ${nodes[0]?.html}`),
        );
      }
      expect(found).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
