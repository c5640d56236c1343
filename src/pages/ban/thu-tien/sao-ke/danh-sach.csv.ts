import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { BANK_LINE_STATES, refOfKey } from '#src/features/orders/payments/bank-line.ts';
import { listBankLines } from '#src/features/orders/payments/list-bank-lines.server.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';

/** The recorded lines of statements, as they were asked for. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'reconcile-payments');
  if (desk instanceof Response) return desk;
  const w = paymentDeskWords[desk.lang];
  const asked = context.url.searchParams;
  const text = (asked.get('q') ?? '').trim().slice(0, 100);
  const state = BANK_LINE_STATES.find((one) => one === asked.get('trang-thai')) ?? null;
  const { actor, app } = desk;
  const { lines } = await listBankLines(app.db, { actor, text, state, page: 1, most: 50_000 });
  const head = [w.file.day, w.file.amount, w.bankRef, w.file.said, w.state, w.file.order, w.reason];
  const rows = lines.map((line) => [
    ...[dayAt(Date.parse(line.at)), line.amount, refOfKey(line.bankRef), line.said],
    ...[w.lineStates[line.state], line.code, line.note],
  ]);
  return attachment(csv([head, ...rows]), CSV_TYPE, `sao-ke-${desk.day}.csv`);
};
