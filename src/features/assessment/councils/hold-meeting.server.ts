import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { meetings, roundDossiers } from '#db/schema/councils.ts';
import { dayAt, parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { demandState } from './manage-round.server.ts';
import { quorum } from './quorum.ts';
import { membersOf, roundDossierOf, roundOf, targetOfCouncil } from './the-council.server.ts';

/**
 * Opens the meeting of a round, or puts its attendance right while no dossier has been decided in it. Fewer than the
 * quorum is kept as a fact; deciding is refused until it is reached.
 * @param heldOn `YYYY-MM-DD`, not in the future
 * @param absentWhy reason by member id, for those who are absent
 * @param version of the meeting as the page showed it, 0 for none yet
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `meeting-day`, `meeting-changed`, `attendance-stands`
 */
export async function openMeeting(
  db: Db,
  {
    roundId,
    heldOn,
    place,
    attended,
    absentWhy,
    note,
    version,
    actor,
    now,
  }: {
    roundId: number;
    heldOn: string;
    place: string;
    attended: readonly number[];
    absentWhy: Readonly<Record<string, string>>;
    note: string;
    version: number;
    actor: Actor;
    now: number;
  },
): Promise<{ quorumMet: boolean }> {
  demand(actor, 'hold-meeting', targetOfCouncil((await roundOf(db, roundId)).council));
  const day = parseDay(heldOn);
  if (day === null || day > dayAt(now)) throw new Refusal('meeting-day', { day: heldOn });
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['scoring']);
    const [before] = await tx.select().from(meetings).where(eq(meetings.roundId, roundId));
    if ((before?.version ?? 0) !== version) throw new Refusal('meeting-changed', {});
    const members = await membersOf(tx, council.id);
    const present = members.filter(({ id }) => attended.includes(id)).map(({ id }) => id);
    const [decided] = await tx
      .select({ id: roundDossiers.id })
      .from(roundDossiers)
      .where(
        and(
          eq(roundDossiers.roundId, roundId),
          eq(roundDossiers.state, 'decided'),
          eq(roundDossiers.mode, 'meeting'),
        ),
      )
      .limit(1);
    if (decided && before && before.attended !== JSON.stringify(present)) {
      throw new Refusal('attendance-stands', {});
    }
    const absent = members.filter(({ id }) => !present.includes(id));
    const values = {
      heldOn: day,
      place: place.trim().slice(0, 300),
      attended: JSON.stringify(present),
      absentWhy: JSON.stringify(
        Object.fromEntries(
          absent.map(({ id }) => [id, (absentWhy[String(id)] ?? '').trim().slice(0, 300)]),
        ),
      ),
      note: note.trim().slice(0, 4000),
      version: version + 1,
    };
    if (before) await tx.update(meetings).set(values).where(eq(meetings.id, before.id));
    else {
      await tx.insert(meetings).values({
        roundId,
        ...values,
        openedAt: new Date(now).toISOString(),
        openedBy: actor.name,
      });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: before ? 'correct-attendance' : 'open-meeting',
        subject: `round:${roundId}`,
        ...(before ? { before: { attended: JSON.parse(before.attended) } } : {}),
        after: { heldOn: day, attended: present },
      },
    );
    return { quorumMet: quorum(members, new Set(present), council).met };
  });
}

/**
 * Sends a re-assessment that was to be decided by written opinions to the meeting after all: the opinions differ, or the
 * matter is complex.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `not-in-round`, `dossier-decided`, `reason-needed`
 */
export async function callToMeeting(
  db: Db,
  {
    roundId,
    dossierId,
    why,
    actor,
    now,
  }: { roundId: number; dossierId: number; why: string; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'hold-meeting', targetOfCouncil((await roundOf(db, roundId)).council));
  if (why.trim() === '') throw new Refusal('reason-needed', { field: 'vi-sao' });
  await inTransaction(db, async (tx) => {
    demandState((await roundOf(tx, roundId)).round, ['scoring']);
    const row = await roundDossierOf(tx, roundId, dossierId);
    if (row.state === 'decided') throw new Refusal('dossier-decided', {});
    await tx
      .update(roundDossiers)
      .set({ mode: 'meeting', version: row.version + 1 })
      .where(eq(roundDossiers.id, row.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'call-to-meeting',
        subject: `dossier:${dossierId}`,
        before: { mode: row.mode },
        after: { mode: 'meeting', why: why.trim() },
      },
    );
  });
}
