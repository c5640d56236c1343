import { and, eq } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE, type Target } from '#src/features/accounts/may.ts';
import { recallToChange } from './change-recall.server.ts';
import { checkedText } from './recall-input.ts';

/**
 * Changes what an open recall tells the public; what it said before stays in the change log.
 * @param version as the form showed it; @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-recall`, `recall-changed-meanwhile`, `recall-is-lifted`, `recall-text-…`
 */
export async function changeRecallText(
  db: Db,
  options: {
    readonly code: string;
    readonly version: number | null;
    readonly text: Parameters<typeof checkedText>[0];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { code, actor, now } = options;
  demand(actor, 'open-recall', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const recall = await recallToChange(tx, { ...options, deed: 'open-recall' });
    demandOwnWords(actor, recall);
    const text = checkedText(options.text);
    await tx
      .update(recalls)
      .set({ ...text, version: recall.version + 1 })
      .where(eq(recalls.id, recall.id));
    const { hazard, reasonVi, reasonEn, adviceVi, adviceEn } = recall;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-recall-text',
        subject: `recall:${recall.id}`,
        before: { hazard, reasonVi, reasonEn, adviceVi, adviceEn },
        after: text,
      },
    );
    const held = await tx
      .select({ lotId: recallLots.lotId, productId: tradeItems.productId })
      .from(recallLots)
      .innerJoin(lots, eq(lots.id, recallLots.lotId))
      .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
      .where(and(eq(recallLots.recallId, recall.id), eq(recallLots.included, true)));
    const products = new Set(held.flatMap(({ productId }) => productId ?? []));
    const subjects = [
      ...held.map(({ lotId }) => `lot:${lotId}`),
      ...[...products].map((id) => `product:${id}`),
    ];
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjects.map((subject) => ({
        deed: 'change-recall-text',
        subject,
        after: { recall: code },
      })),
    );
  });
}

/**
 * What an office tells the public is not softened by whom it warns of: a producer puts right only what somebody opened
 * who is the same person.
 */
export function mayChangeText(
  actor: Actor,
  recall: Target & { readonly openedByUser: string | null },
): boolean {
  if (may(actor, 'lift-recall', recall)) return true;
  const own = actor.userId !== null && actor.userId === recall.openedByUser;
  return own && may(actor, 'open-recall', recall);
}

function demandOwnWords(actor: Actor, recall: Parameters<typeof mayChangeText>[1]): void {
  if (mayChangeText(actor, recall)) return;
  throw new Refusal('not-allowed', { deed: 'open-recall', signedIn: actor.userId !== null });
}
