import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { results, roundDossiers } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { verdictOfSheets } from '#src/features/criteria/verdict.ts';
import { moveDossier } from '../move-dossier.server.ts';
import type { Count } from './count-sheets.ts';
import type { Decision } from './decisions.ts';
import { demandState } from './manage-round.server.ts';
import { sheetsOnTable } from './sheets-on-table.server.ts';
import {
  type Council,
  type Member,
  type RoundDossier,
  roundDossierOf,
  roundOf,
  targetOfCouncil,
} from './the-council.server.ts';

/**
 * The council closes a dossier: its result is the mean of the counted sheets, the star by band and minimum marks
 * (QĐ 26/2026 Điều 4), unless the majority excludes it or the council does not rate it. Writes the result and moves the
 * dossier on to `scored`; the decision itself is the authority's.
 * @param why needed unless the sheets are simply counted
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `not-in-round`, `dossier-decided`, `dossier-moved-on`,
 *   `no-meeting`, `no-quorum`, `sheets-missing`, `no-counted-sheets`, `opinions-differ`, `spread-too-wide`,
 *   `spread-is-within`, `reason-needed`
 */
export async function decideDossier(
  db: Db,
  {
    roundId,
    dossierId,
    decision,
    why,
    version,
    actor,
    now,
  }: {
    roundId: number;
    dossierId: number;
    decision: Decision;
    why: string;
    version: number;
    actor: Actor;
    now: number;
  },
): Promise<{ resultId: number; stars: number; averageHundredths: number }> {
  demand(actor, 'hold-meeting', targetOfCouncil((await roundOf(db, roundId)).council));
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['scoring']);
    const row = await roundDossierOf(tx, roundId, dossierId);
    if (row.state === 'decided') throw new Refusal('dossier-decided', {});
    if (row.version !== version) throw new Refusal('dossier-moved-on', {});
    const table = await sheetsOnTable(tx, council, row);
    if (row.mode === 'meeting' && table.meeting === null) throw new Refusal('no-meeting', {});
    demandCount(table.count, { row, council, members: table.members, decision, why });

    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
    if (!dossier) throw new Refusal('not-in-round', { roundId, dossierId });
    const counted = table.sheets.filter((sheet) => table.count.counted.includes(sheet.memberId));
    const judged = verdictOfSheets(
      criteriaForm(dossier.setNo, dossier.criteriaVersion),
      counted.map((sheet) => JSON.parse(sheet.answers) as Record<string, number>),
      { gateRule: council.gateRule, disqualified: table.count.disqualified },
    );
    const outcome =
      decision === 'not-rated'
        ? ('not-rated' as const)
        : table.count.disqualified.length > 0
          ? ('disqualified' as const)
          : ('rated' as const);
    const stars = outcome === 'rated' ? judged.stars : 0;
    const at = new Date(now).toISOString();
    const facts = {
      level: council.level,
      outcome,
      averageHundredths: judged.hundredths,
      sheets: counted.length,
      starsByBand: judged.starsByBand,
      stars,
      decisionWhy: why.trim(),
      gateRule: council.gateRule,
    };
    const [result] = await tx
      .insert(results)
      .values({
        dossierId,
        roundId,
        councilId: council.id,
        ...facts,
        reasons: JSON.stringify(judged),
        criteriaVersion: dossier.criteriaVersion,
        setNo: dossier.setNo,
        closedAt: at,
      })
      .returning({ id: results.id });
    await tx
      .update(roundDossiers)
      .set({
        state: 'decided',
        outcome,
        decisionWhy: why.trim(),
        decidedAt: at,
        version: version + 1,
      })
      .where(eq(roundDossiers.id, row.id));
    await moveDossier(tx, {
      dossierId,
      to: 'scored',
      actor,
      now,
      note: round.name,
      councilId: council.id,
      fill: { resultHundredths: judged.hundredths, resultStars: stars },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'decide-dossier',
        subject: `dossier:${dossierId}`,
        after: { round: roundId, turn: row.turn, result: result?.id, ...facts },
      },
    );
    return { resultId: result?.id ?? 0, stars, averageHundredths: judged.hundredths };
  });
}

function demandCount(
  count: Count,
  {
    row,
    council,
    members,
    decision,
    why,
  }: {
    row: RoundDossier;
    council: Council;
    members: readonly Member[];
    decision: Decision;
    why: string;
  },
): void {
  const names = (ids: readonly number[]): string[] =>
    members.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  if (!count.quorum.met) throw new Refusal('no-quorum', count.quorum);
  if (count.missing.length > 0)
    throw new Refusal('sheets-missing', { names: names(count.missing) });
  if (count.counted.length === 0) throw new Refusal('no-counted-sheets', {});
  if (decision !== 'rate' && why.trim() === '')
    throw new Refusal('reason-needed', { field: 'vi-sao' });
  if (count.differ) throw new Refusal('opinions-differ', {});
  // An exclusion does not hang on points.
  if (decision === 'not-rated' || count.disqualified.length > 0) return;
  const facts = {
    spread: count.spread,
    limit: council.spreadLimit,
    turn: row.turn,
    turns: council.scoringTurns,
  };
  if (count.spreadAnswer === 'score-again') throw new Refusal('spread-too-wide', facts);
  if (count.spreadAnswer === 'council-decides' && decision === 'rate') {
    throw new Refusal('spread-too-wide', facts);
  }
  if (count.spreadAnswer === 'within' && decision === 'rate-despite-spread') {
    throw new Refusal('spread-is-within', facts);
  }
}
