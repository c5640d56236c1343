import { and, desc, eq, like } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { paths } from '#src/base/paths.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';

/** An inbox is told of new reports at most once in this time. */
const QUIET_MS = 3_600_000;
const SUBJECT = 'Có báo sai mới về mã truy xuất';

/**
 * Step of a command: says that there is something new, to the producer's people and the offices of commune and province
 * (of an unknown code: to the ministry's officers). At most one letter an hour to each; what comes meanwhile is told by
 * one more letter when the hour is over. The letter does not repeat what was said.
 */
export async function tellInbox(
  tx: Tx,
  one: {
    readonly id: number;
    readonly code: string;
    readonly producerId: number | null;
    readonly provinceCode: string | null;
    readonly communeCode: string | null;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<void> {
  const { producerId, provinceCode, communeCode, now } = one;
  const people = [
    ...(producerId === null ? [] : await peopleWith(tx, { role: 'producer', producerId })),
    ...(communeCode === null ? [] : await peopleWith(tx, { role: 'commune-officer', communeCode })),
    ...(provinceCode === null
      ? await peopleWith(tx, { role: 'ministry-officer' })
      : await peopleWith(tx, { role: 'provincial-officer', provinceCode })),
  ];
  const url = one.siteUrl + paths('vi').deskWrongReports;
  for (const to of new Set(people.map(({ email }) => email))) {
    const [last] = await tx
      .select({ dueAt: mails.dueAt })
      .from(mails)
      .where(
        and(
          eq(mails.toAddress, to),
          eq(mails.subject, SUBJECT),
          like(mails.about, 'wrong-report:%'),
        ),
      )
      .orderBy(desc(mails.dueAt))
      .limit(1);
    // One that is still to go tells of this report too.
    if (last !== undefined && last.dueAt > now) continue;
    const dueAt = Math.max(now, (last?.dueAt ?? 0) + QUIET_MS);
    const text = [
      'Người quét mã truy xuất vừa báo có điều sai. Hãy mở hộp báo sai để xem và trả lời:',
      url,
      '',
      '---',
      '',
      'Somebody who scanned a code reports that something is wrong. Open the inbox to read and answer:',
      url,
    ].join('\n');
    await queueMail(
      tx,
      { to, subject: SUBJECT, text, about: `wrong-report:${one.id}`, dueAt },
      now,
    );
  }
}
