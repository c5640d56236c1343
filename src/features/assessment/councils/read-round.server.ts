import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { adviserReports, results, roundDossiers, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { type SheetState, sheetState } from './sheet-states.ts';
import { type Meeting, meetingOf } from './sheets-on-table.server.ts';
import {
  type Council,
  type Member,
  membersOf,
  type Round,
  roundOf,
  type RoundDossier,
  seatOf,
  targetOfCouncil,
} from './the-council.server.ts';

export interface RoundLine {
  readonly row: RoundDossier;
  readonly code: string;
  readonly productName: string;
  readonly producer: string;
  readonly setNo: number;
  readonly kind: string;
  /** State of the sheet of the present turn by member id: of everybody for those with the right, else one's own. */
  readonly sheets: Readonly<Record<number, SheetState>>;
  readonly reportSigned: boolean;
  readonly result: typeof results.$inferSelect | null;
}

export interface RoundPage {
  readonly round: Round;
  readonly council: Council;
  readonly members: readonly Member[];
  /** Those whose sheets are shown: all scoring members, or the actor alone. */
  readonly scorers: readonly Member[];
  readonly lines: readonly RoundLine[];
  readonly meeting: Meeting | null;
  readonly mayManage: boolean;
  readonly mayHold: boolean;
  readonly maySeeAll: boolean;
  readonly mayAdvise: boolean;
}

/** Null where there is no such round, or it is out of reach: the two look the same. */
export async function readRound(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<RoundPage | null> {
  const found = await roundOf(db, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!found || !may(actor, 'see-council', targetOfCouncil(found.council))) return null;
  const { round, council } = found;
  const target = targetOfCouncil(council);
  const maySeeAll = may(actor, 'see-all-scores', target);
  const seat = await seatOf(db, council.id, actor);
  const members = await membersOf(db, council.id);
  const scorers = members.filter((one) => one.scores && (maySeeAll || one.id === seat?.id));
  const rows = await db
    .select({ row: roundDossiers, dossier: dossiers, producer: producers.name, result: results })
    .from(roundDossiers)
    .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
    .innerJoin(producers, eq(producers.id, dossiers.producerId))
    .leftJoin(
      results,
      and(
        eq(results.roundId, roundDossiers.roundId),
        eq(results.dossierId, roundDossiers.dossierId),
      ),
    )
    .where(eq(roundDossiers.roundId, id))
    .orderBy(asc(dossiers.code));
  const sheets = await db
    .select({
      dossierId: scoreSheets.dossierId,
      memberId: scoreSheets.memberId,
      turn: scoreSheets.turn,
      signedAt: scoreSheets.signedAt,
      conflict: scoreSheets.conflict,
    })
    .from(scoreSheets)
    .where(eq(scoreSheets.roundId, id));
  const reports = await db
    .select({ dossierId: adviserReports.dossierId })
    .from(adviserReports)
    .where(and(eq(adviserReports.roundId, id), isNotNull(adviserReports.signedAt)));
  const reported = new Set(reports.map(({ dossierId }) => dossierId));
  return {
    round,
    council,
    members,
    scorers,
    lines: rows.map(({ row, dossier, producer, result }) => ({
      row,
      code: dossier.code,
      productName: dossier.productName,
      producer,
      setNo: dossier.setNo,
      kind: dossier.kind,
      sheets: Object.fromEntries(
        scorers.map(({ id: memberId }) => [
          memberId,
          sheetState(
            sheets.find(
              (one) =>
                one.dossierId === dossier.id && one.memberId === memberId && one.turn === row.turn,
            ),
          ),
        ]),
      ),
      reportSigned: reported.has(dossier.id),
      result,
    })),
    meeting: await meetingOf(db, id),
    mayManage: may(actor, 'manage-round', target),
    mayHold: may(actor, 'hold-meeting', target),
    maySeeAll,
    mayAdvise: may(actor, 'report-as-advisers', target),
  };
}

export interface Waiting {
  readonly id: number;
  readonly code: string;
  readonly productName: string;
  readonly producer: string;
  readonly setNo: number;
  readonly kind: string;
  readonly acceptedAt: string | null;
}

/** Dossiers that may be taken into a round of this council, those that wait longest first. */
export async function waitingFor(db: Db, council: Council): Promise<Waiting[]> {
  return db
    .select({
      id: dossiers.id,
      code: dossiers.code,
      productName: dossiers.productName,
      producer: producers.name,
      setNo: dossiers.setNo,
      kind: dossiers.kind,
      acceptedAt: dossiers.acceptedAt,
    })
    .from(dossiers)
    .innerJoin(producers, eq(producers.id, dossiers.producerId))
    .where(
      council.level === 'centre'
        ? eq(dossiers.state, 'forwarded-to-centre')
        : and(
            eq(dossiers.state, 'accepted'),
            eq(dossiers.provinceCode, council.provinceCode ?? ''),
          ),
    )
    .orderBy(asc(dossiers.stateSince), asc(dossiers.id));
}
