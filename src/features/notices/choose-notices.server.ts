import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { noticeChoices } from '#db/schema/desk-day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type Channels, channelsOf, NOTICE_KIND_NAMES, type NoticeKind } from './kinds.ts';

/**
 * How a person wants to hear of each kind; kinds that are not named stay as they are, and letters that have to be sent
 * stay on.
 * @throws Refusal `not-allowed`
 */
export async function chooseNotices(
  db: Db,
  one: {
    readonly choices: Readonly<Partial<Record<NoticeKind, Channels>>>;
    readonly actor: Actor;
    /** Milliseconds since 1970 UTC. */
    readonly now: number;
  },
): Promise<void> {
  const { actor, now } = one;
  demand(actor, 'manage-own-notices', { userId: actor.userId });
  const userId = actor.userId ?? '';
  const wanted = NOTICE_KIND_NAMES.flatMap((kind) => {
    const choice = one.choices[kind];
    return choice === undefined ? [] : [{ userId, kind, ...channelsOf(kind, choice) }];
  });
  if (wanted.length === 0) return;
  await inTransaction(db, async (tx) => {
    const before = await tx.select().from(noticeChoices).where(eq(noticeChoices.userId, userId));
    for (const row of wanted) {
      await tx
        .insert(noticeChoices)
        .values(row)
        .onConflictDoUpdate({
          target: [noticeChoices.userId, noticeChoices.kind],
          set: { mail: row.mail, push: row.push },
        });
    }
    const short = (rows: readonly (Channels & { kind: string })[]) =>
      Object.fromEntries(
        rows.map(({ kind, mail, push }) => [kind, `${mail ? 'm' : '-'}${push ? 'p' : '-'}`]),
      );
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'choose-notices',
        subject: `person:${userId}`,
        before: short(before),
        after: short(wanted),
      },
    );
  });
}
