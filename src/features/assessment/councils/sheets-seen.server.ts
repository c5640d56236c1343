import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { scoreSheets } from '#db/schema/councils.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import type { Sheet } from './sheet-at-hand.server.ts';
import { maySeeSheet } from './sheet-states.ts';
import { roundDossierOf, roundOf, seatOf, targetOfCouncil } from './the-council.server.ts';

/**
 * The sheets of a dossier in a round that a person may read, of every turn ({@link maySeeSheet}). None, rather than a
 * refusal, for one who has no business there.
 */
export async function sheetsSeen(
  db: Db,
  { roundId, dossierId, actor }: { roundId: number; dossierId: number; actor: Actor },
): Promise<Sheet[]> {
  const { council } = await roundOf(db, roundId);
  const target = targetOfCouncil(council);
  const row = await roundDossierOf(db, roundId, dossierId);
  const isMember = may(actor, 'score-dossier', target);
  const seesAll = may(actor, 'see-all-scores', target);
  if (!isMember && !seesAll) return [];
  const seat = await seatOf(db, council.id, actor);
  const sheets = await db
    .select()
    .from(scoreSheets)
    .where(and(eq(scoreSheets.roundId, roundId), eq(scoreSheets.dossierId, dossierId)))
    .orderBy(asc(scoreSheets.turn), asc(scoreSheets.memberId));
  return sheets.filter((sheet) =>
    maySeeSheet({
      own: sheet.memberId === seat?.id,
      seesAll,
      isMember,
      signed: sheet.signedAt !== null,
      turnOver: row.state === 'decided' || sheet.turn < row.turn,
    }),
  );
}
