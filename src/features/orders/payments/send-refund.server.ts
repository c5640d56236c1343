import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { payments, refunds } from '#db/schema/orders.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type CardRefund, type Cards, CardsRefused } from '#src/outside/payments-stripe.ts';
import { moveRefundIn } from './move-refund.server.ts';
import { heardOf } from './stripe-heard.ts';

/** Stripe forgets its keys after a day: what is older is looked for before it is asked for again. */
const KEY_KEPT_MS = 20 * 3_600_000;

/**
 * Sends a refund of a card to Stripe. The network is asked outside any transaction, under the refund's own key: should
 * the program end before the answer is written, the next try is told of the same refund.
 * @returns the state it has then; null when it is not for Stripe to send
 * @throws CardsUnreachable when Stripe does not answer: it stays due and is tried again
 */
export async function sendRefund(
  db: Db,
  { refundId, cards, actor, now }: { refundId: number; cards: Cards; actor: Actor; now: number },
): Promise<string | null> {
  demand(actor, 'take-payment');
  const [found] = await db
    .select({ refund: refunds, method: payments.method, intentId: payments.intentId })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId));
  if (!found || found.method !== 'card' || found.refund.state !== 'due') return null;
  const { refund } = found;
  let answer: CardRefund | CardsRefused;
  try {
    answer = await ask(cards, found.intentId, refund, now);
  } catch (error) {
    if (!(error instanceof CardsRefused)) throw error;
    answer = error;
  }
  return inTransaction(db, async (tx) => {
    const common = { id: refund.id, by: 'system', actorName: actor.name, now } as const;
    if (answer instanceof CardsRefused) {
      const note = `${answer.code}: ${answer.message}`.slice(0, 300);
      await moveRefundIn(tx, { ...common, to: 'failed', note });
    } else {
      const heard = heardOf('refund.updated', answer.object);
      const status = heard?.about === 'refund' ? heard.status : 'sent';
      const providerId = answer.id;
      await moveRefundIn(tx, { ...common, to: 'sent', providerId });
      if (status !== 'sent') await moveRefundIn(tx, { ...common, to: status, providerId });
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'send-refund', subject: `order:${refund.orderId}`, after: { refund: refund.id } },
    );
    const [after] = await tx
      .select({ state: refunds.state })
      .from(refunds)
      .where(eq(refunds.id, refund.id));
    return after?.state ?? null;
  });
}

async function ask(
  cards: Cards,
  intentId: string | null,
  refund: typeof refunds.$inferSelect,
  now: number,
): Promise<CardRefund> {
  if (intentId === null) throw new CardsRefused('no-intent', 'nothing was paid at Stripe');
  const { amount, requestKey } = refund;
  if (now - Date.parse(refund.madeAt) > KEY_KEPT_MS) {
    const known = await cards.findRefund(intentId, requestKey);
    if (known !== null) return known;
  }
  return cards.refund({ intentId, amount, requestKey });
}

/** Card refunds that wait to be sent. */
export async function dueCardRefunds(db: Db): Promise<number[]> {
  const rows = await db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.state, 'due'), eq(payments.method, 'card'), isNotNull(payments.intentId)))
    .orderBy(asc(refunds.id))
    .limit(50);
  return rows.map(({ id }) => id);
}
