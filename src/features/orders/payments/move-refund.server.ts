import { and, eq, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { payments, refunds } from '#db/schema/orders.ts';
import { tellBuyerIn } from '../letters/tell-buyer.server.ts';
import { REFUND_STATES, type RefundDeed, type RefundState } from '../states/refund-states.ts';
import { mayMove } from '../states/state-table.ts';
import { writeHistoryIn } from '../write-history.server.ts';

const DEED_TO: Readonly<Record<Exclude<RefundState, 'due'>, RefundDeed>> = {
  sent: 'send',
  succeeded: 'succeed',
  failed: 'fail',
  cancelled: 'cancel',
};

/**
 * Step: a refund goes on, as its state table allows; what comes out of order changes nothing. The payment's sum of what
 * went back follows, and the buyer is told.
 * @param providerId Stripe's id of it, or the bank's number of the transfer
 * @returns whether it moved
 */
export async function moveRefundIn(
  tx: Tx,
  one: {
    readonly id: number;
    readonly to: Exclude<RefundState, 'due'>;
    readonly providerId?: string | null;
    readonly note?: string | null;
    readonly by: string;
    readonly actorName: string;
    readonly now: number;
  },
): Promise<boolean> {
  const { id, to, by, now } = one;
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id));
  if (!refund) return false;
  const state = mayMove(REFUND_STATES, refund.state, DEED_TO[to]);
  const providerId = one.providerId ?? refund.providerId;
  if (state === null || state === refund.state) {
    if (providerId !== refund.providerId) {
      await tx.update(refunds).set({ providerId }).where(eq(refunds.id, id));
    }
    return false;
  }
  await tx
    .update(refunds)
    .set({
      ...{ state, providerId, note: one.note ?? refund.note },
      settledAt: state === 'sent' ? refund.settledAt : new Date(now).toISOString(),
    })
    .where(eq(refunds.id, id));
  await sumRefundedIn(tx, refund.paymentId);
  const { orderId, amount } = refund;
  await record(
    tx,
    { actor: one.actorName, now },
    {
      deed: 'refund-payment',
      subject: `order:${orderId}`,
      before: { refund: id, state: refund.state },
      after: { refund: id, state, amount },
    },
  );
  if (state === 'succeeded' || state === 'failed') {
    const kind = state === 'succeeded' ? 'refunded' : 'refund-failed';
    await writeHistoryIn(tx, { orderId, kind, by, facts: { amount }, now });
  }
  if (state === 'sent' || state === 'succeeded') {
    const kind = state === 'sent' ? 'refund-sent' : 'refund-done';
    await tellBuyerIn(tx, { orderId, kind, facts: { amount }, now });
  }
  return true;
}

/** Step: what of a payment has gone back for good. */
export async function sumRefundedIn(tx: Tx, paymentId: number): Promise<void> {
  const [row] = await tx
    .select({ sum: sql<number>`coalesce(sum(${refunds.amount}), 0)` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.state, 'succeeded')));
  await tx
    .update(payments)
    .set({ refunded: row?.sum ?? 0 })
    .where(eq(payments.id, paymentId));
}
