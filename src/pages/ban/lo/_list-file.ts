import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import type { LotLine } from '#src/features/trace/lots/lot-query.ts';
import { readLots } from '#src/features/trace/lots/read-lots.server.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { lotsDeskWords, unitName } from '#src/words/lots-desk.ts';
import { lotSearch, readLotQuery } from './_list.ts';

/** Lots are asked for in parts of this many. */
const PART = 5_000;

/** The list of lots as a file, with the filters of the page and within the person's reach. */
export async function lotListFile(context: APIContext, format: 'csv' | 'xlsx'): Promise<Response> {
  const desk = await openDeskFile(context, 'see-lots');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now, day, site } = desk;
  const w = lotsDeskWords[lang];
  const c = w.columns;
  const query = { ...readLotQuery(context.url.searchParams), page: 1, perPage: PART };
  const lines: LotLine[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const part = await readLots(app.db, { query: { ...query, page }, actor, now });
    pages = part.pages;
    lines.push(...part.lines);
  }
  const columns = [
    { title: c.code, width: 16, kind: 'text' },
    { title: c.item, width: 40, kind: 'text' },
    { title: c.producer, width: 36, kind: 'text' },
    { title: c.made, width: 12, kind: 'day' },
    { title: c.packed, width: 12, kind: 'day' },
    { title: c.bestBefore, width: 12, kind: 'day' },
    { title: c.expires, width: 12, kind: 'day' },
    { title: c.quantity, width: 10, kind: 'number' },
    { title: c.unit, width: 10, kind: 'text' },
    { title: c.events, width: 10, kind: 'number' },
    { title: c.last, width: 12, kind: 'day' },
    { title: c.state, width: 16, kind: 'text' },
    { title: c.link, width: 50, kind: 'text' },
  ] as const;
  const rows = lines.map((line) => [
    ...[line.code, line.itemName, line.producerName],
    ...[line.madeOn, line.packedOn, line.bestBefore, line.expiresOn],
    ...[line.quantity, unitName(line.unit, lang), line.events],
    line.lastEventAt === null ? null : dayAt(Date.parse(line.lastEventAt)),
    [line.recalled ? w.recalled : '', line.illustrative ? w.illustrative : '']
      .filter(Boolean)
      .join(', '),
    `${site.url}${line.link}`,
  ]);
  const name = `lo-hang-${day}${lotSearch({ ...query }) === '' ? '' : '-loc'}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, name);
}
