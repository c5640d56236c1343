import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { payments, refunds } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { writeHistoryIn } from '../write-history.server.ts';
import { returningOf } from './refund-sums.server.ts';
import { refundable } from './settle.ts';

/** Why money goes back; the sentence is in the words. */
export const REFUND_REASONS = [
  'order-cancelled',
  'paid-too-much',
  'paid-after-cancel',
  'goods-gone',
  'goods-returned',
  'parcel-cancelled',
  'office',
  'made-at-stripe',
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export interface RefundAsked {
  readonly orderId: number;
  /** Whole đồng. */
  readonly amount: number;
  readonly reason: RefundReason;
  /** Of the office, when there is something to say. */
  readonly note?: string;
  /** The same key asks for the same refund: a second time changes nothing. */
  readonly requestKey: string;
  /** `system`, `buyer`, or the role that asked. */
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Step of a command: money is due back to the buyer. It is sent afterwards: by Stripe for a card, by a person for a
 * transfer or cash.
 * @returns the refund, and whether this call made it; null when the order has no payment that got money
 * @throws Refusal `refund-too-much` {most} when more is asked than is left of what was paid, `refund-nothing`
 */
export async function requestRefundIn(
  tx: Tx,
  asked: RefundAsked,
): Promise<{ id: number; fresh: boolean }> {
  const [known] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(eq(refunds.requestKey, asked.requestKey));
  if (known) return { id: known.id, fresh: false };
  if (!Number.isSafeInteger(asked.amount) || asked.amount <= 0) {
    throw new Refusal('refund-nothing', {});
  }
  const { payment, left } = await paymentWithMoney(tx, asked.orderId);
  if (asked.amount > left || payment === null) {
    throw new Refusal('refund-too-much', { most: left, asked: asked.amount });
  }
  const [row] = await tx
    .insert(refunds)
    .values({
      orderId: asked.orderId,
      paymentId: payment,
      amount: asked.amount,
      reason: asked.reason,
      note: asked.note ?? '',
      state: 'due',
      requestKey: asked.requestKey,
      by: asked.by,
      madeAt: new Date(asked.now).toISOString(),
    })
    .returning({ id: refunds.id });
  if (row === undefined) throw new Error('no refund was written');
  await writeHistoryIn(tx, {
    orderId: asked.orderId,
    kind: 'refund-due',
    by: asked.by,
    facts: { amount: asked.amount, reason: asked.reason },
    now: asked.now,
  });
  return { id: row.id, fresh: true };
}

/** What of an order's money can still be given back, whole đồng: for whoever cancels or takes goods back. */
export async function refundableIn(tx: Tx, orderId: number): Promise<number> {
  return (await paymentWithMoney(tx, orderId)).left;
}

/** The payment that has most left to give back. */
async function paymentWithMoney(
  tx: Tx,
  orderId: number,
): Promise<{ payment: number | null; left: number }> {
  const rows = await tx
    .select({ id: payments.id, paid: payments.paid })
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.id));
  let best: { payment: number | null; left: number } = { payment: null, left: 0 };
  for (const { id, paid } of rows) {
    const left = refundable(paid, await returningOf(tx, id));
    if (best.payment === null || left > best.left) best = { payment: id, left };
  }
  return best;
}
