import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { payments } from '#db/schema/orders.ts';
import {
  refundableIn,
  type RefundReason,
  requestRefundIn,
} from '#src/features/orders/payments/request-refund.server.ts';
import { stateFor } from '#src/features/orders/payments/settle.ts';

/**
 * Step of a command: goods that the buyer will not have are not to be paid for. What was paid for them is due back;
 * what a carrier would have collected for them is no longer due.
 * @param amount whole đồng
 * @param requestKey the same key gives nothing back twice
 * @returns what goes back to the buyer, and what is no longer to be collected
 */
export async function payBackIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly amount: number;
    /** Whether the buyer has paid for these goods at the door. */
    readonly collected: boolean;
    readonly reason: RefundReason;
    readonly requestKey: string;
    readonly by: string;
    readonly now: number;
  },
): Promise<{ readonly refund: number; readonly notCollected: number }> {
  const nothing = { refund: 0, notCollected: 0 };
  if (one.amount <= 0) return nothing;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(eq(payments.orderId, one.orderId))
    .orderBy(asc(payments.id))
    .limit(1);
  if (payment === undefined) return nothing;
  if (payment.method === 'cod' && !one.collected) {
    const due = Math.max(0, payment.due - one.amount);
    const state = due === 0 ? 'cancelled' : stateFor(payment.state, payment.paid, due);
    await tx
      .update(payments)
      .set({
        due,
        version: payment.version + 1,
        state: payment.paid === 0 && due > 0 ? payment.state : state,
      })
      .where(eq(payments.id, payment.id));
    return { refund: 0, notCollected: payment.due - due };
  }
  const refund = Math.min(one.amount, await refundableIn(tx, one.orderId));
  if (refund === 0) return nothing;
  const { orderId, reason, requestKey, by, now } = one;
  await requestRefundIn(tx, { orderId, amount: refund, reason, requestKey, by, now });
  return { refund, notCollected: 0 };
}
