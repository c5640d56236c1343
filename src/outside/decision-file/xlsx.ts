import { setImmediate } from 'node:timers/promises';
import type { FileProblem, Grid } from '#src/features/certificates/decision-list/list.ts';
import { fileProblem, Unreadable } from './problems.ts';
import { attribute, tokens } from './xml.ts';
import type { Zip } from './zip.ts';

const MOST_ROWS = 50_001;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 4_000;
const STEP = 20_000;

interface Book {
  strings: string[];
  /** By style number: whether the format shows a day. */
  days: boolean[];
  base1904: boolean;
}

/** The sheets of a workbook as they are shown: cached results of formulas, days as dd/mm/yyyy, decimal commas. @throws Unreadable */
export async function readXlsx(zip: Zip): Promise<{ grids: Grid[]; problems: FileProblem[] }> {
  const problems: FileProblem[] = [];
  const workbook = await textOf(zip, 'xl/workbook.xml');
  const relations = relationsOf(await textOf(zip, 'xl/_rels/workbook.xml.rels'));
  const sheets: { name: string; path: string; hidden: boolean }[] = [];
  let base1904 = false;
  for (const token of tokens(workbook)) {
    if (token.kind !== 'open') continue;
    if (token.name === 'workbookPr')
      base1904 = /^(?:1|true)$/.test(attribute(token.attributes, 'date1904'));
    if (token.name !== 'sheet') continue;
    const target =
      relations.get(attribute(token.attributes, 'id')) ??
      `worksheets/sheet${sheets.length + 1}.xml`;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    sheets.push({
      name: attribute(token.attributes, 'name'),
      path,
      hidden: /hidden/i.test(attribute(token.attributes, 'state')),
    });
  }
  const book: Book = {
    strings: await sharedStrings(await textOf(zip, 'xl/sharedStrings.xml')),
    days: dayStyles(await textOf(zip, 'xl/styles.xml')),
    base1904,
  };
  const grids: Grid[] = [];
  for (const sheet of sheets.slice(0, 100)) {
    if (sheet.hidden) {
      problems.push(fileProblem('hidden-sheet', sheet.name, sheet.name));
      continue;
    }
    const xml = await textOf(zip, sheet.path);
    if (xml !== '') grids.push(await readSheet(xml, sheet.name, book, problems));
  }
  if (grids.length === 0) throw new Unreadable('no-sheet');
  return { grids, problems };
}

async function textOf(zip: Zip, path: string): Promise<string> {
  const bytes = await zip.part(path);
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}

function relationsOf(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const token of tokens(xml)) {
    if (token.kind === 'open' && token.name === 'Relationship') {
      found.set(attribute(token.attributes, 'Id'), attribute(token.attributes, 'Target'));
    }
  }
  return found;
}

async function sharedStrings(xml: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  let count = 0;
  for (const token of tokens(xml)) {
    if (++count % STEP === 0) await setImmediate();
    if (token.kind === 'text') {
      if (inText && !phonetic && text.length <= LONGEST_CELL * 2) text += token.text;
    } else if (token.name === 't') inText = token.kind === 'open' && !token.closed;
    else if (token.name === 'rPh') phonetic = token.kind === 'open' && !token.closed;
    else if (token.name === 'si') {
      if (token.kind === 'open' && !token.closed) text = '';
      else {
        strings.push(token.kind === 'open' ? '' : unescapedX(text));
        text = '';
      }
    }
  }
  return strings;
}

function unescapedX(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function dayStyles(xml: string): boolean[] {
  const formats = new Map<number, string>();
  const days: boolean[] = [];
  let inCells = false;
  for (const token of tokens(xml)) {
    if (token.kind === 'text') continue;
    if (token.name === 'cellXfs') inCells = token.kind === 'open' && !token.closed;
    if (token.kind !== 'open') continue;
    if (token.name === 'numFmt') {
      formats.set(
        Number(attribute(token.attributes, 'numFmtId')),
        attribute(token.attributes, 'formatCode'),
      );
    } else if (token.name === 'xf' && inCells) {
      const id = Number(attribute(token.attributes, 'numFmtId') || 0);
      const code = (formats.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      days.push(
        (id >= 14 && id <= 17) ||
          id === 22 ||
          (id >= 27 && id <= 36) ||
          (id >= 50 && id <= 58) ||
          /[dy]/i.test(code),
      );
    }
  }
  return days;
}

async function readSheet(
  xml: string,
  name: string,
  book: Book,
  problems: FileProblem[],
): Promise<Grid> {
  const grid: Grid = { sheet: name, rows: [], merges: [], notes: [] };
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let part: '' | 'v' | 'f' | 't' = '';
  let value = '';
  let formula = '';
  let isFormula = false;
  let count = 0;
  let wide = false;
  let long = false;
  const finish = (): void => {
    if (row < 0 || row >= MOST_ROWS) return;
    if (column >= MOST_COLUMNS) {
      wide ||= value !== '';
      return;
    }
    let text = shownAs(value, type, style, book);
    if (isFormula)
      grid.notes?.push({ r: row, c: column, code: 'formula', value: `=${formula}`.slice(0, 120) });
    if (text.length > LONGEST_CELL) {
      grid.notes?.push({ r: row, c: column, code: 'cut', value: String(text.length) });
      text = text.slice(0, LONGEST_CELL);
      long = true;
    }
    if (text === '') return;
    while (grid.rows.length <= row) grid.rows.push([]);
    const cells = grid.rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  for (const token of tokens(xml)) {
    if (++count % STEP === 0) await setImmediate();
    if (token.kind === 'text') {
      if (part === 'f') formula += token.text;
      else if (part !== '' && value.length <= LONGEST_CELL * 2) value += token.text;
      continue;
    }
    const opens = token.kind === 'open' && !token.closed;
    if (token.name === 'row' && token.kind === 'open') {
      const said = Number(attribute(token.attributes, 'r'));
      row = said > 0 ? said - 1 : row + 1;
      column = -1;
    } else if (token.name === 'c') {
      if (token.kind === 'open') {
        const at = positionOf(attribute(token.attributes, 'r'));
        column = at ? at.c : column + 1;
        if (at) row = at.r;
        type = attribute(token.attributes, 't');
        style = Number(attribute(token.attributes, 's') || 0);
        value = '';
        formula = '';
        isFormula = false;
      } else finish();
    } else if (token.name === 'v') part = opens ? 'v' : '';
    else if (token.name === 'f') {
      part = opens ? 'f' : '';
      if (token.kind === 'open') isFormula = true;
    } else if (token.name === 't') part = opens ? 't' : '';
    else if (token.name === 'rPh') part = '';
    else if (token.name === 'mergeCell' && token.kind === 'open' && grid.merges.length < 100_000) {
      const [from, to] = attribute(token.attributes, 'ref').split(':').map(positionOf);
      if (from && to)
        grid.merges.push({
          r0: from.r,
          c0: from.c,
          r1: Math.min(to.r, MOST_ROWS),
          c1: Math.min(to.c, MOST_COLUMNS),
        });
    }
  }
  if (row >= MOST_ROWS) problems.push(fileProblem('too-many-rows', name, String(row + 1)));
  if (wide) problems.push(fileProblem('too-many-columns', name));
  if (long) problems.push(fileProblem('cell-cut', name));
  return grid;
}

function positionOf(reference: string): { r: number; c: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!match) return null;
  let c = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) c = c * 26 + letter.charCodeAt(0) - 64;
  return { r: Number(match[2]) - 1, c: c - 1 };
}

function shownAs(value: string, type: string, style: number, book: Book): string {
  if (type === 's') return book.strings[Number(value)] ?? '';
  if (type === 'str' || type === 'inlineStr') return unescapedX(value);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return dayOf(value.slice(0, 10)) ?? value;
  if (type === 'e' || value === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (book.days[style] && number > 0 && number < 2_958_466) {
    const days = Math.floor(number) + (book.base1904 ? 1462 : 0);
    const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
    return dayOf(date.toISOString().slice(0, 10)) ?? value;
  }
  return String(Math.round(number * 1e8) / 1e8).replace('.', ',');
}

function dayOf(iso: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : null;
}
