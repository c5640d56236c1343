import { fold } from '#src/base/fold.ts';
import { BULK_FIELDS, type BulkField } from './bulk-values.ts';

/** Where the columns stand in a table of texts. */
export interface SheetColumns {
  /** Row of the heads, counted from 0. */
  readonly head: number;
  readonly sku: number;
  /** Only the columns that the sheet has. */
  readonly fields: Readonly<Partial<Record<BulkField, number>>>;
}

/** Heads as people and our own files write them, without accents and case. */
const HEADS: Readonly<Record<'sku' | BulkField, readonly string[]>> = {
  sku: ['ma hang', 'sku', 'ma'],
  price: ['gia', 'price', 'gia moi', 'gia ban'],
  stock: ['ton kho', 'stock', 'ton', 'so luong ton'],
  state: ['ban', 'selling'],
  seasonFrom: ['mua tu', 'season from'],
  seasonTo: ['mua den', 'season to'],
  minQuantity: ['it nhat', 'at least'],
  maxQuantity: ['nhieu nhat', 'at most'],
  leadDays: ['chuan bi', 'lead time'],
};
/** Heads stand among the first rows. */
const HEAD_WITHIN = 10;

/**
 * Finds the row of heads: a column of codes and at least one that can be changed.
 * @returns null without them; `twice`: a head that stands over two columns
 */
export function findSheetColumns(
  rows: readonly (readonly string[])[],
): SheetColumns | { readonly twice: string } | null {
  for (const [head, row] of rows.slice(0, HEAD_WITHIN).entries()) {
    const names = row.map((cell) =>
      fold(cell)
        .replace(/\(.*\)/, '')
        .trim(),
    );
    const at = (column: keyof typeof HEADS): number[] =>
      names.flatMap((name, index) => (HEADS[column].includes(name) ? [index] : []));
    const [sku, otherSku] = at('sku');
    const found = BULK_FIELDS.map((field) => [field, at(field)] as const);
    if (sku === undefined || found.every(([, places]) => places.length === 0)) continue;
    const twice = otherSku ?? found.find(([, places]) => places.length > 1)?.[1][1];
    if (twice !== undefined) return { twice: row[twice] ?? '' };
    const fields = Object.fromEntries(
      found.flatMap(([field, [place]]) => (place === undefined ? [] : [[field, place]])),
    );
    return { head, sku, fields };
  }
  return null;
}

/** `A`, `B`, … `AA`: how spreadsheets name a column counted from 0. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
