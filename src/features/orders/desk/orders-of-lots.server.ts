import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Reach } from '#src/features/accounts/may.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { parcelsWithin } from './list-parcels.server.ts';

/** A parcel that holds goods of certain lots. Whom it went to stays out: the desk's own page of the order says it. */
export interface AffectedParcel {
  readonly orderId: number;
  readonly code: string;
  readonly no: number;
  readonly parcelId: number;
  readonly state: ParcelState;
  readonly producerId: number | null;
  readonly provinceCode: string;
  readonly producerName: string;
  readonly placedAt: string;
  readonly deliveredAt: string | null;
  /** Pieces of these lots that were not sent back. */
  readonly pieces: number;
  /** `2 × Mật ong (lô A1)`, separated by `|`. */
  readonly goods: string;
  /** 1: the buyer left an address of mail. */
  readonly hasMail: 0 | 1;
  readonly demo: 0 | 1;
}

/** Parcels packed from these lots, within reach, the newest first; cancelled ones and what came back are left out. */
export async function ordersOfLots(
  db: Db | Tx,
  lotIds: readonly number[],
  reach: Reach,
): Promise<AffectedParcel[]> {
  return db.all<AffectedParcel>(sql`
    select o.id as "orderId", o.code, p.no, p.id as "parcelId", p.state,
      p.producer_id as "producerId", p.province_code as "provinceCode",
      p.producer_name as "producerName", o.placed_at as "placedAt",
      p.delivered_at as "deliveredAt", sum(l.quantity - l.returned_quantity) as pieces,
      group_concat((l.quantity - l.returned_quantity) || ' × ' || l.product_name || ' (' || t.code || ')', '|') as goods,
      o.buyer_email <> '' as "hasMail", o.demo
    from order_lines l join lots t on t.id = l.lot_id
    join parcels p on p.id = l.parcel_id join orders o on o.id = p.order_id
    where l.lot_id in (select value from json_each(${JSON.stringify(lotIds)}))
      and p.state not in ('cancelled', 'returned') and l.quantity > l.returned_quantity
      and ${parcelsWithin(reach)}
    group by p.id order by o.placed_at desc, p.id desc`);
}
