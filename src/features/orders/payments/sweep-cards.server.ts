import { and, asc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { payments } from '#db/schema/orders.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type Cards, CardsRefused } from '#src/outside/payments-stripe.ts';
import { hearStripe } from './hear-stripe.server.ts';
import { dueCardRefunds, sendRefund } from './send-refund.server.ts';
import { heardOf } from './stripe-heard.ts';

/** A checkout ends within a day; one more for a site that was away. */
const LOOK_BACK_MS = 48 * 3_600_000;
const AT_ONCE = 100;

export interface Swept {
  readonly asked: number;
  readonly settled: number;
  readonly refunds: number;
}

/**
 * Asks Stripe about card payments that nobody has told us the end of, and sends the refunds that are due: what a lost
 * message or a crash left behind. Whatever it finds goes the same way as a message, and counts once.
 * @throws CardsUnreachable when Stripe does not answer
 */
export async function sweepCards(
  db: Db,
  { cards, actor, now }: { cards: Cards; actor: Actor; now: number },
): Promise<Swept> {
  demand(actor, 'take-payment');
  const waiting = await db
    .select({ id: payments.id, sessionId: payments.sessionId })
    .from(payments)
    .where(
      and(
        eq(payments.method, 'card'),
        inArray(payments.state, ['awaiting', 'failed', 'expired', 'cancelled']),
        eq(payments.paid, 0),
        isNotNull(payments.sessionId),
        gte(payments.madeAt, new Date(now - LOOK_BACK_MS).toISOString()),
      ),
    )
    .orderBy(asc(payments.id))
    .limit(AT_ONCE);
  let settled = 0;
  for (const { sessionId } of waiting) {
    if (await pull(db, { cards, sessionId: sessionId ?? '', actor, now })) settled += 1;
  }
  const due = await dueCardRefunds(db);
  for (const refundId of due) await sendRefund(db, { refundId, cards, actor, now });
  return { asked: waiting.length, settled, refunds: due.length };
}

/** @returns whether the checkout turned out to be paid, or failed */
async function pull(
  db: Db,
  one: { cards: Cards; sessionId: string; actor: Actor; now: number },
): Promise<boolean> {
  const { cards, sessionId, actor, now } = one;
  let object: unknown;
  try {
    ({ object } = await cards.readCheckout(sessionId));
  } catch (error) {
    // Unknown there: made with another key. The others are asked all the same.
    if (error instanceof CardsRefused) return false;
    throw error;
  }
  const heard = heardOf('checkout.session.completed', object);
  if (heard?.about !== 'session' || heard.sessionId !== sessionId) return false;
  if (heard.status !== 'paid') return false;
  const event = { id: `pull:${sessionId}`, type: 'checkout.session.completed', at: now, object };
  return (await hearStripe(db, { event, actor, now })) !== 'duplicate';
}
