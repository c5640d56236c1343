import type { OfferInput } from './offer-input.ts';

/** What a table or a file changes of many sizes at once. */
export const BULK_FIELDS = [
  'price',
  'stock',
  'state',
  'seasonFrom',
  'seasonTo',
  'minQuantity',
  'maxQuantity',
  'leadDays',
] as const;
export type BulkField = (typeof BULK_FIELDS)[number];
export type BulkValues = Pick<OfferInput, Exclude<BulkField, 'state'>> & {
  readonly state: 'on-sale' | 'paused';
};

/** One size: what was seen of it, and what it is to be. */
export interface BulkChange {
  readonly id: number;
  /** The version that was seen. */
  readonly version: number;
  /** The values that were seen of the fields in `to`: orders take stock without a new version. */
  readonly seen: Partial<BulkValues>;
  readonly to: Partial<BulkValues>;
}

/** A size as a table was made from it. */
export interface SeenRow extends BulkValues {
  readonly id: number;
  readonly version: number;
}

/** More sizes are not taken at once. */
export const MOST_BULK_ROWS = 2_000;

export const bulkValuesOf = (row: BulkValues): BulkValues => ({
  price: row.price,
  stock: row.stock,
  state: row.state,
  seasonFrom: row.seasonFrom,
  seasonTo: row.seasonTo,
  minQuantity: row.minQuantity,
  maxQuantity: row.maxQuantity,
  leadDays: row.leadDays,
});

/** What is another value than the one that was seen; NaN, for what was no number, always is. */
export function changeOf(seen: SeenRow, typed: Partial<BulkValues>): BulkChange | null {
  const fields = BULK_FIELDS.filter((field) => field in typed && typed[field] !== seen[field]);
  if (fields.length === 0) return null;
  const only = (values: Partial<BulkValues>): Partial<BulkValues> =>
    Object.fromEntries(fields.map((field) => [field, values[field]]));
  return { id: seen.id, version: seen.version, seen: only(seen), to: only(typed) };
}

/** Seen rows as short text for a hidden field. */
export function packSeen(rows: readonly SeenRow[]): string {
  return JSON.stringify(
    rows.map((row) => [row.id, row.version, ...BULK_FIELDS.map((field) => row[field])]),
  );
}

/** Reads them back; null for anything else. The values only guard against overwriting: nothing is taken from them. */
export function unpackSeen(text: string): SeenRow[] | null {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(rows) || rows.length > MOST_BULK_ROWS) return null;
  const list: SeenRow[] = [];
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== BULK_FIELDS.length + 2) return null;
    const [id, version, ...values] = row as unknown[];
    if (typeof id !== 'number' || typeof version !== 'number') return null;
    const named = Object.fromEntries(BULK_FIELDS.map((field, at) => [field, values[at]]));
    list.push({ id, version, ...(named as unknown as BulkValues) });
  }
  return list;
}

/** What a preview hands on to be written. */
export function packChanges(list: readonly BulkChange[]): string {
  return JSON.stringify(list.map(({ id, version, seen, to }) => [id, version, seen, to]));
}

/** Reads it back; null for anything else than a list of changes. The values are checked by the command. */
export function unpackChanges(text: string): BulkChange[] | null {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(rows)) return null;
  const list: BulkChange[] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) return null;
    const [id, version, seen, to] = row as unknown[];
    if (typeof id !== 'number' || typeof version !== 'number') return null;
    if (!areValues(seen) || !areValues(to)) return null;
    list.push({ id, version, seen, to });
  }
  return list;
}

function areValues(value: unknown): value is Partial<BulkValues> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([field, one]) =>
      BULK_FIELDS.some((known) => known === field) &&
      (one === null || typeof one === 'number' || typeof one === 'string'),
  );
}
