import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { stockHolds } from '#db/schema/orders.ts';

/** How many pieces of an offer an order wants, all its lines together. */
export interface Want {
  readonly offerId: number;
  readonly quantity: number;
}

/** Pieces that unpaid orders keep back: holds whose time is over do not count, swept away or not. */
function heldOf(offerId: number, at: string, exceptOrderId: number) {
  return sql`(select coalesce(sum(quantity), 0) from stock_holds where offer_id = ${offerId}
    and state = 'held' and order_id <> ${exceptOrderId} and (until is null or until > ${at}))`;
}

/**
 * Step: keeps goods back for an order that is not paid. One guarded statement for each offer, so that it holds with two
 * processes at the same file and with a libSQL server.
 * @param until instant, ISO 8601 UTC
 * @returns the first offer that has not enough left; null when all are held
 */
export async function holdStockIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly wants: readonly Want[];
    readonly until: string;
    readonly now: number;
  },
): Promise<Want | null> {
  const at = new Date(one.now).toISOString();
  for (const want of one.wants) {
    const { offerId, quantity } = want;
    const done =
      await tx.run(sql`insert into stock_holds (order_id, offer_id, quantity, state, until)
      select ${one.orderId}, id, ${quantity}, 'held', ${one.until} from offers
      where id = ${offerId} and stock - ${heldOf(offerId, at, one.orderId)} >= ${quantity}`);
    if (done.rowsAffected !== 1) return want;
  }
  return null;
}

/**
 * Step: takes goods for an order that counts at once.
 * @returns the first offer that has not enough left (what was taken before is for the caller to undo); null when done
 */
export async function takeStockIn(
  tx: Tx,
  one: { readonly orderId: number; readonly wants: readonly Want[]; readonly now: number },
): Promise<Want | null> {
  const at = new Date(one.now).toISOString();
  for (const want of one.wants) {
    if (!(await takeOne(tx, { ...want, orderId: one.orderId, at }))) return want;
  }
  if (one.wants.length > 0) {
    await tx
      .insert(stockHolds)
      .values(
        one.wants.map((want) => ({ ...want, orderId: one.orderId, state: 'taken' as const })),
      );
  }
  return null;
}

/** An offer that is made to order by now has no stock to take from. */
async function takeOne(
  tx: Tx,
  { offerId, quantity, orderId, at }: Want & { readonly orderId: number; readonly at: string },
): Promise<boolean> {
  const done = await tx.run(sql`update offers set stock = stock - ${quantity}
    where id = ${offerId}
    and (stock is null or stock - ${heldOf(offerId, at, orderId)} >= ${quantity})`);
  return done.rowsAffected === 1;
}

/**
 * Step: turns what an order holds, or held until its time was over, into goods taken. All or nothing.
 * @returns false when something is gone; nothing is taken then
 */
export async function takeHeldIn(
  tx: Tx,
  { orderId, now }: { readonly orderId: number; readonly now: number },
): Promise<boolean> {
  const at = new Date(now).toISOString();
  const holds = await tx.select().from(stockHolds).where(eq(stockHolds.orderId, orderId));
  const open = holds.filter(({ state }) => state !== 'taken');
  const taken: Want[] = [];
  for (const hold of open) {
    if (await takeOne(tx, { ...hold, at })) {
      taken.push(hold);
      continue;
    }
    for (const want of taken) await addStock(tx, want);
    return false;
  }
  if (open.length > 0) {
    await tx
      .update(stockHolds)
      .set({ state: 'taken', until: null })
      .where(eq(stockHolds.orderId, orderId));
  }
  return true;
}

async function addStock(tx: Tx, { offerId, quantity }: Want): Promise<void> {
  await tx
    .update(offers)
    .set({ stock: sql`${offers.stock} + ${quantity}` })
    .where(eq(offers.id, offerId));
}

/** The offers an order holds, held or took pieces of. */
export async function heldOffersIn(tx: Tx, orderId: number): Promise<readonly number[]> {
  const rows = await tx
    .select({ offerId: stockHolds.offerId })
    .from(stockHolds)
    .where(eq(stockHolds.orderId, orderId));
  return rows.map(({ offerId }) => offerId);
}

/**
 * Step: releases what an order holds and gives back what it took. Doing it twice gives nothing back twice.
 * @param offerIds only these, when a single parcel is cancelled
 * @returns products whose availability may be another now
 */
export async function giveBackIn(
  tx: Tx,
  { orderId, offerIds }: { readonly orderId: number; readonly offerIds?: readonly number[] },
): Promise<readonly number[]> {
  const rows = await tx
    .select({
      id: stockHolds.id,
      offerId: stockHolds.offerId,
      quantity: stockHolds.quantity,
      state: stockHolds.state,
      productId: offers.productId,
    })
    .from(stockHolds)
    .leftJoin(offers, eq(offers.id, stockHolds.offerId))
    .where(and(eq(stockHolds.orderId, orderId), inArray(stockHolds.state, ['held', 'taken'])));
  const open = rows.filter((row) => offerIds === undefined || offerIds.includes(row.offerId));
  if (open.length === 0) return [];
  for (const row of open) if (row.state === 'taken') await addStock(tx, row);
  const ids = open.map(({ id }) => id);
  await tx
    .update(stockHolds)
    .set({ state: 'released', until: null })
    .where(inArray(stockHolds.id, ids));
  return [...new Set(open.map(({ productId }) => productId).filter((id) => id !== null))];
}
