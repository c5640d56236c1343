import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { orders, parcels, payments } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  type Actor,
  demand,
  type Deed,
  may,
  reachOf,
  SOMEWHERE,
} from '#src/features/accounts/may.ts';

/** Condition on orders `o`: money of one order is not divided, so an officer sees it when all its parcels are of the province. */
export function ordersWithin(actor: Actor, deed: Deed): SQL {
  const reach = reachOf(actor, deed);
  if (reach.everywhere) return sql`1`;
  const codes = JSON.stringify(reach.provinceCodes);
  return sql`(exists (select 1 from parcels w where w.order_id = o.id)
    and not exists (select 1 from parcels w where w.order_id = o.id
      and w.province_code not in (select value from json_each(${codes}))))`;
}

/** Whether a person may do a deed to the money of an order. */
export async function reachesOrder(
  db: Db | Tx,
  orderId: number,
  actor: Actor,
  deed: Deed,
): Promise<boolean> {
  const rows = await db
    .select({ provinceCode: parcels.provinceCode })
    .from(parcels)
    .where(eq(parcels.orderId, orderId));
  return rows.length > 0 && rows.every((target) => may(actor, deed, target));
}

export interface OpenPayment {
  readonly payment: typeof payments.$inferSelect;
  readonly order: typeof orders.$inferSelect;
}

/**
 * A payment that this person may do a deed to; beyond the reach is like what does not exist.
 * @throws Refusal `not-allowed`, `no-such-payment`
 */
export async function openPayment(
  db: Db | Tx,
  id: number,
  actor: Actor,
  deed: Deed,
): Promise<OpenPayment> {
  demand(actor, deed, SOMEWHERE);
  const [found] = await db
    .select({ payment: payments, order: orders })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.id, id));
  if (!found || !(await reachesOrder(db, found.order.id, actor, deed))) {
    throw new Refusal('no-such-payment', {});
  }
  return found;
}
