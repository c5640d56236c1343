import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, demand, type Reach, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Figure, FigureDay } from './figures.ts';

/** One product on one day. */
export interface ProductDay extends FigureDay {
  readonly productId: number;
}

export interface FigureProduct {
  readonly id: number;
  readonly name: string;
  readonly nameLang: string;
  readonly slug: string;
}

/**
 * What there was of each figure, by day and product, within an actor's reach; both days included. Views and scans are
 * those of the products, orders and đồng those of the parcels their producer sends.
 * @throws Refusal `not-allowed`
 */
export async function readFigures(
  db: Db,
  { from, to, actor }: { from: Day; to: Day; actor: Actor },
): Promise<{ days: ProductDay[]; parcels: FigureDay[]; products: FigureProduct[] }> {
  demand(actor, 'see-sales', SOMEWHERE);
  const reach = reachOf(actor, 'see-sales');
  const mine = products(reach);
  const views = await db.all<Row>(sql`select product_id as id, day, sum(views) as n
    from product_views where day between ${from} and ${to} and product_id in ${mine}
    group by product_id, day`);
  const scans = await db.all<Row>(sql`select t.product_id as id, s.day as day, sum(s.scans) as n
    from scan_counts s join trade_items t on t.id = s.trade_item_id
    where s.day between ${from} and ${to} and t.product_id in ${mine} group by t.product_id, s.day`);
  const start = new Date(Date.parse(`${from}T00:00:00+07:00`)).toISOString();
  const end = new Date(Date.parse(`${to}T00:00:00+07:00`) + 86_400_000).toISOString();
  const counted = sql`o.placed_at >= ${start} and o.placed_at < ${end}
    and o.state in ('confirmed', 'completed', 'parked') and p.state <> 'cancelled'
    and ${parcelsOf(reach)}`;
  const on = sql`date(o.placed_at, '+7 hours')`;
  const lines = await db.all<Row & { dong: number }>(sql`select l.product_id as id, ${on} as day,
    count(distinct p.id) as n, sum(l.total) as dong
    from order_lines l join parcels p on p.id = l.parcel_id join orders o on o.id = p.order_id
    where ${counted} group by l.product_id, day`);
  const parcels = await db.all<{ day: string; n: number; dong: number }>(sql`select ${on} as day,
    count(*) as n, sum(p.goods - p.discount) as dong
    from parcels p join orders o on o.id = p.order_id where ${counted} group by day`);
  const of = (figure: Figure, rows: readonly Row[]): ProductDay[] =>
    rows.map(({ id, day, n }) => ({ productId: id, day, [figure]: Number(n) }));
  const days = [
    ...of('views', views),
    ...of('scans', scans),
    ...lines.map(({ id, day, n, dong }) => ({
      ...{ productId: id, day, orders: Number(n), dong: Number(dong) },
    })),
  ];
  const ids = JSON.stringify([...new Set(days.map(({ productId }) => productId))]);
  return {
    days,
    parcels: parcels.map(({ day, n, dong }) => ({
      ...{ day, orders: Number(n), dong: Number(dong) },
    })),
    products: await db.all<FigureProduct>(sql`select id, name, name_lang as nameLang, slug
      from products where id in (select value from json_each(${ids}))`),
  };
}

interface Row {
  readonly id: number;
  readonly day: string;
  readonly n: number;
}

const list = (values: readonly unknown[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

function products({ everywhere, producerIds, provinceCodes }: Reach): SQL {
  if (everywhere) return sql`(select id from products)`;
  return sql`(select q.id from products q left join producers r on r.id = q.producer_id
    where q.producer_id in ${list(producerIds)}
    or coalesce(r.province_code, q.province_code) in ${list(provinceCodes)})`;
}

function parcelsOf({ everywhere, producerIds, provinceCodes }: Reach): SQL {
  if (everywhere) return sql`1`;
  return sql`(p.producer_id in ${list(producerIds)} or p.province_code in ${list(provinceCodes)})`;
}
