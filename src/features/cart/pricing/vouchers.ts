import type { Day } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';
import { covers, runs } from './chosen.ts';
import type { PriceLine, PricedCart, VoucherRefusal, VoucherRule } from './contract.ts';
import { percentOf, prorate, sumOf } from './proration.ts';

type VoucherVerdict = PricedCart['vouchers'][number];

/** What a voucher could lower: the lines with what is still to be paid for them, in the order that decides between equals. */
export interface VoucherGround {
  readonly line: PriceLine;
  readonly goods: Dong;
  /** After gift-basket and item discounts. */
  readonly left: Dong;
}

/** Why a voucher cannot be used at all, whatever the cart holds beside its goods; null when it can. */
export function voucherRefusal(
  rule: VoucherRule,
  ground: readonly VoucherGround[],
  today: Day,
  takenBefore: boolean,
): { readonly refused: VoucherRefusal; readonly missing: Dong } | null {
  const { campaign } = rule;
  const no = (refused: VoucherRefusal, missing = 0) => ({ refused, missing: dong(missing) });
  if (rule.stopped === true || campaign.endsOn < today) return no('over');
  if (!runs(campaign, today)) return no('not-yet');
  if (rule.left !== null && rule.left <= 0) return no('used-up');
  if (rule.leftForBuyer !== null && rule.leftForBuyer <= 0) return no('used-by-you');
  if (takenBefore) return no('not-together');
  const eligible = ground.filter(({ line }) => covers(campaign.chosen, line));
  if (eligible.length === 0 || campaign.kind === 'none' || campaign.kind === 'bundle') {
    return no('nothing-eligible');
  }
  const spent = sumOf(eligible.map(({ goods }) => goods));
  return spent < campaign.leastSpend ? no('spend-more', campaign.leastSpend - spent) : null;
}

/** What a goods voucher takes off each line: its percent or amount of what is left to pay, shared out by that. */
export function voucherOff(rule: VoucherRule, ground: readonly VoucherGround[]): readonly Dong[] {
  const { kind, percentBp, amount, mostOff, chosen } = rule.campaign;
  const base = ground.map(({ line, left }) => (covers(chosen, line) ? left : dong(0)));
  const all = sumOf(base);
  const wanted = kind === 'percent' ? percentOf(all, Math.min(percentBp, 10_000)) : amount;
  return prorate(dong(Math.min(wanted, all, mostOff ?? wanted)), base);
}

export function verdict(
  { code }: VoucherRule,
  applied: Dong,
  refused: VoucherRefusal | null,
  missing = dong(0),
): VoucherVerdict {
  return { code, applied, refused, missing };
}
