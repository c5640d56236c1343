import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { quoteRequests } from '#db/schema/quotes.ts';
import { addMonths, dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { emptyOrdersIn } from './empty-orders.server.ts';
import { KEEP_MONTHS } from './keep-until.ts';
import { EMPTY_QUOTE } from './quote-personal.server.ts';

/** So many at a time, so that no writer waits long. */
const AT_ONCE = 200;

/**
 * Empties the personal data of orders that ended three years ago, and of requests for quotation as old. For the program
 * itself, once a day.
 * @param now milliseconds since 1970 UTC
 * @returns how many orders and requests were emptied; 0: nothing is left to do today
 * @throws Refusal `not-allowed`
 */
export async function forgetOldOrders(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<number> {
  demand(actor, 'forget-old-orders');
  const before = `${addMonths(dayAt(now), -KEEP_MONTHS)}T00:00:00.000Z`;
  return inTransaction(db, async (tx) => {
    const ended = sql`coalesce(${orders.completedAt}, ${orders.cancelledAt})`;
    const old = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(isNull(orders.forgottenAt), sql`${ended} is not null`, sql`${ended} < ${before}`))
      .limit(AT_ONCE);
    await emptyOrdersIn(tx, { orderIds: old.map(({ id }) => id), now });
    const asked = await tx
      .select({ id: quoteRequests.id })
      .from(quoteRequests)
      .where(
        and(
          isNull(quoteRequests.forgottenAt),
          isNotNull(quoteRequests.madeAt),
          lt(quoteRequests.madeAt, before),
        ),
      )
      .limit(AT_ONCE);
    for (const { id } of asked) {
      await tx
        .update(quoteRequests)
        .set({ ...EMPTY_QUOTE, forgottenAt: new Date(now).toISOString() })
        .where(eq(quoteRequests.id, id));
    }
    await recordAll(tx, { actor: actor.name, now }, [
      ...old.map(({ id }) => ({ deed: 'forget-order', subject: `order:${id}` })),
      ...asked.map(({ id }) => ({ deed: 'forget-quote', subject: `quote:${id}` })),
    ]);
    return old.length + asked.length;
  });
}
