import { asc, eq, inArray } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import {
  orderHistory,
  orderLines,
  orders,
  parcels,
  payments,
  refunds,
  returnRequests,
} from '#db/schema/orders.ts';
import { quoteLines, quoteRequests } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { buyerIn } from './find-buyer.server.ts';
import { type BuyerSearch, keepUntil } from './keep-until.ts';

/** Everything that is held of a person, to be read by any program. Amounts in whole đồng, instants ISO 8601 UTC. */
export interface BuyerData {
  readonly madeAt: string;
  readonly orders: readonly object[];
  readonly quotes: readonly object[];
}

/** The data of the one order whose secret address somebody holds; null when there is none. Proves nothing of others. */
export async function exportOwnOrder(
  db: Db,
  one: { readonly token: string; readonly actor: Actor; readonly now: number },
): Promise<BuyerData | null> {
  demand(one.actor, 'export-own-data');
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.token, one.token));
  if (order === undefined) return null;
  return {
    madeAt: new Date(one.now).toISOString(),
    orders: await orderData(db, [order.id]),
    quotes: [],
  };
}

/**
 * The data of a person, for an administrator to hand over on the person's request. Recorded, without the data.
 * @throws Refusal `not-allowed`
 */
export async function exportBuyer(
  db: Db,
  one: { readonly search: BuyerSearch; readonly actor: Actor; readonly now: number },
): Promise<BuyerData> {
  demand(one.actor, 'forget-buyer');
  return inTransaction(db, async (tx) => {
    const found = await buyerIn(tx, one.search);
    const ids = found.orders.map(({ id }) => id);
    const quoteIds = found.quotes.map(({ id }) => id);
    await recordAll(tx, { actor: one.actor.name, now: one.now }, [
      ...ids.map((id) => ({ deed: 'export-buyer', subject: `order:${id}` })),
      ...quoteIds.map((id) => ({ deed: 'export-buyer', subject: `quote:${id}` })),
    ]);
    return {
      madeAt: new Date(one.now).toISOString(),
      orders: await orderData(tx, ids),
      quotes: await quoteData(tx, quoteIds),
    };
  });
}

async function orderData(db: Db | Tx, ids: readonly number[]): Promise<object[]> {
  if (ids.length === 0) return [];
  const of = [...ids];
  const rows = await db.select().from(orders).where(inArray(orders.id, of)).orderBy(asc(orders.id));
  const lines = await db.select().from(orderLines).where(inArray(orderLines.orderId, of));
  const sent = await db.select().from(parcels).where(inArray(parcels.orderId, of));
  const paid = await db.select().from(payments).where(inArray(payments.orderId, of));
  const back = await db.select().from(refunds).where(inArray(refunds.orderId, of));
  const asked = await db.select().from(returnRequests).where(inArray(returnRequests.orderId, of));
  const history = await db.select().from(orderHistory).where(inArray(orderHistory.orderId, of));
  const written = await db.select().from(reviews).where(inArray(reviews.orderId, of));
  const said = await db.select().from(messages).where(inArray(messages.orderId, of));
  const mine = <T extends { orderId: number }>(all: readonly T[], id: number): T[] =>
    all.filter(({ orderId }) => orderId === id);
  return rows.map(({ token: _token, requestKey: _key, priced: _priced, invoice, ...row }) => ({
    ...row,
    invoice: invoice === null ? null : (JSON.parse(invoice) as object),
    contractDataKeptUntil: keepUntil(row),
    parcels: mine(sent, row.id).map((parcel) => ({
      ...parcel,
      lines: lines.filter(({ parcelId }) => parcelId === parcel.id),
    })),
    payments: mine(paid, row.id).map(
      ({ method, state, due, paid: got, refunded, madeAt, paidAt }) => ({
        ...{ method, state, due, paid: got, refunded, madeAt, paidAt },
      }),
    ),
    refunds: mine(back, row.id).map(({ amount, reason, state, madeAt, settledAt }) => ({
      ...{ amount, reason, state, madeAt, settledAt },
    })),
    returns: mine(asked, row.id),
    history: mine(history, row.id).map(({ at, kind, by }) => ({ at, kind, by })),
    messages: mine(said, row.id).map(({ parcelId, side, text, at }) => ({
      ...{ parcel: sent.find(({ id }) => id === parcelId)?.no ?? null, side, text, at },
    })),
    reviews: mine(written, row.id).map(
      ({ productId, mark, said, shownName, writtenAt, state }) => ({
        ...{ productId, mark, said, shownName, writtenAt, state },
      }),
    ),
  }));
}

async function quoteData(db: Db | Tx, ids: readonly number[]): Promise<object[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(quoteRequests)
    .where(inArray(quoteRequests.id, [...ids]));
  const lines = await db
    .select()
    .from(quoteLines)
    .where(inArray(quoteLines.requestId, [...ids]));
  return rows.map(({ token: _token, requestKey: _key, ...row }) => ({
    ...row,
    lines: lines.filter(({ requestId }) => requestId === row.id),
  }));
}
