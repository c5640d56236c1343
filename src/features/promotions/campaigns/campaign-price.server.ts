import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { campaigns } from '#db/schema/promotions.ts';
import type { Day } from '#src/base/day.ts';
import { availability } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { covers } from '#src/features/cart/pricing/chosen.ts';
import { bestPrice, type CampaignPrice } from './campaign-price.ts';
import type { CampaignRow } from './open-campaign.server.ts';
import { rulesOf } from './read-rules.server.ts';

/** What runs for a product today. */
export interface ProductCampaigns {
  /** Sizes that cost less today, each with the best campaign. */
  readonly prices: readonly CampaignPrice[];
  /** The cheapest size that can be had now; null when none can. */
  readonly cheapest: OfferFacts | null;
  /** Every campaign that it belongs to and that runs, with and without a condition: to be named beside the price. */
  readonly campaigns: readonly CampaignRow[];
}

/**
 * The campaigns of the day for some products, with the prices they give. A page that shows them keeps the subject
 * `campaign:*`; that a campaign begins or ends with the day is no concern of it, since no page outlives its day.
 * @returns by product id; products without a campaign are left out
 */
export async function campaignPriceOf(
  db: Db,
  productIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, ProductCampaigns>> {
  const running = await db
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'published'),
        lte(campaigns.startsOn, today),
        gte(campaigns.endsOn, today),
      ),
    );
  if (running.length === 0 || productIds.length === 0) return new Map();
  const rules = await rulesOf(db, running);
  const ids = await db
    .select({ id: offers.id })
    .from(offers)
    .where(inArray(offers.productId, [...productIds]));
  const facts = await readOffers(
    db,
    ids.map(({ id }) => id),
    Date.parse(`${today}T12:00:00+07:00`),
  );
  const byProduct = Map.groupBy(facts, ({ productId }) => productId);
  const result = new Map<number, ProductCampaigns>();
  for (const [productId, sizes] of byProduct) {
    const [first] = sizes;
    const about = running.filter((_, index) => {
      const rule = rules[index];
      return first !== undefined && rule !== undefined && covers(rule.chosen, first);
    });
    if (about.length === 0) continue;
    const prices = sizes.flatMap((size) => {
      const best = bestPrice(size, size.listPrice, rules, today);
      const { offerId, sku, unitVi, unitEn, listPrice: was } = size;
      return best === null ? [] : [{ offerId, sku, unitVi, unitEn, was, ...best }];
    });
    const cheapest =
      sizes
        .filter((offer) => availability({ offer, today }).ok)
        .toSorted((a, b) => a.listPrice - b.listPrice)[0] ?? null;
    result.set(productId, { prices, cheapest, campaigns: about });
  }
  return result;
}
