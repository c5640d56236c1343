import type { APIRoute } from 'astro';
import { dayAt } from '#src/base/day.ts';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { listWrongReports } from '#src/features/trace/reports/read-wrong-reports.server.ts';
import { parseReportQuery } from '#src/features/trace/reports/report-query.ts';
import { wrongReportWords } from '#src/words/wrong-reports.ts';

/** The inbox as a file, with the filters of the page; contacts are not in it. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-wrong-reports');
  if (desk instanceof Response) return desk;
  const w = wrongReportWords[desk.lang];
  const c = w.columns;
  const query = parseReportQuery(context.url.searchParams);
  const { lines } = await listWrongReports(desk.app.db, { query, actor: desk.actor, all: true });
  const head = [c.code, c.sent, c.kind, c.product, c.producer, c.lot, c.scanned];
  const rows = lines.map((line) => [
    line.code,
    dayAt(Date.parse(line.sentAt)),
    w.kinds[line.kind],
    line.productName,
    line.producerName,
    line.lotCode,
    line.scanned,
    line.said,
    line.lang,
    w.states[line.state],
    line.answer,
  ]);
  return attachment(
    csv([[...head, c.said, c.lang, c.state, c.answer], ...rows]),
    CSV_TYPE,
    `bao-sai-${desk.day}.csv`,
  );
};
