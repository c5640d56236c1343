import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { PackableLot } from './lot-choice.ts';

/** All lots of these products on record, with whether an open recall names them. */
export async function readProductLots(
  db: Db | Tx,
  productIds: readonly number[],
): Promise<PackableLot[]> {
  const rows = await db.all<
    Omit<PackableLot, 'recalled' | 'illustrative'> & { recalled: 0 | 1; illustrative: 0 | 1 }
  >(sql`
    select l.id, l.code, t.product_id as "productId", l.producer_id as "producerId",
      l.expires_on as "expiresOn", l.best_before as "bestBefore", l.illustrative,
      exists (select 1 from recall_lots k join recalls r on r.id = k.recall_id
        where k.lot_id = l.id and k.included = 1 and r.state = 'open') as recalled
    from lots l join trade_items t on t.id = l.trade_item_id
    where t.product_id in (select value from json_each(${JSON.stringify(productIds)}))
    order by l.id desc`);
  return rows.map((row) => ({
    ...row,
    recalled: row.recalled === 1,
    illustrative: row.illustrative === 1,
  }));
}
