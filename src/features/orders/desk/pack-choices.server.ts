import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { packableLots } from '#src/features/orders/parcels/lot-choice.ts';
import { readProductLots } from '#src/features/orders/parcels/read-lots.server.ts';
import type { PackLine } from './pack-line.ts';

/** The lines of parcels that are to be packed, with their lots. The caller has asked for the right to see them. */
export async function readPackLines(
  db: Db,
  { parcelIds, today }: { readonly parcelIds: readonly number[]; readonly today: Day },
): Promise<PackLine[]> {
  if (parcelIds.length === 0) return [];
  const rows = await db.all<Omit<PackLine, 'lots' | 'proposed' | 'blocked'>>(sql`
    select l.id as "lineId", p.id as "parcelId", l.product_id as "productId", l.sku, l.quantity,
      p.producer_id as "producerId", l.product_name as "productName", l.unit_vi as "unitVi",
      l.unit_en as "unitEn"
    from order_lines l join parcels p on p.id = l.parcel_id
    where p.state = 'to-pack' and p.id in (select value from json_each(${JSON.stringify(parcelIds)}))
    order by p.id, l.id`);
  const products = [...new Set(rows.map(({ productId }) => productId))];
  const lots = await readProductLots(db, products);
  const last = await db.all<{ productId: number; producerId: number | null; lotId: number }>(sql`
    select l.product_id as "productId", p.producer_id as "producerId", l.lot_id as "lotId",
      max(p.packed_at) from order_lines l join parcels p on p.id = l.parcel_id
    where l.lot_id is not null and l.product_id in
      (select value from json_each(${JSON.stringify(products)}))
    group by l.product_id, p.producer_id`);
  return rows.map((row) => {
    const own = packableLots(row, lots, today);
    const used = last.find(
      (one) => one.productId === row.productId && one.producerId === row.producerId,
    );
    const proposed = own.find(({ id }) => id === used?.lotId) ?? own[0];
    const onRecord = lots.some(
      (lot) => lot.productId === row.productId && lot.producerId === row.producerId,
    );
    return {
      ...{ ...row, lots: own, proposed: proposed?.id ?? null },
      blocked: own.length === 0 && onRecord,
    };
  });
}
