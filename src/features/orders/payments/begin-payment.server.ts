import { randomBytes } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { payments } from '#db/schema/orders.ts';
import type { Dong } from '#src/base/money.ts';
import type { PaymentMethod } from '#src/features/orders/order-facts.ts';
import { makeReference, REFERENCE_BYTES } from './reference.ts';

/**
 * Step of placing an order: what is due and by which way, with the reference a transfer names. One order has one
 * payment; what comes in is added to it.
 * @param due the order's total
 * @param now milliseconds since 1970 UTC
 */
export async function beginPaymentIn(
  tx: Tx,
  {
    orderId,
    method,
    due,
    now,
  }: { orderId: number; method: PaymentMethod; due: Dong | number; now: number },
): Promise<{ id: number; reference: string }> {
  const reference = makeReference(randomBytes(REFERENCE_BYTES));
  const madeAt = new Date(now).toISOString();
  const [row] = await tx
    .insert(payments)
    .values({ orderId, method, state: 'awaiting', due, reference, madeAt })
    .returning({ id: payments.id });
  if (row === undefined) throw new Error(`no payment was written for order ${orderId}`);
  return { id: row.id, reference };
}
