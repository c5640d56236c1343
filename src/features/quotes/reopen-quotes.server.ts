import { and, eq, gte } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { quoteParts } from '#db/schema/quotes.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { settleRequest } from './part-to-change.server.ts';
import { afterPart } from './quote-states.ts';

/**
 * Answers whose order ended because nobody paid in time may be accepted again while they are valid. An order that was
 * cancelled on purpose gives nothing back. Again changes nothing.
 * @param now milliseconds since 1970 UTC
 * @returns how many answers stand again
 */
export async function reopenQuotes(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<number> {
  demand(actor, 'end-quotes');
  const lapsed = and(
    eq(quoteParts.state, 'accepted'),
    gte(quoteParts.validUntil, dayAt(now)),
    eq(orders.state, 'cancelled'),
    eq(orders.cancelledWhy, 'unpaid'),
  );
  // Looked at without a lock: most of the time there is nothing to do.
  const [first] = await db
    .select({ id: quoteParts.id })
    .from(quoteParts)
    .innerJoin(orders, eq(orders.id, quoteParts.orderId))
    .where(lapsed)
    .limit(1);
  if (first === undefined) return 0;
  return inTransaction(db, async (tx) => {
    const found = await tx
      .select({ part: quoteParts, code: orders.code })
      .from(quoteParts)
      .innerJoin(orders, eq(orders.id, quoteParts.orderId))
      .where(lapsed);
    for (const { part, code } of found) {
      const state = afterPart(part.state, 'reopen') ?? part.state;
      await tx
        .update(quoteParts)
        .set({ state, orderId: null, version: part.version + 1 })
        .where(eq(quoteParts.id, part.id));
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: 'reopen-quotes',
          subject: `quote:${part.requestId}`,
          before: { producer: part.producerId, state: part.state, order: code },
          after: { producer: part.producerId, state },
        },
      );
    }
    for (const id of new Set(found.map(({ part }) => part.requestId))) await settleRequest(tx, id);
    return found.length;
  });
}
