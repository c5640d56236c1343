import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';
import { covers, promotable, runs } from './chosen.ts';
import type { AppliedDiscount, CampaignRule, PriceLine } from './contract.ts';
import { percentOf, prorate, sumOf } from './proration.ts';

/** A line at its wholesale price, on its way through the discounts. */
export interface OpenLine {
  readonly line: PriceLine;
  readonly unitPrice: Dong;
  readonly goods: Dong;
}

/** What a gift basket takes off one of its lines: per piece, rounded down. */
export function basketDiscount({ line, unitPrice }: OpenLine): AppliedDiscount | null {
  const { basket } = line;
  if (basket === null || !promotable(line.setNo)) return null;
  const amount = dong(percentOf(unitPrice, Math.min(basket.discountBp, 10_000)) * line.quantity);
  const source = `basket:${basket.basketId ?? 'own'}`;
  return amount > 0 ? { source, payer: basket.payer, amount } : null;
}

/**
 * What one piece of a price costs less in a campaign by percent or amount; 0 for the other kinds. Never more than the price.
 */
export function offAPiece(
  campaign: Pick<CampaignRule, 'kind' | 'percentBp' | 'amount'>,
  unitPrice: Dong,
): Dong {
  if (campaign.kind === 'percent')
    return percentOf(unitPrice, Math.min(campaign.percentBp, 10_000));
  return campaign.kind === 'amount' ? dong(Math.min(campaign.amount, unitPrice)) : dong(0);
}

/**
 * The campaign of each line: every campaign is worked out over all lines it covers as if it were the only one, then each
 * line takes the one that gives it most, of equal ones the one with the lowest id. Lines in a gift basket take none and do
 * not count for any.
 * @param lines in the order that decides between equals
 * @returns one for each line
 */
export function itemDiscounts(
  lines: readonly OpenLine[],
  campaigns: readonly CampaignRule[],
  today: CampaignRule['startsOn'],
): (AppliedDiscount | null)[] {
  const best: (AppliedDiscount | null)[] = lines.map(() => null);
  const running = campaigns
    .filter((campaign) => !campaign.byVoucher && runs(campaign, today))
    .toSorted((a, b) => a.id - b.id);
  for (const campaign of running) {
    offEachLine(lines, campaign).forEach((amount, index) => {
      if (amount > (best[index]?.amount ?? 0)) {
        best[index] = { source: `campaign:${campaign.id}`, payer: campaign.payer, amount };
      }
    });
  }
  return best;
}

/** What one campaign would take off each line, its least spend and its cap kept. */
function offEachLine(lines: readonly OpenLine[], campaign: CampaignRule): readonly Dong[] {
  const eligible = lines.map(({ line }) => line.basket === null && covers(campaign.chosen, line));
  const spent = sumOf(lines.map(({ goods }, index) => (eligible[index] ? goods : 0)));
  if (spent < campaign.leastSpend) return lines.map(() => dong(0));
  const off =
    campaign.kind === 'bundle'
      ? bundleOff(lines, eligible, campaign)
      : lines.map(({ line, unitPrice }, index) =>
          dong(eligible[index] ? offAPiece(campaign, unitPrice) * line.quantity : 0),
        );
  const all = sumOf(off);
  const { mostOff } = campaign;
  return mostOff !== null && all > mostOff ? prorate(mostOff, off) : off;
}

/** Of each full `bundleTake` pieces in the cart, `bundleFree` are free: the cheapest of all of them. */
function bundleOff(
  lines: readonly OpenLine[],
  eligible: readonly boolean[],
  { bundleTake, bundleFree }: CampaignRule,
): Dong[] {
  const off = lines.map(() => dong(0));
  if (bundleTake <= 0) return off;
  const pieces = lines.map(({ line }, index) => (eligible[index] ? line.quantity : 0));
  let free = Math.floor(sumOf(pieces) / bundleTake) * Math.min(bundleFree, bundleTake);
  const cheapestFirst = lines
    .map(({ unitPrice }, index) => ({ unitPrice, index }))
    .toSorted((a, b) => a.unitPrice - b.unitPrice || a.index - b.index);
  for (const { unitPrice, index } of cheapestFirst) {
    const here = Math.min(free, pieces[index] ?? 0);
    off[index] = dong(here * unitPrice);
    free -= here;
  }
  return off;
}
