import { and, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { scanCounts } from '#db/schema/scans.ts';
import type { Day } from '#src/base/day.ts';
import { FIRST_STEPS, type FirstStep } from '#src/base/first-steps.ts';
import { type Dong, dong } from '#src/base/money.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { sellerGaps } from '#src/features/sellers/profile.ts';
import { readSellerProfile } from '#src/features/sellers/read-profile.server.ts';

/** Today in a producer's house: small figures. */
export interface ProducerDay {
  readonly orders: number;
  /** Đồng of the parcels ordered today, as placed; cancelled ones not. Null for those who may not see sales. */
  readonly sum: Dong | null;
  readonly scans: number;
}

/** @returns null for whoever belongs to no producer */
export async function producerDay(db: Db, actor: Actor, today: Day): Promise<ProducerDay | null> {
  const ids = [...reachOf(actor, 'fulfil-parcel').producerIds];
  if (ids.length === 0) return null;
  const from = new Date(Date.parse(`${today}T00:00:00+07:00`)).toISOString();
  const [sold] = await db
    .select({
      orders: sql<number>`count(distinct ${parcels.orderId})`,
      sum: sql<number>`coalesce(sum(${parcels.total}), 0)`,
    })
    .from(parcels)
    .innerJoin(orders, eq(orders.id, parcels.orderId))
    .where(
      and(
        inArray(parcels.producerId, ids),
        ne(parcels.state, 'cancelled'),
        gte(orders.placedAt, from),
      ),
    );
  const [scanned] = await db
    .select({ n: sql<number>`coalesce(sum(${scanCounts.scans}), 0)` })
    .from(scanCounts)
    .innerJoin(tradeItems, eq(tradeItems.id, scanCounts.tradeItemId))
    .where(and(inArray(tradeItems.producerId, ids), eq(scanCounts.day, today)));
  const maySee = reachOf(actor, 'see-sales').producerIds.length > 0;
  return {
    orders: Number(sold?.orders ?? 0),
    sum: maySee ? dong(Number(sold?.sum ?? 0)) : null,
    scans: Number(scanned?.n ?? 0),
  };
}

/**
 * First steps of whoever answers for one producer that has sold nothing yet, and which of them are done.
 * @returns null once something was sold, or for anybody else
 */
export async function firstSteps(
  db: Db,
  actor: Actor,
): Promise<Readonly<Record<FirstStep, boolean>> | null> {
  const [producerId, ...more] = reachOf(actor, 'edit-seller-profile').producerIds;
  if (producerId === undefined || more.length > 0 || actor.userId === null) return null;
  const [has] = await db.all<Record<'sold' | FirstStep, number>>(sql`select
    exists (select 1 from ${parcels} where producer_id = ${producerId}) as sold,
    exists (select 1 from ${offers} o join ${products} p on p.id = o.product_id
      where p.producer_id = ${producerId} and o.illustrative = 0) as offer,
    exists (select 1 from listing_changes where producer_id = ${producerId}
      and kind = 'product' and state <> 'draft') as listing,
    exists (select 1 from ${lots} l where l.producer_id = ${producerId}) as lot,
    exists (select 1 from push_subscriptions where user_id = ${actor.userId}) as device`);
  if (has === undefined || has.sold) return null;
  const gaps = sellerGaps(await readSellerProfile(db, producerId));
  const done = {
    profile: gaps.length === 0,
    offer: has.offer === 1,
    listing: has.listing === 1,
    lot: has.lot === 1,
    device: has.device === 1,
  };
  return FIRST_STEPS.every((step) => done[step]) ? null : done;
}
