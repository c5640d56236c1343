import { type Change, recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Adjustment } from './adjustments.ts';
import { checkPrice, checkStock } from './offer-input.ts';
import { stockAfter } from './seen-stock.ts';
import { stepFault } from './step-price.ts';
import { ownOfferIn, writeOfferIn } from './write-offer.server.ts';

/** More are not taken at once. */
export const MOST_ADJUSTED = 2_000;

/**
 * New prices and stocks of one size or of many, all or none of them.
 * @param confirmed the prices are the producer's own, no illustration any more
 * @param now milliseconds since 1970 UTC
 * @returns how many were changed; the others had these values already
 * @throws Refusal `not-allowed`, `no-such-offer`, `offer-moved`, `offer-stock-moved`, `offer-price`, `offer-stock`,
 * `offer-steps`, `offer-many-rows`
 */
export async function adjustOffers(
  db: Db,
  {
    list,
    confirmed = false,
    actor,
    now,
  }: { list: readonly Adjustment[]; confirmed?: boolean; actor: Actor; now: number },
): Promise<{ changed: number }> {
  demand(actor, 'set-offer', SOMEWHERE);
  if (list.length > MOST_ADJUSTED) throw new Refusal('offer-many-rows', { most: MOST_ADJUSTED });
  return inTransaction(db, async (tx) => {
    let changed = 0;
    const changes: Change[] = [];
    for (const { id, version, price, stock: typed, seenStock } of list) {
      const own = await ownOfferIn(tx, { id, version, actor });
      checkPrice(price);
      checkStock(typed);
      const stock = stockAfter({ typed, seen: seenStock, now: own.now.stock, sku: own.sku });
      const wrong = stepFault(price, own.now.steps);
      if (wrong) throw new Refusal('offer-steps', { ...wrong, sku: own.sku });
      const illustrative = own.now.illustrative && !confirmed;
      const same =
        own.now.price === price && own.now.stock === stock && own.now.illustrative === illustrative;
      if (same) continue;
      changed += 1;
      const after = { ...own.now, price, stock, illustrative };
      changes.push(...(await writeOfferIn(tx, { own, after, deed: 'adjust-offer', actor, now })));
    }
    await recordAll(tx, { actor: actor.name, now }, changes);
    return { changed };
  });
}
