import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { askScans } from '#src/compose/desk-scans.ts';
import { readScanRows } from '#src/features/trace/scans/read-scans.server.ts';
import { scansWords } from '#src/words/scans.ts';

/** The counts within reach, a row for each day, code, lot and province. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-scans');
  if (desk instanceof Response) return desk;
  const { query, provinceName } = askScans(desk, context.url.searchParams);
  const rows = await readScanRows(desk.app.db, query);
  const lines = rows.map(({ day, product, gtin, shortCode, lot, provinceCode, scans }) => [
    ...[day, product, gtin, shortCode, lot, provinceName(provinceCode), scans],
  ]);
  const file = `luot-quet-${query.from}-${query.to}.csv`;
  return attachment(csv([scansWords[desk.lang].columns, ...lines]), CSV_TYPE, file);
};
