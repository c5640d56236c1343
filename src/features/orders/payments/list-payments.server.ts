import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { addDays, type Day } from '#src/base/day.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { PaymentMethod } from '../order-facts.ts';
import type { PaymentState } from '../states/payment-states.ts';
import { type Need, NEEDS, type PaymentQuery, PAYMENTS_A_PAGE } from './payment-query.ts';
import { ordersWithin } from './payments-within.server.ts';

/** A payment as the list shows it; amounts in whole đồng, instants ISO 8601 UTC. No buyer's name: money needs none. */
export interface PaymentLine {
  readonly id: number;
  readonly orderId: number;
  readonly code: string;
  readonly orderState: string;
  readonly method: PaymentMethod;
  readonly state: PaymentState;
  readonly due: number;
  readonly paid: number;
  readonly refunded: number;
  /** To be sent back, or on its way. */
  readonly returning: number;
  readonly reference: string;
  readonly madeAt: string;
  readonly paidAt: string | null;
  readonly demo: 0 | 1;
}

export interface PaymentList {
  readonly lines: readonly PaymentLine[];
  /** On all pages. */
  readonly total: number;
  /** What waits for a person, whatever else is asked. */
  readonly needs: Readonly<Record<Need, number>>;
}

const refundIs = (state: string): SQL =>
  sql`exists (select 1 from refunds r where r.payment_id = y.id and r.state = ${state})`;
/** Stripe sends its own; people send the others. */
const NEED_SQL: Readonly<Record<Need, SQL>> = {
  'refund-due': refundIs('due'),
  'refund-failed': refundIs('failed'),
  disputed: sql`y.state = 'disputed'`,
  parked: sql`o.state = 'parked'`,
  wrong: sql`exists (select 1 from payment_events e where e.payment_id = y.id
    and e.outcome in ('wrong-amount', 'wrong-currency', 'refund-beyond-paid', 'refund-elsewhere'))`,
};

// Days are Việt Nam's, instants UTC: the day begins at 17:00 the day before.
const startOf = (day: Day): string => `${addDays(day, -1)}T17:00:00.000Z`;

function conditions(query: PaymentQuery, actor: Actor): SQL {
  const text = query.text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const parts = [
    ordersWithin(actor, 'see-payments'),
    query.state === null ? sql`1` : sql`y.state = ${query.state}`,
    query.method === null ? sql`1` : sql`y.method = ${query.method}`,
    query.need === null ? sql`1` : NEED_SQL[query.need],
    query.from === null ? sql`1` : sql`y.made_at >= ${startOf(query.from)}`,
    query.until === null ? sql`1` : sql`y.made_at < ${startOf(addDays(query.until, 1))}`,
    query.text === ''
      ? sql`1`
      : sql`(replace(o.code, '-', '') like ${`%${text}%`} or y.reference like ${`%${text}%`}
          or y.intent_id = ${query.text} or y.session_id = ${query.text}
          or exists (select 1 from bank_lines b where b.payment_id = y.id and b.bank_ref like ${`${text}%`}))`,
  ];
  return sql.join(parts, sql` and `);
}

/** Payments of orders within reach, newest first. @param most lines at most: a page, or all for an export */
export async function listPayments(
  db: Db,
  { query, actor, most = PAYMENTS_A_PAGE }: { query: PaymentQuery; actor: Actor; most?: number },
): Promise<PaymentList> {
  const where = conditions(query, actor);
  const [counted] = await db.all<{ total: number }>(
    sql`select count(*) as total from payments y join orders o on o.id = y.order_id where ${where}`,
  );
  const offset = most === PAYMENTS_A_PAGE ? (query.page - 1) * most : 0;
  const lines = await db.all<PaymentLine>(sql`
    select y.id, y.order_id as orderId, o.code, o.state as orderState, y.method, y.state, y.due,
      y.paid, y.refunded, y.reference, y.made_at as madeAt, y.paid_at as paidAt, o.demo,
      (select coalesce(sum(r.amount), 0) from refunds r
        where r.payment_id = y.id and r.state in ('due', 'sent')) as "returning"
    from payments y join orders o on o.id = y.order_id
    where ${where} order by y.id desc limit ${most} offset ${offset}`);
  const within = ordersWithin(actor, 'see-payments');
  const sums = sql.join(
    NEEDS.map((need) => sql`coalesce(sum(${NEED_SQL[need]}), 0) as ${sql.raw(`"${need}"`)}`),
    sql`, `,
  );
  const [needs] = await db.all<Record<Need, number>>(
    sql`select ${sums} from payments y join orders o on o.id = y.order_id where ${within}`,
  );
  const none = { 'refund-due': 0, 'refund-failed': 0, disputed: 0, parked: 0, wrong: 0 };
  return { lines, total: counted?.total ?? 0, needs: needs ?? none };
}
