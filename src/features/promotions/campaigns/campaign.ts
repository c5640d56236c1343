import type { Day } from '#src/base/day.ts';
import type { ChosenProducts, Payer } from '#src/features/cart/pricing/contract.ts';

export const CAMPAIGN_KINDS = ['percent', 'amount', 'bundle', 'free-shipping', 'none'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export const CAMPAIGN_STATES = ['draft', 'published', 'stopped'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Where a campaign is in its time. */
export const CAMPAIGN_PHASES = ['running', 'coming', 'draft', 'over', 'stopped'] as const;
export type CampaignPhase = (typeof CAMPAIGN_PHASES)[number];

/** Whose campaign it is: a producer's (with the province it is in), a province's, or the whole country's. */
export interface CampaignOwner {
  readonly provinceCode: string | null;
  readonly producerId: number | null;
}

/** What a campaign says and does, as it is typed at the desk. */
export interface CampaignDraft {
  readonly titleVi: string;
  readonly titleEn: string;
  readonly leadVi: string;
  readonly leadEn: string;
  readonly bodyVi: string;
  readonly bodyEn: string;
  /** Id of a drawing, `01-a`. */
  readonly banner: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly kind: CampaignKind;
  readonly percentBp: number;
  /** đồng */
  readonly amount: number;
  readonly bundleTake: number;
  readonly bundleFree: number;
  readonly mostOff: number | null;
  readonly leastSpend: number;
  readonly byVoucher: boolean;
  readonly chosen: ChosenProducts;
}

export const NOTHING_CHOSEN: ChosenProducts = {
  productIds: [],
  provinceCodes: [],
  stars: [],
  setNos: [],
  producerIds: [],
};

export function phaseOf(
  { state, startsOn, endsOn }: { state: CampaignState; startsOn: string; endsOn: string },
  today: Day,
): CampaignPhase {
  if (state !== 'published') return state;
  if (today < startsOn) return 'coming';
  return today > endsOn ? 'over' : 'running';
}

/** Whoever the campaign belongs to pays for it: nobody gives away what is another's. */
export function payerOf({ provinceCode, producerId }: CampaignOwner): Payer {
  if (producerId !== null) return 'producer';
  return provinceCode === null ? 'site' : 'province';
}

/**
 * The products that a campaign may be about, narrowed to what is its owner's to promote: a producer's own, or those of a
 * province. Named products are checked where they are read.
 */
export function withinOwner(chosen: ChosenProducts, owner: CampaignOwner): ChosenProducts {
  const ruled =
    chosen.provinceCodes.length + chosen.stars.length + chosen.setNos.length > 0 ||
    chosen.producerIds.length > 0;
  // Named products and no rule: a rule here would bring in all the owner's others.
  if (chosen.productIds.length > 0 && !ruled) return chosen;
  if (owner.producerId !== null) {
    return { ...chosen, provinceCodes: [], producerIds: [owner.producerId] };
  }
  return owner.provinceCode === null ? chosen : { ...chosen, provinceCodes: [owner.provinceCode] };
}

export function readChosen(json: string, productIds: readonly number[]): ChosenProducts {
  const said = JSON.parse(json) as Partial<ChosenProducts>;
  return {
    productIds,
    provinceCodes: said.provinceCodes ?? [],
    stars: said.stars ?? [],
    setNos: said.setNos ?? [],
    producerIds: said.producerIds ?? [],
  };
}
