import { and, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { dayAt } from '#src/base/day.ts';
import { isLow } from './low-stock.ts';
import { heldPieces } from './read-offers.server.ts';
import { inSeason } from './season.ts';

type Reader = Pick<Db | Tx, 'select'>;

/** A size of which few are left. */
export interface LowOffer {
  readonly offerId: number;
  readonly sku: string;
  readonly productId: number;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  /** Pieces that can be ordered. */
  readonly available: number;
  /** Pieces ordered in the last thirty days. */
  readonly soldLastMonth: number;
}

const MONTH_MS = 30 * 86_400_000;

/**
 * Sizes of a producer that are on sale, in season and few (`isLow`), the fewest first.
 * @param now milliseconds since 1970 UTC
 */
export async function lowStock(db: Reader, producerId: number, now: number): Promise<LowOffer[]> {
  const mine = await db
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(and(eq(products.producerId, producerId), isNotNull(offers.stock)));
  return lowAmong(
    db,
    mine.map(({ id }) => id),
    now,
  );
}

/** The same among some sizes, whoever makes them. */
export async function lowAmong(
  db: Reader,
  offerIds: readonly number[],
  now: number,
): Promise<LowOffer[]> {
  if (offerIds.length === 0) return [];
  const ids = sql`(select value from json_each(${JSON.stringify([...new Set(offerIds)])}))`;
  const rows = await db
    .select({
      offer: offers,
      productName: products.name,
      held: heldPieces(new Date(now).toISOString()),
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(and(sql`${offers.id} in ${ids}`, isNotNull(offers.stock), eq(offers.state, 'on-sale')));
  const sold = await db
    .select({ offerId: orderLines.offerId, pieces: sql<number>`sum(${orderLines.quantity})` })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        inArray(
          orderLines.productId,
          rows.map(({ offer }) => offer.productId),
        ),
        sql`${orderLines.offerId} in ${ids}`,
        ne(orders.state, 'cancelled'),
        gt(orders.placedAt, new Date(now - MONTH_MS).toISOString()),
      ),
    )
    .groupBy(orderLines.offerId);
  const soldOf = new Map(sold.map(({ offerId, pieces }) => [offerId, Number(pieces)]));
  const today = dayAt(now);
  return rows
    .map(({ offer, productName, held }): LowOffer & { season: boolean } => ({
      ...{ offerId: offer.id, sku: offer.sku, productId: offer.productId, productName },
      ...{ unitVi: offer.unitVi, unitEn: offer.unitEn },
      available: Math.max(0, (offer.stock ?? 0) - Number(held)),
      soldLastMonth: soldOf.get(offer.id) ?? 0,
      season: inSeason(offer, today),
    }))
    .filter((one) => one.season && isLow(one))
    .map(({ season: _season, ...one }) => one)
    .sort((a, b) => a.available - b.available || a.offerId - b.offerId);
}
