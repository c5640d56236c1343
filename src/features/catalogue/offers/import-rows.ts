import { fold } from '#src/base/fold.ts';
import { HIGHEST_PRICE, MOST_STOCK } from './offer-input.ts';
import { stepFault } from './step-price.ts';
import { typedNumber, typedNumberOrNull } from './typed-number.ts';

/** Where the three columns stand in a table of texts; null when one is missing. */
export interface OfferColumns {
  /** Row of the heads, counted from 0. */
  readonly head: number;
  readonly sku: number;
  readonly price: number;
  readonly stock: number;
}

const HEADS: Readonly<Record<'sku' | 'price' | 'stock', readonly string[]>> = {
  sku: ['ma hang', 'sku', 'ma'],
  price: ['gia', 'price', 'gia moi', 'gia ban'],
  stock: ['ton kho', 'stock', 'ton', 'so luong ton'],
};
/** Heads stand among the first rows. */
const HEAD_WITHIN = 10;

export function findColumns(rows: readonly (readonly string[])[]): OfferColumns | null {
  for (const [head, row] of rows.slice(0, HEAD_WITHIN).entries()) {
    const names = row.map((cell) =>
      fold(cell)
        .replace(/\(.*\)/, '')
        .trim(),
    );
    const at = (column: keyof typeof HEADS): number =>
      names.findIndex((name) => HEADS[column].includes(name));
    const [sku, price, stock] = [at('sku'), at('price'), at('stock')];
    if (sku >= 0 && price >= 0 && stock >= 0) return { head, sku, price, stock };
  }
  return null;
}

/** What is known of an own size. */
export interface KnownOffer {
  readonly id: number;
  readonly sku: string;
  readonly version: number;
  readonly price: number;
  readonly stock: number | null;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly steps: readonly { readonly fromQuantity: number; readonly price: number }[];
}

export type RowFault = 'no-sku' | 'unknown' | 'twice' | 'price' | 'stock' | 'steps';

/** One row of the file, judged. */
export interface JudgedRow {
  /** As people count rows, from 1. */
  readonly row: number;
  readonly sku: string;
  /** As typed, for what is no number. */
  readonly typedPrice: string;
  readonly typedStock: string;
  readonly known: KnownOffer | null;
  readonly price: number;
  readonly stock: number | null;
  readonly fault: RowFault | null;
  readonly changed: boolean;
}

/** Each row below the heads that has something in it, against the sizes that may be changed. */
export function judgeRows(
  rows: readonly (readonly string[])[],
  columns: OfferColumns,
  known: ReadonlyMap<string, KnownOffer>,
): JudgedRow[] {
  const seen = new Set<string>();
  return rows.flatMap((cells, at): JudgedRow[] => {
    if (at <= columns.head || cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: number): string => (cells[column] ?? '').trim();
    const sku = cell(columns.sku).toUpperCase();
    const offer = known.get(sku) ?? null;
    const price = typedNumber(cell(columns.price));
    const stock = typedNumberOrNull(cell(columns.stock));
    const fault = faultOf({ sku, offer, price, stock, twice: seen.has(sku) });
    seen.add(sku);
    return [
      {
        row: at + 1,
        sku,
        typedPrice: cell(columns.price),
        typedStock: cell(columns.stock),
        known: offer,
        price,
        stock,
        fault,
        changed: fault === null && (offer?.price !== price || offer.stock !== stock),
      },
    ];
  });
}

function faultOf({
  sku,
  offer,
  price,
  stock,
  twice,
}: {
  sku: string;
  offer: KnownOffer | null;
  price: number;
  stock: number | null;
  twice: boolean;
}): RowFault | null {
  if (sku === '') return 'no-sku';
  if (offer === null) return 'unknown';
  if (twice) return 'twice';
  if (!(price >= 1 && price <= HIGHEST_PRICE)) return 'price';
  if (stock !== null && !(stock >= 0 && stock <= MOST_STOCK)) return 'stock';
  return stepFault(price, offer.steps) === null ? null : 'steps';
}
