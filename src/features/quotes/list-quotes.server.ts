import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { DeskQuoteQuery } from './desk-quote-query.ts';
import { PART_STATES, type PartState } from './quote-states.ts';

/** One producer's part of a request, as a list shows it. Sums in đồng; instants ISO 8601 UTC, days `YYYY-MM-DD`. */
export interface DeskQuoteLine {
  readonly partId: number;
  readonly code: string;
  readonly madeAt: string;
  readonly answerUntil: string;
  readonly wantedOn: string | null;
  readonly state: PartState;
  readonly validUntil: string | null;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly items: number;
  readonly pieces: number;
  /** What was asked for, at list prices. */
  readonly listTotal: number;
  /** What was answered, delivery included; null while unanswered. */
  readonly total: number | null;
  /** Products, separated by `|`. */
  readonly products: string;
  /** Who asks: for the producer's own eyes, empty for offices. */
  readonly buyer: string;
  readonly demo: 0 | 1;
}

export interface DeskQuoteList {
  readonly lines: readonly DeskQuoteLine[];
  readonly total: number;
  /** How many are in each state, whatever state was asked for. */
  readonly byState: Readonly<Record<PartState, number>>;
  /** đồng of all that were found: answered, and accepted. */
  readonly sums: { readonly answered: number; readonly accepted: number };
}

/**
 * The parts within an actor's reach: a producer's own with the buyer's name, an office's without it.
 * @param most lines of one page; null: all in one
 */
export async function listQuotes(
  db: Db,
  { query, actor, most }: { query: DeskQuoteQuery; actor: Actor; most: number | null },
): Promise<DeskQuoteList> {
  const reach = reachOf(actor, 'see-quotes');
  const among = (values: readonly (string | number)[]) =>
    sql`(select value from json_each(${JSON.stringify(values)}))`;
  const own = sql`p.producer_id in ${among(reach.producerIds)}`;
  const within = reach.everywhere
    ? sql`1`
    : sql`(${own} or p.province_code in ${among(reach.provinceCodes)})`;
  const all = await db.all<DeskQuoteLine>(sql`
    select p.id as "partId", q.code, q.made_at as "madeAt", q.answer_until as "answerUntil",
      q.wanted_on as "wantedOn", p.state, p.valid_until as "validUntil",
      p.producer_id as "producerId", p.producer_name as "producerName",
      p.province_code as "provinceCode", count(l.id) as items, sum(l.quantity) as pieces,
      sum(l.quantity * l.list_price) as "listTotal",
      case when p.shipping is null then null
        else p.shipping + sum(coalesce(l.unit_price * l.answered_quantity, 0)) end as total,
      group_concat(l.product_name, '|') as products,
      case when ${own} then trim(q.buyer_name || ' ' || q.organisation) else '' end as buyer, q.demo
    from quote_parts p join quote_requests q on q.id = p.request_id
    join quote_lines l on l.part_id = p.id
    where ${within} group by p.id order by q.made_at desc, p.id desc`);
  const asked = fold(query.text);
  const ofText = all.filter(
    (line) =>
      asked === '' ||
      fold(`${line.code} ${line.producerName} ${line.products} ${line.buyer}`).includes(asked),
  );
  const found = sorted(
    ofText.filter(({ state }) => query.state === null || state === query.state),
    query.sort,
  );
  const from = most === null ? 0 : (query.page - 1) * most;
  const sumOf = (states: readonly PartState[]): number =>
    found
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { total }) => sum + (total ?? 0), 0);
  return {
    lines: most === null ? found : found.slice(from, from + most),
    total: found.length,
    byState: Object.fromEntries(
      PART_STATES.map((state) => [state, ofText.filter((line) => line.state === state).length]),
    ) as Record<PartState, number>,
    sums: { answered: sumOf(['answered']), accepted: sumOf(['accepted']) },
  };
}

function sorted(
  lines: readonly DeskQuoteLine[],
  sort: DeskQuoteQuery['sort'],
): readonly DeskQuoteLine[] {
  if (sort === 'deadline') {
    return lines.toSorted((a, b) => a.answerUntil.localeCompare(b.answerUntil));
  }
  if (sort === 'total') {
    return lines.toSorted((a, b) => (b.total ?? b.listTotal) - (a.total ?? a.listTotal));
  }
  return lines;
}
