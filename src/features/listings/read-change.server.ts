import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { liveOf } from './decide-change.server.ts';
import { type FieldFlag, flagsOfFields } from './field-flags.ts';
import { type FieldValue, type ListingKind, sameValue, type Values } from './fields.ts';
import { type Live, readLive, readOwner, readStandingLine } from './read-live.server.ts';
import { packSeen } from './seen.ts';
import { type ChangeField, type ChangeRow, fieldsOf, openChangeOf } from './write-change.server.ts';

/** A field of a change beside what is live now. */
export interface ChangeLine extends ChangeField {
  readonly live: FieldValue;
  /** The live value is no longer the one it was proposed on. */
  readonly moved: boolean;
}

export interface ChangeView {
  readonly change: ChangeRow;
  readonly lines: readonly ChangeLine[];
  /** Null: a story that is not there yet. */
  readonly live: Live | null;
  readonly owner: NonNullable<Awaited<ReturnType<typeof readOwner>>>;
  readonly standing: string;
  /** For `decideChange`. */
  readonly seen: string;
  readonly flags: readonly FieldFlag[];
}

/**
 * A change with its fields, for whoever may see it. Drafts and withdrawn ones are the producer's alone.
 * @returns null when there is none, or it is out of reach
 */
export async function readChange(
  db: Db,
  { code, actor, now }: { readonly code: string; readonly actor: Actor; readonly now: number },
): Promise<ChangeView | null> {
  const [change] = await db.select().from(listingChanges).where(eq(listingChanges.code, code));
  return change ? viewOf(db, change, { actor, now }) : null;
}

/** The open change of a product, story or profile, for whoever may see it. */
export async function readOpenChange(
  db: Db,
  of: {
    readonly kind: ListingKind;
    readonly subjectId: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<ChangeView | null> {
  const change = await openChangeOf(db, of.kind, of.subjectId);
  return change ? viewOf(db, change, of) : null;
}

async function viewOf(
  db: Db,
  change: ChangeRow,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<ChangeView | null> {
  const owner = await readOwner(db, change.producerId);
  if (owner === null || !may(actor, 'see-listings', owner)) return null;
  const own = may(actor, 'propose-change', owner);
  if (!own && (change.state === 'draft' || change.state === 'withdrawn')) return null;
  const { kind, subjectId } = change;
  const live = subjectId === null ? null : await readLive(db, kind, subjectId);
  const fields = await fieldsOf(db, change.id);
  const values: Values = liveOf(change, fields, live);
  const standing = await readStandingLine(db, { kind, subjectId, now });
  const waiting = fields.filter(({ verdict }) => verdict !== 'approved' && verdict !== 'refused');
  return {
    ...{ change, live, owner, standing },
    lines: fields.map((field) => {
      const is = values[field.field] ?? '';
      const waits = field.verdict === null || field.verdict === 'returned';
      return { ...field, live: is, moved: waits && !sameValue(is, field.before) };
    }),
    seen: packSeen({ standing, live: values }),
    flags: flagsOfFields(kind, waiting, {
      setNo: live?.setNo ?? 0,
      standing,
      ...(live ? { live: live.values } : {}),
    }),
  };
}

/** Earlier changes of the same subject, newest first. */
export async function readChangeHistory(
  db: Db,
  kind: ListingKind,
  subjectId: number,
  most = 10,
): Promise<ChangeRow[]> {
  return db
    .select()
    .from(listingChanges)
    .where(and(eq(listingChanges.kind, kind), eq(listingChanges.subjectId, subjectId)))
    .orderBy(desc(listingChanges.id))
    .limit(most);
}
