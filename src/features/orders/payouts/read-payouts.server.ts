import { and, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders, parcels, payments, refunds } from '#db/schema/orders.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, demand, type Reach, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import { type Payout, type PayoutOrder, payoutsOf } from './payout.ts';

/** A line of the report. */
export interface PayoutLine extends Payout {
  readonly code: string;
  readonly parcelNo: number;
  readonly method: 'cod' | 'transfer' | 'card';
  readonly producerName: string;
  readonly provinceCode: string;
  /** ISO 8601 UTC; null never stands in a report. */
  readonly deliveredAt: string | null;
  readonly demo: boolean;
}

/** Instants at which days of Việt Nam begin and end. */
export function instantsOf(from: Day, to: Day): { from: string; until: string } {
  const start = (day: Day): number => Date.parse(`${day}T00:00:00+07:00`);
  return {
    from: new Date(start(from)).toISOString(),
    until: new Date(start(to) + 86_400_000).toISOString(),
  };
}

function within({ everywhere, producerIds, provinceCodes }: Reach): SQL {
  if (everywhere) return sql`1`;
  return (
    or(
      inArray(parcels.producerId, [...producerIds]),
      inArray(parcels.provinceCode, [...provinceCodes]),
    ) ?? sql`0`
  );
}

/**
 * What parcels within an actor's reach come to for their producers in some days, by delivery.
 * @param producerId only this producer's
 * @throws Refusal `not-allowed`
 */
export async function readPayouts(
  db: Db,
  one: { from: Day; to: Day; producerId: number | null; actor: Actor },
): Promise<PayoutLine[]> {
  demand(one.actor, 'see-sales', SOMEWHERE);
  const period = instantsOf(one.from, one.to);
  const reach = within(reachOf(one.actor, 'see-sales'));
  const mine = and(
    reach,
    one.producerId === null ? undefined : eq(parcels.producerId, one.producerId),
  );
  const between = (at: SQL): SQL => sql`${at} >= ${period.from} and ${at} < ${period.until}`;
  const found = await db
    .select({ id: parcels.id, orderId: parcels.orderId })
    .from(parcels)
    .where(
      and(
        mine,
        or(
          between(sql`${parcels.deliveredAt}`),
          sql`${parcels.deliveredAt} is not null and exists (select 1 from refunds r
            where r.order_id = ${parcels.orderId} and ${between(sql`r.made_at`)})`,
        ),
      ),
    );
  const seen = new Set(found.map(({ id }) => id));
  const ids = sql`(select value from json_each(${JSON.stringify([
    ...new Set(found.map(({ orderId }) => orderId)),
  ])}))`;
  const rows = await db
    .select()
    .from(orders)
    .where(sql`${orders.id} in ${ids}`);
  const boxes = await db
    .select()
    .from(parcels)
    .where(sql`${parcels.orderId} in ${ids}`)
    .orderBy(parcels.no);
  const paid = await db
    .select()
    .from(payments)
    .where(sql`${payments.orderId} in ${ids}`);
  const back = await db
    .select()
    .from(refunds)
    .where(
      and(sql`${refunds.orderId} in ${ids}`, notInArray(refunds.state, ['failed', 'cancelled'])),
    );
  const returns = await db.all<{ id: number; parcel: number }>(
    sql`select id, parcel_id as parcel from return_requests where order_id in ${ids}`,
  );
  const parcelOfReturn = new Map(returns.map(({ id, parcel }) => [id, parcel]));
  const boxesOf = Map.groupBy(boxes, ({ orderId }) => orderId);
  const paidOf = Map.groupBy(paid, ({ orderId }) => orderId);
  const backOf = Map.groupBy(back, ({ orderId }) => orderId);
  return rows
    .flatMap((order): PayoutLine[] => {
      const own = boxesOf.get(order.id) ?? [];
      const facts: PayoutOrder = {
        ...{ method: order.method, parcels: own, discounts: discountsIn(order.priced) },
        paid: (paidOf.get(order.id) ?? []).reduce((sum, payment) => sum + payment.paid, 0),
        refunds: (backOf.get(order.id) ?? []).map(({ amount, reason, madeAt, requestKey }) => ({
          ...{ amount, reason, madeAt },
          parcelId: parcelOf(requestKey, parcelOfReturn),
        })),
      };
      return payoutsOf(facts, period).flatMap((payout): PayoutLine[] => {
        const box = own.find(({ id }) => id === payout.parcelId);
        if (box === undefined || !seen.has(box.id)) return [];
        const { producerName, provinceCode, deliveredAt, no } = box;
        return [
          {
            ...payout,
            ...{ code: order.code, parcelNo: no, method: order.method, demo: order.demo },
            ...{ producerName, provinceCode, deliveredAt },
          },
        ];
      });
    })
    .sort((a, b) =>
      `${a.deliveredAt} ${a.code} ${a.parcelNo}` < `${b.deliveredAt} ${b.code} ${b.parcelNo}`
        ? -1
        : 1,
    );
}

/** The parcel that a refund is about, by the key it was asked with. */
function parcelOf(key: string, returns: ReadonlyMap<number, number>): number | null {
  const [, kind = '', id = ''] =
    /^(parcel-returned|parcel-cancelled|return):(\d+)$/.exec(key) ?? [];
  if (kind === '') return null;
  return kind === 'return' ? (returns.get(Number(id)) ?? null) : Number(id);
}

function discountsIn(priced: string): PayoutOrder['discounts'] {
  const { discounts } = JSON.parse(priced) as { discounts?: PayoutOrder['discounts'] };
  return discounts ?? [];
}
