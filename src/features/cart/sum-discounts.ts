import { type Dong, dong } from '#src/base/money.ts';
import type { AppliedDiscount, Payer, PricedCart } from './pricing/contract.ts';

/** What one source takes off a whole cart. */
export interface DiscountSum {
  /** `campaign:3`, `voucher:TET2027`, `basket:4`. */
  readonly source: string;
  readonly payer: Payer;
  readonly amount: Dong;
}

/** Discounts of all lines, and of all parcels' shipping, added up by where they come from; in the order first seen. */
export function sumDiscounts(priced: PricedCart): {
  readonly goods: readonly DiscountSum[];
  readonly shipping: readonly DiscountSum[];
} {
  return {
    goods: bySource(priced.lines.flatMap(({ discounts }) => discounts)),
    shipping: bySource(priced.parcels.flatMap(({ shippingDiscounts }) => shippingDiscounts)),
  };
}

function bySource(discounts: readonly AppliedDiscount[]): DiscountSum[] {
  const sums = new Map<string, DiscountSum>();
  for (const { source, payer, amount } of discounts) {
    const key = `${source} ${payer}`;
    const before = sums.get(key)?.amount ?? 0;
    sums.set(key, { source, payer, amount: dong(before + amount) });
  }
  return [...sums.values()].filter(({ amount }) => amount > 0);
}
