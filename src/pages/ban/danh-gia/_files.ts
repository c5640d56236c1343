import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { listReviews } from '#src/features/reviews/list-reviews.server.ts';
import { parseReviewQuery } from '#src/features/reviews/review-query.ts';
import type { RemovalGround } from '#src/features/reviews/review-rules.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { reviewWords } from '#src/words/reviews.ts';

/** The reviews within reach, with the filters of the page. */
export async function reviewsFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-reviews');
  if (desk instanceof Response) return desk;
  const w = reviewWords[desk.lang];
  const d = w.desk;
  const query = parseReviewQuery(context.url.searchParams);
  const { lines } = await listReviews(desk.app.db, { query, actor: desk.actor, most: null });
  const columns: SheetColumn[] = [
    { title: d.when, width: 12, kind: 'day' },
    { title: d.product, width: 40, kind: 'text' },
    { title: d.producer, width: 32, kind: 'text' },
    { title: d.mark, width: 8, kind: 'number' },
    { title: d.said, width: 60, kind: 'text' },
    { title: d.name, width: 20, kind: 'text' },
    { title: d.bought, width: 12, kind: 'day' },
    { title: d.answer, width: 60, kind: 'text' },
    { title: d.state, width: 40, kind: 'text' },
  ];
  const rows = lines.map((line) => [
    dayAt(Date.parse(line.writtenAt)),
    line.productName,
    line.producerName,
    line.mark,
    line.said,
    line.shownName,
    line.boughtOn,
    line.answer,
    line.state === 'shown'
      ? d.states.shown
      : `${d.states.removed}: ${w.grounds[line.removedWhy as RemovalGround]}`,
  ]);
  const file = `danh-gia-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, file);
  }
  return attachment(await writeXlsx([{ name: d.title, columns, rows }]), XLSX_TYPE, file);
}
