import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { parseOfferQuery } from '#src/features/catalogue/offers/desk-query.ts';
import { offerSheet } from '#src/features/catalogue/offers/offer-sheet.view.ts';
import { readDeskOffers } from '#src/features/catalogue/offers/read-desk-offers.server.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { offerWords } from '#src/words/offers.ts';

/** The sizes within reach as a file, with the filters of the page; all that can be changed in bulk can be read in again. */
export async function offersFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-offers');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now, day, ref } = desk;
  const query = parseOfferQuery(context.url.searchParams);
  const { lines } = await readDeskOffers(app.db, { query, actor, now, most: null });
  const { columns, rows } = offerSheet(lines, {
    lang,
    provinceName: (code) => ref.province(code).name,
  });
  const name = `gia-kho-${day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  const { title } = offerWords[lang].desk;
  return attachment(await writeXlsx([{ name: title, columns, rows }]), XLSX_TYPE, name);
}
