import { and, eq, inArray, isNotNull, like, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { messages } from '#db/schema/desk-day.ts';
import { bankLines, orders, payments, returnRequests } from '#db/schema/orders.ts';

/**
 * Step of a command: empties everything personal of orders that may be forgotten. Amounts, goods, states and the
 * province stay for the books; letters, messages, what buyers wrote and what payers wrote on their transfers go.
 */
export async function emptyOrdersIn(
  tx: Tx,
  { orderIds, now }: { readonly orderIds: readonly number[]; readonly now: number },
): Promise<void> {
  if (orderIds.length === 0) return;
  const ids = [...orderIds];
  await tx
    .update(orders)
    .set({
      ...{ buyerName: '', buyerPhone: '', buyerEmail: '', addressLine: '', placeText: '' },
      ...{ communeCode: null, note: '', invoice: null, userId: null },
      forgottenAt: new Date(now).toISOString(),
    })
    .where(inArray(orders.id, ids));
  await tx.update(returnRequests).set({ said: '' }).where(inArray(returnRequests.orderId, ids));
  const paid = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(inArray(payments.orderId, ids));
  await tx
    .update(bankLines)
    .set({ said: '' })
    .where(
      and(
        isNotNull(bankLines.paymentId),
        inArray(
          bankLines.paymentId,
          paid.map(({ id }) => id),
        ),
      ),
    );
  await dropMessagesIn(tx, ids);
  await dropLettersIn(tx, ids);
}

/** Step of a command: what buyers and producers wrote to each other about orders. */
export async function dropMessagesIn(tx: Tx, orderIds: readonly number[]): Promise<void> {
  await tx.delete(messages).where(inArray(messages.orderId, [...orderIds]));
}

/** Step of a command: letters about orders, with the addresses they went to. */
export async function dropLettersIn(tx: Tx, orderIds: readonly number[]): Promise<void> {
  for (const id of orderIds) {
    await tx
      .delete(mails)
      .where(or(eq(mails.about, `order:${id}`), like(mails.about, `order:${id}:%`)));
  }
}
