import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { cartLines } from '#db/schema/carts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orderLines, orders, parcels, payments, stockHolds } from '#db/schema/orders.ts';
import { campaigns, vouchers, voucherUses } from '#db/schema/promotions.ts';
import { changes } from '#db/schema/site.ts';
import { inTransaction } from '#db/client.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { cancelOwnOrder } from '../buyer/cancel-own-order.server.ts';
import { findOrder } from '../buyer/find-order.server.ts';
import { readBuyerOrder } from '../buyer/read-buyer-order.server.ts';
import { confirmOrderIn } from '../confirm-order.server.ts';
import { endHolds } from '../end-holds.server.ts';
import { placeOrder, type PlaceOrder } from './place-order.server.ts';
import { asSeen, plantCart, plantCommune } from './place.fixture.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const HOUR = 3_600_000;
let db: Db;
let close: () => void;

beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
  await plantCommune(db);
});
afterEach(() => close());

const stockOf = async (id: number): Promise<number | null> =>
  (await db.select({ stock: offers.stock }).from(offers).where(eq(offers.id, id)))[0]?.stock ??
  null;

async function orderOf(lines: [number, number][], more: Partial<PlaceOrder> = {}) {
  const cartId = await plantCart(db, lines);
  return placeOrder(db, await asSeen(db, cartId, { now: NOW, ...more }));
}

const confirm = (orderId: number, now: number) =>
  inTransaction(db, (tx) => confirmOrderIn(tx, { orderId, now, actor: SYSTEM }));

/** One row for each sum that does not add up. */
async function doesNotAddUp(): Promise<unknown[]> {
  const { rows } = await db.$client.execute(`
    select 'order' as what, o.id from orders o where o.total <>
      (select sum(p.total) from parcels p where p.order_id = o.id)
    union all select 'goods', o.id from orders o where o.goods <>
      (select sum(l.quantity * l.unit_price) from order_lines l where l.order_id = o.id)
    union all select 'discount', o.id from orders o where o.discount <>
      (select sum(l.discount) from order_lines l where l.order_id = o.id)
    union all select 'parcel', p.id from parcels p where p.goods - p.discount <>
      (select sum(l.total) from order_lines l where l.parcel_id = p.id)
    union all select 'vat', o.id from orders o where o.vat <>
      (select sum(l.vat) from order_lines l where l.order_id = o.id)
    union all select 'weight', p.id from parcels p where p.weight_grams <>
      (select sum(l.weight_grams * l.quantity) from order_lines l where l.parcel_id = p.id)
    union all select 'due', o.id from orders o where o.total <>
      (select p.due from payments p where p.order_id = o.id)`);
  return rows;
}

describe('placing an order', () => {
  it('takes the goods at once when cash is paid on delivery', async () => {
    const placed = await orderOf([
      [1, 2],
      [2, 3],
    ]);
    const seen = await readBuyerOrder(db, placed.token);
    expect(seen?.order).toMatchObject({ state: 'confirmed', total: placed.total, demo: true });
    expect(seen?.order.placeText).toBe('xã Đồng Văn, tỉnh Tuyên Quang');
    expect(seen?.parcels.map(({ state, lines }) => [state, lines.length])).toEqual([
      ['to-pack', 2],
    ]);
    expect(seen?.parcels[0]?.lines[0]).toMatchObject({
      productName: 'Mật ong',
      certificateCode: 'CN-00001',
    });
    expect(JSON.parse(seen?.parcels[0]?.lines[0]?.standing ?? '')).toMatchObject({ stars: 4 });
    expect(await stockOf(1)).toBe(48);
    expect(await doesNotAddUp()).toEqual([]);
    expect(await db.select().from(cartLines)).toEqual([]);
    const log = await db
      .select()
      .from(changes)
      .where(eq(changes.subject, `order:${placed.id}`));
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toMatch(/Bưởi|0912|Số 5/);
    expect(JSON.stringify(log)).not.toContain(placed.token);
  });

  it('makes one parcel for each producer, each with its own fee', async () => {
    const buyer = (await asSeen(db, await plantCart(db, [[1, 1]]), { now: NOW })).buyer;
    const placed = await orderOf(
      [
        [1, 1],
        [3, 2],
      ],
      { method: 'transfer', buyer: { ...buyer, ageConfirmed: true } },
    );
    const seen = await readBuyerOrder(db, placed.token);
    expect(seen?.parcels.map(({ producerName }) => producerName)).toEqual(['HTX A', 'HTX B']);
    expect(seen?.parcels.every(({ shipping, state }) => shipping > 0 && state === 'waiting')).toBe(
      true,
    );
    expect(await doesNotAddUp()).toEqual([]);
    expect(seen?.mayCancel).toBe(true);
  });

  it('holds the goods until the hour when it is paid by transfer, and releases them by the clock', async () => {
    const first = await orderOf([[1, 40]], { method: 'transfer' });
    expect(await stockOf(1)).toBe(50);
    await expect(orderOf([[1, 11]])).rejects.toMatchObject({
      code: 'sold-out',
      facts: { name: 'Mật ong', left: 10 },
    });
    const later = NOW + 24 * HOUR + 1;
    const cart = await plantCart(db, [[1, 50]]);
    await placeOrder(db, await asSeen(db, cart, { now: later, method: 'transfer' }));
    expect(await endHolds(db, { now: later, actor: SYSTEM })).toBe(1);
    expect(await endHolds(db, { now: later, actor: SYSTEM })).toBe(0);
    const seen = await readBuyerOrder(db, first.token);
    expect(seen?.order).toMatchObject({ state: 'cancelled', cancelledWhy: 'unpaid' });
    expect(seen?.payments[0]?.state).toBe('expired');
    expect(seen?.parcels[0]?.state).toBe('cancelled');
    expect(await stockOf(1)).toBe(50);
  });

  it('takes what it held when the money comes, once', async () => {
    const { id, token } = await orderOf([[1, 5]], { method: 'card' });
    expect(await confirm(id, NOW + 1000)).toBe('confirmed');
    expect(await confirm(id, NOW + 2000)).toBe('confirmed');
    expect(await stockOf(1)).toBe(45);
    const seen = await readBuyerOrder(db, token);
    expect(seen?.history.map(({ kind }) => kind)).toEqual(['placed', 'confirmed']);
    expect(seen?.parcels[0]?.state).toBe('to-pack');
  });

  it('brings an order back that was paid late, or parks it when the goods are gone', async () => {
    const back = await orderOf([[1, 5]], { method: 'card' });
    const gone = await orderOf([[1, 30]], { method: 'card' });
    const later = NOW + HOUR;
    await endHolds(db, { now: later, actor: SYSTEM });
    expect(await confirm(back.id, later)).toBe('confirmed');
    const cart = await plantCart(db, [[1, 20]]);
    await placeOrder(db, await asSeen(db, cart, { now: later }));
    expect(await confirm(gone.id, later)).toBe('parked');
    expect(await confirm(gone.id, later)).toBe('parked');
    expect(await stockOf(1)).toBe(25);
    const holds = await db.select().from(stockHolds).where(eq(stockHolds.orderId, gone.id));
    expect(holds.map(({ state }) => state)).toEqual(['released']);
  });

  it('gives the goods back when the buyer cancels, and not twice', async () => {
    const { token } = await orderOf([[1, 7]]);
    expect(await stockOf(1)).toBe(43);
    await cancelOwnOrder(db, { token, actor: ANYONE, now: NOW + 1 });
    expect(await stockOf(1)).toBe(50);
    await expect(cancelOwnOrder(db, { token, actor: ANYONE, now: NOW + 2 })).rejects.toMatchObject({
      code: 'order-state',
    });
    await expect(
      cancelOwnOrder(db, { token: 'a'.repeat(26), actor: ANYONE, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-order' });
    const packed = await orderOf([[1, 1]]);
    await db.update(parcels).set({ state: 'packed' }).where(eq(parcels.orderId, packed.id));
    await expect(
      cancelOwnOrder(db, { token: packed.token, actor: ANYONE, now: NOW }),
    ).rejects.toMatchObject({ code: 'order-packed' });
    expect(await stockOf(1)).toBe(49);
  });

  it('is the same order when it is sent twice, one after the other or at once', async () => {
    const cart = await plantCart(db, [[1, 1]]);
    const asked = await asSeen(db, cart, { now: NOW });
    const all = await Promise.all(Array.from({ length: 8 }, () => placeOrder(db, asked)));
    const again = await placeOrder(db, { ...asked, seenTotal: 1 });
    expect(new Set([...all, again].map(({ token }) => token)).size).toBe(1);
    expect(all.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(await stockOf(1)).toBe(49);
    // The same key with another cart is another person's.
    const other = await plantCart(db, [[1, 1]]);
    const mine = await placeOrder(db, { ...asked, cartId: other, seenLines: '1x1' });
    expect(mine.token).not.toBe(again.token);
  });

  it('sells fifty pieces to two hundred buyers exactly once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 200 }, async (_, index) =>
        asSeen(db, await plantCart(db, [[1, 1]]), {
          now: NOW,
          method: (['cod', 'transfer', 'card'] as const)[index % 3]!,
        }),
      ),
    );
    const came = await Promise.allSettled(asked.map((one) => placeOrder(db, one)));
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    const codes = came.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['sold-out']));
    const [held] = await db
      .select({ sum: sql<number>`sum(quantity)` })
      .from(stockHolds)
      .where(eq(stockHolds.state, 'held'));
    expect((await stockOf(1)) ?? 0).toBe(held?.sum ?? 0);
    expect(await doesNotAddUp()).toEqual([]);
  }, 120_000);

  it('writes the buyer a letter with everything agreed, none without an address', async () => {
    await orderOf([[1, 1]]);
    expect(await db.select().from(mails)).toEqual([]);
    const { buyer } = await asSeen(db, await plantCart(db, [[1, 1]]), { now: NOW });
    const placed = await orderOf([[1, 2]], {
      buyer: { ...buyer, email: 'buoi@vi-du.vn' },
      method: 'transfer',
    });
    const [letter] = await db.select().from(mails);
    expect(letter?.toAddress).toBe('buoi@vi-du.vn');
    expect(letter?.subject).toContain(placed.code);
    for (const part of [
      `https://moixa.example/don-hang/${placed.token}`,
      'Đây là đơn thử',
      'HTX A',
      'Mật ong',
      'TỔNG PHẢI TRẢ',
      'đã gồm thuế GTGT',
      'Hủy miễn phí',
      'trong 7 ngày',
      'https://moixa.example/chinh-sach',
      '10:00 ngày 24/11/2026',
    ]) {
      expect(letter?.body).toContain(part);
    }
  });

  it('is found by its code and telephone number only together', async () => {
    const { code, token } = await orderOf([[1, 1]]);
    expect(await findOrder(db, { code: code.toLowerCase(), phone: '+84912345678' })).toBe(token);
    expect(await findOrder(db, { code, phone: '0912345679' })).toBeNull();
    expect(await findOrder(db, { code: 'MX-2222-2222', phone: '0912345678' })).toBeNull();
  });

  it('uses a voucher up, and gives it back when the order ends', async () => {
    await plantVoucher();
    const cart = () => plantCart(db, [[1, 2]], { vouchers: ['TET'] });
    const one = await placeOrder(db, await asSeen(db, await cart(), { now: NOW }));
    const seen = await readBuyerOrder(db, one.token);
    expect(seen?.order.discount).toBe(20_000);
    expect(await doesNotAddUp()).toEqual([]);
    expect((await db.select().from(voucherUses)).map(({ state }) => state)).toEqual(['used']);
    const late = await asSeen(db, await cart(), { now: NOW });
    await expect(
      placeOrder(db, { ...late, seenTotal: late.seenTotal - 20_000 }),
    ).rejects.toMatchObject({ code: 'price-moved' });
    await cancelOwnOrder(db, { token: one.token, actor: ANYONE, now: NOW + 1 });
    const again = await placeOrder(db, await asSeen(db, await cart(), { now: NOW + 2 }));
    expect((await readBuyerOrder(db, again.token))?.order.discount).toBe(20_000);
  });
});

async function plantVoucher(): Promise<void> {
  await db.insert(campaigns).values({
    ...{ id: 1, slug: 'tet', titleVi: 'Tết', startsOn: '2026-11-01', endsOn: '2026-12-31' },
    ...{ state: 'published', kind: 'amount', amount: 20_000, payer: 'site', byVoucher: true },
    ...{ madeAt: '2026-11-01T00:00:00Z', madeBy: 'test' },
  });
  await db.insert(vouchers).values({
    ...{
      id: 1,
      campaignId: 1,
      code: 'TET',
      codeKey: 'TET',
      mostUses: 1,
      state: 'open',
      madeAt: '2026-11-01',
    },
  });
}

describe('placing refuses', () => {
  const refused = async (
    change: (asked: PlaceOrder) => Partial<PlaceOrder>,
    lines: [number, number][] = [[1, 1]],
  ) => {
    const asked = await asSeen(db, await plantCart(db, lines), { now: NOW });
    try {
      await placeOrder(db, { ...asked, ...change(asked) });
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      expect(await db.select({ id: orders.id }).from(orders)).toEqual([]);
      expect(await db.select({ id: orderLines.id }).from(orderLines)).toEqual([]);
      expect(await db.select({ id: payments.id }).from(payments)).toEqual([]);
      expect(await stockOf(1)).toBe(50);
    }
  };

  it.each<[string, (asked: PlaceOrder) => Partial<PlaceOrder>]>([
    ['price-moved', ({ seenTotal }) => ({ seenTotal: seenTotal - 1 })],
    ['price-moved', () => ({ seenTotal: 0 })],
    ['price-moved', () => ({ seenTotal: Number.NaN })],
    ['cart-changed', () => ({ seenLines: '1x2' })],
    ['order-form-stale', () => ({ requestKey: 'short' })],
    ['no-such-cart', () => ({ cartId: 999 })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, phone: '123' } })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, name: '' } })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, addressLine: '' } })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, communeCode: null } })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, communeCode: '99999' } })],
    ['price-moved', ({ buyer }) => ({ buyer: { ...buyer, provinceCode: '38' } })],
    ['order-data', ({ buyer }) => ({ buyer: { ...buyer, email: 'nope' } })],
    [
      'order-data',
      ({ buyer }) => ({
        buyer: { ...buyer, invoice: { company: 'Cty', taxCode: '1', address: 'Ở đây', email: '' } },
      }),
    ],
    ['method-not-possible', () => ({ method: 'card', ways: { bank: null, cards: false } })],
    ['method-not-possible', () => ({ method: 'transfer', ways: { bank: null, cards: false } })],
  ])('%s (%#)', async (code, change) => {
    expect(await refused(change)).toBe(code);
  });

  it('a pick-up at a point that does not hand out these goods', async () => {
    const cart = await plantCart(db, [[1, 1]]);
    const asked = await asSeen(db, cart, { now: NOW });
    const buyer = { ...asked.buyer, delivery: 'pickup' as const, pointId: 77, provinceCode: null };
    await expect(placeOrder(db, { ...asked, buyer, seenTotal: 120_000 })).rejects.toMatchObject({
      code: 'order-data',
      facts: { fields: ['point'] },
    });
  });

  it('alcohol for cash, and without the age', async () => {
    const adult = (asked: PlaceOrder) => ({ buyer: { ...asked.buyer, ageConfirmed: true } });
    expect(await refused(() => ({}), [[3, 1]])).toBe('age-not-confirmed');
    expect(await refused(adult, [[3, 1]])).toBe('method-not-possible');
    expect(await refused(() => ({ method: 'card' }), [[3, 1]])).toBe('age-not-confirmed');
    const asked = await asSeen(db, await plantCart(db, [[3, 1]]), { now: NOW, method: 'card' });
    expect((await placeOrder(db, { ...asked, ...adult(asked) })).fresh).toBe(true);
  });

  it('an empty cart, and what cannot be had', async () => {
    expect(await refused(() => ({}), [])).toBe('cart-empty');
    await db.update(offers).set({ state: 'paused' }).where(eq(offers.id, 2));
    expect(await refused(() => ({}), [[2, 1]])).toBe('cart-faults');
    await db
      .update(offers)
      .set({ state: 'on-sale', seasonFrom: '01-01', seasonTo: '02-01' })
      .where(eq(offers.id, 2));
    expect(await refused(() => ({}), [[2, 1]])).toBe('cart-faults');
    expect(await refused(() => ({}), [[1, 51]])).toBe('sold-out');
    await db.update(offers).set({ maxQuantity: 2 }).where(eq(offers.id, 1));
    expect(await refused(() => ({}), [[1, 3]])).toBe('cart-faults');
  });
});

it('writes on a connection that waits for the disk, whichever of the pool it is', async () => {
  const seen = new Set<number>();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { rows } = await db.$client.execute('pragma synchronous');
      seen.add(Number(rows[0]?.['synchronous']));
    }),
  );
  await inTransaction(db, async (tx) => {
    // A reader meanwhile takes another connection of the pool.
    const { rows } = await db.$client.execute('pragma synchronous');
    seen.add(Number(rows[0]?.['synchronous']));
    seen.add(
      Number((await tx.all<{ synchronous: number }>(sql`pragma synchronous`))[0]?.synchronous),
    );
  });
  const { rows } = await db.$client.execute('pragma journal_mode');
  expect([rows[0]?.['journal_mode'], [...seen]]).toEqual(['wal', [2]]);
});
