import type { Db } from '#db/client.ts';
import { cartLines, carts } from '#db/schema/carts.ts';
import { communes } from '#db/schema/places.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import { DEMO_ACCOUNT } from '../payments/bank-account.ts';
import { seenLinesOf, totalOf } from './draft-of-cart.ts';
import type { PlaceOrder } from './place-order.server.ts';

export const COMMUNE = '02200';

/** The commune that the orders of tests go to. */
export async function plantCommune(db: Db): Promise<void> {
  await db.insert(communes).values({
    ...{ code: COMMUNE, name: 'Đồng Văn', slug: 'xa-dong-van', kind: 'xã', provinceCode: '08' },
  });
}

let count = 0;

/** A cart of a guest with these offers and pieces. */
export async function plantCart(
  db: Db,
  lines: readonly (readonly [offerId: number, quantity: number])[],
  one: { readonly vouchers?: readonly string[]; readonly addedAt?: string } = {},
): Promise<number> {
  count += 1;
  const at = one.addedAt ?? '2026-11-23T02:00:00.000Z';
  const [cart] = await db
    .insert(carts)
    .values({
      keyHash: `hash-${count}-${lines.length}`,
      vouchers: JSON.stringify(one.vouchers ?? []),
      ...{ madeAt: at, seenAt: at },
    })
    .returning({ id: carts.id });
  const cartId = cart?.id ?? 0;
  if (lines.length > 0) {
    await db.insert(cartLines).values(
      lines.map(([offerId, quantity]) => ({
        ...{ cartId, offerId, quantity, seenPrice: 1, addedAt: at },
      })),
    );
  }
  return cartId;
}

/** What a buyer who saw the cart as it is now sends. */
export async function asSeen(
  db: Db,
  cartId: number,
  { now, method = 'cod', ...rest }: { now: number } & Partial<PlaceOrder>,
): Promise<PlaceOrder> {
  count += 1;
  const view = await readPricedCart(db, {
    ...{ cartId, now, delivery: 'delivery' },
    destination: { provinceCode: '08' },
  });
  return {
    cartId,
    requestKey: `request-of-the-tests-${count}`,
    method,
    seenTotal: totalOf(view) ?? 0,
    seenLines: seenLinesOf(view),
    buyer: {
      ...{ lang: 'vi', userId: null, name: 'Nguyễn Thị Bưởi', phone: '0912345678' },
      ...{ email: '', delivery: 'delivery', provinceCode: '08', communeCode: COMMUNE },
      ...{ addressLine: 'Số 5 ngõ 2', pointId: null, note: '', invoice: null },
      ageConfirmed: false,
    },
    ways: { bank: DEMO_ACCOUNT, cards: true },
    site: { url: 'https://moixa.example', name: 'Mỗi Xã' },
    ...{ demo: true, actor: ANYONE, now },
    ...rest,
  };
}
