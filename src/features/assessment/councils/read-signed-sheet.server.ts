import type { Db } from '#db/client.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { type DossierInRound, dossierInRound } from './read-sheet.server.ts';
import type { Sheet } from './sheet-at-hand.server.ts';
import { sheetsSeen } from './sheets-seen.server.ts';
import { membersOf, seatOf } from './the-council.server.ts';

/**
 * A signed sheet to be printed: one's own, or another's that may be read ({@link sheetsSeen}). The latest turn. Null
 * where there is none to be seen.
 * @param memberId whose sheet; null for one's own
 */
export async function readSignedSheet(
  db: Db,
  { code, memberId, actor }: { code: string; memberId: number | null; actor: Actor },
): Promise<(DossierInRound & { readonly sheet: Sheet; readonly member: string }) | null> {
  const found =
    (await dossierInRound(db, { code, actor, deed: 'score-dossier' })) ??
    (await dossierInRound(db, { code, actor, deed: 'see-all-scores' }));
  if (!found) return null;
  const { council, round, dossier } = found;
  const wanted = memberId ?? (await seatOf(db, council.id, actor))?.id;
  const sheets = await sheetsSeen(db, { roundId: round.id, dossierId: dossier.id, actor });
  const sheet = sheets.findLast((one) => one.memberId === wanted && one.signedAt !== null);
  if (!sheet) return null;
  const member = (await membersOf(db, council.id)).find(({ id }) => id === wanted)?.name ?? '';
  return { ...found, sheet, member };
}
