import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { addDays, type Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, type Reach, reachOf } from '#src/features/accounts/may.ts';
import type { PaymentMethod } from '#src/features/orders/order-facts.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { maskedPhone } from '#src/features/orders/parcels/contact-shown.ts';
import { CONTACT_DAYS } from '#src/features/orders/parcels/contact-shown.ts';
import { globOfWord } from './glob-of-word.ts';
import { PARCELS_A_PAGE, type ParcelQuery, type ParcelSort, WORK_ORDER } from './parcel-query.ts';
import { seesContact } from './parcel-viewer.ts';

/** A parcel as the list shows it; amounts in whole đồng, instants ISO 8601 UTC. */
export interface ParcelLine {
  readonly id: number;
  readonly version: number;
  readonly no: number;
  readonly orderId: number;
  readonly code: string;
  readonly orderState: string;
  readonly state: ParcelState;
  readonly producerId: number | null;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly method: PaymentMethod;
  readonly total: number;
  readonly weightGrams: number;
  readonly carrier: string;
  readonly tracking: string;
  readonly placedAt: string;
  readonly packedAt: string | null;
  readonly handedOverAt: string | null;
  readonly deliveredAt: string | null;
  readonly cashCollected: number | null;
  readonly paid: boolean;
  readonly demo: boolean;
  /** `2 × Mật ong bạc hà (Hũ 500 ml)`, by line, separated by `|`. */
  readonly goods: string;
  /** Empty when this person may not see it, else as on the label. */
  readonly receiver: string;
  readonly phone: string;
  readonly address: string;
  /** Enough of the number to tell two orders apart; empty when it is hidden. */
  readonly phoneHint: string;
}

export interface ParcelList {
  readonly lines: readonly ParcelLine[];
  /** That fit the query with its state, on all pages. */
  readonly total: number;
  /** By state, with everything else of the query. */
  readonly counts: Readonly<Partial<Record<ParcelState, number>>>;
}

type Row = Omit<ParcelLine, 'paid' | 'demo' | 'phoneHint' | 'receiver' | 'phone' | 'address'> & {
  readonly paid: 0 | 1;
  readonly demo: 0 | 1;
  readonly receiver: string;
  readonly phone: string;
  readonly address: string;
};

const among = (values: readonly (string | number)[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

/** Condition on `parcels p`: own parcels, own province, or all. */
export function parcelsWithin(reach: Reach): SQL {
  if (reach.everywhere) return sql`1`;
  return sql`(p.producer_id in ${among(reach.producerIds)} or p.province_code in ${among(reach.provinceCodes)})`;
}

/** Whether the whole order is paid, or this parcel was at the door. */
const PAID = sql`(p.cash_collected is not null or exists (select 1 from payments y
  where y.order_id = o.id and y.state in ('paid', 'over-paid')))`;

function conditions(query: ParcelQuery): SQL {
  // Days are Việt Nam's, instants UTC: the day begins at 17:00 the day before.
  const startOf = (day: Day): string => `${addDays(day, -1)}T17:00:00.000Z`;
  const parts = [
    query.method === null ? sql`1` : sql`o.method = ${query.method}`,
    query.paid === null ? sql`1` : query.paid ? PAID : sql`not ${PAID}`,
    query.from === null ? sql`1` : sql`o.placed_at >= ${startOf(query.from)}`,
    query.until === null ? sql`1` : sql`o.placed_at < ${startOf(addDays(query.until, 1))}`,
  ];
  return sql.join(parts, sql` and `);
}

/** Place of a state in the work, from 0; what is over comes last, the newest of it first. */
const RANK = sql.raw(
  `case p.state ${WORK_ORDER.map((state, at) => `when '${state}' then ${at}`).join(' ')} end`,
);
const IS_OVER = sql.raw(`p.state in ('delivered', 'returned', 'cancelled')`);

const ORDER: Readonly<Record<ParcelSort, SQL>> = {
  viec: sql`${RANK}, case when ${IS_OVER} then '' else o.placed_at end, o.placed_at desc, p.id`,
  moi: sql`o.placed_at desc, p.id desc`,
  cu: sql`o.placed_at, p.id`,
  tien: sql`p.total desc, p.id desc`,
  ma: sql`o.code, p.no`,
};

/** `seesContact`, for the store to do: a receiver who is hidden is not found either. */
function contactSeen(actor: Actor, today: Day): SQL {
  const has = (role: string): boolean => actor.grants.some((grant) => grant.role === role);
  if (has('administrator') || has('system')) return sql`1`;
  const { provinceCodes, producerIds } = reachOf(actor, 'see-orders');
  return sql`(p.province_code in ${among(provinceCodes)} or (p.producer_id in ${among(producerIds)} and (
    p.state in ('to-pack', 'packed', 'handed-over', 'not-delivered', 'returning')
    or (p.state in ('delivered', 'returned') and p.delivered_at is not null
      and date(p.delivered_at, '+7 hours') >= ${addDays(today, -CONTACT_DAYS)}))))`;
}

/** Every word stands somewhere: in code, goods, carrier, number, producer, or with a receiver who may be seen. */
function textFits(text: string, actor: Actor, today: Day): SQL {
  const words = fold(text).split(/\s+/).slice(0, 8);
  const all = sql`(o.code || ' ' || o.code || '-' || p.no || ' ' || p.carrier || ' ' || p.tracking || ' '
    || p.producer_name || ' ' || case when ${contactSeen(actor, today)} then o.buyer_name || ' '
      || o.buyer_phone else '' end || ' ' || coalesce((select group_concat(l.product_name || ' ' || l.unit_vi, ' ')
      from order_lines l where l.parcel_id = p.id), ''))`;
  return sql.join(
    words.map((word) => sql`${all} glob ${globOfWord(word)}`),
    sql` and `,
  );
}

/**
 * The parcels an actor may see, with what the query asks for. Whom they go to only as far as it is needed to deliver.
 * @param most lines of one page; null: all, for a file
 */
export async function listParcels(
  db: Db,
  one: {
    readonly query: ParcelQuery;
    readonly actor: Actor;
    readonly today: Day;
    readonly most: number | null;
  },
): Promise<ParcelList> {
  const { query, actor, today } = one;
  const within = sql`${parcelsWithin(reachOf(actor, 'see-orders'))} and ${conditions(query)}`;
  const shown = (row: Row): ParcelLine => withContact(row, actor, today);
  const found =
    query.text === '' ? within : sql`${within} and ${textFits(query.text, actor, today)}`;
  const counted = await db.all<{ state: ParcelState; count: number }>(sql`
    select p.state, count(*) as count from parcels p join orders o on o.id = p.order_id
    where ${found} group by p.state`);
  const counts = Object.fromEntries(counted.map(({ state, count }) => [state, count]));
  const ofState = query.state === null ? found : sql`${found} and p.state = ${query.state}`;
  const total =
    query.state === null
      ? counted.reduce((sum, { count }) => sum + count, 0)
      : (counts[query.state] ?? 0);
  const size = one.most ?? PARCELS_A_PAGE;
  const rows = await rowsOf(
    db,
    ofState,
    ORDER[query.sort],
    one.most,
    one.most === null ? 0 : (query.page - 1) * size,
  );
  return { lines: rows.map(shown), total, counts };
}

async function rowsOf(
  db: Db,
  where: SQL,
  order: SQL,
  most: number | null,
  from: number,
): Promise<Row[]> {
  return db.all<Row>(sql`
    select p.id, p.version, p.no, o.id as "orderId", o.code, o.state as "orderState", p.state,
      p.producer_id as "producerId", p.producer_name as "producerName",
      p.province_code as "provinceCode", o.method, p.total, p.weight_grams as "weightGrams",
      p.carrier, p.tracking, o.placed_at as "placedAt", p.packed_at as "packedAt",
      p.handed_over_at as "handedOverAt", p.delivered_at as "deliveredAt",
      p.cash_collected as "cashCollected", ${PAID} as paid, o.demo,
      coalesce((select group_concat(l.quantity || ' × ' || l.product_name || ' (' || l.unit_vi || ')', '|')
        from order_lines l where l.parcel_id = p.id), '') as goods,
      o.buyer_name as receiver, o.buyer_phone as phone,
      trim(o.address_line || ', ' || o.place_text, ', ') as address
    from parcels p join orders o on o.id = p.order_id
    where ${where} order by ${order}
    limit ${most ?? -1} offset ${from}`);
}

function withContact(row: Row, actor: Actor, today: Day): ParcelLine {
  const sees = seesContact(actor, row, today);
  return {
    ...row,
    paid: row.paid === 1,
    demo: row.demo === 1,
    receiver: sees ? row.receiver : '',
    phone: sees ? row.phone : '',
    address: sees ? row.address : '',
    phoneHint: sees ? maskedPhone(row.phone) : '',
  };
}
