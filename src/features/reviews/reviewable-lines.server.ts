import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { type Mark, mayChange, mayReview, suggestedName } from './review-rules.ts';
import type { ReviewableLine } from './reviewable-line.ts';

interface Row {
  orderLineId: number;
  productId: number;
  productName: string;
  productSlug: string;
  unitVi: string;
  unitEn: string;
  parcelState: string;
  deliveredAt: string | null;
  buyerName: string;
  province: string | null;
  id: number | null;
  mark: Mark;
  said: string;
  shownName: string;
  writtenAt: string;
  state: 'shown' | 'removed';
  removedWhy: string;
  version: number;
}

/**
 * What the buyer of an order may review, line by line; empty for an address that is none.
 * @param token secret address of the order; @param now milliseconds since 1970 UTC
 */
export async function reviewableLines(
  db: Db | Tx,
  token: string,
  now: number,
): Promise<ReviewableLine[]> {
  const rows = await db.all<Row>(sql`
    select l.id as "orderLineId", l.product_id as "productId", l.product_name as "productName",
      l.product_slug as "productSlug", l.unit_vi as "unitVi", l.unit_en as "unitEn",
      p.state as "parcelState", p.delivered_at as "deliveredAt", o.buyer_name as "buyerName",
      v.name as province, r.id, r.mark, r.said, r.shown_name as "shownName",
      r.written_at as "writtenAt", r.state, r.removed_why as "removedWhy", r.version
    from orders o join order_lines l on l.order_id = o.id join parcels p on p.id = l.parcel_id
    left join provinces v on v.code = o.province_code
    left join reviews r on r.order_line_id = l.id
    where o.token = ${token} order by l.id`);
  return rows.map((row) => ({
    orderLineId: row.orderLineId,
    productId: row.productId,
    productName: row.productName,
    productSlug: row.productSlug,
    unit: { vi: row.unitVi, en: row.unitEn },
    delivered: mayReview({ state: row.parcelState, deliveredAt: row.deliveredAt }),
    suggestedName: suggestedName(row.buyerName, row.province),
    written:
      row.id === null
        ? null
        : {
            id: row.id,
            mark: row.mark,
            said: row.said,
            shownName: row.shownName,
            writtenAt: row.writtenAt,
            state: row.state,
            removedWhy: row.removedWhy,
            version: row.version,
            changeable: mayChange(row.writtenAt, now),
          },
  }));
}
