import { Refusal } from '#src/base/refusal.ts';

/**
 * The stock a form leaves behind. Orders take stock while somebody types: whoever did not touch the field keeps what is
 * there now, and whoever did is shown both.
 * @param seen what the form showed; undefined: nobody asked
 * @throws Refusal `offer-stock-moved` with what was seen, what is there now, and what was typed
 */
export function stockAfter({
  typed,
  seen,
  now,
  sku,
}: {
  readonly typed: number | null;
  readonly seen: number | null | undefined;
  readonly now: number | null;
  readonly sku: string;
}): number | null {
  if (seen === undefined || seen === now || typed === now) return typed;
  if (typed === seen) return now;
  throw new Refusal('offer-stock-moved', { sku, seen, now, typed });
}

/** What a form showed as stock, from its hidden field; undefined when it has none. */
export function seenStock(text: unknown): number | null | undefined {
  if (typeof text !== 'string') return undefined;
  if (text === '') return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
