/** What a file may hold in a column. */
export const COLUMNS = [
  'stt',
  'name',
  'producer',
  'address',
  'commune',
  'district',
  'province',
  'stars',
  'score',
  'decisionNo',
  'decidedOn',
  'decision',
  'year',
  'group',
  'note',
  'phone',
  'validUntil',
  'image',
  'name+producer',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Something about one cell that the reader of bytes knows and the text does not show. Zero-based row and column. */
export interface CellNote {
  r: number;
  c: number;
  code: 'formula' | 'cut' | 'error-value' | 'control-characters';
  value: string;
}

/** One sheet, table or text: its cells as they stand. Dates and numbers are written as in Việt Nam. */
export interface Grid {
  sheet: string;
  rows: string[][];
  /** Merged areas, zero-based, both ends included. */
  merges: { r0: number; c0: number; r1: number; c1: number }[];
  notes?: CellNote[];
}

/** What is wrong with the file itself. `fatal`: nothing could be read. */
export interface FileProblem {
  code: string;
  where: string;
  value: string;
  vi: string;
  en: string;
  remedyVi: string;
  remedyEn: string;
  fatal: boolean;
}

export interface DecisionFile {
  kind: 'xlsx' | 'csv' | 'tsv' | 'text' | 'html';
  encoding: string;
  grids: Grid[];
  /** The whole text, where the file is text. */
  text?: string;
  problems: FileProblem[];
}

/** `stop`: a person has to decide before this row can be used. `look`: read, but worth a look. */
export type Weight = 'stop' | 'look';

export interface RowProblem {
  column: Column;
  /** 'C7' */
  cell: string;
  value: string;
  code: string;
  vi: string;
  en: string;
  weight: Weight;
}

export interface ListProblem {
  code: string;
  where: string;
  value: string;
  vi: string;
  en: string;
  weight: Weight;
}

export type Cells = Partial<Record<Column, { address: string; text: string }>>;

export interface ListRow {
  /** 1..n over all product rows of the file. */
  row: number;
  /** 1-based line of the sheet, table or text. */
  line: number;
  sheet: string;
  /** The cell each value was read from; of a filled-down value the cell it was filled from. */
  cells: Cells;
  name: string;
  producer: string;
  address: string;
  stars: 3 | 4 | 5 | null;
  /** 0–100 with at most two decimals. */
  score: number | null;
  decisionNo: string;
  /** `YYYY-MM-DD` or null. */
  decidedOn: string | null;
  year: number | null;
  group: string;
  note: string;
  /** Columns whose value comes from a merged cell or from the row above. */
  filledDown: Column[];
  problems: RowProblem[];
}

export interface SkippedLine {
  line: number;
  sheet: string;
  why:
    | 'title'
    | 'header'
    | 'header-repeated'
    | 'column-numbers'
    | 'blank'
    | 'section'
    | 'total'
    | 'footnote'
    | 'note'
    | 'page'
    | 'signature'
    | 'separator'
    | 'continued'
    | 'no-products-on-sheet';
  text: string;
}

export interface ListColumn {
  column: Column | null;
  header: string;
  index: number;
  how: 'known' | 'guessed' | 'given';
}

export interface ListFacts {
  title: string;
  numbers: { number: string; decidedOn: string | null }[];
  issuer: string;
  province: string;
  declaredProducts: number | null;
  declaredProducers: number | null;
  kind: 'recognise' | 'revoke';
}

/** rows + skipped account for every line of every sheet. */
export interface DecisionList {
  columns: ListColumn[];
  /** Zero-based row of the first header line of the first sheet that has products; null without one. */
  headerRow: number | null;
  /** The header texts, folded: the same layout has the same fingerprint. */
  fingerprint: string;
  facts: ListFacts;
  rows: ListRow[];
  skipped: SkippedLine[];
  problems: ListProblem[];
}

export interface ReadOptions {
  /** Column → zero-based index. Takes the place of what the headers say. */
  mapping?: Partial<Record<Column, number>>;
  /** Zero-based. */
  headerRow?: number;
  /** Only this sheet, zero-based. */
  sheet?: number;
}

/** 'C7' of zero-based row 6, column 2. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
