import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { recalls } from '#db/schema/recalls.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, type Deed, demand } from '#src/features/accounts/may.ts';

export type RecallRow = typeof recalls.$inferSelect & { readonly producerName: string };

/**
 * Step of a command: the recall as it stands, for somebody who may do this to it.
 * @param version as the form showed it; null when it showed none
 * @throws Refusal `no-such-recall`, `not-allowed`, `recall-changed-meanwhile`, `recall-is-lifted`
 */
export async function recallToChange(
  tx: Tx,
  options: { code: string; version: number | null; actor: Actor; deed: Deed },
): Promise<RecallRow> {
  const { code, version, actor, deed } = options;
  const [found] = await tx
    .select({ recall: recalls, producerName: producers.name })
    .from(recalls)
    .innerJoin(producers, eq(producers.id, recalls.producerId))
    .where(eq(recalls.code, code));
  if (!found) throw new Refusal('no-such-recall', { code });
  const { recall } = found;
  demand(actor, deed, recall);
  if (version !== null && version !== recall.version) {
    throw new Refusal('recall-changed-meanwhile', { code });
  }
  if (recall.state !== 'open') throw new Refusal('recall-is-lifted', { code });
  return { ...recall, producerName: found.producerName };
}
