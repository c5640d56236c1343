import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { settleRequest } from './part-to-change.server.ts';
import { decidedLetter } from './quote-letters.ts';
import { afterPart } from './quote-states.ts';
import { tellProducer } from './tell-producer.server.ts';

/**
 * Takes a request back, or the part of one producer: whoever has not been accepted yet is told.
 * @param partId null: every part that is still open
 * @throws Refusal `no-such-quote`, `quote-not-now`
 */
export async function withdrawQuote(
  db: Db,
  asked: {
    readonly token: string;
    readonly partId: number | null;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<void> {
  const { actor, now, partId } = asked;
  demand(actor, 'accept-quote');
  await inTransaction(db, async (tx) => {
    const [request] = await tx
      .select()
      .from(quoteRequests)
      .where(eq(quoteRequests.token, asked.token));
    if (!request) throw new Refusal('no-such-quote', {});
    const all = await tx.select().from(quoteParts).where(eq(quoteParts.requestId, request.id));
    const open = all.filter(
      ({ id, state }) =>
        (partId === null || id === partId) && afterPart(state, 'withdraw') !== null,
    );
    if (partId !== null && !all.some(({ id }) => id === partId)) {
      throw new Refusal('no-such-quote', {});
    }
    if (open.length === 0) {
      throw new Refusal('quote-not-now', { state: all.find(({ id }) => id === partId)?.state });
    }
    for (const part of open) {
      await tx
        .update(quoteParts)
        .set({ state: 'withdrawn', version: part.version + 1 })
        .where(eq(quoteParts.id, part.id));
      const letter = decidedLetter({
        ...{ code: request.code, producer: part.producerName, accepted: false },
        url: `${asked.siteUrl}${paths('vi').deskQuote(request.code)}`,
      });
      await tellProducer(tx, {
        ...{ producerId: part.producerId, letter, requestId: request.id, now },
      });
    }
    await settleRequest(tx, request.id);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'withdraw-quote',
        subject: `quote:${request.id}`,
        after: { producers: open.map(({ producerId }) => producerId) },
      },
    );
  });
}
