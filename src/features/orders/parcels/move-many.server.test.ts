import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { orderHistory, orderLines } from '#db/schema/orders.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import {
  ordersDb,
  plantLot,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { moveMany } from './move-many.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
let db: Db;
let close: () => void;
let seller: Seller;
let other: Seller;

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  seller = await plantSeller(db, { provinceCode: '01' });
  other = await plantSeller(db, { provinceCode: '91' });
}, 60_000);
afterAll(() => close());

const producer = (of: Seller = seller) => actorAs('producer', { producerId: of.producerId });
const lineOf = (of: Seller) => ({ productId: of.productId, offerId: of.offerId });
const one = (state: ParcelState = 'to-pack') =>
  plantOrder(db, {
    parcels: [{ producerId: seller.producerId, state, lines: [lineOf(seller)] }],
  });

describe('many at once', () => {
  it('moves what can be moved, and tells the rest with its reason', async () => {
    const good = await one();
    const packed = await one('packed');
    const foreign = await plantOrder(db, {
      parcels: [{ producerId: other.producerId, lines: [lineOf(other)] }],
    });
    const chosen = [good, packed, foreign].map(({ parcels: [parcel] }) => ({
      ...{ parcelId: parcel?.id ?? 0, version: 1 },
      move: { deed: 'pack', lots: 'bulk' } as const,
    }));
    const result = await moveMany(db, { chosen, actor: producer(), now: NOW });
    expect(result.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      ...[null, 'parcel-state', 'no-such-parcel'],
    ]);
    await expect(moveMany(db, { chosen, actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('lets a person choose where there are several lots', async () => {
    const fresh = await plantSeller(db, { provinceCode: '01' });
    const order = async () => {
      const { parcels: planted } = await plantOrder(db, {
        parcels: [{ producerId: fresh.producerId, lines: [lineOf(fresh)] }],
      });
      return [
        {
          parcelId: planted[0]?.id ?? 0,
          version: 1,
          move: { deed: 'pack', lots: 'bulk' } as const,
        },
      ];
    };
    const first = await plantLot(db, fresh, { code: 'A1' });
    const actor = producer(fresh);
    const [done] = await moveMany(db, { chosen: await order(), actor, now: NOW });
    expect(done?.refusal).toBe(null);
    await plantLot(db, fresh, { code: 'A2' });
    const [choice] = await moveMany(db, { chosen: await order(), actor, now: NOW });
    expect(choice?.refusal?.code).toBe('choose-lot');
    const last = await db.select().from(orderLines).where(eq(orderLines.lotId, first));
    expect(last).toHaveLength(1);
    expect(
      (await db.select().from(orderHistory)).every(({ facts }) => !facts.includes('Bưởi')),
    ).toBe(true);
  });
});
