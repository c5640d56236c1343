import type { Dong } from '#src/base/money.ts';

/** Terms of a basket that a shopper put together: no discount, and what packing it costs. */
export const OWN_BASKET = {
  discountBp: 0,
  wrapFee: 30_000 as Dong,
  payer: 'site',
} as const;

/** Limits of what is typed into the builder. */
export const OWN_LIMITS = {
  leastBudget: 100_000,
  mostBudget: 50_000_000,
  gifts: 20,
  lines: 20,
  quantity: 50,
} as const;
