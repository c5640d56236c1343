import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { ownPictures } from '#src/features/media/read-media.server.ts';
import {
  checkedValues,
  emptyValue,
  fieldOf,
  FIELDS,
  type FieldValue,
  type ListingKind,
  sameValue,
  type Values,
} from './fields.ts';
import { ownProducts } from './own-products.server.ts';
import { personName } from './person-name.ts';
import { readLive, readOwner } from './read-live.server.ts';
import { excerpt } from './seen.ts';
import { mayStep } from './states.ts';
import {
  type ChangeField,
  type ChangeRow,
  fieldsOf,
  freshChangeCode,
  openChangeOf,
} from './write-change.server.ts';

export interface SaveDraft {
  readonly kind: ListingKind;
  /** Null for a story that is not there yet. */
  readonly subjectId: number | null;
  readonly producerId: number;
  /** Typed values of some or all fields; those left out stay as they are. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Version of the open change the form was made from; null when there was none. */
  readonly expect: number | null;
  /** The draft of a story that is not there yet; without it a new one begins. */
  readonly code?: string | null;
  /** Fields whose live value has moved, with the live value the producer has seen: proposed again on top of that. */
  readonly rebase?: Values;
  readonly actor: Actor;
  readonly now: number;
}

export interface SavedDraft {
  readonly id: number;
  readonly code: string;
  readonly version: number;
}

/**
 * Keeps what is typed, without sending it: fields that differ from what is live become proposals, fields typed back to
 * it are none any more. Autosave calls it too.
 * @throws Refusal `not-allowed`, `no-such-listing`, `listing-field`, `listing-draft-moved` (both values of the first field
 *   that differs), `listing-waiting`, `listing-no-difference` when there is nothing to keep, `picture-not-here`
 */
export async function saveDraft(db: Db, draft: SaveDraft): Promise<SavedDraft> {
  demand(draft.actor, 'propose-change', SOMEWHERE);
  const typed = checkedValues(draft.kind, draft.values);
  return inTransaction(db, (tx) => saveDraftIn(tx, draft, typed));
}

async function saveDraftIn(
  tx: Tx,
  draft: SaveDraft,
  typed: Record<string, FieldValue>,
): Promise<SavedDraft> {
  const { kind, subjectId, producerId, actor, now } = draft;
  const live = subjectId === null ? null : await readLive(tx, kind, subjectId);
  const owner = await readOwner(tx, producerId);
  if (owner === null || (subjectId !== null && live?.producerId !== producerId))
    throw new Refusal('no-such-listing', {});
  demand(actor, 'propose-change', owner);
  await checkReferences(tx, draft, typed);
  const liveOf = (key: string): FieldValue => {
    const field = fieldOf(kind, key);
    return live?.values[key] ?? (field === null ? '' : emptyValue(field));
  };
  const open = await openFor(tx, draft);
  const had = open === null ? [] : await fieldsOf(tx, open.id);
  if (open !== null) {
    const other = firstDifference({ had, typed, liveOf, rebase: draft.rebase ?? {} });
    // The same again changes nothing, whichever version it was made from.
    if (other === null) return { id: open.id, code: open.code, version: open.version };
    if (open.version !== draft.expect) {
      const theirs = had.find(({ field }) => field === other)?.after ?? liveOf(other);
      throw new Refusal('listing-draft-moved', {
        ...{ by: personName(open.madeBy), field: other, kind },
        ...{ theirs: excerpt(theirs), yours: excerpt(typed[other] ?? '') },
      });
    }
  }
  const proposed = Object.entries(typed).filter(
    ([key, after]) =>
      !sameValue(after, liveOf(key)) || had.some(({ field, verdict }) => field === key && !verdict),
  );
  if (open === null && proposed.every(([key, after]) => sameValue(after, liveOf(key))))
    throw new Refusal('listing-no-difference', {});
  const at = new Date(now).toISOString();
  const title = titleOf(kind, { ...live?.values, ...typed }) || (live?.title ?? '');
  const change =
    open ?? (await begin(tx, { draft, base: live?.version ?? 0, title, by: actor, at }));
  const fields = await writeFields(tx, { change, had, typed, liveOf, rebase: draft.rebase ?? {} });
  const version = open === null ? change.version : open.version + 1;
  await tx
    .update(listingChanges)
    .set({ version, title, changedAt: at, madeBy: actor.name, madeByUser: actor.userId })
    .where(eq(listingChanges.id, change.id));
  const before = had.map(({ field }) => field).sort();
  if (open === null || before.join() !== fields.join() || open.madeByUser !== actor.userId) {
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'draft-change', subject: `listing-change:${change.id}`, before, after: fields },
    );
  }
  return { id: change.id, code: change.code, version };
}

/** The change that is being edited; null when there is none yet. */
async function openFor(
  tx: Tx,
  { kind, subjectId, producerId, code, expect }: SaveDraft,
): Promise<ChangeRow | null> {
  let open: ChangeRow | null = null;
  if (subjectId !== null) open = await openChangeOf(tx, kind, subjectId);
  else if (code) {
    const [row] = await tx.select().from(listingChanges).where(eq(listingChanges.code, code));
    const own = row?.kind === kind && row.producerId === producerId;
    if (!own) throw new Refusal('no-such-change', {});
    open = row;
  }
  if (open === null) {
    if (expect !== null) throw new Refusal('listing-draft-closed', {});
    return null;
  }
  if (!mayStep(open.state, 'save'))
    throw new Refusal(open.state === 'waiting' ? 'listing-waiting' : 'listing-draft-closed', {
      code: open.code,
    });
  return open;
}

async function begin(
  tx: Tx,
  {
    draft,
    base,
    title,
    by,
    at,
  }: {
    readonly draft: SaveDraft;
    readonly base: number;
    readonly title: string;
    readonly by: Actor;
    readonly at: string;
  },
): Promise<ChangeRow> {
  const { kind, subjectId, producerId } = draft;
  const [row] = await tx
    .insert(listingChanges)
    .values({
      ...{ code: freshChangeCode(), kind, subjectId, producerId, state: 'draft', title },
      ...{ baseVersion: base, madeBy: by.name, madeByUser: by.userId, madeAt: at, changedAt: at },
    })
    .returning();
  if (!row) throw new Error('The change was not written');
  return row;
}

interface WriteFields {
  readonly change: ChangeRow;
  readonly had: readonly ChangeField[];
  readonly typed: Values;
  readonly liveOf: (key: string) => FieldValue;
  readonly rebase: Values;
}

/** The first field that saving would change; null when everything stands there already. */
function firstDifference({
  had,
  typed,
  liveOf,
  rebase,
}: Omit<WriteFields, 'change'>): string | null {
  for (const [field, after] of Object.entries(typed)) {
    const live = liveOf(field);
    const row = had.find((one) => one.field === field);
    const closed = row?.verdict === 'approved' || row?.verdict === 'refused';
    if (row === undefined || closed) {
      if (!sameValue(after, live) && !(row && sameValue(after, row.after))) return field;
    } else if (!sameValue(after, row.after) || sameValue(after, live)) return field;
    else if (rebase[field] !== undefined && !sameValue(row.before, live)) return field;
  }
  return null;
}

/** @returns the names of the fields that are proposed now, in order */
async function writeFields(
  tx: Tx,
  { change, had, typed, liveOf, rebase }: WriteFields,
): Promise<string[]> {
  const left = new Set(had.map(({ field }) => field));
  for (const [field, after] of Object.entries(typed)) {
    const live = liveOf(field);
    const row = had.find((one) => one.field === field);
    const closed = row?.verdict === 'approved' || row?.verdict === 'refused';
    if (row && closed) {
      // Typed anew after a verdict: a proposal of its own again. What was approved or refused stays as it is otherwise.
      const anew = !sameValue(after, row.after) && !sameValue(after, live);
      if (anew) await setField(tx, row.id, { before: live, after, fresh: true });
    } else if (row && sameValue(after, live)) {
      await tx.delete(listingChangeFields).where(eq(listingChangeFields.id, row.id));
      left.delete(field);
    } else if (row) {
      const seen = rebase[field];
      const before = seen !== undefined && sameValue(seen, live) ? live : row.before;
      await setField(tx, row.id, { before, after, fresh: false });
    } else if (!sameValue(after, live)) {
      await tx.insert(listingChangeFields).values({
        ...{ changeId: change.id, field },
        ...{ before: JSON.stringify(live), after: JSON.stringify(after) },
      });
      left.add(field);
    }
  }
  return [...left].sort();
}

async function setField(
  tx: Tx,
  id: number,
  { before, after, fresh }: { before: FieldValue; after: FieldValue; fresh: boolean },
): Promise<void> {
  await tx
    .update(listingChangeFields)
    .set({
      ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
      ...(fresh ? { verdict: null, note: '' } : {}),
    })
    .where(eq(listingChangeFields.id, id));
}

/** Pictures and products that are named have to be this producer's own. */
async function checkReferences(tx: Tx, draft: SaveDraft, typed: Values): Promise<void> {
  for (const field of FIELDS[draft.kind]) {
    const ids = typed[field.key] as readonly number[] | undefined;
    if (field.shape !== 'ids' || ids === undefined || ids.length === 0) continue;
    if (field.pictures) await ownPictures(tx, draft.producerId, ids);
    else await ownProducts(tx, draft.producerId, ids);
  }
}

const titleOf = (kind: ListingKind, values: Values): string => {
  const key = kind === 'product' ? 'name' : kind === 'story' ? 'titleVi' : '';
  const title = values[key];
  return typeof title === 'string' ? title : '';
};
