import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { serials, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, lotLinks, lots } from '#db/schema/lots.ts';
import { recalls } from '#db/schema/recalls.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { giveShortCodes } from '../give-short-codes.server.ts';
import { endDemoLots } from './end-demo-lots.server.ts';
import { makeDemoLots } from './make-demo-lots.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const by = { actor: SYSTEM, now: NOW };
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-demo-lots-'));
let db: Db;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { ...by, demo: true });
  await giveShortCodes(db, by);
}, 60_000);
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

it('makes illustrative lots once, with demonstration numbers only', async () => {
  await expect(makeDemoLots(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  const { made } = await makeDemoLots(db, by);
  expect(made).toBeGreaterThan(12);
  expect(await makeDemoLots(db, by)).toEqual({ made: 0 });
  const all = await db.select().from(lots);
  expect(all.every((lot) => lot.illustrative && lot.note.includes('minh hoạ'))).toBe(true);
  expect(all.some((lot) => lot.expiresOn !== null && lot.expiresOn < '2026-11-22')).toBe(true);
  const numbered = await db.select().from(tradeItems).where(isNotNull(tradeItems.gtin));
  expect(numbered.length).toBe(12);
  expect(numbered.every(({ gtin }) => gtin?.startsWith('0952'))).toBe(true);
  expect((await db.select().from(epcisEvents)).length).toBeGreaterThan(100);
  expect((await db.select().from(lotLinks)).length).toBe(1);
  expect((await db.select().from(serials)).length).toBe(24);
  expect((await db.select().from(recalls)).length).toBe(1);
});

it('leaves nothing of it when demo mode ends', async () => {
  await expect(endDemoLots(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect((await endDemoLots(db, by)).removed).toBeGreaterThan(12);
  expect((await endDemoLots(db, by)).removed).toBe(0);
  for (const table of [lots, epcisEvents, lotLinks, serials, recalls, tracePlaces]) {
    expect(await db.select().from(table)).toEqual([]);
  }
  expect(await db.select().from(tradeItems).where(isNotNull(tradeItems.gtin))).toEqual([]);
  expect(await db.select().from(tradeItems).where(eq(tradeItems.kind, 'material'))).toEqual([]);
});
