import type { APIContext } from 'astro';
import { dayAt } from '#src/base/day.ts';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { listDeskRecalls } from '#src/features/trace/recalls/list-recalls.server.ts';
import { parseRecallQuery } from '#src/features/trace/recalls/recall-query.ts';
import { readDeskRecall } from '#src/features/trace/recalls/read-recall.server.ts';
import { type SheetCell, type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { recallWords } from '#src/words/recalls.ts';

type Format = 'csv' | 'xlsx';

const onDay = (instant: string | null): string | null =>
  instant === null ? null : dayAt(Date.parse(instant));

/** The list of recalls within reach, with the filters of the page. */
export async function recallListFile(context: APIContext, format: Format): Promise<Response> {
  const desk = await openDeskFile(context, 'see-recalls');
  if (desk instanceof Response) return desk;
  const w = recallWords[desk.lang];
  const query = parseRecallQuery(context.url.searchParams);
  const { lines } = await listDeskRecalls(desk.app.db, { query, actor: desk.actor, most: null });
  const c = w.columns;
  const columns: SheetColumn[] = [
    { title: c.code, width: 16, kind: 'text' },
    { title: c.item, width: 44, kind: 'text' },
    { title: c.producer, width: 36, kind: 'text' },
    { title: c.province, width: 18, kind: 'text' },
    { title: c.state, width: 16, kind: 'text' },
    { title: c.hazard, width: 26, kind: 'text' },
    { title: c.lots, width: 8, kind: 'number' },
    { title: c.opened, width: 12, kind: 'day' },
    { title: c.lifted, width: 12, kind: 'day' },
    { title: c.reason, width: 60, kind: 'text' },
  ];
  const rows = lines.map((line) => [
    line.code,
    line.items.replaceAll('|', '; '),
    line.producerName,
    desk.ref.province(line.provinceCode).name,
    w.states[line.state],
    w.hazards[line.hazard],
    line.lots,
    onDay(line.openedAt),
    onDay(line.liftedAt),
    line.reasonVi,
  ]);
  return sheet({ name: 'thu-hoi', title: w.title, columns, rows, format, day: desk.day });
}

/** Whom the recalled lots went to: for those who may see hidden parties; nobody else gets a line. */
export async function receiversFile(context: APIContext, format: Format): Promise<Response> {
  const desk = await openDeskFile(context, 'see-hidden-parties');
  if (desk instanceof Response) return desk;
  const code = context.params['code'] ?? '';
  const found = await readDeskRecall(desk.app.db, { code, actor: desk.actor });
  if (found === null) return new Response(null, { status: 404 });
  const w = recallWords[desk.lang];
  const c = w.columns;
  const columns: SheetColumn[] = [
    { title: c.party, width: 36, kind: 'text' },
    { title: c.phone, width: 16, kind: 'text' },
    { title: c.email, width: 30, kind: 'text' },
    { title: c.address, width: 44, kind: 'text' },
    { title: c.lot, width: 20, kind: 'text' },
    { title: c.delivered, width: 12, kind: 'day' },
    { title: c.quantity, width: 10, kind: 'number' },
    { title: c.unit, width: 8, kind: 'text' },
  ];
  const rows = found.receivers.map((one) => [
    one.name,
    one.phone,
    one.email,
    one.address,
    one.lotCode,
    onDay(one.at),
    one.quantity,
    one.unit,
  ]);
  const name = `${code}-noi-nhan`;
  return sheet({ name, title: w.desk.receivers, columns, rows, format, day: desk.day });
}

async function sheet(one: {
  name: string;
  title: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
  format: Format;
  day: string;
}): Promise<Response> {
  const file = `${one.name}-${one.day}.${one.format}`;
  if (one.format === 'csv') {
    return attachment(csv([one.columns.map(({ title }) => title), ...one.rows]), CSV_TYPE, file);
  }
  const { title, columns, rows } = one;
  return attachment(await writeXlsx([{ name: title, columns, rows }]), XLSX_TYPE, file);
}
