import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import { covers, runs } from '#src/features/cart/pricing/chosen.ts';
import type { CampaignRule, PriceLine } from '#src/features/cart/pricing/contract.ts';
import { offAPiece } from '#src/features/cart/pricing/item-campaigns.ts';

/** The price of a size while a campaign runs, for pages: what it was and what one piece costs now. */
export interface CampaignPrice {
  readonly offerId: number;
  readonly sku: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly was: Dong;
  readonly now: Dong;
  readonly campaignId: number;
}

/**
 * The campaign that lowers a single piece most, with the price it gives; null when none does so without a condition.
 * Campaigns that ask for a least spend, a bundle or a voucher lower nothing until the cart says so.
 */
export function bestPrice(
  product: Pick<PriceLine, 'productId' | 'producerId' | 'provinceCode' | 'setNo' | 'stars'>,
  was: Dong,
  campaigns: readonly CampaignRule[],
  today: Day,
): { readonly now: Dong; readonly campaignId: number } | null {
  let best: { now: Dong; campaignId: number } | null = null;
  for (const campaign of campaigns.toSorted((a, b) => a.id - b.id)) {
    if (campaign.byVoucher || campaign.leastSpend > 0 || !runs(campaign, today)) continue;
    if (!covers(campaign.chosen, product)) continue;
    const off = Math.min(offAPiece(campaign, was), campaign.mostOff ?? Infinity);
    const now = (was - off) as Dong;
    if (off > 0 && now < (best?.now ?? was)) best = { now, campaignId: campaign.id };
  }
  return best;
}
