import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orders } from '#db/schema/orders.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { addToCart } from '#src/features/cart/add-to-cart.server.ts';
import { newCartKey, startCart } from '#src/features/cart/find-cart.server.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import { cancelOwnOrder } from '#src/features/orders/buyer/cancel-own-order.server.ts';
import { endDemoOrders } from '#src/features/orders/end-demo-orders.server.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { DEMO_ACCOUNT } from '#src/features/orders/payments/bank-account.ts';
import { seenLinesOf, totalOf } from '#src/features/orders/placing/draft-of-cart.ts';
import { placeOrder } from '#src/features/orders/placing/place-order.server.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'productId'>;

const skuOf = ({ productId }: Where): string => `THU-MUA-${productId}`;
const codeOf = ({ producerId }: Where): string => `MXH${producerId}`;

/** What a world needs for these rows: something to buy, and an order that its buyer may call off. */
export async function plantBuying(db: Db, world: Where): Promise<void> {
  const { producerId, productId } = world;
  await db.insert(offers).values({
    ...{ sku: skuOf(world), productId, unitVi: 'gói', unitEn: 'pack' },
    ...{ price: 30_000, illustrative: false, stock: 100, weightGrams: 300 },
  });
  await plantOrder(db, {
    ...{ code: codeOf(world), state: 'awaiting-payment', method: 'transfer' },
    parcels: [{ producerId, state: 'waiting', lines: [{ productId }] }],
  });
}

/** A cart with one thing of a world, as whoever buys it sees it. */
async function seenCart(db: Db, world: World) {
  const by = { actor: ANYONE, now: NOW };
  const cartId = await startCart(db, { owner: { key: newCartKey() }, ...by });
  await addToCart(db, { cartId, sku: skuOf(world), quantity: 1, ...by });
  const view = await readPricedCart(db, {
    ...{ cartId, now: NOW, delivery: 'delivery' },
    destination: { provinceCode: world.provinceCode },
  });
  return { cartId, seenTotal: totalOf(view) ?? 0, seenLines: seenLinesOf(view) };
}

export const BUYING_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'placeOrder', everywhere: EVERYBODY },
    run: async ({ db }, world, actor) =>
      placeOrder(db, {
        ...(await seenCart(db, world)),
        ...{ requestKey: 'mot-lan-dat-hang-thu-nghiem', method: 'transfer' },
        buyer: {
          ...{ lang: 'vi', userId: null, name: 'Người Mua', phone: '0912345678', email: '' },
          ...{ delivery: 'delivery', provinceCode: world.provinceCode },
          ...{ communeCode: world.communeCode, addressLine: 'Thôn 1', pointId: null },
          ...{ note: '', invoice: null, ageConfirmed: true },
        },
        ways: { bank: DEMO_ACCOUNT, cards: false },
        ...{ site: { url: 'https://moixa.example', name: 'Mỗi Xã' }, demo: false },
        ...{ actor, now: NOW },
      }),
  },
  {
    // The secret address is the right, whoever has it.
    ...{ name: 'cancelOwnOrder', everywhere: EVERYBODY },
    run: async ({ db }, world, actor) => {
      const [order] = await db
        .select({ token: orders.token })
        .from(orders)
        .where(eq(orders.code, codeOf(world)));
      return cancelOwnOrder(db, { token: order?.token ?? '', actor, now: NOW });
    },
  },
  // The program itself, and nobody who can sign in.
  { name: 'endHolds', run: ({ db }, _, actor) => endHolds(db, { actor, now: NOW }) },
  {
    ...{ name: 'endDemoOrders', everywhere: ['administrator'] },
    run: ({ db }, _, actor) => endDemoOrders(db, { actor, now: NOW }),
  },
];
