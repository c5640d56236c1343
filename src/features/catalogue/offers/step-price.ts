import type { Dong } from '#src/base/money.ts';

/** From this quantity on, this price a piece. */
export interface PriceStep {
  readonly fromQuantity: number;
  readonly price: Dong;
}

/** The price of one piece when `quantity` are bought; the steps may come in any order. */
export function unitPriceAt(listPrice: Dong, steps: readonly PriceStep[], quantity: number): Dong {
  let price = listPrice;
  let from = 0;
  for (const step of steps) {
    if (step.fromQuantity <= quantity && step.fromQuantity > from) {
      from = step.fromQuantity;
      price = step.price;
    }
  }
  return price;
}

/** The next step that more pieces would reach; null when there is none. */
export function nextStep(steps: readonly PriceStep[], quantity: number): PriceStep | null {
  const further = steps.filter((step) => step.fromQuantity > quantity);
  return further.reduce<PriceStep | null>(
    (least, step) => (least === null || step.fromQuantity < least.fromQuantity ? step : least),
    null,
  );
}

/**
 * The first step, by quantity, that is wrong: quantities start above one and differ, prices fall with quantity.
 * @returns null when all are right
 */
export function stepFault(
  listPrice: number,
  steps: readonly { readonly fromQuantity: number; readonly price: number }[],
): { readonly why: 'quantity' | 'twice' | 'price' | 'not-lower'; readonly at: number } | null {
  const sorted = [...steps].sort((a, b) => a.fromQuantity - b.fromQuantity);
  let before = listPrice;
  let last = 1;
  for (const { fromQuantity, price } of sorted) {
    if (!Number.isSafeInteger(fromQuantity) || fromQuantity < 2 || fromQuantity > 100_000)
      return { why: 'quantity', at: fromQuantity };
    if (fromQuantity === last) return { why: 'twice', at: fromQuantity };
    if (!Number.isSafeInteger(price) || price <= 0) return { why: 'price', at: fromQuantity };
    if (price >= before) return { why: 'not-lower', at: fromQuantity };
    before = price;
    last = fromQuantity;
  }
  return null;
}
