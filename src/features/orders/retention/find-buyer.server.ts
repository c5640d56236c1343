import { desc, eq, inArray, or, sql } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orders, refunds, returnRequests } from '#db/schema/orders.ts';
import { quoteRequests } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { normalPhone } from '#src/features/orders/buyer/phone.ts';
import { type BuyerSearch, keepUntil } from './keep-until.ts';

/** What is held of one person, as a list. Instants ISO 8601 UTC. */
export interface BuyerFound {
  readonly orders: readonly {
    readonly id: number;
    readonly code: string;
    readonly state: string;
    readonly placedAt: string;
    /** The law asks for its contract data until this day; null while it is under way. */
    readonly keepUntil: Day | null;
    readonly forgotten: boolean;
    /** A return or a refund is open. */
    readonly unsettled: boolean;
  }[];
  readonly quotes: readonly {
    readonly id: number;
    readonly code: string;
    readonly state: string;
    readonly forgotten: boolean;
  }[];
  readonly reviews: number;
  readonly userIds: readonly string[];
}

/** Reads what was typed: a telephone number, an address of mail, or the code of an order; null when it is none. */
export function readBuyerSearch(text: string): BuyerSearch | null {
  const typed = text.trim();
  if (typed.includes('@')) return { by: 'email', value: typed.toLowerCase() };
  const phone = normalPhone(typed);
  if (phone !== null) return { by: 'phone', value: phone };
  const code = typed.toUpperCase().replaceAll(/\s/g, '');
  return /^[A-Z0-9-]{4,30}$/.test(code) ? { by: 'code', value: code } : null;
}

/**
 * Looks a person up, for the person's own request. The look-up is recorded, without what was typed.
 * @throws Refusal `not-allowed`, `no-such-buyer`
 */
export async function findBuyer(
  db: Db,
  one: { readonly text: string; readonly actor: Actor; readonly now: number },
): Promise<{ readonly search: BuyerSearch; readonly found: BuyerFound }> {
  demand(one.actor, 'forget-buyer');
  const search = readBuyerSearch(one.text);
  if (search === null) throw new Refusal('no-such-buyer', {});
  return inTransaction(db, async (tx) => {
    const found = await buyerIn(tx, search);
    const ids = found.orders.length === 0 ? [0] : found.orders.map(({ id }) => id);
    await recordAll(
      tx,
      { actor: one.actor.name, now: one.now },
      ids.map((id) => ({
        deed: 'look-up-buyer',
        subject: `order:${id}`,
        after: { by: search.by },
      })),
    );
    return { search, found };
  });
}

/** Step: what is held of a person. By code of an order, only that order: it proves nothing about others. */
export async function buyerIn(tx: Tx | Db, search: BuyerSearch): Promise<BuyerFound> {
  const { by, value } = search;
  const rows = await tx
    .select()
    .from(orders)
    .where(
      by === 'code'
        ? eq(orders.code, value)
        : by === 'phone'
          ? eq(orders.buyerPhone, value)
          : sql`lower(${orders.buyerEmail}) = ${value}`,
    )
    .orderBy(desc(orders.id));
  const asked =
    by === 'code'
      ? await tx.select().from(quoteRequests).where(eq(quoteRequests.code, value))
      : await tx
          .select()
          .from(quoteRequests)
          .where(
            by === 'phone'
              ? eq(quoteRequests.buyerPhone, value)
              : sql`lower(${quoteRequests.buyerEmail}) = ${value}`,
          );
  const ids = rows.map(({ id }) => id);
  const open = new Set([
    ...(
      await tx
        .select({ orderId: refunds.orderId })
        .from(refunds)
        .where(inArray(refunds.state, ['due', 'sent', 'failed']))
    ).map(({ orderId }) => orderId),
    ...(
      await tx
        .select({ orderId: returnRequests.orderId })
        .from(returnRequests)
        .where(inArray(returnRequests.state, ['asked', 'agreed']))
    ).map(({ orderId }) => orderId),
  ]);
  const written =
    ids.length === 0
      ? []
      : await tx
          .select({ id: reviews.id })
          .from(reviews)
          .where(or(...ids.map((id) => eq(reviews.orderId, id))));
  return {
    orders: rows.map((row) => ({
      ...{ id: row.id, code: row.code, state: row.state, placedAt: row.placedAt },
      ...{ keepUntil: keepUntil(row), forgotten: row.forgottenAt !== null },
      unsettled: open.has(row.id),
    })),
    quotes: asked.map((row) => ({
      ...{ id: row.id, code: row.code, state: row.state, forgotten: row.forgottenAt !== null },
    })),
    reviews: written.length,
    userIds: [
      ...new Set([...rows, ...asked].map(({ userId }) => userId).filter((id) => id !== null)),
    ],
  };
}
