import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { stockHolds } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { isLow } from '#src/features/catalogue/offers/low-stock.ts';
import { lowAmong } from '#src/features/catalogue/offers/low-stock.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';

/**
 * Step, after an order took its goods: tells the producer of each size that this order brought below what is few.
 * @param now milliseconds since 1970 UTC
 */
export async function tellLowStockIn(
  tx: Tx,
  { orderId, now }: { readonly orderId: number; readonly now: number },
): Promise<void> {
  const taken = await tx
    .select({ offerId: stockHolds.offerId, quantity: stockHolds.quantity })
    .from(stockHolds)
    .where(sql`${eq(stockHolds.orderId, orderId)} and ${stockHolds.state} = 'taken'`);
  const low = await lowAmong(
    tx,
    taken.map(({ offerId }) => offerId),
    now,
  );
  for (const one of low) {
    const quantity = taken.find(({ offerId }) => offerId === one.offerId)?.quantity ?? 0;
    const before = {
      available: one.available + quantity,
      soldLastMonth: Math.max(0, one.soldLastMonth - quantity),
    };
    if (isLow(before)) continue;
    const [product] = await tx
      .select({ producerId: products.producerId })
      .from(products)
      .where(eq(products.id, one.productId));
    if (!product?.producerId) continue;
    await notifyIn(tx, {
      to: { producerId: product.producerId },
      kind: 'stock-low',
      facts: { name: `${one.productName}, ${one.unitVi}`, left: one.available },
      href: paths('vi').deskOffer(one.offerId),
      about: `offer:${one.offerId}`,
      now,
    });
  }
}
