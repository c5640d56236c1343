import type { JudgedRow } from './import-rows.ts';

/** Price and stock of one size as a list or a file gives them, with the version that was seen. */
export interface Adjustment {
  readonly id: number;
  readonly version: number;
  /** Whole đồng. */
  readonly price: number;
  /** Null: made to order, without a limit. */
  readonly stock: number | null;
}

/** What a preview hands on to be written: the rows that change something. */
export function packAdjustments(rows: readonly JudgedRow[]): string {
  return JSON.stringify(
    rows.flatMap(({ known, changed, price, stock }) =>
      known !== null && changed ? [[known.id, known.version, price, stock]] : [],
    ),
  );
}

/** Reads them back; null for anything else than a list of such rows. Values are checked by the command. */
export function unpackAdjustments(text: string): Adjustment[] | null {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(rows)) return null;
  const list: Adjustment[] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) return null;
    const [id, version, price, stock] = row as unknown[];
    if (typeof id !== 'number' || typeof version !== 'number' || typeof price !== 'number')
      return null;
    if (stock !== null && typeof stock !== 'number') return null;
    list.push({ id, version, price, stock });
  }
  return list;
}
