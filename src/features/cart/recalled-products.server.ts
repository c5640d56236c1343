import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';

/**
 * Products of which every lot that is known is under an open recall: none can be sent. A product without lots, or with
 * one that is not recalled, is not among them.
 */
export async function recalledProducts(
  db: Pick<Db | Tx, 'select'>,
  productIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const recalls = await recallsOf(db, productIds);
  return new Set(productIds.filter((id) => recalls.get(id) === 'all'));
}

/**
 * Products with an open recall, and whether it takes in every lot that is known or some of them: the others may be sent,
 * and the buyer is told.
 */
export async function recallsOf(
  db: Pick<Db | Tx, 'select'>,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, 'all' | 'some'>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select({
      productId: tradeItems.productId,
      all: sql<number>`count(distinct ${lots.id})`,
      recalledLots: sql<number>`count(distinct case when ${recalls.id} is not null then ${lots.id} end)`,
    })
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .leftJoin(recallLots, and(eq(recallLots.lotId, lots.id), eq(recallLots.included, true)))
    .leftJoin(recalls, and(eq(recalls.id, recallLots.recallId), eq(recalls.state, 'open')))
    .where(inArray(tradeItems.productId, [...new Set(productIds)]))
    .groupBy(tradeItems.productId);
  return new Map(
    rows.flatMap(({ productId, all, recalledLots }) =>
      productId !== null && Number(recalledLots) > 0
        ? [[productId, Number(all) === Number(recalledLots) ? 'all' : 'some'] as const]
        : [],
    ),
  );
}
