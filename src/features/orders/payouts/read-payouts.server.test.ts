import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { orders, payments, refunds } from '#db/schema/orders.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { readFigures } from '../figures/read-figures.server.ts';
import { plantOrder } from '../order.fixture.server.ts';
import { sumPayouts } from './payout.ts';
import { readPayouts } from './read-payouts.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const DELIVERED = Date.parse('2026-11-10T03:00:00Z');
const days = { from: day('2026-11-01'), to: day('2026-11-30') };
const own = actorAs('producer', { producerId: 1 });
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
  const box = (producerId: number, unitPrice: number) => ({
    ...{ producerId, state: 'delivered' as const, deliveredAt: DELIVERED },
    lines: [{ productId: producerId, quantity: 2, unitPrice, discount: 10_000 }],
  });
  const both = await plantOrder(db, {
    ...{ code: 'MXP1', method: 'transfer', paid: true, placedAt: DELIVERED - 86_400_000 },
    parcels: [box(1, 100_000), box(2, 33_333)],
  });
  const priced = {
    discounts: [
      { source: 'campaign:1', payer: 'province', amount: 4_000, producerId: 1 },
      { source: 'campaign:1', payer: 'producer', amount: 6_000, producerId: 1 },
    ],
  };
  await db
    .update(orders)
    .set({ priced: JSON.stringify(priced) })
    .where(eq(orders.id, both.id));
  await db.update(payments).set({ paid: both.total }).where(eq(payments.orderId, both.id));
  await db.insert(refunds).values({
    ...{ orderId: both.id, paymentId: both.paymentId, amount: 30_001, reason: 'office' },
    ...{ state: 'due', requestKey: 'office:1:x', by: 'office', madeAt: '2026-11-12T00:00:00.000Z' },
  });
  await plantOrder(db, {
    ...{ code: 'MXP2', method: 'cod', placedAt: DELIVERED },
    parcels: [{ producerId: 1, state: 'to-pack', lines: [{ productId: 1 }] }],
  });
});
afterAll(() => close());

describe('payouts from the store', () => {
  it('add up to what was paid, to the đồng', async () => {
    const all = await readPayouts(db, {
      ...days,
      producerId: null,
      actor: actorAs('administrator'),
    });
    expect(all.map(({ code, producerId }) => [code, producerId])).toEqual([
      ['MXP1', 1],
      ['MXP1', 2],
    ]);
    const [order] = await db.select().from(orders).where(eq(orders.code, 'MXP1'));
    const sums = sumPayouts(all);
    expect(sums.online).toBe(order?.total);
    expect(sums.refunded).toBe(30_001);
    expect(sums.owed).toBe((order?.total ?? 0) + 4_000 - 30_001);
    expect(all[0]).toMatchObject({ othersDiscount: 4_000, ownDiscount: 6_000 });
  });

  it('shows a producer its own only, an officer the province, others nothing', async () => {
    const of = async (actor: typeof own, producerId: number | null = null) =>
      (await readPayouts(db, { ...days, producerId, actor })).map((line) => line.producerId);
    expect(await of(own)).toEqual([1]);
    expect(await of(own, 2)).toEqual([]);
    expect(await of(actorAs('provincial-officer', { provinceCode: '38' }))).toEqual([2]);
    expect(await of(actorAs('provincial-officer', { provinceCode: '01' }))).toEqual([]);
    for (const other of [
      ...[ANYONE, actorAs('producer', { producerId: 1, duty: 'packer' })],
      actorAs('commune-officer', { communeCode: '1' }),
    ])
      await expect(of(other)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('counts orders and đồng by the day they were placed, within reach', async () => {
    const figures = await readFigures(db, { ...days, actor: own });
    expect(figures.parcels).toEqual([
      { day: '2026-11-09', orders: 1, dong: 190_000 },
      { day: '2026-11-10', orders: 1, dong: 200_000 },
    ]);
    const other = await readFigures(db, { ...days, actor: actorAs('producer', { producerId: 9 }) });
    expect(other).toEqual({ days: [], parcels: [], products: [] });
  });
});
