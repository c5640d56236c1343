import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, hashOf, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { classifyProduct } from './classify-product.server.ts';
import { endDemo } from './end-demo.server.ts';
import { loadFirstCatalogue } from './load-first-catalogue.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-commands-'));
let db: Db;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('classify-product', () => {
  const slug = async (): Promise<string> =>
    (await db.select({ slug: products.slug }).from(products).limit(1))[0]?.slug ?? '';

  it('refuses a stranger and changes nothing', async () => {
    const before = await lastChangeId(db);
    await expect(
      classifyProduct(db, { slug: await slug(), setNo: 4, actor: ANYONE, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('moves the product, says that an officer chose, and leaves a change row', async () => {
    const which = await slug();
    const result = await classifyProduct(db, { slug: which, setNo: 13, actor: SYSTEM, now: NOW });
    const [row] = await db.select().from(products).where(eq(products.slug, which));
    expect(row).toMatchObject({ setNo: 13, setBy: 'officer' });
    const [last] = (await changesAfter(db, 0)).slice(-1);
    expect(last).toMatchObject({ deed: 'classify-product', subject: `product:${result.id}` });
  });

  it('refuses a set and a product that do not exist', async () => {
    await expect(
      classifyProduct(db, { slug: await slug(), setNo: 27, actor: SYSTEM, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-set' });
    await expect(
      classifyProduct(db, { slug: 'khong-co', setNo: 1, actor: SYSTEM, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-product' });
  });
});

describe('end-demo', () => {
  it('refuses a stranger', async () => {
    await expect(endDemo(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('takes every illustrative price away, and a second time changes nothing more', async () => {
    const [setting] = await db.select().from(settings).where(eq(settings.key, 'demo'));
    expect(setting?.value).toBe('true');
    const first = await endDemo(db, { actor: SYSTEM, now: NOW });
    expect(first.removed).toBeGreaterThan(1000);
    expect(await db.select().from(offers).where(eq(offers.illustrative, true))).toEqual([]);
    expect((await endDemo(db, { actor: SYSTEM, now: NOW })).removed).toBe(0);
    const [after] = await db.select().from(settings).where(eq(settings.key, 'demo'));
    expect(after?.value).toBe('false');
  });
});

describe('the change log', () => {
  it('chains every row to the one before', async () => {
    const rows = await changesAfter(db, 0);
    expect(rows.length).toBeGreaterThan(2);
    rows.forEach((row, index) => {
      const { id: _id, hash, ...covered } = row;
      expect(hashOf(covered)).toBe(hash);
      expect(row.previousHash).toBe(rows[index - 1]?.hash ?? '');
    });
  });

  it('takes one writer at a time: simultaneous transactions wait instead of failing', async () => {
    const seen: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((turn) =>
        inTransaction(db, async (tx) => {
          await tx.insert(settings).values({ key: `turn-${turn}`, value: String(turn) });
          seen.push(turn);
        }),
      ),
    );
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('undoes everything when the work throws', async () => {
    await expect(
      inTransaction(db, async (tx) => {
        await tx.insert(settings).values({ key: 'half', value: '1' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await db.select().from(settings).where(eq(settings.key, 'half'))).toEqual([]);
  });
});
