import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import type { ReviewListView, ReviewQuery } from './review-query.ts';
import type { Mark } from './review-rules.ts';

/** A review as the desk shows it, in full also when it was taken down. Instants are ISO 8601 UTC. */
export interface DeskReview {
  readonly id: number;
  readonly state: 'shown' | 'removed';
  readonly mark: Mark;
  readonly said: string;
  readonly shownName: string;
  readonly lang: string;
  readonly boughtOn: string;
  readonly writtenAt: string;
  readonly answer: string;
  readonly answeredAt: string | null;
  readonly removedWhy: string;
  readonly demo: 0 | 1;
  readonly version: number;
  readonly productName: string;
  readonly productSlug: string;
  readonly producerId: number | null;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly openReports: number;
  /** JSON array of `[kind, said]`, for officers. */
  readonly reports: string;
}

/**
 * The reviews within an actor's reach, newest first.
 * @param most lines of one page; null: all in one
 */
export async function listReviews(
  db: Db,
  { query, actor, most }: { query: ReviewQuery; actor: Actor; most: number | null },
): Promise<{
  readonly lines: readonly DeskReview[];
  readonly total: number;
  readonly counts: Readonly<Record<ReviewListView, number>>;
}> {
  const reach = reachOf(actor, 'see-reviews');
  const among = (values: readonly (string | number)[]) =>
    sql`(select value from json_each(${JSON.stringify(values)}))`;
  const within = reach.everywhere
    ? sql`1`
    : sql`(r.producer_id in ${among(reach.producerIds)} or r.province_code in ${among(reach.provinceCodes)})`;
  const rows = await db.all<DeskReview>(sql`
    select r.id, r.state, r.mark, r.said, r.shown_name as "shownName", r.lang,
      r.bought_on as "boughtOn", r.written_at as "writtenAt", r.answer,
      r.answered_at as "answeredAt", r.removed_why as "removedWhy", r.demo, r.version,
      g.name as "productName", g.slug as "productSlug", r.producer_id as "producerId",
      coalesce(p.name, '') as "producerName", r.province_code as "provinceCode",
      (select count(*) from review_reports k where k.review_id = r.id and k.state = 'new') as "openReports",
      (select json_group_array(json_array(k.kind, k.said)) from review_reports k
        where k.review_id = r.id and k.state = 'new') as reports
    from reviews r join products g on g.id = r.product_id left join producers p on p.id = r.producer_id
    where ${within} order by r.written_at desc, r.id desc`);
  // What was taken down is for those who may decide on it: a producer sees its place and the reason.
  const all = rows.map((line) =>
    line.state === 'shown' || may(actor, 'moderate-review', line)
      ? line
      : { ...line, said: '', shownName: '', answer: '', reports: '[]' },
  );
  const asked = fold(query.text);
  const fitting = all.filter(
    (line) =>
      asked === '' ||
      fold(`${line.productName} ${line.producerName} ${line.said} ${line.shownName}`).includes(
        asked,
      ),
  );
  const ofView = (view: ReviewListView) => fitting.filter((line) => isIn(line, view));
  const found = ofView(query.view);
  const from = most === null ? 0 : (query.page - 1) * most;
  return {
    lines: most === null ? found : found.slice(from, from + most),
    total: found.length,
    counts: {
      all: fitting.length,
      unanswered: ofView('unanswered').length,
      reported: ofView('reported').length,
      removed: ofView('removed').length,
    },
  };
}

function isIn(line: DeskReview, view: ReviewListView): boolean {
  if (view === 'unanswered') return line.state === 'shown' && line.answer === '';
  if (view === 'reported') return line.openReports > 0;
  return view === 'all' || line.state === 'removed';
}
