import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { paymentEvents, refunds } from '#db/schema/orders.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { type OpenPayment, openPayment } from './payments-within.server.ts';
import { refundable } from './settle.ts';

export interface PaymentInFull extends OpenPayment {
  readonly events: readonly (typeof paymentEvents.$inferSelect)[];
  readonly refunds: readonly (typeof refunds.$inferSelect)[];
  /** What of it can still be given back, whole đồng. */
  readonly left: number;
}

/** A payment with what was told of it and what went back. @throws Refusal `not-allowed`, `no-such-payment` */
export async function readPayment(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<PaymentInFull> {
  const open = await openPayment(db, id, actor, 'see-payments');
  const events = await db
    .select()
    .from(paymentEvents)
    .where(eq(paymentEvents.paymentId, id))
    .orderBy(asc(paymentEvents.happenedAt), asc(paymentEvents.id));
  const rows = await db
    .select()
    .from(refunds)
    .where(eq(refunds.paymentId, id))
    .orderBy(asc(refunds.id));
  const returning = rows
    .filter(({ state }) => state !== 'failed' && state !== 'cancelled')
    .reduce((sum, { amount }) => sum + amount, 0);
  return { ...open, events, refunds: rows, left: refundable(open.payment.paid, returning) };
}
