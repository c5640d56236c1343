import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { recallToChange } from './change-recall.server.ts';
import { expectCount } from './open-recall.server.ts';
import { planRecall } from './plan-recall.server.ts';
import { checkedLeftOut, type LeftOut } from './recall-input.ts';
import { tellOfRecall } from './tell-of-recall.server.ts';
import { decide, writeRecallLots } from './write-recall-lots.server.ts';

/**
 * Adds lots of the same producer to an open recall, with what was made of them; also what was made since of lots it
 * holds already, when `named` names those.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal those of `openRecall`, `no-such-recall`, `recall-changed-meanwhile`, `recall-is-lifted`,
 * `recall-of-two-producers`, `recall-holds-them`
 */
export async function extendRecall(
  db: Db,
  options: {
    readonly code: string;
    readonly version: number | null;
    readonly named: readonly number[];
    readonly leaveOut?: readonly LeftOut[];
    readonly expected?: number | null;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<{ readonly recalled: number; readonly letters: number }> {
  const { code, actor, now, siteUrl } = options;
  demand(actor, 'open-recall', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const recall = await recallToChange(tx, { ...options, deed: 'open-recall' });
    const plan = await planRecall(tx, { named: options.named, actor });
    if (plan.producerId !== recall.producerId) throw new Refusal('recall-of-two-producers', {});
    const held = await tx.select().from(recallLots).where(eq(recallLots.recallId, recall.id));
    const known = new Map(held.map((row) => [row.lotId, row]));
    const decided = decide(plan.lots, checkedLeftOut(options.leaveOut ?? []));
    expectCount(decided, options.expected);
    // Left out once with a reason stays so, unless it is named now.
    const added = decided.filter(({ lot, how }) => {
      const row = known.get(lot.id);
      return row === undefined || how === 'named' || row.leftOutBecause === '';
    });
    const fresh = await writeRecallLots(tx, {
      ...{ recallId: recall.id, code, decided: added, actor, now },
    });
    const outside = added.filter(({ within, lot }) => !within && !known.has(lot.id));
    if (fresh.length === 0 && outside.length === 0) throw new Refusal('recall-holds-them', {});
    await tx
      .update(recalls)
      .set({ version: recall.version + 1 })
      .where(eq(recalls.id, recall.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'extend-recall',
        subject: `recall:${recall.id}`,
        after: { code, lots: fresh.map(({ lot }) => lot.id) },
      },
    );
    const { producerName } = recall;
    const letters = await tellOfRecall(tx, {
      ...{ recallId: recall.id, code, producerName, text: recall, fresh, outside, now, siteUrl },
    });
    return { recalled: fresh.length, letters };
  });
}
