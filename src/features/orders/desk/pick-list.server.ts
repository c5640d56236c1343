import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { parcelsWithin } from './list-parcels.server.ts';

/** What to take from the shelf for all parcels that wait to be packed. */
export interface PickLine {
  readonly producerName: string;
  readonly sku: string;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly quantity: number;
  readonly parcels: number;
}

/** Sums by sku of the parcels within reach that are to be packed now. */
export async function readPickList(
  db: Db,
  actor: Actor,
): Promise<{ readonly lines: readonly PickLine[]; readonly parcels: number }> {
  const where = sql`p.state = 'to-pack' and o.state = 'confirmed'
    and ${parcelsWithin(reachOf(actor, 'see-orders'))}`;
  const lines = await db.all<PickLine>(sql`
    select p.producer_name as "producerName", l.sku, l.product_name as "productName",
      l.unit_vi as "unitVi", l.unit_en as "unitEn", sum(l.quantity) as quantity,
      count(distinct p.id) as parcels
    from parcels p join orders o on o.id = p.order_id join order_lines l on l.parcel_id = p.id
    where ${where}
    group by p.producer_id, l.sku order by p.producer_name, l.product_name, l.sku`);
  const [row] = await db.all<{ count: number }>(
    sql`select count(*) as count from parcels p join orders o on o.id = p.order_id where ${where}`,
  );
  return { lines, parcels: row?.count ?? 0 };
}
