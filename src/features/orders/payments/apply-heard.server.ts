import { and, eq, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { paymentEvents, payments, refunds } from '#db/schema/orders.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { PAYMENT_STATES, type PaymentDeed } from '../states/payment-states.ts';
import { mayMove } from '../states/state-table.ts';
import { type HistoryKind, writeHistoryIn } from '../write-history.server.ts';
import { moveRefundIn, sumRefundedIn } from './move-refund.server.ts';
import { recordPaymentIn } from './record-payment.server.ts';
import { returningOf } from './refund-sums.server.ts';
import { refundable, stateFor } from './settle.ts';
import type { Heard } from './stripe-heard.ts';

export type Payment = typeof payments.$inferSelect;

export interface HeardContext {
  /** When it happened at Stripe; milliseconds since 1970 UTC. */
  readonly at: number;
  readonly actor: Actor;
  readonly now: number;
}

/** What came of it, for the list of events. */
export type HeardOutcome = string;

/**
 * Step: what Stripe says of one of our payments takes effect. Events come in any order and more than once: each branch
 * judges what it is told against what is already known.
 */
export async function applyHeardIn(
  tx: Tx,
  payment: Payment,
  heard: Heard,
  context: HeardContext,
): Promise<HeardOutcome> {
  switch (heard.about) {
    case 'session':
      return applySession(tx, payment, heard, context);
    case 'refund':
      return applyRefund(tx, payment, heard, context);
    case 'charge':
      return applyCharge(tx, payment, heard, context);
    case 'dispute':
      return applyDispute(tx, payment, heard, context);
  }
}

type Of<About> = Extract<Heard, { about: About }>;

async function applySession(
  tx: Tx,
  payment: Payment,
  heard: Of<'session'>,
  { at, actor, now }: HeardContext,
): Promise<HeardOutcome> {
  if (heard.intentId !== null && payment.intentId === null) {
    await tx.update(payments).set({ intentId: heard.intentId }).where(eq(payments.id, payment.id));
  }
  switch (heard.status) {
    case 'paid': {
      // One checkout is paid once, however often we are told.
      const { outcome } = await recordPaymentIn(tx, {
        ...{ paymentId: payment.id, provider: 'stripe', eventId: `paid:${heard.sessionId}` },
        ...{ amount: heard.amount ?? 0, currency: heard.currency ?? '', at, actor, now },
        said: { sessionId: heard.sessionId, intentId: heard.intentId, currency: heard.currency },
      });
      if (heard.intentId !== null && outcome !== 'duplicate' && outcome !== 'wrong-amount') {
        // The money lies with this one: refunds are asked of it.
        await tx
          .update(payments)
          .set({ intentId: heard.intentId })
          .where(and(eq(payments.id, payment.id), eq(payments.paid, heard.amount ?? 0)));
      }
      return outcome;
    }
    case 'failed':
      return movePayment(tx, payment, 'fail', 'payment-failed', { actor, now });
    case 'expired':
      return 'session-over';
    default:
      return 'waiting';
  }
}

async function applyRefund(
  tx: Tx,
  payment: Payment,
  heard: Of<'refund'>,
  { at, actor, now }: HeardContext,
): Promise<HeardOutcome> {
  const byId = eq(refunds.providerId, heard.refundId);
  const byKey = eq(refunds.requestKey, heard.requestKey ?? '');
  let [known] = await tx.select().from(refunds).where(byId);
  if (!known && heard.requestKey !== null) [known] = await tx.select().from(refunds).where(byKey);
  if (known && known.paymentId !== payment.id) return 'unmatched';
  if (!known) {
    if (heard.currency !== 'vnd' || heard.amount === null || heard.amount <= 0) {
      return 'wrong-amount';
    }
    const open = heard.status === 'sent' || heard.status === 'succeeded';
    const left = refundable(payment.paid, await returningOf(tx, payment.id));
    if (open && heard.amount > left) return 'refund-beyond-paid';
    await tx.insert(refunds).values({
      ...{ orderId: payment.orderId, paymentId: payment.id, amount: heard.amount },
      ...{ reason: 'made-at-stripe', state: heard.status, by: 'stripe' },
      ...{ requestKey: `stripe:${heard.refundId}`, providerId: heard.refundId },
      madeAt: new Date(at).toISOString(),
      settledAt: heard.status === 'sent' ? null : new Date(now).toISOString(),
    });
    await sumRefundedIn(tx, payment.id);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'refund-payment',
        subject: `order:${payment.orderId}`,
        after: { amount: heard.amount, state: heard.status, reason: 'made-at-stripe' },
      },
    );
    return 'refund-found';
  }
  // At Stripe a refund that failed stays so, and none goes back to waiting: this was told before what we know.
  const stale = known.state === 'failed' && known.providerId === heard.refundId;
  if (stale || (heard.status === 'sent' && known.state !== 'due')) return 'nothing-new';
  const moved = await moveRefundIn(tx, {
    ...{ id: known.id, to: heard.status, providerId: heard.refundId, note: heard.why },
    ...{ by: 'system', actorName: actor.name, now },
  });
  return moved ? `refund-${heard.status}` : 'nothing-new';
}

/** Some accounts are only told the sum that went back: what was sent and fits into it has arrived. */
async function applyCharge(
  tx: Tx,
  payment: Payment,
  heard: Of<'charge'>,
  { actor, now }: HeardContext,
): Promise<HeardOutcome> {
  const sent = await tx
    .select({ id: refunds.id, amount: refunds.amount, state: refunds.state })
    .from(refunds)
    .where(eq(refunds.paymentId, payment.id));
  const arrived = sent.filter(({ state }) => state === 'succeeded');
  const waiting = sent.filter(({ state }) => state === 'sent');
  const sum = (list: readonly { amount: number }[]): number =>
    list.reduce((all, { amount }) => all + amount, 0);
  const told = heard.refunded ?? 0;
  if (told > sum(arrived) + sum(waiting)) return 'refund-elsewhere';
  if (waiting.length === 0 || told < sum(arrived) + sum(waiting)) return 'nothing-new';
  for (const { id } of waiting) {
    await moveRefundIn(tx, { id, to: 'succeeded', by: 'system', actorName: actor.name, now });
  }
  return 'refund-succeeded';
}

async function applyDispute(
  tx: Tx,
  payment: Payment,
  heard: Of<'dispute'>,
  context: HeardContext,
): Promise<HeardOutcome> {
  if (heard.status === 'open') {
    const [closed] = await tx
      .select({ id: paymentEvents.id })
      .from(paymentEvents)
      .where(
        and(
          eq(paymentEvents.kind, 'charge.dispute.closed'),
          eq(sql`json_extract(${paymentEvents.said}, '$.disputeId')`, heard.disputeId),
        ),
      );
    if (closed) return 'already-closed';
    return movePayment(tx, payment, 'dispute', 'disputed', context);
  }
  const deed = heard.status === 'lost' ? 'lose' : 'win';
  const outcome = await movePayment(tx, payment, deed, null, context);
  if (deed === 'win' && outcome !== 'nothing-new') {
    const state = stateFor('paid', payment.paid, payment.due);
    await tx.update(payments).set({ state }).where(eq(payments.id, payment.id));
  }
  return `dispute-${heard.status}`;
}

async function movePayment(
  tx: Tx,
  payment: Payment,
  deed: PaymentDeed,
  history: HistoryKind | null,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<HeardOutcome> {
  const state = mayMove(PAYMENT_STATES, payment.state, deed);
  if (state === null || state === payment.state) return 'nothing-new';
  const { orderId } = payment;
  await tx
    .update(payments)
    .set({ state, version: payment.version + 1 })
    .where(eq(payments.id, payment.id));
  await record(
    tx,
    { actor: actor.name, now },
    {
      deed: 'take-payment',
      subject: `order:${orderId}`,
      before: { state: payment.state },
      after: { state },
    },
  );
  if (history !== null) await writeHistoryIn(tx, { orderId, kind: history, by: 'system', now });
  return state;
}
