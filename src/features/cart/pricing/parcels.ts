import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';
import { covers, runs } from './chosen.ts';
import type {
  AppliedDiscount,
  CampaignRule,
  PriceInput,
  PriceLine,
  VoucherRule,
} from './contract.ts';
import { prorate, sumOf } from './proration.ts';
import { shippingFee, zoneOf } from './shipping.ts';

/** What travels together, with its fee. */
export interface OpenParcel {
  readonly producerId: number | null;
  readonly provinceCode: string;
  readonly lines: readonly PriceLine[];
  readonly weightGrams: number;
  /** Null while the destination is not known; 0 for pick-up. */
  readonly fee: Dong | null;
}

/**
 * One parcel for each producer; goods of nobody known are one for each province.
 * @param inTurn the lines in the order that decides between equals: the first one of a parcel says where it starts
 */
export function parcelsOf(inTurn: readonly PriceLine[], input: PriceInput): OpenParcel[] {
  const grouped = new Map<string, PriceLine[]>();
  for (const line of inTurn) {
    const parcel =
      line.producerId === null ? `province ${line.provinceCode}` : `producer ${line.producerId}`;
    grouped.set(parcel, [...(grouped.get(parcel) ?? []), line]);
  }
  return [...grouped.values()].map((lines) => {
    const provinceCode = lines[0]?.provinceCode ?? '';
    const weightGrams = sumOf(lines.map((line) => line.weightGrams * line.quantity));
    return {
      producerId: lines[0]?.producerId ?? null,
      provinceCode,
      lines,
      weightGrams,
      fee: feeOf(provinceCode, weightGrams, input),
    };
  });
}

function feeOf(from: string, grams: number, input: PriceInput): Dong | null {
  if (input.delivery === 'pickup') return dong(0);
  if (input.destination === null) return null;
  const zone = zoneOf(from, input.destination.provinceCode, input.regionOf);
  return shippingFee(input.shipping, zone, grams);
}

/** What a rule of free shipping takes off each parcel that holds anything it covers, its cap kept. */
export function shippingOff(
  campaign: CampaignRule,
  parcels: readonly OpenParcel[],
  fees: readonly (Dong | null)[],
): readonly Dong[] {
  const off = parcels.map(({ lines }, index) => {
    const fee = fees[index] ?? dong(0);
    if (!lines.some((line) => covers(campaign.chosen, line))) return dong(0);
    return campaign.amount > 0 ? dong(Math.min(fee, campaign.amount)) : fee;
  });
  const { mostOff } = campaign;
  return mostOff !== null && sumOf(off) > mostOff ? prorate(mostOff, off) : off;
}

/** The free-shipping campaign of each parcel, as {@link itemDiscounts} does for lines. */
export function shippingDiscounts(
  parcels: readonly OpenParcel[],
  spentOn: (campaign: CampaignRule) => Dong,
  { campaigns, today }: PriceInput,
): (AppliedDiscount | null)[] {
  const best: (AppliedDiscount | null)[] = parcels.map(() => null);
  const running = campaigns
    .filter(({ kind, byVoucher }) => kind === 'free-shipping' && !byVoucher)
    .filter((campaign) => runs(campaign, today) && spentOn(campaign) >= campaign.leastSpend)
    .toSorted((a, b) => a.id - b.id);
  const fees = parcels.map(({ fee }) => fee);
  for (const campaign of running) {
    shippingOff(campaign, parcels, fees).forEach((amount, index) => {
      if (amount > (best[index]?.amount ?? 0)) {
        best[index] = { source: `campaign:${campaign.id}`, payer: campaign.payer, amount };
      }
    });
  }
  return best;
}

export function isFreeShipping({ campaign }: VoucherRule): boolean {
  return campaign.kind === 'free-shipping';
}
