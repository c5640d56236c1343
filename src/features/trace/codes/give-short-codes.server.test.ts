import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { giveShortCodes } from './give-short-codes.server.ts';
import { readShortCode } from './short-code.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-codes-'));
let db: Db;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
}, 60_000);
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

it('refuses everybody but the program and writes nothing', async () => {
  const before = await lastChangeId(db);
  for (const actor of [ANYONE, actorAs('administrator'), actorAs('producer', { producerId: 1 })]) {
    await expect(giveShortCodes(db, { actor, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  }
  expect(await lastChangeId(db)).toBe(before);
});

it('gives every product one code, once, quickly, with one row in the change log', async () => {
  const before = await lastChangeId(db);
  const started = performance.now();
  const { given } = await giveShortCodes(db, { actor: SYSTEM, now: NOW });
  const took = performance.now() - started;
  const [all] = await db.select({ count: count() }).from(products);
  expect(given).toBe(all?.count);
  expect(took).toBeLessThan(1500);
  const rows = await changesAfter(db, before);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ deed: 'give-short-codes', subject: 'items', actor: 'system' });

  const items = await db.select().from(tradeItems).where(isNotNull(tradeItems.productId));
  expect(new Set(items.map((item) => item.shortCode)).size).toBe(given);
  expect(items.every((item) => readShortCode(item.shortCode) === item.shortCode)).toBe(true);
  expect(items.every((item) => item.gtin === null && item.kind === 'product')).toBe(true);

  expect(await giveShortCodes(db, { actor: SYSTEM, now: NOW })).toEqual({ given: 0 });
  expect(await lastChangeId(db)).toBe(before + 1);
});

it('gives the same product the same code again, and names a single new one', async () => {
  const [item] = await db.select().from(tradeItems).limit(1);
  await db.delete(tradeItems).where(eq(tradeItems.id, item?.id ?? 0));
  expect(await giveShortCodes(db, { actor: SYSTEM, now: NOW })).toEqual({ given: 1 });
  const [again] = await db
    .select()
    .from(tradeItems)
    .where(eq(tradeItems.productId, item?.productId ?? 0));
  expect(again?.shortCode).toBe(item?.shortCode);
  const [last] = (await changesAfter(db, 0)).slice(-1);
  expect(last?.subject).toBe(`item:${again?.id}`);
});
