import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { refunds } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { normalRef } from './bank-statement.ts';
import { moveRefundIn } from './move-refund.server.ts';
import { openPayment } from './payments-within.server.ts';
import { requestRefundIn } from './request-refund.server.ts';

/**
 * An officer gives money back, all or part of it. For a card, `sendRefund` sends it to Stripe afterwards.
 * @param key of the form: sent twice, it gives back once
 * @throws Refusal `not-allowed`, `no-such-payment`, `reason-missing`, `refund-nothing`, `refund-too-much`
 */
export async function giveBack(
  db: Db,
  one: {
    readonly paymentId: number;
    readonly amount: number;
    readonly reason: string;
    readonly key: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<number> {
  const { actor, now, amount } = one;
  demand(actor, 'refund-payment', SOMEWHERE);
  const note = one.reason.trim().slice(0, 300);
  if (note.length < 5) throw new Refusal('reason-missing', {});
  return inTransaction(db, async (tx) => {
    const { order, payment } = await openPayment(tx, one.paymentId, actor, 'refund-payment');
    const { id, fresh } = await requestRefundIn(tx, {
      ...{ orderId: order.id, amount, reason: 'office', note, by: 'office', now },
      requestKey: `office:${payment.id}:${one.key.slice(0, 60)}`,
    });
    if (fresh) {
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'refund-payment', subject: `order:${order.id}`, after: { refund: id, amount } },
      );
    }
    return id;
  });
}

/**
 * An officer has sent a transfer back by bank, or handed over cash, and says so.
 * @throws Refusal `not-allowed`, `no-such-refund`, `refund-not-by-hand`, `bank-ref-missing`, `refund-state`
 */
export async function markRefundSent(
  db: Db,
  one: {
    readonly refundId: number;
    readonly bankRef: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now, refundId } = one;
  demand(actor, 'refund-payment', SOMEWHERE);
  const ref = normalRef(one.bankRef);
  if (ref.length < 4) throw new Refusal('bank-ref-missing', {});
  await inTransaction(db, async (tx) => {
    const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
    if (!refund) throw new Refusal('no-such-refund', {});
    const { payment } = await openPayment(tx, refund.paymentId, actor, 'refund-payment');
    if (payment.method === 'card') throw new Refusal('refund-not-by-hand', {});
    const [taken] = await tx
      .select({ id: refunds.id })
      .from(refunds)
      .where(eq(refunds.providerId, `bank:${ref}`));
    if (taken && taken.id !== refundId) throw new Refusal('already-recorded', { ref });
    const moved = await moveRefundIn(tx, {
      ...{ id: refundId, to: 'succeeded', providerId: `bank:${ref}` },
      ...{ by: 'office', actorName: actor.name, now },
    });
    if (!moved) throw new Refusal('refund-state', {});
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'mark-refund-sent', subject: `order:${refund.orderId}`, after: { refund: refundId } },
    );
  });
}

/**
 * A refund that Stripe could not make is asked for again, as a new one: a failed one stays failed there.
 * @returns the new refund, to be sent
 * @throws Refusal `not-allowed`, `no-such-refund`, `refund-state`, `refund-too-much`
 */
export async function retryRefund(
  db: Db,
  { refundId, actor, now }: { refundId: number; actor: Actor; now: number },
): Promise<number> {
  demand(actor, 'refund-payment', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [refund] = await tx
      .select()
      .from(refunds)
      .where(and(eq(refunds.id, refundId)));
    if (!refund) throw new Refusal('no-such-refund', {});
    await openPayment(tx, refund.paymentId, actor, 'refund-payment');
    if (refund.state === 'due') return refund.id;
    if (refund.state !== 'failed') throw new Refusal('refund-state', {});
    const { orderId, amount, note } = refund;
    const moved = await moveRefundIn(tx, {
      ...{ id: refundId, to: 'cancelled', by: 'office', actorName: actor.name, now },
    });
    if (!moved) throw new Refusal('refund-state', {});
    const { id } = await requestRefundIn(tx, {
      ...{ orderId, amount, reason: 'office', note, by: 'office', now },
      requestKey: `again:${refundId}:${randomUUID()}`,
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'refund-payment',
        subject: `order:${orderId}`,
        before: { refund: refundId },
        after: { refund: id },
      },
    );
    return id;
  });
}
