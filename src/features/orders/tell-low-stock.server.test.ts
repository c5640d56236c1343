import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, inTransaction } from '#db/client.ts';
import { grants, users } from '#db/schema/accounts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { notices } from '#db/schema/desk-day.ts';
import { orders } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { confirmOrderIn, supplyOrderIn } from './confirm-order.server.ts';
import { placeOrder, type PlaceOrder } from './placing/place-order.server.ts';
import { asSeen, plantCart, plantCommune } from './placing/place.fixture.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
let db: Db;
let close: () => void;

beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
  await plantCommune(db);
  await belongs('chu-a', 1, null);
  await belongs('goi-hang-a', 1, 'packer');
  await belongs('chu-b', 2, null);
});
afterEach(() => close());

async function belongs(id: string, producerId: number, duty: 'packer' | null): Promise<void> {
  const at = new Date(NOW);
  await db
    .insert(users)
    .values({ id, name: id, email: `${id}@vi-du.test`, createdAt: at, updatedAt: at });
  await db.insert(grants).values({
    ...{ userId: id, role: 'producer', producerId, duty, grantedBy: 'system', grantedAt: NOW },
  });
}

async function order(lines: [number, number][], more: Partial<PlaceOrder> = {}) {
  const cartId = await plantCart(db, lines);
  return placeOrder(db, await asSeen(db, cartId, { now: NOW, ...more }));
}

const leave = (stock: number): Promise<unknown> =>
  db.update(offers).set({ stock }).where(eq(offers.id, 1));
const confirm = (orderId: number): Promise<unknown> =>
  inTransaction(db, (tx) => confirmOrderIn(tx, { orderId, now: NOW, actor: SYSTEM }));
const told = async (kind: 'stock-low' | 'order-new') =>
  (await db.select().from(notices).where(eq(notices.kind, kind)).orderBy(notices.id)).map(
    ({ userId, about, href, facts }) => ({ userId, about, href, facts: JSON.parse(facts) }),
  );

describe('stock that an order brings below what is few', () => {
  it('is told to those of its producer who may set the stock, and names size and pieces left', async () => {
    await leave(8);
    await order([[1, 4]]);
    expect(await told('stock-low')).toEqual([
      {
        ...{ userId: 'chu-a', about: 'offer:1', href: paths('vi').deskOffer(1) },
        facts: { name: 'Mật ong, hũ 500 g', left: 4 },
      },
    ]);
  });

  it('is told once: the order that passes the mark, not those before or after', async () => {
    await leave(12);
    await order([[1, 6]]);
    expect(await told('stock-low')).toEqual([]);
    await order([[1, 1]]);
    expect(await told('stock-low')).toMatchObject([{ facts: { left: 5 } }]);
    await order([[1, 2]]);
    expect(await told('stock-low')).toMatchObject([{ facts: { left: 5 } }]);
  });

  it('is told when the last pieces go', async () => {
    await leave(6);
    await order([[1, 6]]);
    expect(await told('stock-low')).toMatchObject([{ facts: { left: 0 } }]);
  });

  it('is not told while goods only wait for money, but when it has come', async () => {
    await leave(8);
    const { id } = await order([[1, 4]], { method: 'transfer' });
    expect(await told('stock-low')).toEqual([]);
    await confirm(id);
    await confirm(id);
    expect(await told('stock-low')).toMatchObject([{ userId: 'chu-a', facts: { left: 4 } }]);
  });

  it('is never told of what is made to order', async () => {
    await order([[2, 9]]);
    expect(await told('stock-low')).toEqual([]);
  });

  it('is told, with the order, when somebody found the goods of a parked one', async () => {
    await leave(8);
    const { id } = await order([[1, 4]], { method: 'transfer' });
    await db.update(orders).set({ state: 'parked' }).where(eq(orders.id, id));
    await inTransaction(db, (tx) => supplyOrderIn(tx, { orderId: id, now: NOW, actor: SYSTEM }));
    expect(
      (await told('order-new')).toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
    ).toMatchObject([
      { userId: 'chu-a', about: `order:${id}` },
      { userId: 'goi-hang-a', about: `order:${id}` },
    ]);
    expect(await told('stock-low')).toMatchObject([{ facts: { left: 4 } }]);
  });
});
