import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { parseOfferQuery } from '#src/features/catalogue/offers/desk-query.ts';
import { readDeskOffers } from '#src/features/catalogue/offers/read-desk-offers.server.ts';
import { type SheetColumn, writeXlsx } from '#src/outside/spreadsheet.ts';
import { formatMonthDay, offerWords } from '#src/words/offers.ts';

/** The sizes within reach as a file, with the filters of the page; its price and stock can be read in again. */
export async function offersFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-offers');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now, day, ref } = desk;
  const w = offerWords[lang].desk;
  const c = w.columns;
  const query = parseOfferQuery(context.url.searchParams);
  const { lines } = await readDeskOffers(app.db, { query, actor, now, most: null });
  const columns: SheetColumn[] = [
    { title: c.sku, width: 14, kind: 'text' },
    { title: c.product, width: 40, kind: 'text' },
    { title: c.unit, width: 18, kind: 'text' },
    { title: c.price, width: 12, kind: 'number', format: '#,##0' },
    { title: c.stock, width: 10, kind: 'number' },
    { title: c.held, width: 10, kind: 'number' },
    { title: c.available, width: 10, kind: 'number' },
    { title: c.state, width: 14, kind: 'text' },
    { title: c.steps, width: 34, kind: 'text' },
    { title: c.season, width: 18, kind: 'text' },
    { title: c.lead, width: 10, kind: 'number' },
    { title: c.least, width: 10, kind: 'number' },
    { title: c.most, width: 10, kind: 'number' },
    { title: c.weight, width: 10, kind: 'number' },
    { title: c.vat, width: 10, kind: 'number' },
    { title: c.producer, width: 36, kind: 'text' },
    { title: c.province, width: 18, kind: 'text' },
  ];
  const rows = lines.map((line) => [
    ...[line.sku, line.productName, lang === 'vi' ? line.unitVi : line.unitEn],
    ...[line.price, line.stock, line.held, line.available],
    `${w.states[line.shown]}${line.illustrative ? ` (${w.illustrative})` : ''}`,
    line.steps.map(({ fromQuantity, price }) => `${fromQuantity}: ${price}`).join('; '),
    line.seasonFrom && line.seasonTo
      ? `${formatMonthDay(line.seasonFrom, lang)} – ${formatMonthDay(line.seasonTo, lang)}`
      : '',
    ...[line.leadDays, line.minQuantity, line.maxQuantity, line.weightGrams, line.vatBp / 100],
    ...[line.producerName, ref.province(line.provinceCode).name],
  ]);
  const name = `gia-kho-${day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, name);
}
