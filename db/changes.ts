import { createHash } from 'node:crypto';
import { asc, desc, gt } from 'drizzle-orm';
import type { Db, Tx } from './client.ts';
import { insertMany } from './insert-many.ts';
import { changes } from './schema/site.ts';

/** Who acts, and when (milliseconds since 1970 UTC). */
export interface Context {
  readonly actor: string;
  readonly now: number;
}

export interface Change {
  /** Verb and noun, as in `revoke-certificate`. */
  readonly deed: string;
  /** `product:12`, `producer:3`, `certificate:7`, `place:08`, `story:4`, `settings`, or `catalogue` for everything. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export type ChangeRow = typeof changes.$inferSelect;

/** What a row's hash covers; each row holds the hash of the one before, so that an edited or deleted row shows. */
export function hashOf(row: Omit<ChangeRow, 'id' | 'hash'>): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        row.previousHash,
        row.at,
        row.actor,
        row.deed,
        row.subject,
        row.before,
        row.after,
      ]),
    )
    .digest('hex');
}

/** Writes who did what to which subject, in the command's own transaction. */
export async function record(tx: Tx, context: Context, change: Change): Promise<void> {
  await recordAll(tx, context, [change]);
}

/** Rows of one insert. */
const BATCH = 500;

/** The same as {@link record} for many subjects: the chain is read once and written in few statements. */
export async function recordAll(tx: Tx, context: Context, list: readonly Change[]): Promise<void> {
  if (list.length === 0) return;
  const [last] = await tx
    .select({ hash: changes.hash })
    .from(changes)
    .orderBy(desc(changes.id))
    .limit(1);
  let previousHash = last?.hash ?? '';
  const at = new Date(context.now).toISOString();
  for (let start = 0; start < list.length; start += BATCH) {
    const rows = list.slice(start, start + BATCH).map((change) => {
      const row = {
        at,
        actor: context.actor,
        deed: change.deed,
        subject: change.subject,
        before: change.before === undefined ? null : JSON.stringify(change.before),
        after: change.after === undefined ? null : JSON.stringify(change.after),
        previousHash,
      };
      previousHash = hashOf(row);
      return { ...row, hash: previousHash };
    });
    await insertMany(tx, changes, rows);
  }
}

/** Rows after a cursor, oldest first: what followers pull. */
export async function changesAfter(db: Db, id: number, limit = 500): Promise<ChangeRow[]> {
  return db.select().from(changes).where(gt(changes.id, id)).orderBy(asc(changes.id)).limit(limit);
}

/** The same without what was changed, for thousands of rows at a time. */
export async function subjectsAfter(
  db: Db,
  id: number,
  limit: number,
): Promise<{ readonly id: number; readonly subject: string }[]> {
  return db
    .select({ id: changes.id, subject: changes.subject })
    .from(changes)
    .where(gt(changes.id, id))
    .orderBy(asc(changes.id))
    .limit(limit);
}

/** The newest row's id, 0 when there is none. */
export async function lastChangeId(db: Db): Promise<number> {
  const [row] = await db
    .select({ id: changes.id })
    .from(changes)
    .orderBy(desc(changes.id))
    .limit(1);
  return row?.id ?? 0;
}
