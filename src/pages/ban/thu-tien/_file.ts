import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import {
  listPayments,
  type PaymentLine,
} from '#src/features/orders/payments/list-payments.server.ts';
import { parsePaymentQuery } from '#src/features/orders/payments/payment-query.ts';
import { type SheetCell, type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';

const MOST = 50_000;
type Column = SheetColumn & { readonly of: (line: PaymentLine) => SheetCell };

const day = (instant: string | null): string | null =>
  instant === null ? null : dayAt(Date.parse(instant));

/** The list as it was asked for, as a file; amounts as numbers. */
export async function paymentsFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-payments');
  if (desk instanceof Response) return desk;
  const w = paymentDeskWords[desk.lang];
  const c = w.columns;
  const query = parsePaymentQuery(context.url.searchParams);
  const { lines } = await listPayments(desk.app.db, { query, actor: desk.actor, most: MOST });
  const columns: Column[] = [
    { title: c.code, width: 16, kind: 'text', of: (line) => line.code },
    { title: c.made, width: 12, kind: 'day', of: (line) => day(line.madeAt) },
    { title: c.order, width: 18, kind: 'text', of: (line) => w.orderStates[line.orderState] ?? '' },
    { title: c.method, width: 14, kind: 'text', of: (line) => w.methods[line.method] },
    { title: c.state, width: 16, kind: 'text', of: (line) => w.states[line.state] },
    { title: c.due, width: 14, kind: 'number', format: '#,##0', of: (line) => line.due },
    { title: c.paid, width: 14, kind: 'number', format: '#,##0', of: (line) => line.paid },
    { title: c.paidAt, width: 12, kind: 'day', of: (line) => day(line.paidAt) },
    { title: c.refunded, width: 14, kind: 'number', format: '#,##0', of: (line) => line.refunded },
    {
      title: c.returning,
      width: 14,
      kind: 'number',
      format: '#,##0',
      of: (line) => line.returning,
    },
    { title: c.reference, width: 16, kind: 'text', of: (line) => line.reference },
    { title: w.demo, width: 8, kind: 'text', of: (line) => (line.demo === 1 ? 'x' : '') },
  ];
  const rows = lines.map((line) => columns.map((column) => column.of(line)));
  const name = `thu-tien-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, name);
}
