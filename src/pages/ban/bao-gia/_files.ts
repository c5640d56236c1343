import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { parseQuoteQuery } from '#src/features/quotes/desk-quote-query.ts';
import { listQuotes } from '#src/features/quotes/list-quotes.server.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { quoteWords } from '#src/words/quotes.ts';

/** The requests within reach, with the filters of the page. */
export async function quotesFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-quotes');
  if (desk instanceof Response) return desk;
  const w = quoteWords[desk.lang];
  const d = w.desk;
  const query = parseQuoteQuery(context.url.searchParams);
  const { lines } = await listQuotes(desk.app.db, { query, actor: desk.actor, most: null });
  const columns: SheetColumn[] = [
    { title: d.code, width: 16, kind: 'text' },
    { title: d.sent, width: 12, kind: 'day' },
    { title: d.until, width: 12, kind: 'day' },
    { title: d.state, width: 16, kind: 'text' },
    { title: d.buyer, width: 36, kind: 'text' },
    { title: d.producer, width: 36, kind: 'text' },
    { title: d.province, width: 18, kind: 'text' },
    { title: d.items, width: 50, kind: 'text' },
    { title: d.pieces, width: 10, kind: 'number' },
    { title: d.list, width: 16, kind: 'number' },
    { title: d.total, width: 16, kind: 'number' },
  ];
  const rows = lines.map((line) => [
    line.code,
    dayAt(Date.parse(line.madeAt)),
    line.answerUntil,
    w.states[line.state],
    line.buyer,
    line.producerName,
    desk.ref.province(line.provinceCode).name,
    line.products.replaceAll('|', '; '),
    line.pieces,
    line.listTotal,
    line.total,
  ]);
  const file = `bao-gia-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, file);
  }
  return attachment(await writeXlsx([{ name: d.title, columns, rows }]), XLSX_TYPE, file);
}
