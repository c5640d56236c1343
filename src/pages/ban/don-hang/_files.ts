import type { APIContext } from 'astro';
import { dayAt } from '#src/base/day.ts';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { listParcels } from '#src/features/orders/desk/list-parcels.server.ts';
import { parseParcelQuery } from '#src/features/orders/desk/parcel-query.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { ordersDeskWords } from '#src/words/orders-desk.ts';

const onDay = (instant: string | null): string | null =>
  instant === null ? null : dayAt(Date.parse(instant));

/** The parcels within reach, with the filters of the page: the contract data a seller may take along for three years. */
export async function parcelListFile(
  context: APIContext,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const w = ordersDeskWords[desk.lang];
  const { lines } = await listParcels(desk.app.db, {
    query: parseParcelQuery(context.url.searchParams),
    ...{ actor: desk.actor, today: desk.day, most: null },
  });
  const c = w.columns;
  const text = (title: string, width: number): SheetColumn => ({ title, width, kind: 'text' });
  const day = (title: string): SheetColumn => ({ title, width: 12, kind: 'day' });
  const number = (title: string): SheetColumn => ({ title, width: 14, kind: 'number' });
  const columns: SheetColumn[] = [
    ...[text(c.code, 16), number(c.parcel), day(c.placed), text(c.state, 18)],
    ...[text(c.goods, 60), text(c.producer, 32), text(c.province, 18)],
    ...[text(c.receiver, 28), text(c.phone, 14), text(c.address, 48)],
    ...[text(c.method, 18), number(c.total), number(c.toCollect), text(c.paid, 8)],
    ...[number(c.weight), text(c.carrier, 20), text(c.tracking, 20)],
    ...[day(c.packed), day(c.handedOver), day(c.delivered), text(w.demoShort, 10)],
  ];
  const rows = lines.map((line) => [
    ...[line.code, line.no, onDay(line.placedAt), w.states[line.state]],
    ...[line.goods.replaceAll('|', '; '), line.producerName],
    ...[desk.ref.province(line.provinceCode).name, line.receiver, line.phone, line.address],
    ...[w.methods[line.method], line.total],
    ...[line.method === 'cod' && line.cashCollected === null ? line.total : 0],
    ...[line.paid ? w.yes : w.no, line.weightGrams, line.carrier, line.tracking],
    ...[onDay(line.packedAt), onDay(line.handedOverAt), onDay(line.deliveredAt)],
    line.demo ? w.demoShort : '',
  ]);
  const file = `don-hang-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, file);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, file);
}
