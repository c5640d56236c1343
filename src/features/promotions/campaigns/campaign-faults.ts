import { toNumber } from '#src/base/day.ts';
import type { CampaignDraft, CampaignOwner } from './campaign.ts';
import { payerOf } from './campaign.ts';

export const LONGEST = { title: 120, lead: 300, body: 4000 } as const;
export const MOST_NAMED_PRODUCTS = 300;
const MOST_DAYS = 366;
const MOST_DONG = 1_000_000_000;
/** Decree 81/2018/NĐ-CP art. 7: a seller's discount is at most half of the price; only public programmes go further. */
export const DEEPEST_OF_PRODUCER_BP = 5000;

export interface CampaignFault {
  readonly code: string;
  /** Name of the field of the form that it stands beside. */
  readonly field: string;
  readonly facts: object;
}

/** What is wrong with a campaign as typed, the first thing first; null when it can be kept. */
export function campaignFault(draft: CampaignDraft, owner: CampaignOwner): CampaignFault | null {
  const fault = (code: string, field: string, facts: object = {}) => ({ code, field, facts });
  if (draft.titleVi === '') return fault('campaign-title-missing', 'ten');
  for (const [part, field, text] of textsOf(draft)) {
    const most = LONGEST[part];
    if (text.length > most) {
      return fault('campaign-text-too-long', field, { most, length: text.length });
    }
  }
  const { startsOn, endsOn, kind } = draft;
  if (startsOn === null) return fault('campaign-days', 'tu-ngay');
  if (endsOn === null || endsOn < startsOn) return fault('campaign-days', 'den-ngay');
  if (toNumber(endsOn) - toNumber(startsOn) >= MOST_DAYS) {
    return fault('campaign-too-long', 'den-ngay', { most: MOST_DAYS });
  }
  if (draft.banner !== '' && !/^\d\d-[a-z]$/.test(draft.banner))
    return fault('campaign-banner', 'tranh');
  if (kind === 'percent') {
    if (!whole(draft.percentBp, 1, 10_000)) return fault('campaign-percent', 'phan-tram');
    if (payerOf(owner) === 'producer' && draft.percentBp > DEEPEST_OF_PRODUCER_BP) {
      return fault('campaign-too-deep', 'phan-tram', { most: DEEPEST_OF_PRODUCER_BP / 100 });
    }
  }
  if (kind === 'amount' && !whole(draft.amount, 1, MOST_DONG))
    return fault('campaign-amount', 'so-tien');
  if (kind === 'free-shipping' && !whole(draft.amount, 0, MOST_DONG)) {
    return fault('campaign-amount', 'so-tien');
  }
  if (kind === 'bundle') {
    const { bundleTake, bundleFree } = draft;
    const fits = whole(bundleTake, 2, 100) && whole(bundleFree, 1, bundleTake - 1);
    if (!fits) return fault('campaign-bundle', 'mua');
  }
  if (draft.mostOff !== null && !whole(draft.mostOff, 1, MOST_DONG)) {
    return fault('campaign-most-off', 'giam-toi-da');
  }
  if (!whole(draft.leastSpend, 0, MOST_DONG)) return fault('campaign-least-spend', 'mua-tu');
  if (draft.byVoucher && (kind === 'bundle' || kind === 'none')) {
    return fault('campaign-voucher-kind', 'bang-ma');
  }
  if (draft.chosen.productIds.length > MOST_NAMED_PRODUCTS) {
    return fault('campaign-too-many-products', 'san-pham', { most: MOST_NAMED_PRODUCTS });
  }
  return null;
}

function textsOf(draft: CampaignDraft) {
  return [
    ['title', 'ten', draft.titleVi],
    ['title', 'ten-en', draft.titleEn],
    ['lead', 'loi-dan', draft.leadVi],
    ['lead', 'loi-dan-en', draft.leadEn],
    ['body', 'noi-dung', draft.bodyVi],
    ['body', 'noi-dung-en', draft.bodyEn],
  ] as const;
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
