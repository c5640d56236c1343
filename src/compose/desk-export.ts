import { csv } from '#src/api/csv.ts';
import type { DeskLine } from '#src/features/certificates/desk/desk-line.ts';
import {
  type ExportColumn,
  exportColumns,
} from '#src/features/certificates/desk/export-columns.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { deskRegisterWords } from '#src/words/desk-register.ts';
import type { Desk } from './desk.ts';
import { attachment, CSV_TYPE, XLSX_TYPE } from './desk-endpoint.ts';

/** Lines as a file for spreadsheets: CSV with a byte order mark, or XLSX with numbers and days as such. */
export async function exportLines(
  desk: Pick<Desk, 'lang' | 'ref' | 'w' | 'day'>,
  lines: readonly DeskLine[],
  format: 'csv' | 'xlsx',
  name: string,
  more: readonly ExportColumn[] = [],
): Promise<Response> {
  const w = deskRegisterWords[desk.lang];
  const columns = [
    ...exportColumns({
      columns: w.columns,
      setName: w.setName,
      states: desk.w.standing.states,
      setNameOf: (no) => desk.ref.set(no)[desk.lang === 'vi' ? 'shortVi' : 'shortEn'],
      evidence: w.evidence,
      evidences: w.evidences,
    }),
    ...more,
  ];
  const rows = lines.map((line) => columns.map((column) => column.of(line)));
  const file = `${name}-${desk.day}.${format}`;
  if (format === 'csv') {
    return attachment(csv([columns.map(({ title }) => title), ...rows]), CSV_TYPE, file);
  }
  return attachment(await writeXlsx([{ name: w.title, columns, rows }]), XLSX_TYPE, file);
}
