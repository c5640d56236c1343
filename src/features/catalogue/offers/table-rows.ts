import {
  BULK_FIELDS,
  type BulkChange,
  type BulkField,
  bulkValuesOf,
  changeOf,
  type SeenRow,
} from './bulk-values.ts';
import { cellText, cellValue, FIELD_NAMES, typedRow } from './table-form.ts';

/** One cell of the table as it is shown. */
export interface TableCell {
  readonly field: BulkField;
  readonly name: string;
  /** What stands in it. */
  readonly text: string;
  /** What was in it when it was opened, where that differs. */
  readonly was: string | null;
  /** What somebody else made of it meanwhile, where that differs from what was seen. */
  readonly moved: string | null;
}

export interface TableRow<Line> {
  readonly line: Line;
  readonly cells: readonly TableCell[];
  readonly moved: boolean;
  readonly chosen: boolean;
}

/** A line of the store as the table was, or is, made from it. */
export function seenOf(line: SeenRow): SeenRow {
  return { id: line.id, version: line.version, ...bulkValuesOf(line) };
}

/**
 * The rows of the table: as they are now, with what was typed on top, and what changed meanwhile beside it.
 * @param seen what the form was made from; null: nothing was typed
 */
export function tableRows<Line extends SeenRow>(
  lines: readonly Line[],
  {
    seen,
    typed,
    chosen,
  }: {
    readonly seen: ReadonlyMap<number, SeenRow> | null;
    readonly typed: FormData | null;
    readonly chosen: ReadonlySet<number>;
  },
): TableRow<Line>[] {
  return lines.map((line) => {
    const before = seen?.get(line.id) ?? line;
    const cells = BULK_FIELDS.map((field): TableCell => {
      const name = `${FIELD_NAMES[field]}-${line.id}`;
      const now = cellText(field, line[field]);
      const old = cellText(field, before[field]);
      const sent = typed?.get(name);
      const untouched = typeof sent !== 'string' || cellText(field, cellValue(field, sent)) === old;
      const text = untouched ? now : sent;
      return {
        ...{ field, name, text, was: text === now ? null : now },
        moved: untouched || now === old ? null : now,
      };
    });
    return {
      ...{ line, cells, chosen: chosen.has(line.id) },
      moved: cells.some((cell) => cell.moved !== null),
    };
  });
}

/** What a form of the table changes of the rows it was made from. */
export function changesOf(seen: readonly SeenRow[], typed: FormData): BulkChange[] {
  return seen.flatMap((row) => {
    const change = changeOf(row, typedRow(typed, row.id));
    return change === null ? [] : [change];
  });
}
