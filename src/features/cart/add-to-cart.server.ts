import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaigns } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { readOffersBySku } from '#src/features/catalogue/offers/read-offers.server.ts';
import { rulesOf } from '#src/features/promotions/campaigns/read-rules.server.ts';
import { covers, runs } from './pricing/chosen.ts';
import { demandQuantity, putIn } from './put-in.server.ts';
import { writeCart } from './write-cart.server.ts';

/**
 * Puts pieces of a size into a cart. What is there already is added to.
 * @param quantity null: the least that is sold at once
 * @param campaign slug of the campaign whose page it came from; one that does not run, or is not about
 *   the product, counts for nothing
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-cart`, `no-such-sku`, `cannot-buy`, `cart-quantity`, `cart-full`
 */
export async function addToCart(
  db: Db,
  asked: {
    readonly cartId: number;
    readonly sku: string;
    readonly quantity: number | null;
    readonly campaign?: string | null;
    readonly saved?: boolean;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ offerId: number; productId: number; quantity: number; campaignId: number | null }> {
  const { cartId, sku, campaign = null, saved = false, actor, now } = asked;
  demand(actor, 'use-cart');
  return writeCart(db, { cartId, now }, async (tx) => {
    const [offer] = await readOffersBySku(tx, [sku], now);
    if (offer === undefined) throw new Refusal('no-such-sku', {});
    const today = dayAt(now);
    const [from] =
      campaign === null
        ? []
        : await tx
            .select()
            .from(campaigns)
            .where(and(eq(campaigns.slug, campaign), eq(campaigns.state, 'published')));
    const [rule] = from === undefined ? [] : await rulesOf(tx, [from]);
    const counts = rule !== undefined && runs(rule, today) && covers(rule.chosen, offer);
    const campaignId = counts ? rule.id : null;
    const quantity = asked.quantity ?? offer.minQuantity;
    // None, or what could not be read, is not something to add to what lies there.
    if (quantity < 1) demandQuantity(offer, quantity);
    const put = await putIn(tx, { cartId, offer, quantity, saved, campaignId, now });
    return {
      offerId: offer.offerId,
      productId: offer.productId,
      quantity: put.quantity,
      campaignId,
    };
  });
}
