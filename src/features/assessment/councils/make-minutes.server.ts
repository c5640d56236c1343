import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { results, roundDossiers, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { communes, provinces } from '#db/schema/places.ts';
import type { Verdict } from '#src/features/criteria/verdict.ts';
import type { Minutes, MinutesDossier } from './minutes.ts';
import { quorum } from './quorum.ts';
import { type Meeting, presentAt } from './sheets-on-table.server.ts';
import { type Council, type Member, membersOf, type Round } from './the-council.server.ts';

/** Codes of the dossiers of a round the council has not decided yet. */
export async function undecidedIn(tx: Db | Tx, roundId: number): Promise<string[]> {
  const rows = await tx
    .select({ code: dossiers.code })
    .from(roundDossiers)
    .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
    .where(and(eq(roundDossiers.roundId, roundId), ne(roundDossiers.state, 'decided')))
    .orderBy(asc(dossiers.code));
  return rows.map(({ code }) => code);
}

/** What the minutes of a round say; of a running one, as far as it has come. */
export async function makeMinutes(
  tx: Db | Tx,
  {
    round,
    council,
    meeting,
    today,
    closedAt,
    closedBy,
  }: {
    round: Round;
    council: Council;
    meeting: Meeting | null;
    today: string;
    closedAt: string;
    closedBy: string;
  },
): Promise<Minutes> {
  const members = await membersOf(tx, council.id);
  const present = presentAt(meeting);
  const absentWhy = JSON.parse(meeting?.absentWhy ?? '{}') as Record<string, string>;
  const decided = await decidedIn(tx, round.id, members, present);
  const [province] = await tx
    .select({ name: provinces.name })
    .from(provinces)
    .where(eq(provinces.code, council.provinceCode ?? ''));
  const { quorumPercent, chairMustAttend, spreadLimit, scoringTurns, gateRule } = council;
  return {
    council: {
      name: council.name,
      level: council.level,
      place: province?.name ?? '',
      decisionNo: council.decisionNo,
      establishedOn: council.establishedOn,
    },
    rules: {
      ...{ quorumPercent, chairMustAttend, spreadLimit, scoringTurns, gateRule },
      reassessInWriting: council.reassessInWriting,
    },
    round: round.name,
    heldOn: meeting?.heldOn ?? today,
    place: meeting?.place ?? '',
    inWriting: meeting === null && decided.every((one) => one.mode === 'written'),
    note: meeting?.note ?? '',
    quorum: meeting === null ? null : quorum(members, present, council),
    members: members.map(({ id, name, position, post, organisation, scores }) => ({
      ...{ name, position, post, organisation, scores },
      present: present.has(id),
      absentWhy: absentWhy[String(id)] ?? '',
    })),
    dossiers: decided,
    closedAt,
    closedBy,
  };
}

async function decidedIn(
  tx: Db | Tx,
  roundId: number,
  members: readonly Member[],
  present: ReadonlySet<number>,
): Promise<MinutesDossier[]> {
  const rows = await tx
    .select({
      dossier: dossiers,
      row: roundDossiers,
      result: results,
      producer: producers.name,
      commune: communes.name,
      province: provinces.name,
    })
    .from(roundDossiers)
    .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
    .innerJoin(
      results,
      and(
        eq(results.dossierId, roundDossiers.dossierId),
        eq(results.roundId, roundDossiers.roundId),
      ),
    )
    .innerJoin(producers, eq(producers.id, dossiers.producerId))
    .leftJoin(communes, eq(communes.code, dossiers.communeCode))
    .leftJoin(provinces, eq(provinces.code, dossiers.provinceCode))
    .where(eq(roundDossiers.roundId, roundId))
    .orderBy(asc(dossiers.code));
  const sheets = await tx.select().from(scoreSheets).where(eq(scoreSheets.roundId, roundId));
  return rows.map(({ dossier, row, result, producer, commune, province }) => {
    const own = sheets.filter(
      (sheet) =>
        sheet.dossierId === dossier.id &&
        sheet.turn === row.turn &&
        sheet.signedAt !== null &&
        (row.mode === 'written' || present.has(sheet.memberId)),
    );
    const totals = own.map((sheet) => sheet.total).filter((total) => total !== null);
    const away = new Set(own.filter((one) => one.conflict !== null).map((one) => one.memberId));
    return {
      code: dossier.code,
      productName: dossier.productName,
      producerName: producer,
      address: [commune, province].filter(Boolean).join(', '),
      setNo: dossier.setNo,
      kind: dossier.kind,
      mode: row.mode,
      turns: row.turn,
      turnWhy: row.turnWhy,
      sheets: result.sheets,
      abstained: members.filter(({ id }) => away.has(id)).map(({ name }) => name),
      lowest: totals.length === 0 ? 0 : Math.min(...totals),
      highest: totals.length === 0 ? 0 : Math.max(...totals),
      average: result.averageHundredths,
      starsByBand: result.starsByBand,
      stars: result.stars,
      outcome: result.outcome,
      verdict: JSON.parse(result.reasons) as Verdict,
      why: result.decisionWhy,
    };
  });
}
