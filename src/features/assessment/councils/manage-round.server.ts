import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { roundDossiers, rounds, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { scoringLetter } from './letters.ts';
import { ROUND_MOVES, type RoundState } from './sheet-states.ts';
import {
  councilOf,
  membersOf,
  type Round,
  roundDossierOf,
  roundOf,
  targetOfCouncil,
} from './the-council.server.ts';

interface By {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Opens a round (đợt) of a council.
 * @throws Refusal `not-allowed`, `no-such-council`, `round-incomplete`
 */
export async function createRound(
  db: Db,
  {
    councilId,
    name,
    proposedBefore,
    heldBefore,
    actor,
    now,
  }: By & {
    councilId: number;
    name: string;
    /** `YYYY-MM-DD` or null. */
    proposedBefore: string | null;
    heldBefore: string | null;
  },
): Promise<{ id: number }> {
  demand(actor, 'manage-round', targetOfCouncil(await councilOf(db, councilId)));
  const fields = [
    ...(name.trim().length < 3 || name.length > 200 ? ['name'] : []),
    ...(proposedBefore !== null && parseDay(proposedBefore) === null ? ['proposedBefore'] : []),
    ...(heldBefore !== null && parseDay(heldBefore) === null ? ['heldBefore'] : []),
    ...(proposedBefore !== null && heldBefore !== null && heldBefore < proposedBefore
      ? ['heldBefore']
      : []),
  ];
  if (fields.length > 0) throw new Refusal('round-incomplete', { fields });
  return inTransaction(db, async (tx) => {
    const values = { councilId, name: name.trim(), proposedBefore, heldBefore };
    const [row] = await tx
      .insert(rounds)
      .values({
        ...values,
        state: 'open',
        version: 1,
        createdAt: new Date(now).toISOString(),
        createdBy: actor.name,
      })
      .returning({ id: rounds.id });
    const id = row?.id ?? 0;
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'create-round', subject: `round:${id}`, after: values },
    );
    return { id };
  });
}

/**
 * Takes dossiers into a round that is not closed: accepted ones of the council's province, or those forwarded to the
 * centre. Re-assessments go by written opinions where the council's rules say so.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `dossier-elsewhere`, and those of `moveDossier`
 */
export async function addToRound(
  db: Db,
  { roundId, dossierIds, actor, now }: By & { roundId: number; dossierIds: readonly number[] },
): Promise<{ added: number }> {
  demand(actor, 'manage-round', targetOfCouncil((await roundOf(db, roundId)).council));
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['open', 'scoring']);
    const chosen = await tx
      .select()
      .from(dossiers)
      .where(inArray(dossiers.id, [...new Set(dossierIds)]));
    if (chosen.length === 0) throw new Refusal('no-dossier-chosen', {});
    for (const dossier of chosen) {
      const expected = council.level === 'centre' ? 'forwarded-to-centre' : 'accepted';
      const here = council.level === 'centre' || dossier.provinceCode === council.provinceCode;
      if (!here || dossier.state !== expected) {
        throw new Refusal('dossier-elsewhere', { code: here ? dossier.code : '' });
      }
      await moveDossier(tx, {
        dossierId: dossier.id,
        to: 'in-round',
        actor,
        now,
        note: round.name,
        councilId: council.id,
        fill: { roundId, resultHundredths: null, resultStars: null },
      });
      await tx.insert(roundDossiers).values({
        roundId,
        dossierId: dossier.id,
        mode: dossier.kind === 'reassess' && council.reassessInWriting ? 'written' : 'meeting',
        turn: 1,
        turnWhy: '',
        state: round.state === 'scoring' ? 'scoring' : 'waiting',
        decisionWhy: '',
        version: 1,
        addedAt: new Date(now).toISOString(),
      });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'add-to-round',
        subject: `round:${roundId}`,
        after: { dossiers: chosen.map(({ code }) => code) },
      },
    );
    return { added: chosen.length };
  });
}

/**
 * Takes a dossier out of a round again, as long as nobody has signed a sheet for it.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `not-in-round`, `sheets-signed`, and of `moveDossier`
 */
export async function takeFromRound(
  db: Db,
  { roundId, dossierId, why, actor, now }: By & { roundId: number; dossierId: number; why: string },
): Promise<void> {
  demand(actor, 'manage-round', targetOfCouncil((await roundOf(db, roundId)).council));
  if (why.trim() === '') throw new Refusal('reason-needed', { field: 'vi-sao' });
  await inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['open', 'scoring']);
    const row = await roundDossierOf(tx, roundId, dossierId);
    if (row.state === 'decided') throw new Refusal('dossier-decided', {});
    await demandNoSignature(tx, roundId, dossierId);
    await tx
      .delete(scoreSheets)
      .where(and(eq(scoreSheets.roundId, roundId), eq(scoreSheets.dossierId, dossierId)));
    await tx.delete(roundDossiers).where(eq(roundDossiers.id, row.id));
    await moveDossier(tx, {
      dossierId,
      to: council.level === 'centre' ? 'forwarded-to-centre' : 'accepted',
      actor,
      now,
      note: why.trim(),
      councilId: council.id,
      fill: { roundId: null },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'take-from-round',
        subject: `round:${roundId}`,
        before: { dossier: dossierId },
        after: { why: why.trim() },
      },
    );
  });
}

/**
 * Opens the score sheets of a round and writes to the members; needs dossiers and scoring members.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `round-changed`, `round-empty`, `council-empty`
 */
export async function startScoring(
  db: Db,
  { roundId, version, actor, now }: By & { roundId: number; version: number },
): Promise<void> {
  demand(actor, 'manage-round', targetOfCouncil((await roundOf(db, roundId)).council));
  await inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandVersion(round, version);
    demandState(round, ['open']);
    const inRound = await tx
      .select({ id: roundDossiers.id })
      .from(roundDossiers)
      .where(eq(roundDossiers.roundId, roundId));
    if (inRound.length === 0) throw new Refusal('round-empty', { name: round.name });
    const members = await membersOf(tx, council.id);
    if (!members.some((member) => member.scores)) {
      throw new Refusal('council-empty', { name: council.name });
    }
    await tx
      .update(roundDossiers)
      .set({ state: 'scoring' })
      .where(eq(roundDossiers.roundId, roundId));
    await moveRound(tx, round, 'scoring', { actor, now });
    for (const member of members.filter((one) => one.scores || one.position === 'adviser')) {
      await queueMail(
        tx,
        scoringLetter(member, {
          round: round.name,
          council: council.name,
          dossiers: inRound.length,
          id: roundId,
        }),
        now,
      );
    }
  });
}

/**
 * Closes the sheets again so that the list can be put right; only while nobody has signed.
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `round-changed`, `sheets-signed`
 */
export async function reopenRound(
  db: Db,
  { roundId, version, actor, now }: By & { roundId: number; version: number },
): Promise<void> {
  demand(actor, 'manage-round', targetOfCouncil((await roundOf(db, roundId)).council));
  await inTransaction(db, async (tx) => {
    const { round } = await roundOf(tx, roundId);
    demandVersion(round, version);
    demandState(round, ['scoring']);
    await demandNoSignature(tx, roundId);
    await tx
      .update(roundDossiers)
      .set({ state: 'waiting' })
      .where(eq(roundDossiers.roundId, roundId));
    await moveRound(tx, round, 'open', { actor, now });
  });
}

/** Step: changes the state of a round by its table. */
export async function moveRound(
  tx: Tx,
  round: Round,
  to: RoundState,
  { actor, now }: By,
): Promise<void> {
  if (!(ROUND_MOVES[round.state] as readonly RoundState[]).includes(to)) {
    throw new Refusal('round-state', { name: round.name, state: round.state });
  }
  const at = new Date(now).toISOString();
  await tx
    .update(rounds)
    .set({
      state: to,
      version: round.version + 1,
      ...(to === 'scoring' ? { startedAt: at } : {}),
      ...(to === 'closed' ? { closedAt: at } : {}),
    })
    .where(eq(rounds.id, round.id));
  await record(
    tx,
    { actor: actor.name, now },
    {
      deed: 'move-round',
      subject: `round:${round.id}`,
      before: { state: round.state },
      after: { state: to },
    },
  );
}

export function demandState(round: Round, states: readonly RoundState[]): void {
  if (!states.includes(round.state)) {
    throw new Refusal('round-state', { name: round.name, state: round.state });
  }
}

function demandVersion(round: Round, version: number): void {
  if (round.version !== version) throw new Refusal('round-changed', { name: round.name });
}

async function demandNoSignature(tx: Tx, roundId: number, dossierId?: number): Promise<void> {
  const [signed] = await tx
    .select({ id: scoreSheets.id })
    .from(scoreSheets)
    .where(
      and(
        eq(scoreSheets.roundId, roundId),
        dossierId === undefined ? undefined : eq(scoreSheets.dossierId, dossierId),
        isNotNull(scoreSheets.signedAt),
      ),
    )
    .limit(1);
  if (signed) throw new Refusal('sheets-signed', {});
}
