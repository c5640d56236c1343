import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { orders, paymentEvents, payments } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { confirmOrderIn } from '../confirm-order.server.ts';
import { type HistoryKind, writeHistoryIn } from '../write-history.server.ts';
import { returningOf } from './refund-sums.server.ts';
import { requestRefundIn } from './request-refund.server.ts';
import { type MoneyOutcome, settle } from './settle.ts';

export type PaymentProvider = 'stripe' | 'bank' | 'cash' | 'office';

/** Money that came in, as somebody tells of it. */
export interface MoneyHeard {
  readonly paymentId: number;
  readonly provider: PaymentProvider;
  /** What makes it this one and no other: the bank's number of the transfer, Stripe's of the checkout. */
  readonly eventId: string;
  readonly kind?: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly currency?: string;
  /** When it was paid; milliseconds since 1970 UTC. */
  readonly at: number;
  /** What else was said, without personal data. */
  readonly said?: object;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface Recorded {
  readonly outcome: MoneyOutcome | 'duplicate';
  readonly orderId: number;
  /** What is still to be paid, whole đồng. */
  readonly missing: number;
  /** What is due back because of it, whole đồng. */
  readonly refund: number;
  /** Whether the order was confirmed by it, or parked because its goods are gone; null when it stays as it was. */
  readonly order: 'confirmed' | 'parked' | null;
}

const HISTORY: Partial<Record<MoneyOutcome, HistoryKind>> = {
  paid: 'paid',
  'paid-late': 'paid',
  'paid-after-cancel': 'paid',
  'part-paid': 'paid-part',
  'over-paid': 'paid-over',
};

/**
 * Step: money came in. The same event is heard once only; what it does is said by `settle`: the order is confirmed, or
 * parked, and what is too much is due back, all in the caller's transaction. Writes the change row.
 * @throws Refusal `no-such-payment`
 */
export async function recordPaymentIn(tx: Tx, heard: MoneyHeard): Promise<Recorded> {
  const { actor, now, provider, eventId } = heard;
  const [found] = await tx
    .select({ payment: payments, order: orders })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.id, heard.paymentId));
  if (!found) throw new Refusal('no-such-payment', {});
  const { payment, order } = found;
  const [known] = await tx
    .select({ id: paymentEvents.id })
    .from(paymentEvents)
    .where(and(eq(paymentEvents.provider, provider), eq(paymentEvents.eventId, eventId)));
  if (known) {
    const missing = Math.max(0, payment.due - payment.paid);
    return { outcome: 'duplicate', orderId: order.id, missing, refund: 0, order: null };
  }
  const done = settle(
    { ...payment, returning: await returningOf(tx, payment.id) },
    {
      state: order.state,
      expired: order.cancelledWhy === 'unpaid',
      holdUntil: order.holdUntil === null ? null : Date.parse(order.holdUntil),
    },
    { amount: heard.amount, currency: heard.currency ?? 'vnd', at: heard.at },
  );
  const [event] = await tx
    .insert(paymentEvents)
    .values({
      ...{ provider, eventId, kind: heard.kind ?? 'money', paymentId: payment.id },
      ...{ amount: heard.amount, said: JSON.stringify(heard.said ?? {}), outcome: done.outcome },
      happenedAt: new Date(heard.at).toISOString(),
      receivedAt: new Date(now).toISOString(),
    })
    .returning({ id: paymentEvents.id });
  const before = { state: payment.state, paid: payment.paid };
  const after = { outcome: done.outcome, amount: heard.amount, state: done.state, paid: done.paid };
  if (done.paid !== payment.paid) {
    const settled = done.state === 'paid' || done.state === 'over-paid';
    await tx
      .update(payments)
      .set({
        state: done.state,
        paid: done.paid,
        version: payment.version + 1,
        ...(settled && payment.paidAt === null ? { paidAt: new Date(heard.at).toISOString() } : {}),
      })
      .where(eq(payments.id, payment.id));
  }
  await record(
    tx,
    { actor: actor.name, now },
    { deed: 'take-payment', subject: `order:${order.id}`, before, after },
  );
  const kind = HISTORY[done.outcome];
  if (kind !== undefined) {
    const facts = { amount: heard.amount, missing: done.missing, over: done.refund };
    await writeHistoryIn(tx, { orderId: order.id, kind, by: 'system', facts, now });
  }
  if (done.refund > 0) {
    await requestRefundIn(tx, {
      ...{ orderId: order.id, amount: done.refund, by: 'system', now },
      reason: done.outcome === 'paid-after-cancel' ? 'paid-after-cancel' : 'paid-too-much',
      requestKey: `event:${event?.id ?? 0}`,
    });
  }
  const state = done.confirm ? await confirmOrderIn(tx, { orderId: order.id, now, actor }) : null;
  const { outcome, missing, refund } = done;
  return { outcome, orderId: order.id, missing, refund, order: state };
}
