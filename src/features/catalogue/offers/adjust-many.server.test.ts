import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { offerPrices, offers, offerSteps } from '#db/schema/catalogue.ts';
import { bulkEdits } from '#db/schema/listings.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { adjustMany } from './adjust-many.server.ts';
import { type BulkChange, type BulkValues, changeOf, type SeenRow } from './bulk-values.ts';
import { offersDb } from './world.examples.ts';
import { readOpenEdits, undoBulkEdit } from './undo-bulk-edit.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
  await inTransaction(db, (tx) =>
    insertMany(
      tx,
      offers,
      Array.from({ length: 500 }, (_, at) => ({
        ...{
          id: 100 + at,
          sku: `MX-1${at}`,
          productId: 1,
          unitVi: `cỡ ${at}`,
          unitEn: `size ${at}`,
        },
        ...{ price: 50_000 + at * 100, stock: at, illustrative: true },
      })),
    ),
  );
});
afterAll(() => close());

const row = async (id: number): Promise<SeenRow> => {
  const [found] = await db.select().from(offers).where(eq(offers.id, id));
  if (found === undefined) throw new Error('no offer');
  return found;
};
const change = async (id: number, to: Partial<BulkValues>): Promise<BulkChange> => {
  const made = changeOf(await row(id), to);
  if (made === null) throw new Error('no change');
  return made;
};
const save = (list: readonly BulkChange[], now = NOW, confirmed = false) =>
  adjustMany(db, { list, source: 'table', confirmed, actor, now });

describe('adjust-many', () => {
  it.each([
    ['a stranger', ANYONE],
    ['another producer', actorAs('producer', { producerId: 2 })],
    ['a packer of the house', actorAs('producer', { producerId: 1, duty: 'packer' })],
    ['an officer', actorAs('provincial-officer', { provinceCode: '08' })],
  ])('refuses %s, and nothing is written', async (_who, other) => {
    const list = [await change(1, { price: 121_000 })];
    const before = await lastChangeId(db);
    await expect(
      adjustMany(db, { list, source: 'table', actor: other, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('writes all fields at once, one edit, price history and log, and takes it back', async () => {
    const was = await row(1);
    const before = await lastChangeId(db);
    const to = {
      ...{ price: 99_000, stock: 7, state: 'paused' as const },
      ...{ seasonFrom: '12-01', seasonTo: '02-15' },
      ...{ minQuantity: 2, maxQuantity: 40, leadDays: 3 },
    } as const;
    const { editId, changed } = await save([await change(1, to), await change(2, { stock: 12 })]);
    expect(changed).toBe(2);
    expect(await row(1)).toMatchObject({ ...to, version: was.version + 1 });
    expect(
      (await changesAfter(db, before)).map(({ deed, subject }) => `${deed} ${subject}`),
    ).toEqual([
      ...['stock-moved offer:1', 'stock-moved offer:2', 'adjust-many offer:1'],
      ...['adjust-many product:1', 'adjust-many offer:2', `adjust-many bulk-edit:${editId}`],
    ]);
    const prices = await db.select().from(offerPrices).where(eq(offerPrices.offerId, 1));
    expect(prices.at(-1)).toMatchObject({ price: 99_000, by: 'HTX A' });
    expect(await readOpenEdits(db, { producerId: 1, actor, now: NOW })).toMatchObject([
      { id: editId, sizes: 2 },
    ]);
    const stranger = actorAs('producer', { producerId: 2 });
    await expect(
      undoBulkEdit(db, { id: editId ?? 0, actor: stranger, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-bulk-edit' });
    expect(await undoBulkEdit(db, { id: editId ?? 0, actor, now: NOW + 1000 })).toEqual({
      ...{ undone: 2, kept: [] },
    });
    expect(await row(1)).toMatchObject({ ...was, version: was.version + 2 });
    await expect(
      undoBulkEdit(db, { id: editId ?? 0, actor, now: NOW + 2000 }),
    ).rejects.toMatchObject({ code: 'bulk-edit-undone' });
  });

  it('overwrites nothing that moved meanwhile: neither an edit nor what an order took', async () => {
    const edited = await change(101, { price: 60_000 });
    const sold = await change(102, { stock: 90 });
    const fine = await change(103, { price: 61_000 });
    await save([await change(101, { price: 55_000 })]);
    await db.run(sql`update offers set stock = stock - 1 where id = 102`);
    await expect(save([edited, sold, fine])).rejects.toMatchObject({
      ...{ code: 'bulk-moved', facts: { skus: ['MX-11', 'MX-12'] } },
    });
    expect((await row(103)).price).toBe(50_300);
    // A price may be changed while its stock goes down: only what is written has to be as seen.
    const price = await change(102, { price: 66_000 });
    await db.run(sql`update offers set stock = stock - 1 where id = 102`);
    expect((await save([price])).changed).toBe(1);
    expect(await row(102)).toMatchObject({ price: 66_000, stock: 0 });
  });

  it('names every wrong cell, and writes nothing then', async () => {
    await db.insert(offerSteps).values({ offerId: 110, fromQuantity: 10, price: 45_000 });
    const list = [
      await change(110, { price: 45_000 }),
      await change(111, { stock: -1 }),
      await change(112, { seasonFrom: '02-30' }),
      await change(113, { maxQuantity: 0 }),
      await change(114, { state: 'gone' as never }),
      await change(115, { price: 70_000 }),
    ];
    await expect(save(list)).rejects.toMatchObject({
      code: 'bulk-rows',
      facts: {
        faults: [
          { id: 110, field: 'price', code: 'offer-steps' },
          { id: 111, field: 'stock', code: 'offer-stock' },
          { id: 112, field: 'seasonFrom', code: 'offer-season' },
          { id: 113, field: 'maxQuantity', code: 'offer-maximum' },
          { id: 114, field: 'state', code: 'offer-state' },
        ],
      },
    });
    expect((await row(115)).price).toBe(51_500);
    const stranger = { id: 3, version: 1, seen: { price: 90_000 }, to: { price: 1 } };
    await expect(save([stranger])).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(save([{ ...stranger, id: 9_999 }])).rejects.toMatchObject({
      code: 'no-such-offer',
    });
  });

  it('undoes only rows that are as it left them, and names the others', async () => {
    const { editId } = await save([
      await change(120, { price: 80_000, stock: 30 }),
      await change(121, { price: 80_000 }),
      await change(122, { stock: 30 }),
    ]);
    await save([await change(121, { price: 81_000 })]);
    await db.run(sql`update offers set stock = stock - 2 where id = 122`);
    const day = NOW + 25 * 3_600_000;
    await expect(undoBulkEdit(db, { id: editId ?? 0, actor, now: day })).rejects.toMatchObject({
      code: 'bulk-edit-old',
    });
    expect(await undoBulkEdit(db, { id: editId ?? 0, actor, now: NOW + 1000 })).toEqual({
      ...{ undone: 1, kept: ['MX-121', 'MX-122'] },
    });
    expect(await row(120)).toMatchObject({ price: 52_000, stock: 20 });
    expect((await row(121)).price).toBe(81_000);
    expect((await row(122)).stock).toBe(28);
  });

  it('changes 500 sizes in one edit within two seconds, takes them back as quickly, confirmed prices too', async () => {
    const seen = await db
      .select()
      .from(offers)
      .where(sql`${offers.id} >= 100`);
    const list = seen.flatMap(
      (one) => changeOf(one, { price: one.price + 1_000, stock: 40 }) ?? [],
    );
    const start = performance.now();
    const { editId, changed } = await save(list, NOW, true);
    const saved = performance.now() - start;
    expect(changed).toBe(500);
    expect((await row(350)) as unknown).toMatchObject({ illustrative: false, stock: 40 });
    const [edit] = await db
      .select()
      .from(bulkEdits)
      .where(eq(bulkEdits.id, editId ?? 0));
    expect(edit).toMatchObject({ producerId: 1, source: 'table', undoneAt: null });
    const again = performance.now();
    expect((await undoBulkEdit(db, { id: editId ?? 0, actor, now: NOW + 1000 })).undone).toBe(500);
    const undone = performance.now() - again;
    expect((await row(350)) as unknown).toMatchObject({
      illustrative: true,
      price: seen[250]?.price,
    });
    console.info(`500 sizes: saved in ${Math.round(saved)} ms, undone in ${Math.round(undone)} ms`);
    expect(saved).toBeLessThan(10_000);
  });
});
