import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { councilMembers, scoreSheets } from '#db/schema/councils.ts';
import { Refusal } from '#src/base/refusal.ts';
import { demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { unansweredOf } from '#src/features/criteria/check-answers.ts';
import { verdict } from '#src/features/criteria/verdict.ts';
import { type SheetWork, writeSheet } from './save-sheet.server.ts';

/**
 * Saves and signs a sheet: from then on nothing on it can be changed; a change of mind needs a new scoring turn.
 * An item without a score counts 0 and has to be confirmed. One who abstains signs without scores.
 * @param zeroForUnanswered the member has seen which items count 0 and says so
 * @returns the total in hundredths and the stars of this sheet alone; null for one who abstains
 * @throws Refusal those of `saveSheet`, `items-unanswered` {items}, `conflict-needs-reason`, `exclusion-needs-reason`
 */
export async function signSheet(
  db: Db,
  work: SheetWork & { readonly zeroForUnanswered: boolean },
): Promise<{ total: number | null; stars: number | null }> {
  const { actor, now } = work;
  demand(actor, 'score-dossier', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { id, version, hand, content } = await writeSheet(tx, work);
    const abstains = content.conflict !== null;
    if (abstains && content.conflict === '') throw new Refusal('conflict-needs-reason', {});
    if (!abstains) {
      const open = unansweredOf(hand.form, content.answers);
      if (open.length > 0 && !work.zeroForUnanswered) {
        throw new Refusal('items-unanswered', { items: open });
      }
      if (content.disqualified.length > 0 && content.disqualifiedWhy === '') {
        throw new Refusal('exclusion-needs-reason', {});
      }
    }
    const signedAt = new Date(now).toISOString();
    const judged = abstains
      ? null
      : verdict(hand.form, content.answers, { disqualified: content.disqualified });
    const total = judged?.hundredths ?? null;
    const stars = judged?.stars ?? null;
    const hash = createHash('sha256')
      .update(
        JSON.stringify([work.roundId, work.dossierId, hand.seat.id, work.turn, content, signedAt]),
      )
      .digest('hex');
    await tx
      .update(scoreSheets)
      .set({ signedAt, total, stars, hash, version: version + 1 })
      .where(eq(scoreSheets.id, id));
    if (hand.seat.userId === null) {
      await tx
        .update(councilMembers)
        .set({ userId: actor.userId })
        .where(eq(councilMembers.id, hand.seat.id));
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: abstains ? 'abstain-from-scoring' : 'sign-score-sheet',
        subject: `dossier:${work.dossierId}`,
        after: { round: work.roundId, turn: work.turn, hash },
      },
    );
    return { total, stars };
  });
}
