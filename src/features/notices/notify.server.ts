import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { noticeChoices, notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { channelsOf, GATHER_MS, type NoticeFacts, type NoticeKind } from './kinds.ts';
import { queueNoticeLetterIn } from './notice-letter.server.ts';
import { type Heard, peopleToHear } from './people-to-hear.server.ts';

export interface Notify {
  /** All people of a producer whose duty lets them act on it, people by id, or the officers of a province. */
  readonly to:
    | { readonly producerId: number }
    | { readonly userIds: readonly string[] }
    | { readonly officersOf: string };
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  /** Vietnamese address without host, from `paths('vi')`: where it is acted on. */
  readonly href: string;
  /** Subject of the change log: `order:12`, `listing-change:7`. The same about again replaces what is unread. */
  readonly about: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Who did it, and need not be told. */
  readonly except?: string | null;
  /**
   * A letter of the caller's own in place of the ordinary one: goes only to those who want letters of this kind.
   * `sent-already`: the command writes to everybody itself.
   */
  readonly letter?: { readonly subject: string; readonly text: string } | 'sent-already';
}

/**
 * Step of a command: tells people of something. It stands in their list on the desk; by mail and on their devices only
 * as each has chosen. Nothing is sent here: letters and pushes leave after the commit.
 * @returns how many people were told
 */
export async function notifyIn(tx: Tx, one: Notify): Promise<number> {
  const people = (await peopleToHear(tx, one.to, one.kind)).filter(({ id }) => id !== one.except);
  if (people.length === 0) return 0;
  const ids = people.map(({ id }) => id);
  const chosen = await choicesOf(tx, ids, one.kind);
  const devices = await withDevice(tx, ids);
  const justPushed = await replaceUnreadIn(tx, ids, one);
  const at = new Date(one.now).toISOString();
  await tx.insert(notices).values(
    people.map(({ id }) => {
      const push =
        channelsOf(one.kind, chosen.get(id) ?? null).push && devices.has(id) && !justPushed.has(id);
      return {
        userId: id,
        kind: one.kind,
        facts: JSON.stringify(one.facts),
        href: one.href,
        about: one.about,
        at,
        pushState: push ? ('waiting' as const) : ('none' as const),
        pushNextAt: push ? at : null,
      };
    }),
  );
  if (one.letter === 'sent-already') return people.length;
  for (const person of people) {
    if (channelsOf(one.kind, chosen.get(person.id) ?? null).mail) await writeTo(tx, person, one);
  }
  return people.length;
}

/**
 * Step of a command: a letter that is no notice of its own (a reminder, the end of a matter they know), to those of a
 * producer's people who want letters of the kind. @returns how many were written to
 */
export async function writeToProducerIn(
  tx: Tx,
  one: Pick<Notify, 'kind' | 'about' | 'now'> & {
    readonly producerId: number;
    readonly letter: { readonly subject: string; readonly text: string };
  },
): Promise<number> {
  const { kind, about, now, letter } = one;
  const people = await peopleToHear(tx, { producerId: one.producerId }, kind);
  const ids = people.map(({ id }) => id);
  const chosen = people.length === 0 ? new Map() : await choicesOf(tx, ids, kind);
  const readers = people.filter(({ id }) => channelsOf(kind, chosen.get(id) ?? null).mail);
  for (const { email } of readers) await queueMail(tx, { to: email, ...letter, about }, now);
  return readers.length;
}

async function writeTo(tx: Tx, person: Heard, one: Notify): Promise<void> {
  if (one.letter && one.letter !== 'sent-already') {
    await queueMail(tx, { to: person.email, ...one.letter, about: one.about }, one.now);
  } else {
    await queueNoticeLetterIn(tx, { ...one, to: person.email, userId: person.id });
  }
}

async function choicesOf(tx: Tx, ids: readonly string[], kind: NoticeKind) {
  const rows = await tx
    .select()
    .from(noticeChoices)
    .where(and(inArray(noticeChoices.userId, [...ids]), eq(noticeChoices.kind, kind)));
  return new Map(rows.map((row) => [row.userId, row]));
}

async function withDevice(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ userId: pushSubscriptions.userId })
    .from(pushSubscriptions)
    .where(inArray(pushSubscriptions.userId, [...ids]));
  return new Set(rows.map(({ userId }) => userId));
}

/** Five messages about one order are one line. @returns whose device rang for it within the last quarter of an hour */
async function replaceUnreadIn(
  tx: Tx,
  ids: readonly string[],
  one: Notify,
): Promise<ReadonlySet<string>> {
  const gone = await tx
    .delete(notices)
    .where(
      and(
        inArray(notices.userId, [...ids]),
        eq(notices.kind, one.kind),
        eq(notices.about, one.about),
        isNull(notices.readAt),
      ),
    )
    .returning();
  const since = new Date(one.now - GATHER_MS).toISOString();
  return new Set(
    gone.filter((row) => row.pushState === 'sent' && row.at > since).map((row) => row.userId),
  );
}
