import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { meetings } from '#db/schema/councils.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { demandState, moveRound } from './manage-round.server.ts';
import { makeMinutes, undecidedIn } from './make-minutes.server.ts';
import { meetingOf } from './sheets-on-table.server.ts';
import { roundOf, targetOfCouncil } from './the-council.server.ts';

/**
 * Closes the meeting and with it the round: every dossier must be decided. The minutes are frozen, with their hash.
 * A round that was decided in writing alone closes without a meeting.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `dossiers-undecided` {codes}, `no-meeting`
 */
export async function closeMeeting(
  db: Db,
  { roundId, actor, now }: { roundId: number; actor: Actor; now: number },
): Promise<{ hash: string }> {
  demand(actor, 'hold-meeting', targetOfCouncil((await roundOf(db, roundId)).council));
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['scoring']);
    const open = await undecidedIn(tx, roundId);
    if (open.length > 0) throw new Refusal('dossiers-undecided', { codes: open });
    const at = new Date(now).toISOString();
    const meeting = await meetingOf(tx, roundId);
    const minutes = await makeMinutes(tx, {
      round,
      council,
      meeting,
      today: dayAt(now),
      closedAt: at,
      closedBy: actor.name,
    });
    if (meeting === null && !minutes.inWriting) throw new Refusal('no-meeting', {});
    const text = JSON.stringify(minutes);
    const hash = createHash('sha256').update(text).digest('hex');
    const closing = { closedAt: at, minutes: text, minutesHash: hash };
    if (meeting) await tx.update(meetings).set(closing).where(eq(meetings.id, meeting.id));
    else {
      await tx.insert(meetings).values({
        roundId,
        heldOn: minutes.heldOn,
        place: '',
        attended: '[]',
        absentWhy: '{}',
        note: '',
        version: 1,
        openedAt: at,
        openedBy: actor.name,
        ...closing,
      });
    }
    await moveRound(tx, round, 'closed', { actor, now });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'close-meeting',
        subject: `round:${roundId}`,
        after: { hash, dossiers: minutes.dossiers.length },
      },
    );
    return { hash };
  });
}
