import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { isDescribed } from '#src/features/media/picture.ts';
import { ownPictures } from '#src/features/media/read-media.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { fieldOf, isEmptyValue, sameValue } from './fields.ts';
import { flagsOfFields } from './field-flags.ts';
import { type Live, readLive, readOwner, readStandingLine } from './read-live.server.ts';
import { excerpt } from './seen.ts';
import { type ChangeStep, stateAfter } from './states.ts';
import { changeIn, type ChangeField, type ChangeRow, fieldsOf } from './write-change.server.ts';

export interface MoveChange {
  readonly code: string;
  /** Version of the change that was seen. */
  readonly expect: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface SendChange extends MoveChange {
  /** What the producer wants to tell the officer. */
  readonly note?: string;
  /** The producer has read why words were flagged, and leaves them to the officer. */
  readonly flagsRead: boolean;
}

const MOST_NOTE = 1_000;

/**
 * Sends a draft, or a returned change once more, to the officers of the province.
 * @throws Refusal `not-allowed`, `no-such-change`, `listing-change-moved`, `listing-state`, `listing-empty`,
 *   `listing-required`, `listing-live-moved` with both values, `listing-claims` until the flags were read,
 *   `picture-not-here`, `picture-not-described`
 */
export async function sendChange(db: Db, send: SendChange): Promise<{ version: number }> {
  const { actor, now } = send;
  demand(actor, 'propose-change', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const change = await changeIn(tx, send);
    const owner = await demandOwnIn(tx, change, actor);
    const state = stateAfter(change.state, 'send');
    const fields = await fieldsOf(tx, change.id);
    const open = fields.filter(({ verdict }) => verdict === null || verdict === 'returned');
    await checkSendable(tx, { change, open, flagsRead: send.flagsRead, now });
    for (const { id, verdict } of open) {
      if (verdict === null) continue;
      await tx
        .update(listingChangeFields)
        .set({ verdict: null })
        .where(eq(listingChangeFields.id, id));
    }
    const at = new Date(now).toISOString();
    const version = change.version + 1;
    await tx
      .update(listingChanges)
      .set({
        ...{ state, version, sentAt: at, changedAt: at },
        note: (send.note ?? change.note).trim().slice(0, MOST_NOTE),
      })
      .where(eq(listingChanges.id, change.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        ...{ deed: 'send-change', subject: `listing-change:${change.id}` },
        after: { code: change.code, fields: open.map(({ field }) => field) },
      },
    );
    await notifyIn(tx, {
      to: { officersOf: owner.provinceCode },
      kind: 'change-waiting',
      facts: { code: change.code, name: change.title, producer: owner.name },
      href: paths('vi').deskListingChange(change.code),
      about: `listing-change:${change.id}`,
      ...{ now, except: actor.userId },
    });
    return { version };
  });
}

/**
 * Takes a waiting change back to go on writing it.
 * @throws Refusal `not-allowed`, `no-such-change`, `listing-change-moved`, `listing-state`
 */
export function takeBackChange(db: Db, move: MoveChange): Promise<{ version: number }> {
  return moveChange(db, move, 'take-back');
}

/**
 * Gives a change up; what was approved of it stays live.
 * @throws Refusal as {@link takeBackChange}
 */
export function withdrawChange(db: Db, move: MoveChange): Promise<{ version: number }> {
  return moveChange(db, move, 'withdraw');
}

async function moveChange(
  db: Db,
  move: MoveChange,
  step: Extract<ChangeStep, 'take-back' | 'withdraw'>,
): Promise<{ version: number }> {
  const { actor, now } = move;
  demand(actor, 'propose-change', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const change = await changeIn(tx, move);
    await demandOwnIn(tx, change, actor);
    const state = stateAfter(change.state, step);
    const version = change.version + 1;
    await tx
      .update(listingChanges)
      .set({ state, version, changedAt: new Date(now).toISOString() })
      .where(eq(listingChanges.id, change.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        ...{ deed: `${step}-change`, subject: `listing-change:${change.id}` },
        ...{ before: { state: change.state }, after: { state } },
      },
    );
    return { version };
  });
}

async function demandOwnIn(tx: Tx, change: ChangeRow, actor: Actor) {
  const owner = await readOwner(tx, change.producerId);
  if (owner === null) throw new Refusal('no-such-change', {});
  demand(actor, 'propose-change', owner);
  return owner;
}

interface Sendable {
  readonly change: ChangeRow;
  readonly open: readonly ChangeField[];
  readonly flagsRead: boolean;
  readonly now: number;
}

async function checkSendable(tx: Tx, { change, open, flagsRead, now }: Sendable): Promise<void> {
  const { kind, subjectId } = change;
  if (open.length === 0) throw new Refusal('listing-empty', {});
  const live = subjectId === null ? null : await readLive(tx, kind, subjectId);
  for (const { field, after } of open) {
    if (fieldOf(kind, field)?.required && isEmptyValue(after))
      throw new Refusal('listing-required', { kind, field });
    if (fieldOf(kind, field)?.pictures) {
      const pictures = await ownPictures(tx, change.producerId, after as readonly number[]);
      const bare = pictures.find((one) => !isDescribed(one));
      if (bare) throw new Refusal('picture-not-described', { id: bare.id, key: bare.key });
    }
  }
  refuseMoved(change, open, live);
  if (flagsRead) return;
  const standing = await readStandingLine(tx, { kind, subjectId, now });
  const flags = flagsOfFields(kind, open, { setNo: live?.setNo ?? 0, standing });
  const worst = flags.find(({ flag }) => flag.severity === 'forbidden');
  if (worst)
    throw new Refusal('listing-claims', {
      ...{ kind, field: worst.field, words: worst.flag.words, rule: worst.flag.rule },
      count: flags.length,
    });
}

/** @throws Refusal `listing-live-moved` when a live value is no longer the one that the proposal was made on */
export function refuseMoved(
  change: ChangeRow,
  fields: readonly ChangeField[],
  live: Live | null,
): void {
  for (const { field, before, after } of fields) {
    const now = live?.values[field];
    if (now === undefined || sameValue(now, before)) continue;
    throw new Refusal('listing-live-moved', {
      ...{ kind: change.kind, field, was: excerpt(before), is: excerpt(now) },
      yours: excerpt(after),
    });
  }
}
