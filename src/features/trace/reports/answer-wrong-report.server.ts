import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  type Actor,
  demand,
  reaches,
  type Role,
  SOMEWHERE,
  type Target,
} from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { CLOSED_STATES, isReportState, OFFICERS_STATES, REPORT_LIMITS } from './report-states.ts';

const OFFICERS: ReadonlySet<Role> = new Set([
  'system',
  'administrator',
  'ministry-officer',
  'provincial-officer',
  'commune-officer',
] as const);

/** Officers of the place, and the program itself: they close reports, and only they see who sent them. */
export function isOfficerFor(actor: Actor, target: Target): boolean {
  return actor.grants.some((grant) => OFFICERS.has(grant.role) && reaches(grant, target, actor));
}

/**
 * Answers a report and says where it stands. Whoever left an e-mail address gets the answer when it is closed, unless it
 * was spam.
 * @param version as the form showed it; @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-wrong-report`, `no-such-report-state`, `only-officer-closes`,
 * `answer-missing`, `wrong-report-too-long`, `wrong-report-changed-meanwhile`
 */
export async function answerWrongReport(
  db: Db,
  options: {
    readonly code: string;
    readonly version: number | null;
    readonly state: string;
    readonly answer: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { code, version, state, actor, now } = options;
  demand(actor, 'answer-wrong-report', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const [row] = await tx.select().from(wrongReports).where(eq(wrongReports.code, code));
    if (!row) throw new Refusal('no-such-wrong-report', { code });
    demand(actor, 'answer-wrong-report', row);
    if (!isReportState(state) || state === 'new') throw new Refusal('no-such-report-state', {});
    const officer = isOfficerFor(actor, row);
    // Neither may the producer take back what an officer concluded.
    if (!officer && [state, row.state].some((one) => OFFICERS_STATES.includes(one))) {
      throw new Refusal('only-officer-closes', {});
    }
    const answer = options.answer.trim();
    const closed = CLOSED_STATES.includes(state);
    if (closed && state !== 'spam' && answer === '') throw new Refusal('answer-missing', {});
    if (answer.length > REPORT_LIMITS.most) {
      throw new Refusal('wrong-report-too-long', { most: REPORT_LIMITS.most });
    }
    if (version !== null && version !== row.version) {
      throw new Refusal('wrong-report-changed-meanwhile', { code });
    }
    const at = new Date(now).toISOString();
    const after = { state, answer, answeredBy: actor.name, answeredAt: at };
    await tx
      .update(wrongReports)
      .set({
        ...after,
        closedAt: closed ? (row.closedAt ?? at) : null,
        version: row.version + 1,
      })
      .where(eq(wrongReports.id, row.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'answer-wrong-report',
        subject: `wrong-report:${row.id}`,
        before: { state: row.state, answer: row.answer },
        after: { state, answer },
      },
    );
    const to = /^\S+@\S+\.\S+$/.test(row.contact) ? row.contact : null;
    if (to === null || !closed || state === 'spam' || row.closedAt !== null) return;
    const text = [
      `Báo sai ${code} của bạn đã được trả lời:`,
      answer,
      '',
      '---',
      '',
      `Your report ${code} was answered:`,
      answer,
    ].join('\n');
    const subject = `Trả lời báo sai ${code}`;
    await queueMail(tx, { to, subject, text, about: `wrong-report:${row.id}` }, now);
  });
}
