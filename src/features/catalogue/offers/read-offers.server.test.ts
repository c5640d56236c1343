import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { offerSteps } from '#db/schema/catalogue.ts';
import { emptyOrders, offersDb } from './world.examples.ts';
import { readOffers, readOffersBySku, readOffersOfProduct } from './read-offers.server.ts';
import { noteStockFlipsIn } from './stock-flips.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const MINUTE = 60_000;
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
  await db.insert(offerSteps).values([
    { offerId: 1, fromQuantity: 50, price: 100_000 },
    { offerId: 1, fromQuantity: 10, price: 110_000 },
  ]);
  await db.$client.execute(emptyOrders([1, 2, 3, 4, 5, 6]));
});
afterAll(() => close());

const hold = (orderId: number, offerId: number, quantity: number, until: number | null) =>
  `insert into stock_holds (order_id, offer_id, quantity, state, until) values
   (${orderId}, ${offerId}, ${quantity}, 'held', ${until === null ? 'null' : `'${new Date(until).toISOString()}'`})`;

describe('readOffers', () => {
  it('knows the price, the star of the day and where it comes from, in the order asked for', async () => {
    const [second, first, none] = await readOffers(db, [2, 1, 99], NOW);
    expect(none).toBeUndefined();
    expect(second).toMatchObject({ offerId: 2, stock: null, available: null });
    expect(first).toMatchObject({
      offerId: 1,
      sku: 'MX-00001-1',
      listPrice: 120_000,
      available: 50,
      productSlug: 'mat-ong',
      producerName: 'HTX A',
      provinceCode: '08',
      stars: 4,
      certificateCode: 'CN-00001',
      standing: { state: 'valid', validUntil: '2028-12-10' },
      steps: [
        { fromQuantity: 10, price: 110_000 },
        { fromQuantity: 50, price: 100_000 },
      ],
    });
  });

  it('has no star without a certificate, or after its term', async () => {
    const [wine] = await readOffersBySku(db, ['MX-00002-1', 'x'], NOW);
    expect(wine).toMatchObject({ stars: null, certificateCode: null, provinceCode: '38' });
    const later = Date.parse('2028-12-11T03:00:00Z');
    const [lapsed] = await readOffersOfProduct(db, 1, later);
    expect(lapsed).toMatchObject({ stars: null, standing: { state: 'expired' } });
  });

  it('takes off what is held and has not lapsed', async () => {
    await db.$client.executeMultiple(
      [
        hold(1, 1, 3, NOW + MINUTE),
        hold(2, 1, 4, NOW),
        hold(3, 1, 5, null),
        `insert into stock_holds (order_id, offer_id, quantity, state) values (4, 1, 9, 'taken'), (5, 1, 9, 'released')`,
      ].join(';'),
    );
    expect((await readOffers(db, [1], NOW))[0]?.available).toBe(42);
    await db.$client.execute('delete from stock_holds');
  });
});

describe('noteStockFlipsIn', () => {
  const moved = async (sql: string, at = NOW): Promise<string[]> => {
    const before = await lastChangeId(db);
    await inTransaction(db, (tx) =>
      noteStockFlipsIn(tx, { offerIds: [1, 2, 3], actor: 'system', now: at }, async () => {
        await tx.run(sql);
      }),
    );
    return (await changesAfter(db, before)).map((row) => row.subject);
  };

  it('says nothing while there is plenty, then tells the offer, and the product when nothing is left', async () => {
    expect(await moved(hold(1, 1, 10, null))).toEqual([]);
    expect(await moved(hold(2, 2, 1000, null))).toEqual([]);
    expect(await moved(hold(3, 3, 5, null))).toEqual(['offer:3']);
    expect(await moved(hold(4, 3, 3, NOW + MINUTE))).toEqual(['offer:3', 'product:2']);
    expect(await moved(`update stock_holds set state = 'released' where order_id = 4`)).toEqual([
      'offer:3',
      'product:2',
    ]);
    await db.$client.execute('delete from stock_holds');
  });

  it('tells of holds that lapsed before they were ended', async () => {
    expect(await moved(hold(5, 3, 8, NOW + MINUTE))).toEqual(['offer:3', 'product:2']);
    const later = NOW + 2 * MINUTE;
    // A page made now says there are 8; the next sale changes it.
    expect(await moved(hold(6, 3, 8, later + MINUTE), later)).toEqual(['offer:3', 'product:2']);
    await db.$client.execute('delete from stock_holds where order_id = 6');
    expect(
      await moved(`update stock_holds set state = 'released' where order_id = 5`, later),
    ).toEqual(['offer:3', 'product:2']);
  });
});
