import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { lots } from '#db/schema/lots.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';

/**
 * The lot that a phone sent under this client id, of one of the actor's own producers; null when there is none.
 * @throws Refusal `not-allowed`
 */
export async function findSentLot(
  db: Db,
  { clientId, actor }: { readonly clientId: string; readonly actor: Actor },
): Promise<number | null> {
  demand(actor, 'record-lot', SOMEWHERE);
  const own = reachOf(actor, 'record-lot').producerIds;
  const [found] = await db
    .select({ id: lots.id })
    .from(lots)
    .where(and(eq(lots.clientId, clientId), inArray(lots.producerId, [...own])));
  return found?.id ?? null;
}
