import { bulkFault } from './bulk-faults.ts';
import {
  BULK_FIELDS,
  type BulkChange,
  type BulkField,
  type BulkValues,
  changeOf,
  type SeenRow,
} from './bulk-values.ts';
import type { OfferInput } from './offer-input.ts';
import { readSheetCell } from './sheet-cells.ts';
import { columnLetter, type SheetColumns } from './sheet-columns.ts';

/** An own size as a sheet is compared with it. */
export interface SheetOffer extends SeenRow {
  readonly sku: string;
  readonly producerId: number | null;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly weightGrams: number;
  readonly vatBp: number;
  readonly steps: OfferInput['steps'];
}

/** What is wrong with a row; `code` is a refusal of the size itself, or one of a sheet. */
export interface SheetFault {
  /** `C7`: the cell, as the spreadsheet names it. */
  readonly cell: string;
  readonly code: string;
  readonly facts: object;
  readonly typed: string;
}

export interface SheetRow {
  /** As people count rows, from 1. */
  readonly row: number;
  readonly sku: string;
  readonly known: SheetOffer | null;
  readonly change: BulkChange | null;
  readonly fault: SheetFault | null;
}

/**
 * Each row below the heads that has something in it, against the sizes that may be changed.
 * @param decimalComma see `readSheetCell`
 */
export function judgeSheet(
  rows: readonly (readonly string[])[],
  columns: SheetColumns,
  known: ReadonlyMap<string, SheetOffer>,
  decimalComma = false,
): SheetRow[] {
  const seen = new Set<string>();
  return rows.flatMap((cells, at): SheetRow[] => {
    if (at <= columns.head || cells.every((cell) => cell.trim() === '')) return [];
    const row = at + 1;
    const sku = (cells[columns.sku] ?? '').trim().toUpperCase();
    const offer = known.get(sku) ?? null;
    const fault = (code: string, column: number, facts: object = {}): SheetRow => ({
      ...{ row, sku, known: offer, change: null },
      fault: {
        ...{ cell: `${columnLetter(column)}${row}`, code, facts },
        typed: (cells[column] ?? '').slice(0, 60),
      },
    });
    if (sku === '') return [fault('sheet-no-sku', columns.sku)];
    if (seen.has(sku)) return [fault('sheet-twice', columns.sku)];
    seen.add(sku);
    if (offer === null) return [fault('sheet-unknown', columns.sku)];
    const to: Partial<Record<BulkField, string | number | null>> = {};
    for (const field of BULK_FIELDS) {
      const column = columns.fields[field];
      if (column === undefined) continue;
      const read = readSheetCell(field, cells[column] ?? '', decimalComma);
      if (read.is === 'wrong') return [fault(`sheet-${field}`, column)];
      if (read.is === 'value') to[field] = read.value;
    }
    const change = changeOf(offer, to as Partial<BulkValues>);
    const wrong = change && bulkFault({ id: offer.id, sku, now: offer }, change.to);
    if (wrong) {
      return [fault(wrong.code, columns.fields[wrong.field] ?? columns.sku, wrong.facts)];
    }
    return [{ row, sku, known: offer, change, fault: null }];
  });
}
