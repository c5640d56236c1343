import type { Day } from '#src/base/day.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import type { CampaignRule, ChosenProducts, PriceLine } from './contract.ts';

type Product = Pick<PriceLine, 'productId' | 'producerId' | 'provinceCode' | 'setNo' | 'stars'>;

/**
 * No discount, voucher or free delivery is given on alcohol: the law forbids promotion of the stronger drinks, and their
 * strength is not in the data. Wholesale steps are prices, not promotion.
 */
export function promotable(setNo: number): boolean {
  return !isAlcohol(setNo);
}

/** Whether a campaign is about a product: named, or fitting every rule given; never alcohol. */
export function covers(chosen: ChosenProducts, product: Product): boolean {
  if (!promotable(product.setNo)) return false;
  if (chosen.productIds.includes(product.productId)) return true;
  const rules = [
    fits(chosen.provinceCodes, product.provinceCode),
    fits(chosen.stars, product.stars),
    fits(chosen.setNos, product.setNo),
    fits(chosen.producerIds, product.producerId),
  ].filter((fit) => fit !== null);
  // Products by name only: the absence of rules is not "all".
  if (rules.length === 0) return chosen.productIds.length === 0;
  return rules.every((fit) => fit);
}

function fits<T>(wanted: readonly T[], own: T | null): boolean | null {
  return wanted.length === 0 ? null : own !== null && wanted.includes(own);
}

/** Whether a campaign runs on a day: its first and last day included. */
export function runs(campaign: Pick<CampaignRule, 'startsOn' | 'endsOn'>, today: Day): boolean {
  return campaign.startsOn <= today && today <= campaign.endsOn;
}
