import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails } from '#db/schema/accounts.ts';
import { offers } from '#db/schema/catalogue.ts';
import {
  orderHistory,
  orderLines,
  orders,
  parcels,
  payments,
  stockHolds,
} from '#db/schema/orders.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { endDemoOrders } from './end-demo-orders.server.ts';
import { asSeen, plantCart, plantCommune } from './placing/place.fixture.server.ts';
import { placeOrder } from './placing/place-order.server.ts';

const now = Date.parse('2026-11-23T03:00:00Z');

it('removes trial orders with everything about them, gives their stock back, and leaves real ones', async () => {
  const { db, close } = await offersDb(now);
  await plantCommune(db);
  for (const [demo, method] of [
    [true, 'cod'],
    [true, 'transfer'],
    [false, 'cod'],
  ] as const) {
    const asked = await asSeen(db, await plantCart(db, [[1, 3]]), { now, method, demo });
    await placeOrder(db, { ...asked, buyer: { ...asked.buyer, email: 'a@b.vn' } });
  }
  await expect(endDemoOrders(db, { actor: ANYONE, now })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await endDemoOrders(db, { actor: SYSTEM, now })).toEqual({ removed: 2 });
  expect(await endDemoOrders(db, { actor: SYSTEM, now })).toEqual({ removed: 0 });
  const [offer] = await db.select().from(offers).where(eq(offers.id, 1));
  expect(offer?.stock).toBe(47);
  for (const table of [orders, parcels, orderLines, payments, stockHolds, orderHistory, mails]) {
    expect(await db.select().from(table)).toHaveLength(1);
  }
  close();
});
