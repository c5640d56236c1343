import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { GATHER_MS, type NoticeFacts, type NoticeKind } from './kinds.ts';
import { noticeLetter, withEntry } from './notice-letter.ts';

/**
 * Step: the letter about a notice. The first of its kind goes at once; what follows within a quarter of an hour gathers
 * in one more, which leaves when that time is over. So nobody gets more than one of a kind in a quarter of an hour.
 */
export async function queueNoticeLetterIn(
  tx: Tx,
  one: {
    readonly to: string;
    readonly userId: string;
    readonly kind: NoticeKind;
    readonly facts: NoticeFacts;
    readonly href: string;
    readonly now: number;
  },
): Promise<void> {
  const { to, userId, kind, facts, href, now } = one;
  const about = `notice:${kind}:${userId}`;
  const [last] = await tx
    .select({ id: mails.id, dueAt: mails.dueAt, body: mails.body, tries: mails.tries })
    .from(mails)
    .where(and(eq(mails.about, about), gt(mails.dueAt, now - GATHER_MS), isNull(mails.lastError)))
    .orderBy(desc(mails.dueAt), desc(mails.id))
    .limit(1);
  // Not due yet: nobody has begun to send it.
  if (last && last.dueAt > now) {
    await tx
      .update(mails)
      .set({ body: withEntry(last.body, kind, facts, href) })
      .where(eq(mails.id, last.id));
    return;
  }
  const letter = noticeLetter(kind, facts, href);
  const dueAt = last ? last.dueAt + GATHER_MS : now;
  await queueMail(tx, { to, ...letter, about, dueAt }, now);
}
