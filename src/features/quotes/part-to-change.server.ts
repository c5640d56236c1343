import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { quoteLines, quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { afterPart, type PartDeed, requestStateOf } from './quote-states.ts';

export type PartRow = typeof quoteParts.$inferSelect;
export type RequestRow = typeof quoteRequests.$inferSelect;

/**
 * A part that its producer is about to change, with its request. Whoever is not its producer hears that there is none.
 * @throws Refusal `no-such-quote`, `quote-changed-meanwhile`, `quote-not-now` {state}
 */
export async function partToChange(
  tx: Tx,
  one: {
    readonly partId: number;
    readonly version: number;
    readonly actor: Actor;
    readonly deed: PartDeed;
  },
): Promise<{ part: PartRow; request: RequestRow; lines: (typeof quoteLines.$inferSelect)[] }> {
  const [found] = await tx
    .select({ part: quoteParts, request: quoteRequests })
    .from(quoteParts)
    .innerJoin(quoteRequests, eq(quoteRequests.id, quoteParts.requestId))
    .where(eq(quoteParts.id, one.partId));
  const mine = found && may(one.actor, 'answer-quote', { producerId: found.part.producerId });
  if (!found || !mine) throw new Refusal('no-such-quote', {});
  const { part } = found;
  if (afterPart(part.state, one.deed) === null) {
    throw new Refusal('quote-not-now', { state: part.state });
  }
  if (part.version !== one.version) throw new Refusal('quote-changed-meanwhile', {});
  const lines = await tx
    .select()
    .from(quoteLines)
    .where(eq(quoteLines.partId, part.id))
    .orderBy(asc(quoteLines.id));
  return { ...found, lines };
}

/** Brings the state of a request into step with its parts. */
export async function settleRequest(tx: Tx, requestId: number): Promise<void> {
  const parts = await tx
    .select({ state: quoteParts.state })
    .from(quoteParts)
    .where(eq(quoteParts.requestId, requestId));
  const state = requestStateOf(parts.map((part) => part.state));
  await tx.update(quoteRequests).set({ state }).where(eq(quoteRequests.id, requestId));
}
