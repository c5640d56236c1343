import { and, desc, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { adviserReports, councils, roundDossiers, rounds } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { type Actor, type Deed, may } from '#src/features/accounts/may.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { type Form, itemsOf } from '#src/features/criteria/form.ts';
import { type Proofs, readProofs } from './read-proofs.server.ts';
import { type Sheet, sheetOf } from './sheet-at-hand.server.ts';
import { sheetsSeen } from './sheets-seen.server.ts';
import {
  type Council,
  type Member,
  membersOf,
  type Round,
  type RoundDossier,
  seatOf,
  targetOfCouncil,
} from './the-council.server.ts';

/** A dossier in a round, as the pages of its council start from it. */
export interface DossierInRound {
  readonly dossier: typeof dossiers.$inferSelect;
  readonly producer: string;
  readonly row: RoundDossier;
  readonly round: Round;
  readonly council: Council;
  readonly form: Form;
}

/**
 * The latest round a dossier is in whose council the actor may do `deed` for; null where there is none, so that a
 * foreign dossier looks like one that does not exist. Rounds whose sheets are not open yet count for officers only.
 */
export async function dossierInRound(
  db: Db,
  { code, actor, deed }: { code: string; actor: Actor; deed: Deed },
): Promise<DossierInRound | null> {
  const rows = await db
    .select({
      dossier: dossiers,
      producer: producers.name,
      row: roundDossiers,
      round: rounds,
      council: councils,
    })
    .from(dossiers)
    .innerJoin(producers, eq(producers.id, dossiers.producerId))
    .innerJoin(roundDossiers, eq(roundDossiers.dossierId, dossiers.id))
    .innerJoin(rounds, eq(rounds.id, roundDossiers.roundId))
    .innerJoin(councils, eq(councils.id, rounds.councilId))
    .where(and(eq(dossiers.code, code), ne(rounds.state, 'open')))
    .orderBy(desc(rounds.id));
  const found = rows.find(({ council }) => may(actor, deed, targetOfCouncil(council)));
  if (!found) return null;
  const { setNo, criteriaVersion } = found.dossier;
  return { ...found, form: criteriaForm(setNo, criteriaVersion) };
}

export type Report = typeof adviserReports.$inferSelect;

export async function reportOf(
  db: Db,
  { roundId, dossierId }: { roundId: number; dossierId: number },
): Promise<Report | null> {
  const [report] = await db
    .select()
    .from(adviserReports)
    .where(and(eq(adviserReports.roundId, roundId), eq(adviserReports.dossierId, dossierId)));
  return report ?? null;
}

export interface SheetPage extends DossierInRound {
  /** The actor's seat; null when the right is there but no seat. */
  readonly seat: Member | null;
  /** The actor's own sheet of the present turn. */
  readonly sheet: Sheet | null;
  /** What else the actor may read: sheets of turns that are over, with the name of their member. */
  readonly others: readonly {
    readonly member: string;
    readonly own: boolean;
    readonly sheet: Sheet;
  }[];
  readonly proofs: Proofs;
  /** The advisers' report once it is signed. */
  readonly report: Report | null;
}

/** A member's page for one dossier; null when it is not in a running or closed round of the member's council. */
export async function readSheetPage(
  db: Db,
  { code, actor }: { code: string; actor: Actor },
): Promise<SheetPage | null> {
  const found = await dossierInRound(db, { code, actor, deed: 'score-dossier' });
  if (!found) return null;
  const { council, round, row, form, dossier } = found;
  const seat = await seatOf(db, council.id, actor);
  const key = { roundId: round.id, dossierId: dossier.id };
  const sheet =
    seat === null ? null : await sheetOf(db, { ...key, memberId: seat.id, turn: row.turn });
  const members = await membersOf(db, council.id);
  const seen = await sheetsSeen(db, { ...key, actor });
  const report = await reportOf(db, key);
  return {
    ...found,
    seat,
    sheet,
    others: seen
      .filter(({ id }) => id !== sheet?.id)
      .map((one) => ({
        sheet: one,
        own: one.memberId === seat?.id,
        member: members.find(({ id }) => id === one.memberId)?.name ?? '',
      })),
    proofs: await readProofs(
      db,
      dossier.id,
      itemsOf(form).map((item) => item.code),
    ),
    report: report?.signedAt ? report : null,
  };
}
