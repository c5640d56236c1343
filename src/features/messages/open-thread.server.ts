import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import { orders, parcels, returnRequests } from '#db/schema/orders.ts';
import { isDispute, readThreadCode } from './message-rules.ts';

type Reader = Pick<Db | Tx, 'select'>;
export type ThreadRow = {
  readonly order: typeof orders.$inferSelect;
  readonly parcel: typeof parcels.$inferSelect;
};

/** The parcel a thread is about, with its order. Whoever reads it asks for the right. */
export async function threadByCode(db: Reader, thread: string): Promise<ThreadRow | null> {
  const named = readThreadCode(thread);
  if (named === null) return null;
  const [row] = await db
    .select({ order: orders, parcel: parcels })
    .from(parcels)
    .innerJoin(orders, eq(orders.id, parcels.orderId))
    .where(and(eq(orders.code, named.code), eq(parcels.no, named.no)));
  return row ?? null;
}

/** Whether the office may speak in a thread ({@link isDispute}). */
export async function disputeIn(db: Reader, { order, parcel }: ThreadRow): Promise<boolean> {
  const [asked] = await db
    .select({ count: sql<number>`count(*)` })
    .from(messages)
    .where(and(eq(messages.parcelId, parcel.id), eq(messages.asksOffice, true)));
  const [returns] = await db
    .select({ count: sql<number>`count(*)` })
    .from(returnRequests)
    .where(and(eq(returnRequests.parcelId, parcel.id), ne(returnRequests.state, 'withdrawn')));
  return isDispute({
    asked: (asked?.count ?? 0) > 0,
    returns: returns?.count ?? 0,
    parcelState: parcel.state,
    orderState: order.state,
    producerId: parcel.producerId,
  });
}
