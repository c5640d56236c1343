import type { Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import { recalledProducts } from '#src/features/cart/recalled-products.server.ts';
import type { CampaignRule } from '#src/features/cart/pricing/contract.ts';
import type { CampaignCard } from '#src/features/promotions/campaigns/campaign-card.view.ts';
import { campaignPriceOf } from '#src/features/promotions/campaigns/campaign-price.server.ts';
import { namesOfCampaign } from '#src/features/promotions/campaigns/campaign-names.server.ts';
import { anyQuery } from '#src/features/search/any-query.ts';
import { PRICE_BANDS } from '#src/features/search/contract.ts';
import type { App } from '#src/app.ts';
import { type Card, cardOf } from './page.ts';
import type { Reference } from './reference.ts';
import { productCards } from './story-products.ts';

export const PRODUCTS_A_PAGE = 24;

/**
 * The products that a campaign covers today and that have a price, as cards: those named first, then those that its rules
 * find, most stars first.
 */
export async function campaignProducts(
  app: App,
  rule: CampaignRule,
  at: { readonly lang: Lang; readonly day: Day; readonly ref: Reference; readonly page: number },
): Promise<{
  readonly cards: readonly (CampaignCard & { readonly id: number })[];
  readonly total: number;
}> {
  const { lang, day, ref, page } = at;
  const from = (page - 1) * PRODUCTS_A_PAGE;
  const names = await namesOfCampaign(app.db, rule);
  const named = names.products.slice(from, from + PRODUCTS_A_PAGE);
  const cards: Card[] = await productCards(app.db, named, ref, lang, day, app.settings.demo);
  const { setNos, stars, provinceCodes, producerIds, productIds } = rule.chosen;
  const ruled = setNos.length + stars.length + provinceCodes.length + producerIds.length > 0;
  let found = 0;
  if (ruled || productIds.length === 0) {
    const producer = names.producers[0]?.slug ?? null;
    const sets = (
      setNos.length > 0 ? setNos : ref.groups.flatMap(({ sets: own }) => own.map(({ no }) => no))
    ).filter((no) => !isAlcohol(no));
    const left = PRODUCTS_A_PAGE - named.length;
    const result = await app.search.find({
      ...anyQuery(day),
      ...{ set: sets, stars, province: provinceCodes, producer, sort: 'sao' as const },
      price: PRICE_BANDS.filter(({ from: lowest }) => lowest !== null).map(({ id }) => id),
      limit: Math.max(1, left),
      offset: Math.max(0, from - names.products.length),
    });
    if (sets.length > 0) {
      found = result.total;
      const there = new Set(cards.map(({ id }) => id));
      const more = result.hits.map((hit) => cardOf(hit, ref, lang, day));
      cards.push(...more.filter(({ id }) => !there.has(id)).slice(0, left));
    }
  }
  const ids = cards.map(({ id }) => id);
  const prices = await campaignPriceOf(app.db, ids, day);
  const recalled = await recalledProducts(app.db, ids);
  return {
    total: names.products.length + found,
    cards: cards.map(({ id, card, standing }) => {
      const today = prices.get(id);
      const off = recalled.has(id) || card.notNow !== undefined;
      const cheapest = off ? null : (today?.cheapest ?? null);
      const price = today?.prices.find(({ offerId }) => offerId === cheapest?.offerId) ?? null;
      return { id, card, standing, price, sku: cheapest?.sku ?? null, recalled: recalled.has(id) };
    }),
  };
}
