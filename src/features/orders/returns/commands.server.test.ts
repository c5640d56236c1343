import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { parcels, refunds, returnRequests, stockHolds } from '#db/schema/orders.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import {
  ordersDb,
  plantSeller,
  type Seller,
  stockOf,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { answerReturn } from './answer-return.server.ts';
import { askReturn } from './ask-return.server.ts';
import { withdrawReturn } from './withdraw-return.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const DAY = 86_400_000;
let db: Db;
let close: () => void;
let seller: Seller;

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  seller = await plantSeller(db, { provinceCode: '01', stock: 100 });
}, 60_000);
afterAll(() => close());

const delivered = (more: object = {}) =>
  plantOrder(db, {
    ...{ method: 'transfer', paid: true, state: 'completed' },
    parcels: [
      {
        ...{ producerId: seller.producerId, state: 'delivered', deliveredAt: NOW - DAY },
        lines: [
          {
            ...{ productId: seller.productId, offerId: seller.offerId },
            ...{ quantity: 3, unitPrice: 33_334, discount: 1 },
          },
        ],
        ...more,
      },
    ],
  });
type Order = Awaited<ReturnType<typeof delivered>>;
const ask = (order: Order, quantity: number, more: object = {}) =>
  askReturn(db, {
    ...{ token: order.token, parcelId: order.parcels[0]?.id ?? 0, reason: 'damaged' },
    lines: [{ lineId: order.parcels[0]?.lineIds[0] ?? 0, quantity }],
    ...{ said: 'Vỡ nắp hũ', unopened: false, actor: ANYONE, now: NOW },
    ...more,
  });
const owner = () => actorAs('producer', { producerId: seller.producerId });
const answered = (
  returnId: number,
  version: number,
  answer: Parameters<typeof answerReturn>[1]['answer'],
  actor = owner(),
) => answerReturn(db, { returnId, version, answer, actor, now: NOW });
const AGREED = { to: 'agreed', answer: 'Gửi về cơ sở' } as const;
const RECEIVED = { to: 'received', restock: true } as const;

describe('asking to send goods back', () => {
  it('needs the secret address, and a parcel and line of that very order', async () => {
    const order = await delivered();
    const other = await delivered();
    const fault = async (more: object): Promise<string> =>
      ask(order, 1, more).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect(await fault({ token: 'khong-co' })).toBe('no-such-order');
    expect(await fault({ parcelId: other.parcels[0]?.id })).toBe('no-such-parcel');
    const lines = [{ lineId: other.parcels[0]?.lineIds[0] ?? 0, quantity: 1 }];
    expect(await fault({ lines })).toBe('return-nothing');
    expect(await fault({ lines: [] })).toBe('return-nothing');
    expect(await fault({ reason: 'x' })).toBe('return-reason-missing');
    expect(await fault({ said: ' ' })).toBe('return-said-missing');
    expect(await fault({ now: NOW + 8 * DAY })).toBe('return-fault');
    await expect(ask(order, 4)).rejects.toMatchObject({ code: 'return-too-many' });
    await expect(ask(order, -1)).rejects.toMatchObject({ code: 'return-too-many' });
    expect(await db.select().from(returnRequests)).toEqual([]);
  });

  it('takes one request for a line at a time, and forgets it when it is withdrawn', async () => {
    const order = await delivered();
    const from = await lastChangeId(db);
    const { id } = await ask(order, 1);
    await expect(ask(order, 1)).rejects.toMatchObject({ code: 'return-open' });
    await expect(
      withdrawReturn(db, { token: 'khong-co', returnId: id, actor: ANYONE, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-order' });
    await withdrawReturn(db, { token: order.token, returnId: id, actor: ANYONE, now: NOW });
    await ask(order, 1);
    expect(JSON.stringify(await changesAfter(db, from))).not.toContain('Vỡ nắp');
  });
});

describe('answering', () => {
  it('is the seller’s and the office’s of the province', async () => {
    const { id } = await ask(await delivered(), 1);
    for (const [actor, code] of [
      [ANYONE, 'not-allowed'],
      [actorAs('administrator'), 'not-allowed'],
      [actorAs('producer', { producerId: 9_999 }), 'no-such-parcel'],
      [actorAs('provincial-officer', { provinceCode: '91' }), 'no-such-parcel'],
    ] as const) {
      await expect(answered(id, 1, AGREED, actor)).rejects.toMatchObject({ code });
    }
    await answered(id, 1, AGREED, actorAs('provincial-officer', { provinceCode: '01' }));
    await expect(answered(id, 1, AGREED)).rejects.toMatchObject({
      code: 'return-changed-meanwhile',
    });
    await expect(answered(id, 2, AGREED)).rejects.toMatchObject({ code: 'return-state' });
  });

  it('says why it refuses', async () => {
    const { id } = await ask(await delivered(), 1);
    await expect(answered(id, 1, { to: 'refused', answer: '' })).rejects.toMatchObject({
      code: 'return-answer-missing',
    });
    await answered(id, 1, { to: 'refused', answer: 'Nắp còn nguyên trong ảnh' });
    await expect(answered(id, 2, RECEIVED)).rejects.toMatchObject({ code: 'return-state' });
  });

  it('gives back to the đồng, in parts, with the fee when all of it was wrong', async () => {
    const order = await delivered();
    const before = (await stockOf(db, seller.offerId)) ?? 0;
    const back = async (quantity: number, restock: boolean): Promise<number> => {
      const { id } = await ask(order, quantity);
      await answered(id, 1, AGREED);
      return (await answered(id, 2, { to: 'received', restock })).refund;
    };
    // 3 × 33,334 − 1 = 100,001: 33,333 + 33,334 + 33,334, and 20,000 for sending it.
    expect(await back(1, true)).toBe(33_333);
    expect(await back(2, false)).toBe(66_668 + 20_000);
    expect(await stockOf(db, seller.offerId)).toBe(before + 1);
    // What is back on the shelf is not taken any more, what was broken still is.
    const holds = await db.select().from(stockHolds).where(eq(stockHolds.orderId, order.id));
    expect(holds).toMatchObject([{ state: 'taken', quantity: 2 }]);
    const sums = await db.select().from(refunds).where(eq(refunds.orderId, order.id));
    expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.total);
    const [parcel] = await db.select().from(parcels).where(eq(parcels.orderId, order.id));
    expect(parcel?.state).toBe('returned');
    await expect(ask(order, 1)).rejects.toMatchObject({ code: 'return-too-many' });
  });
});
