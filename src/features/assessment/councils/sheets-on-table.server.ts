import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { meetings, scoreSheets } from '#db/schema/councils.ts';
import { type Count, countSheets, type SheetToCount } from './count-sheets.ts';
import type { Sheet } from './sheet-at-hand.server.ts';
import { type Council, type Member, membersOf, type RoundDossier } from './the-council.server.ts';

export type Meeting = typeof meetings.$inferSelect;

export async function meetingOf(tx: Db | Tx, roundId: number): Promise<Meeting | null> {
  const [meeting] = await tx.select().from(meetings).where(eq(meetings.roundId, roundId));
  return meeting ?? null;
}

export function toCount(sheet: Sheet): SheetToCount {
  return {
    memberId: sheet.memberId,
    signed: sheet.signedAt !== null,
    abstains: sheet.conflict !== null,
    total: sheet.total,
    stars: sheet.stars,
    disqualified: JSON.parse(sheet.disqualified) as string[],
  };
}

export function presentAt(meeting: Meeting | null): Set<number> {
  return new Set(meeting === null ? [] : (JSON.parse(meeting.attended) as number[]));
}

/** The sheets of a dossier's present turn, counted by the council's rules. */
export async function sheetsOnTable(
  tx: Db | Tx,
  council: Council,
  row: RoundDossier,
): Promise<{
  readonly members: readonly Member[];
  readonly sheets: readonly Sheet[];
  readonly meeting: Meeting | null;
  readonly count: Count;
}> {
  const members = await membersOf(tx, council.id);
  const meeting = await meetingOf(tx, row.roundId);
  const sheets = await tx
    .select()
    .from(scoreSheets)
    .where(
      and(
        eq(scoreSheets.roundId, row.roundId),
        eq(scoreSheets.dossierId, row.dossierId),
        eq(scoreSheets.turn, row.turn),
      ),
    );
  const count = countSheets({
    seats: members,
    sheets: sheets.map(toCount),
    present: presentAt(meeting),
    mode: row.mode,
    turn: row.turn,
    rules: council,
  });
  return { members, sheets, meeting, count };
}
