import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { paymentEvents, payments } from '#db/schema/orders.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import {
  applyHeardIn,
  type HeardContext,
  type HeardOutcome,
  type Payment,
} from './apply-heard.server.ts';
import { type Heard, heardOf } from './stripe-heard.ts';

export interface StripeEvent {
  /** `evt_…`; unique for ever. */
  readonly id: string;
  readonly type: string;
  /** When it happened; milliseconds since 1970 UTC. */
  readonly at: number;
  readonly object: unknown;
}

/**
 * Hears an event whose signature was checked: written down and carried out in one transaction, so that a crash loses
 * both or neither and Stripe sends it again. What was heard before does nothing.
 * @returns what came of it: `duplicate`, `unmatched` (no payment of ours yet; carried out once there is), `not-ours`, …
 */
export async function hearStripe(
  db: Db,
  { event, actor, now }: { event: StripeEvent; actor: Actor; now: number },
): Promise<HeardOutcome> {
  demand(actor, 'take-payment');
  const heard = heardOf(event.type, event.object);
  const context: HeardContext = { at: event.at, actor, now };
  return inTransaction(db, async (tx) => {
    const [known] = await tx
      .select({ id: paymentEvents.id })
      .from(paymentEvents)
      .where(and(eq(paymentEvents.provider, 'stripe'), eq(paymentEvents.eventId, event.id)));
    if (known) return 'duplicate';
    const payment = heard === null ? null : await paymentOf(tx, heard);
    const [row] = await tx
      .insert(paymentEvents)
      .values({
        ...{ provider: 'stripe', eventId: event.id, kind: event.type.slice(0, 100) },
        ...{ paymentId: payment?.id ?? null, said: JSON.stringify(heard ?? {}), outcome: '' },
        happenedAt: new Date(event.at).toISOString(),
        receivedAt: new Date(now).toISOString(),
      })
      .returning({ id: paymentEvents.id });
    const outcome =
      heard === null
        ? 'not-ours'
        : payment === null
          ? 'unmatched'
          : await applyHeardIn(tx, payment, heard, context);
    await tx
      .update(paymentEvents)
      .set({ outcome })
      .where(eq(paymentEvents.id, row?.id ?? 0));
    if (payment !== null) await hearAgain(tx, payment.id, context);
    else {
      const what = { type: event.type, outcome };
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'hear-stripe', subject: 'payments', after: what },
      );
    }
    return outcome;
  });
}

/** The payment something was said of: by our own reference, which everything at Stripe carries, else by Stripe's ids. */
async function paymentOf(tx: Tx, heard: Heard): Promise<Payment | null> {
  const ours = eq(payments.method, 'card');
  const tries = [
    heard.reference === null ? null : eq(payments.reference, heard.reference),
    heard.about === 'session' ? eq(payments.sessionId, heard.sessionId) : null,
    heard.intentId === null ? null : eq(payments.intentId, heard.intentId),
  ];
  for (const one of tries) {
    if (one === null) continue;
    const [found] = await tx.select().from(payments).where(and(ours, one));
    if (found) return found;
  }
  return null;
}

/** What came before its payment was known by Stripe's id takes effect now, in the order it happened. */
async function hearAgain(tx: Tx, paymentId: number, context: HeardContext): Promise<void> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId));
  if (!payment?.intentId) return;
  const waiting = await tx
    .select()
    .from(paymentEvents)
    .where(
      and(
        eq(paymentEvents.provider, 'stripe'),
        isNull(paymentEvents.paymentId),
        eq(sql`json_extract(${paymentEvents.said}, '$.intentId')`, payment.intentId),
      ),
    )
    .orderBy(asc(paymentEvents.happenedAt), asc(paymentEvents.id));
  for (const event of waiting) {
    const [now] = await tx.select().from(payments).where(eq(payments.id, paymentId));
    if (!now) return;
    const at = Date.parse(event.happenedAt);
    const heard = JSON.parse(event.said) as Heard;
    const outcome = await applyHeardIn(tx, now, heard, { ...context, at });
    await tx
      .update(paymentEvents)
      .set({ paymentId, outcome })
      .where(eq(paymentEvents.id, event.id));
  }
}
