import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { readLastMove } from '#src/features/orders/parcels/last-move.server.ts';
import { undoTo } from '#src/features/orders/parcels/parcel-move.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** A parcel whose last step can still be taken back. */
export interface Undoable {
  readonly id: number;
  readonly version: number;
  readonly orderId: number;
  readonly code: string;
  readonly no: number;
  readonly state: ParcelState;
}

/** Of these parcels, those whose last step this person can still take back. @param now milliseconds since 1970 UTC */
export async function readUndoable(
  db: Db,
  one: { readonly ids: readonly number[]; readonly actor: Actor; readonly now: number },
): Promise<Undoable[]> {
  const rows = await db.all<Undoable & { producerId: number | null; provinceCode: string }>(sql`
    select p.id, p.version, p.order_id as "orderId", o.code, p.no, p.state,
      p.producer_id as "producerId", p.province_code as "provinceCode"
    from parcels p join orders o on o.id = p.order_id
    where p.id in (select value from json_each(${JSON.stringify(one.ids.slice(0, 100))}))
      and p.state in ('packed', 'handed-over', 'delivered', 'not-delivered')
    order by o.code, p.no`);
  const found: Undoable[] = [];
  for (const row of rows) {
    if (!may(one.actor, 'fulfil-parcel', row)) continue;
    const last = await readLastMove(db, { orderId: row.orderId, parcelId: row.id });
    if (undoTo(row.state, last, one.now, last?.gone ?? true) !== null) found.push(row);
  }
  return found;
}
