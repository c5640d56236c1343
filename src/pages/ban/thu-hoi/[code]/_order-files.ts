import type { APIContext } from 'astro';
import { eq } from 'drizzle-orm';
import { recalls } from '#db/schema/recalls.ts';
import { dayAt } from '#src/base/day.ts';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { reachOf } from '#src/features/accounts/may.ts';
import { affectedByRecall } from '#src/features/orders/desk/tell-buyers.server.ts';
import { readDeskRecall } from '#src/features/trace/recalls/read-recall.server.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { ordersDeskWords } from '#src/words/orders-desk.ts';

/** The parcels with recalled lots, as far as the desk reaches. */
export async function recallOrdersFile(
  context: APIContext,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const { app, actor, lang, day } = desk;
  const code = context.params['code'] ?? '';
  const seen = await readDeskRecall(app.db, { code, actor });
  const [recall] = await app.db.select().from(recalls).where(eq(recalls.code, code));
  if (seen === null || recall === undefined) return new Response(null, { status: 404 });
  const { parcels, told } = await affectedByRecall(app.db, {
    ...{ recallId: recall.id, reach: reachOf(actor, 'see-orders') },
  });
  const w = ordersDeskWords[lang];
  const c = w.columns;
  const columns: SheetColumn[] = [
    { title: c.code, width: 16, kind: 'text' },
    { title: c.parcel, width: 8, kind: 'number' },
    { title: c.goods, width: 60, kind: 'text' },
    { title: c.producer, width: 36, kind: 'text' },
    { title: c.state, width: 18, kind: 'text' },
    { title: c.placed, width: 12, kind: 'day' },
    { title: c.delivered, width: 12, kind: 'day' },
    { title: w.recall.told, width: 16, kind: 'text' },
  ];
  const onDay = (instant: string | null): string | null =>
    instant === null ? null : dayAt(Date.parse(instant));
  const rows = parcels.map((row) => [
    ...[row.code, row.no, row.goods.replaceAll('|', '; '), row.producerName, w.states[row.state]],
    ...[onDay(row.placedAt), onDay(row.deliveredAt)],
    told.has(row.orderId) ? w.yes : row.hasMail === 1 ? w.no : w.recall.noMail,
  ]);
  const file = `${code}-don-hang-${day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, file);
  }
  return attachment(
    await writeXlsx([{ name: w.recall.title, columns, rows }]),
    ...([XLSX_TYPE, file] as const),
  );
}
