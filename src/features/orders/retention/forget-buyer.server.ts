import { eq, inArray } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { carts, sharedCarts } from '#db/schema/carts.ts';
import { orders } from '#db/schema/orders.ts';
import { quoteRequests } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { dropLettersIn, dropMessagesIn, emptyOrdersIn } from './empty-orders.server.ts';
import { ERASURE_DONE } from './erasure-requests.server.ts';
import { buyerIn } from './find-buyer.server.ts';
import type { BuyerSearch } from './keep-until.ts';
import { EMPTY_QUOTE } from './quote-personal.server.ts';

/** What was done, to be told to the person. */
export interface Forgotten {
  /** Emptied: nothing personal is left in them. */
  readonly emptied: readonly string[];
  /** Kept as the law demands, with the day until which. */
  readonly kept: readonly { readonly code: string; readonly until: Day }[];
  readonly quotes: number;
  readonly reviews: number;
}

/** How a review is signed whose writer wishes to be forgotten. */
const NOBODY = '—';

/**
 * Deletes what is held of a person on the person's request. Orders whose contract data the law asks for keep name,
 * telephone number, address and invoice until their day, and lose what is not needed for that: the address of mail, the
 * note, the letters and messages, the link to an account. Everything else goes at once.
 * @throws Refusal `not-allowed`, `no-such-buyer`, `forget-while-open` {code}
 */
export async function forgetBuyer(
  db: Db,
  one: { readonly search: BuyerSearch; readonly actor: Actor; readonly now: number },
): Promise<Forgotten> {
  const { actor, now, search } = one;
  demand(actor, 'forget-buyer');
  return inTransaction(db, async (tx) => {
    const found = await buyerIn(tx, search);
    if (found.orders.length + found.quotes.length === 0) throw new Refusal('no-such-buyer', {});
    const open = found.orders.find((order) => order.keepUntil === null || order.unsettled);
    if (open !== undefined) throw new Refusal('forget-while-open', { code: open.code });
    const today = dayAt(now);
    const old = found.orders.filter((order) => (order.keepUntil ?? today) < today);
    const young = found.orders.filter((order) => (order.keepUntil ?? today) >= today);
    await emptyOrdersIn(tx, { orderIds: old.map(({ id }) => id), now });
    await thinOutIn(
      tx,
      young.map(({ id }) => id),
    );
    const quotes = await forgetQuotesIn(tx, found.quotes, now);
    const ids = found.orders.map(({ id }) => id);
    if (ids.length > 0) {
      await tx.update(reviews).set({ shownName: NOBODY }).where(inArray(reviews.orderId, ids));
    }
    await forgetCartsIn(tx, found.userIds);
    for (const id of ids) {
      await writeHistoryIn(tx, {
        ...{ orderId: id, kind: 'note', by: 'office', facts: { about: ERASURE_DONE }, now },
      });
    }
    const told = await tx
      .select({ productId: reviews.productId })
      .from(reviews)
      .where(inArray(reviews.orderId, ids.length === 0 ? [0] : ids));
    await recordAll(tx, { actor: actor.name, now }, [
      ...found.orders.map(({ id }) => ({
        ...{ deed: 'forget-buyer', subject: `order:${id}` },
        after: { emptied: old.some((order) => order.id === id) },
      })),
      ...found.quotes.map(({ id }) => ({ deed: 'forget-buyer', subject: `quote:${id}` })),
      ...[...new Set(told.map(({ productId }) => productId))].map((id) => ({
        ...{ deed: 'forget-buyer', subject: `product:${id}` },
      })),
    ]);
    return {
      emptied: old.map(({ code }) => code),
      kept: young.map(({ code, keepUntil }) => ({ code, until: keepUntil ?? today })),
      quotes,
      reviews: found.reviews,
    };
  });
}

/** What the law does not ask for goes at once. */
async function thinOutIn(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(orders)
    .set({ buyerEmail: '', note: '', userId: null })
    .where(inArray(orders.id, [...ids]));
  await dropMessagesIn(tx, ids);
  await dropLettersIn(tx, ids);
}

/** A request that became an order is part of that contract; the others are nobody's business any more. */
async function forgetQuotesIn(
  tx: Tx,
  found: readonly { readonly id: number; readonly state: string }[],
  now: number,
): Promise<number> {
  const ids = found.filter(({ state }) => state !== 'ordered').map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx
    .update(quoteRequests)
    .set({ ...EMPTY_QUOTE, forgottenAt: new Date(now).toISOString() })
    .where(inArray(quoteRequests.id, ids));
  return ids.length;
}

async function forgetCartsIn(tx: Tx, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) {
    await tx
      .update(carts)
      .set({ userId: null, provinceCode: null, communeCode: null })
      .where(eq(carts.userId, userId));
    await tx
      .update(sharedCarts)
      .set({ byUser: null, byName: '' })
      .where(eq(sharedCarts.byUser, userId));
  }
}
