import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { emptyValue, fieldOf, type ListingKind, type Values } from './fields.ts';
import { readLive, readOwner, readStandingLine } from './read-live.server.ts';
import { excerpt, movedSince } from './seen.ts';
import { refuseMoved } from './send-change.server.ts';
import { stateAfter, stepOf, type Verdict } from './states.ts';
import { changeIn, type ChangeField, type ChangeRow, fieldsOf } from './write-change.server.ts';

export interface Approved {
  /** `subjectId` null: a story that is to be made. */
  readonly change: ChangeRow;
  /** Only the approved fields. */
  readonly values: Values;
  readonly now: number;
  readonly actor: Actor;
}

/**
 * Step: writes approved values to what is live, raises its version and records its subject.
 * @returns the number of a subject that was made
 */
export type Applier = (tx: Tx, approved: Approved) => Promise<{ subjectId: number } | void>;
export type Appliers = Readonly<Record<ListingKind, Applier>>;

export interface FieldVerdict {
  readonly verdict: Verdict;
  /** What to mend, or why not. */
  readonly note: string;
}

export interface DecideChange {
  readonly code: string;
  readonly verdicts: Readonly<Record<string, FieldVerdict>>;
  /** To the whole change. */
  readonly officeNote: string;
  /** Version of the change the officer saw. */
  readonly expect: number;
  /** `packSeen` of the live values and standing the officer saw. */
  readonly seen: string;
  readonly appliers: Appliers;
  readonly actor: Actor;
  readonly now: number;
}

const MOST_NOTE = 1_000;

/**
 * An officer's verdict on each field that waits. Approved fields go live at once; returned ones stay open in the same
 * change for the producer to mend; refused ones are closed. A story that is not there yet is made only when nothing of
 * it is returned.
 * @throws Refusal `not-allowed`, `no-such-change`, `listing-change-moved`, `listing-state`, `listing-verdict` for a field
 *   without one, `listing-note` for one without a reason, `listing-seen-moved` (live value or standing since the look),
 *   `listing-live-moved` (since the proposal), and those of the applier
 */
export async function decideChange(
  db: Db,
  decision: DecideChange,
): Promise<{ state: ChangeRow['state']; version: number; live: boolean }> {
  const { actor, now } = decision;
  demand(actor, 'decide-change', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [row] = await tx
      .select()
      .from(listingChanges)
      .where(eq(listingChanges.code, decision.code));
    const owner = row ? await readOwner(tx, row.producerId) : null;
    if (!row || owner === null) throw new Refusal('no-such-change', {});
    demand(actor, 'decide-change', owner);
    const change = await changeIn(tx, decision);
    const fields = await fieldsOf(tx, change.id);
    const waiting = fields.filter(({ verdict }) => verdict === null);
    const judged = checkedVerdicts(change, waiting, decision);
    const step = stepOf([...judged.values()].map(({ verdict }) => verdict));
    const state = stateAfter(change.state, step);
    await refuseOther(tx, { change, waiting, judged, decision });
    const values = valuesToApply(change, fields, judged);
    const made =
      Object.keys(values).length > 0
        ? await decision.appliers[change.kind](tx, { change, values, now, actor })
        : undefined;
    await writeVerdicts(tx, waiting, judged);
    const version = change.version + 1;
    const at = new Date(now).toISOString();
    await tx
      .update(listingChanges)
      .set({
        ...{ state, version, decidedBy: actor.name, decidedAt: at, changedAt: at },
        officeNote: decision.officeNote.trim().slice(0, MOST_NOTE),
        subjectId: made?.subjectId ?? change.subjectId,
      })
      .where(eq(listingChanges.id, change.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        ...{ deed: 'decide-change', subject: `listing-change:${change.id}` },
        ...{ before: { state: change.state }, after: { state, verdicts: plain(judged) } },
      },
    );
    await tell(tx, { change, state, now, subjectId: made?.subjectId ?? change.subjectId });
    return { state, version, live: Object.keys(values).length > 0 };
  });
}

type Judged = ReadonlyMap<string, FieldVerdict>;

const plain = (judged: Judged): Record<string, Verdict> =>
  Object.fromEntries([...judged].map(([field, { verdict }]) => [field, verdict]));

function checkedVerdicts(
  { kind, state }: ChangeRow,
  waiting: readonly ChangeField[],
  { verdicts, officeNote }: DecideChange,
): Judged {
  stateAfter(state, 'approve');
  const judged = new Map<string, FieldVerdict>();
  for (const { field } of waiting) {
    const said = Object.hasOwn(verdicts, field) ? verdicts[field] : undefined;
    if (said === undefined) throw new Refusal('listing-verdict', { kind, field });
    const note = said.note.trim().slice(0, MOST_NOTE);
    if (said.verdict !== 'approved' && note === '' && officeNote.trim() === '')
      throw new Refusal('listing-note', { kind, field, verdict: said.verdict });
    judged.set(field, { verdict: said.verdict, note });
  }
  return judged;
}

interface Look {
  readonly change: ChangeRow;
  readonly waiting: readonly ChangeField[];
  readonly judged: Judged;
  readonly decision: DecideChange;
}

/** Nothing is approved on other facts than the officer saw, nor over a live value that the producer never saw. */
async function refuseOther(tx: Tx, { change, waiting, judged, decision }: Look): Promise<void> {
  const { kind, subjectId } = change;
  const approved = waiting.filter(({ field }) => judged.get(field)?.verdict === 'approved');
  if (approved.length === 0) return;
  const live = subjectId === null ? null : await readLive(tx, kind, subjectId);
  const standing = await readStandingLine(tx, { kind, subjectId, now: decision.now });
  const moved = movedSince(decision.seen, { standing, live: liveOf(change, approved, live) });
  if (moved !== null)
    throw new Refusal('listing-seen-moved', {
      ...{ kind, what: moved.what, field: moved.what === 'field' ? moved.field : '' },
      was: moved.what === 'field' ? excerpt(moved.was) : moved.was,
      is: moved.what === 'field' ? excerpt(moved.is) : moved.is,
    });
  refuseMoved(change, approved, live);
}

/** Live values of these fields of a change; empty ones for a story that is not there yet. */
export function liveOf(
  { kind }: Pick<ChangeRow, 'kind'>,
  fields: readonly Pick<ChangeField, 'field'>[],
  live: { readonly values: Values } | null,
): Values {
  return Object.fromEntries(
    fields.map(({ field }) => {
      const known = fieldOf(kind, field);
      return [field, live?.values[field] ?? (known ? emptyValue(known) : '')];
    }),
  );
}

/** What goes live now: the fields approved this time; for a new story all that were ever approved, once nothing is returned. */
function valuesToApply(change: ChangeRow, fields: readonly ChangeField[], judged: Judged): Values {
  const isNew = change.subjectId === null;
  const verdicts = fields.map(({ field, verdict }) => judged.get(field)?.verdict ?? verdict);
  if (isNew && verdicts.includes('returned')) return {};
  return Object.fromEntries(
    fields
      .filter(({ field, verdict }) => {
        const now = judged.get(field)?.verdict;
        return now === 'approved' || (isNew && now === undefined && verdict === 'approved');
      })
      .map(({ field, after }) => [field, after]),
  );
}

async function writeVerdicts(
  tx: Tx,
  waiting: readonly ChangeField[],
  judged: Judged,
): Promise<void> {
  for (const { id, field } of waiting) {
    const said = judged.get(field);
    if (!said) continue;
    await tx.update(listingChangeFields).set(said).where(eq(listingChangeFields.id, id));
  }
}

interface Told {
  readonly change: ChangeRow;
  readonly state: ChangeRow['state'];
  readonly subjectId: number | null;
  readonly now: number;
}

async function tell(tx: Tx, { change, state, subjectId, now }: Told): Promise<void> {
  if (state !== 'returned' && state !== 'approved' && state !== 'refused') return;
  const p = paths('vi');
  const href =
    change.kind === 'product'
      ? p.deskListing(subjectId ?? 0)
      : change.kind === 'story'
        ? p.deskStory(change.code)
        : p.deskSeller;
  await notifyIn(tx, {
    to: { producerId: change.producerId },
    kind: `listing-${state}`,
    facts: { code: change.code, name: change.title, verdict: state },
    ...{ href, about: `listing-change:${change.id}`, now },
  });
}
