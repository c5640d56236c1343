import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders, parcels, returnRequests } from '#db/schema/orders.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, may, type Reach, reachOf } from '#src/features/accounts/may.ts';
import type { Task, TaskKind } from '#src/features/certificates/desk/home/task.ts';
import { openErasures } from '#src/features/orders/retention/erasure-requests.server.ts';
import { parcelsWithin } from './list-parcels.server.ts';

/** More than so many of a kind are not told apart. */
const MOST = 500;

const reaching = (reach: Reach): boolean =>
  reach.everywhere || reach.producerIds.length + reach.provinceCodes.length > 0;

/** What waits around orders: parcels to pack, returns to answer, orders that need a decision, people to be forgotten. */
export async function orderTasks(db: Db, actor: Actor): Promise<[TaskKind, Task[]][]> {
  return [
    ['pack-parcel', await parcelsToPack(db, actor)],
    ['answer-return', await returnsToAnswer(db, actor)],
    ['parked-order', await parkedOrders(db, actor)],
    ['erase-data', await erasures(db, actor)],
  ];
}

/** A producer's own; offices see them in the list. */
async function parcelsToPack(db: Db, actor: Actor): Promise<Task[]> {
  const { producerIds } = reachOf(actor, 'fulfil-parcel');
  if (producerIds.length === 0) return [];
  const rows = await db
    .select({
      code: orders.code,
      no: parcels.no,
      goods: sql<string>`(select group_concat(quantity || ' × ' || product_name, '; ') from order_lines where parcel_id = ${parcels.id})`,
      confirmedAt: orders.confirmedAt,
    })
    .from(parcels)
    .innerJoin(orders, eq(orders.id, parcels.orderId))
    .where(
      and(
        inArray(parcels.producerId, [...producerIds]),
        eq(parcels.state, 'to-pack'),
        eq(orders.state, 'confirmed'),
      ),
    )
    .orderBy(asc(orders.confirmedAt))
    .limit(MOST);
  return rows.map(({ code, no, goods }) => ({
    ...{ title: goods, key: code, detail: `${code}-${no}`, due: null },
  }));
}

async function returnsToAnswer(db: Db, actor: Actor): Promise<Task[]> {
  const reach = reachOf(actor, 'answer-return');
  if (!reaching(reach)) return [];
  const rows = await db.all<{ code: string; name: string; askedAt: string }>(sql`
    select o.code, p.producer_name as name, r.asked_at as "askedAt"
    from return_requests r join parcels p on p.id = r.parcel_id join orders o on o.id = p.order_id
    where r.state = ${RETURN_ASKED} and ${parcelsWithin(reach)}
    order by r.asked_at limit ${MOST}`);
  return rows.map(({ code, name, askedAt }) => ({
    ...{ title: code, key: code, detail: `${name} · ${dayAt(Date.parse(askedAt))}`, due: null },
  }));
}

const RETURN_ASKED = 'asked' satisfies typeof returnRequests.$inferSelect.state;

async function parkedOrders(db: Db, actor: Actor): Promise<Task[]> {
  const reach = reachOf(actor, 'decide-parked-order');
  if (!reaching(reach)) return [];
  const rows = await db.all<{ code: string; names: string }>(sql`
    select o.code, group_concat(p.producer_name, '; ') as names
    from orders o join parcels p on p.order_id = o.id
    where o.state = 'parked' and ${parcelsWithin(reach)}
    group by o.id order by o.placed_at limit ${MOST}`);
  return rows.map(({ code, names }) => ({ title: code, key: code, detail: names, due: null }));
}

async function erasures(db: Db, actor: Actor): Promise<Task[]> {
  if (!may(actor, 'forget-buyer')) return [];
  return (await openErasures(db)).map(({ code, askedAt }) => ({
    ...{ title: code, key: code, detail: dayAt(Date.parse(askedAt)), due: null },
  }));
}
