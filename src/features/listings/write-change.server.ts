import { randomBytes } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { FieldValue, ListingKind } from './fields.ts';
import { personName } from './person-name.ts';
import { OPEN_STATES, type Verdict } from './states.ts';

export type ChangeRow = typeof listingChanges.$inferSelect;

/** One field of a change: what was live when it was proposed, and what is proposed. */
export interface ChangeField {
  readonly id: number;
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** Null: waits for an officer, or for the producer to send it. */
  readonly verdict: Verdict | null;
  readonly note: string;
}

/** `ND-` and ten signs that nobody guesses. */
export function freshChangeCode(): string {
  return `ND-${randomBytes(5).toString('hex').toUpperCase()}`;
}

export async function fieldsOf(db: Db | Tx, changeId: number): Promise<ChangeField[]> {
  const rows = await db
    .select()
    .from(listingChangeFields)
    .where(eq(listingChangeFields.changeId, changeId))
    .orderBy(asc(listingChangeFields.id));
  return rows.map(({ changeId: _change, before, after, ...row }) => ({
    ...row,
    before: JSON.parse(before) as FieldValue,
    after: JSON.parse(after) as FieldValue,
  }));
}

/** The draft, waiting or returned change of a subject; null when there is none. */
export async function openChangeOf(
  db: Db | Tx,
  kind: ListingKind,
  subjectId: number,
): Promise<ChangeRow | null> {
  const [row] = await db
    .select()
    .from(listingChanges)
    .where(
      and(
        eq(listingChanges.kind, kind),
        eq(listingChanges.subjectId, subjectId),
        inArray(listingChanges.state, [...OPEN_STATES]),
      ),
    );
  return row ?? null;
}

/**
 * The change with this code, as it was seen.
 * @throws Refusal `no-such-change`; `listing-change-moved` with the two versions when somebody else was faster
 */
export async function changeIn(
  tx: Tx,
  { code, expect }: { readonly code: string; readonly expect: number },
): Promise<ChangeRow> {
  const [row] = await tx.select().from(listingChanges).where(eq(listingChanges.code, code));
  if (!row) throw new Refusal('no-such-change', {});
  if (row.version !== expect)
    throw new Refusal('listing-change-moved', {
      ...{
        code,
        state: row.state,
        by: personName(
          row.state === 'waiting' || row.state === 'draft'
            ? row.madeBy
            : row.decidedBy || row.madeBy,
        ),
        version: row.version,
      },
      seen: expect,
    });
  return row;
}
