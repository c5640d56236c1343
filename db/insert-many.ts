import { setImmediate as nextTurn } from 'node:timers/promises';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from './client.ts';

/** Fewer rows are written as any others. */
const FEW = 20;
/** Rows of one statement; each is a few kilobytes at most. */
const BATCH = 500;
const LARGE = 200;

/**
 * Inserts thousands of rows in few statements, each with one value: the rows as JSON. Building a statement with a
 * value for every cell takes several times as long as running it. What a row leaves out
 * gets the default its column has in the schema, or null. No bytes, no defaults that are computed.
 */
export async function insertMany<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  if (rows.length <= FEW) {
    await tx.insert(table).values([...rows]);
    return;
  }
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  for (let start = 0; start < rows.length; start += BATCH) {
    const part = rows.slice(start, start + BATCH) as readonly Record<string, unknown>[];
    const given = columns.filter(([key]) => part.some((row) => row[key] !== undefined));
    const cells = part.map((row) =>
      given.map(([key, column]) => {
        const value = row[key] === undefined ? column.default : row[key];
        return value === null || value === undefined ? null : column.mapToDriverValue(value);
      }),
    );
    const names = given.map(([, { name }]) => `"${name}"`).join(', ');
    const values = given.map((_, at) => `json_extract(value, '$[${at}]')`).join(', ');
    await tx.run(
      sql`insert into ${sql.raw(`"${getTableName(table)}" (${names}) select ${values}`)} from json_each(${JSON.stringify(cells)})`,
    );
    // Readers are answered between two large statements: a local store works on the event loop.
    if (part.length >= LARGE) await nextTurn();
  }
}
