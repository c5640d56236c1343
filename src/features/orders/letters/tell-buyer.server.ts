import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { readWholeOrder } from '../buyer/read-buyer-order.server.ts';
import { readSellers } from '../buyer/read-sellers.server.ts';
import { type LetterKind, orderLetter } from './order-letters.ts';

export type { LetterKind };

/**
 * Step of a command: queues the letter about an order in the buyer's language. None without an address of mail.
 * @param facts `amount` of a refund, `refundDue` of a cancelled order, `answer` to a return, `carrier` and `tracking`
 * @param now milliseconds since 1970 UTC: not sent before
 */
export async function tellBuyerIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly parcelId?: number;
    readonly kind: LetterKind;
    readonly facts?: object;
    readonly now: number;
  },
): Promise<void> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, one.orderId));
  if (row === undefined || row.buyerEmail === '' || row.forgottenAt !== null) return;
  const seen = await readWholeOrder(tx, row);
  const sellers = await readSellers(
    tx,
    seen.parcels.map(({ producerId }) => producerId),
  );
  const p = paths(row.lang === 'en' ? 'en' : 'vi');
  const { siteUrl, siteName } = seen.priced;
  const letter = orderLetter({
    ...{ kind: one.kind, seen, sellers, siteName, facts: one.facts ?? {} },
    parcelNo: seen.parcels.find(({ id }) => id === one.parcelId)?.no ?? null,
    url: siteUrl + p.order(row.token),
    policies: siteUrl + p.policies,
  });
  await queueMail(tx, { ...letter, to: row.buyerEmail, about: `order:${row.id}` }, one.now);
}
