import { addMonths, type Day, dayAt } from '#src/base/day.ts';

/** Contract data are kept so long after the contract has ended: at least 3 years (Law 122/2025 art. 16–17). */
export const KEEP_MONTHS = 36;

/** When an order came to its end, ISO 8601 UTC; null while it is under way. */
export function endOf(order: {
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
}): string | null {
  return order.completedAt ?? order.cancelledAt;
}

/** The day on which the contract data of an order may go; null while it is under way. */
export function keepUntil(order: {
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
}): Day | null {
  const end = endOf(order);
  return end === null ? null : addMonths(dayAt(Date.parse(end)), KEEP_MONTHS);
}

/** What a person may be looked up by. */
export type BuyerSearch =
  | { readonly by: 'phone'; readonly value: string }
  | { readonly by: 'email'; readonly value: string }
  | { readonly by: 'code'; readonly value: string };
