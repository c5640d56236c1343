import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { councils, roundDossiers, rounds, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { type SheetState, sheetState } from './sheet-states.ts';
import { type Council, type Round, seatOf } from './the-council.server.ts';

export interface ScoringLine {
  readonly code: string;
  readonly productName: string;
  readonly producer: string;
  readonly setNo: number;
  readonly turn: number;
  readonly turnWhy: string;
  readonly decided: boolean;
  readonly state: SheetState;
  /** How many items have a score, on a draft. */
  readonly answered: number;
}

export interface ScoringWork {
  readonly council: Council;
  readonly round: Round;
  readonly hasSeat: boolean;
  readonly lines: readonly ScoringLine[];
}

/** What a member has to score, by round: the running rounds of the councils he or she scores in. */
export async function myScoring(db: Db, actor: Actor): Promise<ScoringWork[]> {
  const { councilIds } = reachOf(actor, 'score-dossier');
  if (councilIds.length === 0) return [];
  const running = await db
    .select({ council: councils, round: rounds })
    .from(rounds)
    .innerJoin(councils, eq(councils.id, rounds.councilId))
    .where(and(inArray(rounds.councilId, [...councilIds]), eq(rounds.state, 'scoring')))
    .orderBy(asc(rounds.heldBefore), asc(rounds.id));
  const work: ScoringWork[] = [];
  for (const { council, round } of running) {
    const seat = await seatOf(db, council.id, actor);
    const rows = await db
      .select({ row: roundDossiers, dossier: dossiers, producer: producers.name })
      .from(roundDossiers)
      .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
      .innerJoin(producers, eq(producers.id, dossiers.producerId))
      .where(eq(roundDossiers.roundId, round.id))
      .orderBy(asc(dossiers.code));
    const own = await db
      .select()
      .from(scoreSheets)
      .where(and(eq(scoreSheets.roundId, round.id), eq(scoreSheets.memberId, seat?.id ?? -1)));
    work.push({
      council,
      round,
      hasSeat: seat?.scores === true,
      lines: rows.map(({ row, dossier, producer }) => {
        const sheet = own.find((one) => one.dossierId === dossier.id && one.turn === row.turn);
        return {
          code: dossier.code,
          productName: dossier.productName,
          producer,
          setNo: dossier.setNo,
          turn: row.turn,
          turnWhy: row.turnWhy,
          decided: row.state === 'decided',
          state: sheetState(sheet),
          answered: Object.keys(JSON.parse(sheet?.answers ?? '{}') as object).length,
        };
      }),
    });
  }
  return work;
}

/** How many sheets a member has still to sign: for the desk's home. */
export async function sheetsToSign(db: Db, actor: Actor): Promise<number> {
  const work = await myScoring(db, actor);
  return work
    .flatMap(({ lines, hasSeat }) => (hasSeat ? lines : []))
    .filter(({ state, decided }) => !decided && (state === 'none' || state === 'draft')).length;
}
