import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { campaignCounts, vouchers } from '#db/schema/promotions.ts';
import { type CampaignReport, type ReportedOrder, reportOf } from './campaign-report.ts';

export interface FullReport extends CampaignReport {
  readonly days: readonly {
    readonly day: string;
    readonly views: number;
    readonly carts: number;
  }[];
  readonly views: number;
  readonly carts: number;
  readonly producerNames: ReadonlyMap<number, string>;
}

/** What came of a campaign: looks and carts by day, orders that are not cancelled, đồng by producer and payer. */
export async function readCampaignReport(db: Db, campaignId: number): Promise<FullReport> {
  const codes = await db
    .select({ code: vouchers.code })
    .from(vouchers)
    .where(eq(vouchers.campaignId, campaignId));
  const own = `campaign:${campaignId}`;
  const sources = new Set([own, ...codes.map(({ code }) => `voucher:${code}`)]);
  // The snapshot of an order holds the source in quotes: no campaign 3 is found in 31.
  const named = sql`exists (select 1 from json_each(${JSON.stringify([...sources])}) s
    where instr(${orders.priced}, '"' || s.value || '"') > 0)`;
  const rows = await db
    .select({ id: orders.id, priced: orders.priced })
    .from(orders)
    .where(and(ne(orders.state, 'cancelled'), named));
  const sent =
    rows.length === 0
      ? []
      : await db
          .select({
            orderId: parcels.orderId,
            producerId: parcels.producerId,
            goods: parcels.goods,
            discount: parcels.discount,
          })
          .from(parcels)
          .where(
            sql`${parcels.orderId} in (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`,
          );
  const byOrder = Map.groupBy(sent, ({ orderId }) => orderId);
  const report = reportOf(
    rows.map(({ id, priced }): ReportedOrder => ({
      discounts: (JSON.parse(priced) as Partial<ReportedOrder>).discounts ?? [],
      parcels: byOrder.get(id) ?? [],
    })),
    sources,
  );
  const ids = report.byProducer.flatMap(({ producerId }) => producerId ?? []);
  const names =
    ids.length === 0
      ? []
      : await db
          .select({ id: producers.id, name: producers.name })
          .from(producers)
          .where(inArray(producers.id, ids));
  const days = await db
    .select({ day: campaignCounts.day, views: campaignCounts.views, carts: campaignCounts.carts })
    .from(campaignCounts)
    .where(eq(campaignCounts.campaignId, campaignId))
    .orderBy(asc(campaignCounts.day));
  return {
    ...report,
    days,
    views: days.reduce((sum, { views }) => sum + views, 0),
    carts: days.reduce((sum, { carts }) => sum + carts, 0),
    producerNames: new Map(names.map(({ id, name }) => [id, name])),
  };
}
