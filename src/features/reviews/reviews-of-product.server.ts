import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { PublicReview, ReviewsView } from './public-review.ts';
import { type RemovalGround, REVIEWS_IN_SHORT, type Summary, summaryOf } from './review-rules.ts';

/**
 * What buyers say of a product, newest first. Those of a demonstration only while the site is one.
 * @param asked which part; without it the few that the product's own page shows
 */
export async function reviewsOfProduct(
  db: Db | Tx,
  productId: number,
  asked: { readonly page: number; readonly perPage: number } = {
    page: 1,
    perPage: REVIEWS_IN_SHORT,
  },
): Promise<ReviewsView> {
  const seen = sql`product_id = ${productId} and (demo = 0 or exists (
    select 1 from settings where key = 'demo' and value = 'true'))`;
  const counts = await db.all<{ mark: number; state: string; demo: 0 | 1; n: number }>(
    sql`select mark, state, demo, count(*) as n from reviews where ${seen} group by mark, state, demo`,
  );
  const rows = await db.all<
    Omit<PublicReview, 'demo' | 'removedWhy'> & { demo: 0 | 1; removedWhy: string }
  >(sql`select id, state, mark, said, shown_name as "shownName", lang, bought_on as "boughtOn",
      written_at as "writtenAt", changed_at as "changedAt", answer, answered_at as "answeredAt",
      removed_why as "removedWhy", demo
    from reviews where ${seen} order by written_at desc, id desc
    limit ${asked.perPage} offset ${(asked.page - 1) * asked.perPage}`);
  const shown = counts.filter(({ state }) => state === 'shown');
  const byMark = (from: typeof counts): Summary['byMark'] => {
    const of = (mark: number): number =>
      from.filter((one) => one.mark === mark).reduce((sum, { n }) => sum + n, 0);
    return [of(1), of(2), of(3), of(4), of(5)];
  };
  const sum = (from: typeof counts): number => from.reduce((all, { n }) => all + n, 0);
  return {
    productId,
    summary: summaryOf(byMark(shown)),
    real: summaryOf(byMark(shown.filter(({ demo }) => demo === 0))),
    reviews: rows.map(publicOf),
    total: sum(counts),
    removed: sum(counts) - sum(shown),
  };
}

function publicOf(
  row: Omit<PublicReview, 'demo' | 'removedWhy'> & { demo: 0 | 1; removedWhy: string },
): PublicReview {
  const demo = row.demo === 1;
  if (row.state === 'shown') return { ...row, demo, removedWhy: null };
  return {
    ...{ ...row, demo, mark: null, said: '', shownName: '', answer: '', answeredAt: null },
    removedWhy: row.removedWhy as RemovalGround,
  };
}
