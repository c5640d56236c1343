import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { scoreSheets } from '#db/schema/councils.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { demandAnswers } from '#src/features/criteria/check-answers.ts';
import { demandSheet, type SheetAtHand } from './sheet-at-hand.server.ts';
import { cleanSheet, type SheetContent, storeSheetContent } from './sheet-content.ts';

export interface SheetWork {
  readonly roundId: number;
  readonly dossierId: number;
  readonly turn: number;
  /** As the page showed it; 0 when there is no sheet yet. */
  readonly version: number;
  readonly content: SheetContent;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Saves a member's sheet at any incompleteness. Only the first save leaves a change row: a sheet is saved at every
 * touch, and what is on it is nobody's business before the turn is over. Signing leaves the next.
 * @returns the version the page has to show from now on
 * @throws Refusal those of `demandSheet`, `scores-not-offered`, `no-such-disqualifier`
 */
export async function saveSheet(db: Db, work: SheetWork): Promise<{ version: number }> {
  demand(work.actor, 'score-dossier', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { version } = await writeSheet(tx, work);
    return { version };
  });
}

/** Step: writes the content of a sheet. */
export async function writeSheet(
  tx: Tx,
  work: SheetWork,
): Promise<{ version: number; id: number; hand: SheetAtHand; content: SheetContent }> {
  const hand = await demandSheet(tx, work);
  const content = cleanSheet(work.content);
  demandAnswers(hand.form, content.answers);
  const grounds: readonly string[] = hand.form.disqualifiers;
  const unknown = content.disqualified.filter((code) => !grounds.includes(code));
  if (unknown.length > 0) {
    throw new Refusal('no-such-disqualifier', { setNo: hand.form.setNo, codes: unknown });
  }
  const version = work.version + 1;
  const values = {
    ...storeSheetContent(content),
    version,
    savedAt: new Date(work.now).toISOString(),
  };
  if (hand.sheet) {
    await tx.update(scoreSheets).set(values).where(eq(scoreSheets.id, hand.sheet.id));
    return { version, id: hand.sheet.id, hand, content };
  }
  const [row] = await tx
    .insert(scoreSheets)
    .values({
      roundId: work.roundId,
      dossierId: work.dossierId,
      councilId: hand.council.id,
      memberId: hand.seat.id,
      turn: work.turn,
      ...values,
    })
    .returning({ id: scoreSheets.id });
  await record(
    tx,
    { actor: work.actor.name, now: work.now },
    {
      deed: 'open-score-sheet',
      subject: `dossier:${work.dossierId}`,
      after: { round: work.roundId, turn: work.turn },
    },
  );
  return { version, id: row?.id ?? 0, hand, content };
}
