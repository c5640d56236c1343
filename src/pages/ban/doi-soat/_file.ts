import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { sumPayouts } from '#src/features/orders/payouts/payout.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { payoutWords } from '#src/words/payouts.ts';
import { askPayouts } from './_report.ts';

/** The report as a file, line by line with its sums at the end. */
export async function payoutFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-sales');
  if (desk instanceof Response) return desk;
  const w = payoutWords[desk.lang];
  const c = w.columns;
  const { days, lines } = await askPayouts(desk, context.url.searchParams);
  const money = (title: string): SheetColumn => ({
    ...{ title, width: 14, kind: 'number', format: '#,##0' },
  });
  const text = (title: string, width: number): SheetColumn => ({ title, width, kind: 'text' });
  const columns: SheetColumn[] = [
    ...[text(c.code, 16), { title: c.parcel, width: 8, kind: 'number' as const }],
    ...[{ title: c.delivered, width: 12, kind: 'day' as const }, text(c.method, 16)],
    ...[text(c.producer, 36), money(c.goods), money(c.ownDiscount), money(c.othersDiscount)],
    ...[money(c.wrap), money(c.shipping), money(c.cash), money(c.online)],
    ...[money(c.refunded), money(c.owed), text(w.demo, 12)],
  ];
  const figures = (row: ReturnType<typeof sumPayouts>): number[] => [
    ...[row.goods, row.ownDiscount, row.othersDiscount, row.wrap, row.shipping],
    ...[row.cash, row.online, row.refunded, row.owed],
  ];
  const rows = [
    ...lines.map((line) => [
      ...[line.code, line.parcelNo],
      ...[line.deliveredAt === null ? '' : dayAt(Date.parse(line.deliveredAt))],
      ...[w.methods[line.method], line.producerName, ...figures(line)],
      line.demo ? w.demo : '',
    ]),
    [w.total, null, null, null, null, ...figures(sumPayouts(lines)), null],
  ];
  const name = `doi-soat-${days.from}-${days.to}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, name);
}
