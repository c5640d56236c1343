import writeXlsxFile, { type Cell as XlsxCell, type Row, type Sheet } from 'write-excel-file/node';
import { parseDay } from '#src/base/day.ts';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'day';
  /** How a number is shown, in Excel's notation: `0.00` for two decimals. */
  readonly format?: string;
}

/** Text, a number, a day as `YYYY-MM-DD` in a column of days; null leaves the cell empty. */
export type SheetCell = string | number | null;

export interface SheetContent {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Excel refuses longer cells. */
const LONGEST_CELL = 32_767;
const LONGEST_NAME = 31;

/**
 * A workbook as XLSX: one sheet or more, a bold head that stays when scrolling, numbers as numbers and days as days.
 * Text is always written as text: `=1+1` typed by somebody never becomes a formula.
 */
export async function writeXlsx(sheets: readonly SheetContent[]): Promise<Uint8Array<ArrayBuffer>> {
  const names = new Set<string>();
  const book = sheets.map((sheet): Sheet<never> => ({
    sheet: sheetName(sheet.name, names),
    data: [head(sheet), ...sheet.rows.map((row) => line(sheet, row))],
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }));
  return new Uint8Array(await writeXlsxFile(book).toBuffer());
}

function head(sheet: SheetContent): Row {
  return sheet.columns.map((column) => ({
    value: cleaned(column.title),
    type: String,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'top',
    backgroundColor: '#f3eadc',
    ...(column.kind === 'number' ? { align: 'right' as const } : {}),
  }));
}

function line(sheet: SheetContent, row: readonly SheetCell[]): Row {
  return sheet.columns.map((column, index) => cell(column, row[index] ?? null));
}

function cell(column: SheetColumn, value: SheetCell): XlsxCell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return { value, type: Number, alignVertical: 'top', format: column.format ?? 'General' };
  }
  const asDay = column.kind === 'day' ? parseDay(value) : null;
  if (asDay !== null) {
    const date = new Date(`${asDay}T00:00:00Z`);
    return { value: date, type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' };
  }
  return { value: cleaned(value), type: String, wrap: true, alignVertical: 'top' };
}

/** Without what XML cannot hold (control characters, halves of surrogate pairs), and no longer than a cell may be. */
function cleaned(text: string): string {
  const whole = text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  return whole.length > LONGEST_CELL ? `${whole.slice(0, LONGEST_CELL - 1)}…` : whole;
}

/** A name Excel takes: 1 to 31 characters, none of []:*?/\, not twice in a book. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = cleaned(wanted)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  const base = plain === '' ? 'Sheet' : plain;
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? '' : ` ${number}`;
    const name = `${base.slice(0, LONGEST_NAME - tail.length)}${tail}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
