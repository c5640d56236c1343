import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { payments } from '#db/schema/orders.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { recordPaymentIn } from '#src/features/orders/payments/record-payment.server.ts';

/** Step of a command: cash that was collected at the door is written down as money that came in, once per parcel. */
export async function collectCashIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly parcelId: number;
    /** Whole đồng. */
    readonly cash: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const [payment] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(eq(payments.orderId, one.orderId))
    .orderBy(asc(payments.id))
    .limit(1);
  if (payment === undefined) return;
  await recordPaymentIn(tx, {
    ...{ paymentId: payment.id, provider: 'cash', eventId: `parcel:${one.parcelId}` },
    ...{ amount: one.cash, at: one.now, actor: one.actor, now: one.now },
  });
}
