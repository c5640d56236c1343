import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';

/**
 * Step: tells the people of every producer with a parcel in an order. What they hear names the order, its goods in
 * number and its sum: who bought stands on the desk only.
 * @param parcelId only the producer of this parcel
 * @param now milliseconds since 1970 UTC
 */
export async function tellSellersIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly kind: 'order-new' | 'order-cancelled' | 'return-asked';
    readonly parcelId?: number;
    readonly now: number;
  },
): Promise<void> {
  const rows = await tx
    .select({
      producerId: parcels.producerId,
      code: orders.code,
      amount: sql<number>`sum(${parcels.total})`,
      count: sql<number>`sum((select count(*) from order_lines l where l.parcel_id = ${parcels.id}))`,
    })
    .from(parcels)
    .innerJoin(orders, eq(orders.id, parcels.orderId))
    .where(
      and(
        eq(parcels.orderId, one.orderId),
        isNotNull(parcels.producerId),
        one.parcelId === undefined ? undefined : eq(parcels.id, one.parcelId),
      ),
    )
    .groupBy(parcels.producerId, orders.code);
  for (const { producerId, code, amount, count } of rows) {
    if (producerId === null) continue;
    await notifyIn(tx, {
      to: { producerId },
      kind: one.kind,
      facts: one.kind === 'order-new' ? { code, amount, count } : { code },
      href: paths('vi').deskOrder(code),
      about: `order:${one.orderId}`,
      now: one.now,
    });
  }
}
