import { and, asc, eq, lte } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { cancelOrderIn } from './cancel-order.server.ts';

/** Orders ended in one transaction: no buyer waits long behind them. */
const AT_ONCE = 20;

/**
 * Ends orders that nobody paid in time. The goods are free from the minute the hold ended, swept or not; this makes
 * the order say so. Two processes may do it at the same time: each order is ended once.
 * @returns how many were ended
 */
export async function endHolds(
  db: Db,
  { now, actor }: { readonly now: number; readonly actor: Actor },
): Promise<number> {
  demand(actor, 'end-holds');
  const at = new Date(now).toISOString();
  const due = and(eq(orders.state, 'awaiting-payment'), lte(orders.holdUntil, at));
  let ended = 0;
  for (;;) {
    // Looked at without a lock: most of the time there is nothing to do.
    const [first] = await db.select({ id: orders.id }).from(orders).where(due).limit(1);
    if (first === undefined) return ended;
    const done = await inTransaction(db, async (tx) => {
      const list = await tx
        .select({ id: orders.id })
        .from(orders)
        .where(due)
        .orderBy(asc(orders.holdUntil))
        .limit(AT_ONCE);
      for (const { id } of list) {
        await cancelOrderIn(tx, { orderId: id, why: 'unpaid', by: 'system', now });
        await record(
          tx,
          { actor: actor.name, now },
          {
            deed: 'end-holds',
            subject: `order:${id}`,
            before: { state: 'awaiting-payment' },
            after: { state: 'cancelled' },
          },
        );
      }
      return list.length;
    });
    ended += done;
    if (done === 0) return ended;
  }
}
