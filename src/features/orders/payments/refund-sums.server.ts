import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { refunds } from '#db/schema/orders.ts';

/** What of a payment went back or is on its way back, whole đồng. */
export async function returningOf(db: Db | Tx, paymentId: number): Promise<number> {
  const [row] = await db
    .select({ sum: sql<number>`coalesce(sum(${refunds.amount}), 0)` })
    .from(refunds)
    .where(
      and(eq(refunds.paymentId, paymentId), notInArray(refunds.state, ['failed', 'cancelled'])),
    );
  return row?.sum ?? 0;
}
