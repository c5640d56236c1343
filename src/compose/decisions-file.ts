import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { readDecisionQuery } from '#src/features/certificates/decision-query.ts';
import { listDecisions } from '#src/features/certificates/read-decisions.server.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { decisionWords } from '#src/words/decisions.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from './desk-endpoint.ts';

/** The filtered list of decisions as a file, every page of it. */
export async function decisionsFile(
  context: APIContext,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const desk = await openDeskFile(context, 'see-decisions');
  if (desk instanceof Response) return desk;
  const w = decisionWords[desk.lang];
  const lines = await listDecisions(
    desk.app.db,
    desk.actor,
    readDecisionQuery(context.url.searchParams),
  );
  const columns = [
    { title: w.columns.number, width: 18, kind: 'text' },
    { title: w.columns.decidedOn, width: 12, kind: 'day' },
    { title: w.columns.kind, width: 14, kind: 'text' },
    { title: w.columns.issuer, width: 28, kind: 'text' },
    { title: w.columns.title, width: 50, kind: 'text' },
    { title: w.columns.certificates, width: 10, kind: 'number' },
    { title: w.columns.writtenBy, width: 24, kind: 'text' },
  ] as const;
  const rows = lines.map((line) => [
    line.number,
    line.decidedOn,
    w.kinds[line.kind],
    line.issuer,
    line.title,
    line.certificates,
    line.issuedBy,
  ]);
  const name = `quyet-dinh-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, name);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, name);
}
