import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { parcelsWithin } from '#src/features/orders/desk/list-parcels.server.ts';
import { seesContact } from '#src/features/orders/desk/parcel-viewer.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import type { Side } from './message-rules.ts';
import { type ThreadQuery, THREADS_A_PAGE, type ThreadTab } from './thread-query.ts';

/** A thread as the list shows it; instants ISO 8601 UTC. */
export interface ThreadLine {
  readonly parcelId: number;
  readonly code: string;
  readonly no: number;
  readonly producerId: number | null;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly state: ParcelState;
  readonly deliveredAt: string | null;
  /** Empty when this person may not see it any more. */
  readonly buyer: string;
  readonly text: string;
  readonly side: Side;
  readonly at: string;
  /** Of the buyer's messages. */
  readonly unread: number;
  readonly asksOffice: boolean;
}

export interface ThreadList {
  readonly lines: readonly ThreadLine[];
  readonly total: number;
  readonly counts: Readonly<Record<ThreadTab, number>>;
}

const TABS = {
  'tat-ca': sql.raw('1'),
  'chua-doc': sql.raw('unread > 0'),
  'cho-tra-loi': sql.raw("side = 'buyer'"),
  'nho-van-phong': sql.raw('asked > 0'),
} as const satisfies Record<ThreadTab, unknown>;

/** The threads an actor may see: those with something unread first, then the newest. */
export async function listThreads(
  db: Db,
  one: { readonly query: ThreadQuery; readonly actor: Actor; readonly today: Day },
): Promise<ThreadList> {
  const { query, actor, today } = one;
  // An order's code is typed with and without its hyphens; a part of it is enough.
  const wanted = query.text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const byCode =
    query.text === ''
      ? sql`1`
      : sql`instr(replace(o.code || p.no, '-', ''), ${wanted === '' ? '?' : wanted}) > 0`;
  const threads = sql`(select m.parcel_id, max(m.id) as last,
      sum(m.side = 'buyer' and m.read_at is null) as unread, sum(m.asks_office) as asked
    from messages m join parcels p on p.id = m.parcel_id join orders o on o.id = p.order_id
    where ${parcelsWithin(reachOf(actor, 'see-messages'))} and ${byCode}
    group by m.parcel_id) t join messages l on l.id = t.last`;
  const [count] = await db.all<Record<ThreadTab, number | null>>(sql`
    select count(*) as "tat-ca", sum(unread > 0) as "chua-doc", sum(l.side = 'buyer') as "cho-tra-loi",
      sum(asked > 0) as "nho-van-phong" from ${threads}`);
  const counts = {
    'tat-ca': count?.['tat-ca'] ?? 0,
    'chua-doc': count?.['chua-doc'] ?? 0,
    'cho-tra-loi': count?.['cho-tra-loi'] ?? 0,
    'nho-van-phong': count?.['nho-van-phong'] ?? 0,
  };
  const rows = await db.all<
    Omit<ThreadLine, 'asksOffice'> & { readonly asked: number; readonly buyerName: string }
  >(sql`
    select p.id as "parcelId", o.code, p.no, p.producer_id as "producerId",
      p.producer_name as "producerName", p.province_code as "provinceCode", p.state,
      p.delivered_at as "deliveredAt", o.buyer_name as "buyerName", l.text, l.side, l.at, unread, asked
    from ${threads} join parcels p on p.id = t.parcel_id join orders o on o.id = p.order_id
    where ${TABS[query.tab]}
    order by unread > 0 desc, l.id desc
    limit ${THREADS_A_PAGE} offset ${(query.page - 1) * THREADS_A_PAGE}`);
  return {
    lines: rows.map(({ asked, buyerName, ...row }) => ({
      ...row,
      buyer: seesContact(actor, row, today) ? buyerName : '',
      asksOffice: asked > 0,
    })),
    total: counts[query.tab],
    counts,
  };
}

/** How many threads within reach hold something of a buyer that nobody of the producer has read. */
export async function unreadThreads(db: Db, actor: Actor): Promise<number> {
  const reach = reachOf(actor, 'answer-message');
  const [row] = await db.all<{ count: number }>(sql`
    select count(distinct parcel_id) as count from messages
    where side = 'buyer' and read_at is null
      and producer_id in (select value from json_each(${JSON.stringify(reach.producerIds)}))`);
  return row?.count ?? 0;
}
