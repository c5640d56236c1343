import { cleaned, plain } from './clean.ts';
import { guessColumns } from './guess.ts';
import { meaningOf } from './headers.ts';
import type { Column, Grid, ListColumn, ReadOptions } from './list.ts';

/** Where things stand in a table. */
export interface Layout {
  columns: ListColumn[];
  /** Indexes by column; several for stars where each number of stars has its own column. */
  at: Partial<Record<Column, number>>;
  ticks: { index: number; stars: 3 | 4 | 5 }[];
  /** Zero-based rows that are header: none for a table without one. */
  headerRows: number[];
  width: number;
}

const ENOUGH: readonly Column[] = ['name', 'name+producer'];

/** Reads one row as a header; null when it is none. A second row under it may name the parts of a cell. */
export function headerAt(grid: Grid, row: number): Layout | null {
  const first = grid.rows[row] ?? [];
  const own = meanings(first);
  if (own.known < 2) return null;
  const second = grid.rows[row + 1] ?? [];
  const below = meanings(second);
  const isSecond =
    below.known >= 1 &&
    !sameCells(first, second) &&
    second.every((cell, c) => {
      return cleaned(cell) === '' || below.found[c] || plain(cell) === plain(first[c] ?? '');
    }) &&
    second.some((_, c) => {
      return (
        below.found[c] && (cleaned(first[c] ?? '') === '' || cleaned(first[c + 1] ?? '') === '')
      );
    });
  const texts = isSecond
    ? spread(grid, row, first).map((cell, c) => {
        const under = cleaned(second[c] ?? '');
        return under === '' || !below.found[c] || isPartOf(cell, under) ? cell : under;
      })
    : first;
  const layout = layoutOf(texts, isSecond ? [row, row + 1] : [row]);
  const names = ENOUGH.some((column) => layout.at[column] !== undefined);
  const guessable = layout.at.producer !== undefined && layout.at.stars !== undefined;
  return names || guessable ? layout : null;
}

/** “Chủ thể” over “Tên” is the name of the producer, not of the product. */
function isPartOf(above: string, under: string): boolean {
  return meaningOf(above)?.column === 'producer' && meaningOf(under)?.column === 'name';
}

/** The layout of a sheet: its first header, or what the cells themselves suggest, or what a person said. */
export function findLayout(grid: Grid, options: ReadOptions): Layout | null {
  if (options.headerRow !== undefined && options.mapping === undefined) {
    const said = headerAt(grid, options.headerRow);
    if (said) return complete(grid, said);
    const texts = grid.rows[options.headerRow] ?? [];
    return complete(grid, layoutOf(texts, [options.headerRow]));
  }
  if (options.mapping !== undefined) return given(grid, options);
  const limit = Math.min(grid.rows.length, 400);
  for (let row = 0; row < limit; row++) {
    const layout = headerAt(grid, row);
    if (layout) return complete(grid, layout);
  }
  return guessColumns(grid, [], -1);
}

function given(grid: Grid, options: ReadOptions): Layout {
  let headerRow = options.headerRow ?? -1;
  for (
    let row = 0;
    options.headerRow === undefined && row < Math.min(grid.rows.length, 400);
    row++
  ) {
    const header = headerAt(grid, row);
    if (!header) continue;
    headerRow = header.headerRows.at(-1) ?? row;
    break;
  }
  const texts = grid.rows[headerRow] ?? [];
  const at = { ...options.mapping };
  const width = widthOf(grid);
  const columns: ListColumn[] = [];
  for (let index = 0; index < width; index++) {
    const column = (Object.keys(at) as Column[]).find((key) => at[key] === index) ?? null;
    columns.push({ column, header: cleaned(texts[index] ?? ''), index, how: 'given' });
  }
  return { columns, at, ticks: [], headerRows: headerRow < 0 ? [] : [headerRow], width };
}

function complete(grid: Grid, layout: Layout): Layout {
  const hasName = ENOUGH.some((column) => layout.at[column] !== undefined);
  if (hasName && layout.at.stars !== undefined) return layout;
  const guessed = guessColumns(grid, layout.columns, layout.headerRows.at(-1) ?? -1);
  return guessed ? { ...guessed, headerRows: layout.headerRows, ticks: layout.ticks } : layout;
}

/** A layout from header texts: the first column of a kind wins, the others stay unknown. */
function layoutOf(texts: readonly string[], headerRows: number[]): Layout {
  const at: Layout['at'] = {};
  const ticks: Layout['ticks'] = [];
  const columns = texts.map((cell, index): ListColumn => {
    const header = cleaned(cell);
    const meaning = meaningOf(header);
    if (meaning === null) return { column: null, header, index, how: 'known' };
    if (meaning.ticks !== undefined) ticks.push({ index, stars: meaning.ticks });
    else if (at[meaning.column] === undefined) at[meaning.column] = index;
    else return { column: null, header, index, how: 'known' };
    return { column: meaning.column, header, index, how: 'known' };
  });
  const [tick] = ticks;
  if (tick !== undefined && at.stars === undefined) at.stars = tick.index;
  else ticks.length = 0;
  return { columns, at, ticks, headerRows, width: texts.length };
}

function meanings(row: readonly string[]): { found: boolean[]; known: number } {
  const found = row.map((cell) => cell.length <= 120 && meaningOf(cell) !== null);
  const kinds = new Set(
    row
      .filter((_, c) => found[c])
      .map((cell) => {
        const meaning = meaningOf(cell);
        return meaning?.ticks ?? meaning?.column;
      }),
  );
  return { found, known: kinds.size };
}

/** Header texts of a merged header cell, repeated over the columns it spans. */
function spread(grid: Grid, row: number, cells: readonly string[]): string[] {
  const texts = [...cells];
  for (const merge of grid.merges) {
    if (merge.r0 !== row) continue;
    for (let c = merge.c0 + 1; c <= merge.c1; c++) texts[c] ||= cells[merge.c0] ?? '';
  }
  return texts;
}

function sameCells(a: readonly string[], b: readonly string[]): boolean {
  return a.map(plain).join('|') === b.map(plain).join('|');
}

export function widthOf(grid: Grid): number {
  let width = 0;
  for (const row of grid.rows) if (row.length > width) width = row.length;
  return width;
}

export function fingerprintOf(columns: readonly ListColumn[]): string {
  return columns
    .map((column) => plain(column.header))
    .join('|')
    .slice(0, 500);
}
