import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orderLines, orders, parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, type Deed, may } from '#src/features/accounts/may.ts';

export type ParcelRow = typeof parcels.$inferSelect;
export type OrderRow = typeof orders.$inferSelect;
export type LineRow = typeof orderLines.$inferSelect;

export interface OpenParcel {
  readonly parcel: ParcelRow;
  readonly order: OrderRow;
  readonly lines: readonly LineRow[];
}

/**
 * Step of every command on a parcel: the parcel with its order and lines, when the actor may do the deed to it.
 * @throws Refusal `no-such-parcel` also for what is out of reach, `parcel-changed-meanwhile`
 */
export async function openParcelIn(
  tx: Tx,
  one: {
    readonly parcelId: number;
    readonly version: number | null;
    readonly deed: Deed;
    readonly actor: Actor;
  },
): Promise<OpenParcel> {
  const [found] = await tx
    .select({ parcel: parcels, order: orders })
    .from(parcels)
    .innerJoin(orders, eq(orders.id, parcels.orderId))
    .where(eq(parcels.id, one.parcelId));
  if (found === undefined || !may(one.actor, one.deed, found.parcel)) {
    throw new Refusal('no-such-parcel', {});
  }
  if (one.version !== null && found.parcel.version !== one.version) {
    throw new Refusal('parcel-changed-meanwhile', { code: found.order.code });
  }
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.parcelId, found.parcel.id))
    .orderBy(asc(orderLines.id));
  return { ...found, lines };
}

/** How the history names whoever acted: by the part played, never by name. */
export function partOf(
  actor: Actor,
  parcel: { readonly producerId: number | null },
): 'system' | 'seller' | 'office' {
  if (actor.grants.some(({ role }) => role === 'system')) return 'system';
  const own = actor.grants.some(
    ({ role, producerId }) => role === 'producer' && producerId === parcel.producerId,
  );
  return own ? 'seller' : 'office';
}
