import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { CampaignRule, Payer } from '#src/features/cart/pricing/contract.ts';
import type { CampaignKind } from './campaign.ts';
import { readChosen, withinOwner } from './campaign.ts';

/** A campaign as its table has it. */
export interface CampaignFacts {
  readonly id: number;
  readonly kind: CampaignKind;
  readonly percentBp: number;
  readonly amount: number;
  readonly bundleTake: number;
  readonly bundleFree: number;
  readonly mostOff: number | null;
  readonly leastSpend: number;
  readonly payer: Payer;
  readonly byVoucher: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly provinceCode: string | null;
  readonly producerId: number | null;
  readonly chosen: string;
}

/** @param productIds those named, as far as they are the owner's to promote */
export function ruleOf(row: CampaignFacts, productIds: readonly number[]): CampaignRule {
  return {
    id: row.id,
    kind: row.kind,
    percentBp: row.percentBp,
    amount: row.amount as Dong,
    bundleTake: row.bundleTake,
    bundleFree: row.bundleFree,
    mostOff: row.mostOff as Dong | null,
    leastSpend: row.leastSpend as Dong,
    payer: row.payer,
    byVoucher: row.byVoucher,
    startsOn: row.startsOn as Day,
    endsOn: row.endsOn as Day,
    chosen: withinOwner(readChosen(row.chosen, productIds), row),
  };
}
