import { drawable } from './drawable.ts';
import { type FontName, INK, LINE, mm, QUIET, SHADE, SIZE } from './paper.ts';
import type { PdfColumn, PdfRow, PdfTable } from './shape.ts';
import type { Paper, Tag } from './writer.ts';

const PAD_X = mm(1.6);
const PAD_Y = mm(1.1);

interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly font: FontName;
  readonly color: string;
}

interface Sheet {
  readonly paper: Paper;
  readonly table: PdfTable & { readonly plain?: boolean };
  readonly size: number;
  readonly edges: readonly number[];
}

/** A table over as many sheets as it needs, its head repeated on each; `plain` has no head and no lines (facts). */
export function drawTable(paper: Paper, table: PdfTable & { readonly plain?: boolean }): void {
  const total = table.columns.reduce((sum, { share }) => sum + share, 0);
  const edges = [paper.left];
  for (const { share } of table.columns) {
    edges.push((edges.at(-1) ?? 0) + (paper.width * share) / total);
  }
  const sheet: Sheet = { paper, table, size: table.small ? SIZE.small : SIZE.text, edges };
  paper.tag(
    'Table',
    (tag) => {
      if (!table.plain) drawHeadRow(sheet, tag);
      for (const row of table.rows) drawRow(sheet, row, tag);
    },
    undefined,
    table.about,
  );
  paper.doc.x = paper.left;
  paper.space(2);
}

function drawHeadRow(sheet: Sheet, tag: Tag | null): void {
  const cells = sheet.table.columns.map((column, index) =>
    cellOf(sheet, column, index, column.title, 'bold', INK),
  );
  const height = heightOf(sheet, cells);
  if (tag !== null) sheet.paper.room(height + mm(14));
  if (tag === null) {
    // Repeated on a further sheet: the first one was read out already.
    sheet.paper.decoration(() => drawCells(sheet, cells, height, true, null));
  } else {
    drawCells(sheet, cells, height, true, { tag, type: 'TH' });
  }
}

function drawRow(sheet: Sheet, row: PdfRow | readonly string[], tag: Tag): void {
  const { cells: texts, strong = false } = 'cells' in row ? row : { cells: row };
  let cells = rowCells(sheet, texts, strong);
  const plain = sheet.table.plain === true;
  for (;;) {
    const height = heightOf(sheet, cells);
    const left = sheet.paper.bottom - sheet.paper.doc.y;
    if (height <= left) {
      drawCells(sheet, cells, height, strong && !plain, { tag, type: plain ? 'facts' : 'TD' });
      return;
    }
    const least = lineHeight(sheet) * 3 + 2 * PAD_Y;
    if (height > fullHeight(sheet) && left > least) {
      const [now, later] = cut(sheet, cells, left - 2 * PAD_Y);
      drawCells(sheet, now, left, strong && !plain, { tag, type: 'TD' });
      cells = later;
    }
    sheet.paper.newPage();
    if (!plain) drawHeadRow(sheet, null);
  }
}

function rowCells(sheet: Sheet, texts: readonly string[] | string, strong: boolean): Cell[] {
  const font = strong ? 'bold' : 'text';
  if (typeof texts === 'string') {
    const x = sheet.edges[0] ?? 0;
    const width = (sheet.edges.at(-1) ?? 0) - x;
    return [{ text: drawable(texts), x, width, align: 'left', font, color: INK }];
  }
  return sheet.table.columns.map((column, index) => {
    const color = sheet.table.plain && index === 0 ? QUIET : INK;
    return cellOf(sheet, column, index, texts[index] ?? '', font, color);
  });
}

function cellOf(
  sheet: Sheet,
  column: PdfColumn,
  index: number,
  text: string,
  font: FontName,
  color: string,
): Cell {
  const x = sheet.edges[index] ?? 0;
  const width = (sheet.edges[index + 1] ?? x) - x;
  return { text: drawable(text), x, width, align: column.align ?? 'left', font, color };
}

/** The height all of a sheet gives to one row under a repeated head. */
function fullHeight(sheet: Sheet): number {
  const { paper, table } = sheet;
  const heads = table.columns.map((c, i) => cellOf(sheet, c, i, c.title, 'bold', INK));
  const head = table.plain ? 0 : heightOf(sheet, heads);
  return paper.bottom - paper.doc.page.margins.top - head;
}

function textHeight(sheet: Sheet, cell: Cell, text: string): number {
  if (text === '') return 0;
  const doc = sheet.paper.pen(cell.font, sheet.size, cell.color);
  return doc.heightOfString(text, { width: cell.width - 2 * PAD_X });
}

function lineHeight(sheet: Sheet): number {
  return sheet.paper.pen('text', sheet.size).currentLineHeight(true);
}

function heightOf(sheet: Sheet, cells: readonly Cell[]): number {
  const tallest = cells.map((cell) => textHeight(sheet, cell, cell.text));
  return Math.max(...tallest, lineHeight(sheet)) + 2 * PAD_Y;
}

/** Splits a row taller than a sheet: what fits into `height`, and the rest. */
function cut(sheet: Sheet, cells: readonly Cell[], height: number): [Cell[], Cell[]] {
  const parts = cells.map((cell) => {
    const words = cell.text.split(/(?<=\s)/);
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const fits = textHeight(sheet, cell, words.slice(0, middle).join('')) <= height;
      if (fits) low = middle;
      else high = middle - 1;
    }
    // One word longer than a sheet: cut anywhere rather than never end.
    if (low === 0 && cell.text !== '') {
      return [cell.text.slice(0, 200), cell.text.slice(200)] as const;
    }
    return [words.slice(0, low).join(''), words.slice(low).join('')] as const;
  });
  const half = (side: 0 | 1): Cell[] =>
    cells.map((cell, index) => ({ ...cell, text: (parts[index]?.[side] ?? '').trim() }));
  return [half(0), half(1)];
}

function drawCells(
  sheet: Sheet,
  cells: readonly Cell[],
  height: number,
  shaded: boolean,
  tagged: { readonly tag: Tag; readonly type: string } | null,
): void {
  const { paper, table, size } = sheet;
  const { doc } = paper;
  const y = doc.y;
  const box = (): void => {
    if (table.plain) return;
    if (shaded) for (const { x, width } of cells) doc.rect(x, y, width, height).fill(SHADE);
    for (const { x, width } of cells) doc.rect(x, y, width, height);
    doc.lineWidth(0.5).stroke(LINE);
  };
  const write = (cell: Cell): void => {
    const inner = cell.width - 2 * PAD_X;
    paper
      .pen(cell.font, size, cell.color)
      .text(cell.text, cell.x + PAD_X, y + PAD_Y, { width: inner, height, align: cell.align });
  };
  if (tagged === null) {
    box();
    cells.forEach(write);
  } else {
    paper.decoration(box);
    paper.tag(
      'TR',
      (line) => {
        cells.forEach((cell, index) => {
          const facts = tagged.type === 'facts';
          const type = facts ? (index === 0 ? 'TH' : 'TD') : tagged.type;
          paper.mark(type, () => write(cell), line);
        });
      },
      tagged.tag,
    );
  }
  doc.x = paper.left;
  doc.y = y + height;
}
