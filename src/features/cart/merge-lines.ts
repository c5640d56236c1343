import { CART_LIMITS } from './cart-limits.ts';

export interface MergedLine {
  readonly offerId: number;
  readonly quantity: number;
  readonly saved: boolean;
  /** '' for a line of its own, else the packed gift basket it lies in. */
  readonly basketGroup: string;
  readonly seenPrice: number;
}

/** The most pieces of an offer that make sense; null without a limit. */
export type MostOf = (offerId: number) => number | null;

/**
 * A guest's cart put into the same person's: quantities of the same size are added, up to what can be had; what lay
 * aside stays aside; packed gift baskets come over as they are. Lines beyond the limit are left out, the guest's last ones first.
 * @returns what the person's lines are afterwards, the person's own before those that came
 */
export function mergeLines<Line extends MergedLine>(
  own: readonly Line[],
  guest: readonly Line[],
  most: MostOf,
): Line[] {
  const merged = new Map<string, Line>(own.map((line) => [keyOf(line), line]));
  for (const line of guest) {
    const same = merged.get(keyOf(line));
    if (same === undefined) {
      merged.set(keyOf(line), line);
      continue;
    }
    // Packed baskets have groups of their own: the same group is the same basket, taken over twice.
    if (line.basketGroup !== '') continue;
    const cap = Math.min(most(line.offerId) ?? CART_LIMITS.quantity, CART_LIMITS.quantity);
    const sum = same.quantity + line.quantity;
    const quantity = Math.max(Math.min(sum, cap), same.quantity, line.quantity);
    merged.set(keyOf(line), { ...same, quantity });
  }
  return withinLimits([...merged.values()]);
}

function keyOf({ offerId, saved, basketGroup }: MergedLine): string {
  return `${offerId} ${saved ? 1 : 0} ${basketGroup}`;
}

function withinLimits<Line extends MergedLine>(lines: readonly Line[]): Line[] {
  const groups = new Set<string>();
  let plain = 0;
  return lines.filter((line) => {
    if (line.basketGroup === '') return ++plain <= CART_LIMITS.lines;
    if (!groups.has(line.basketGroup) && groups.size >= CART_LIMITS.baskets) return false;
    groups.add(line.basketGroup);
    return true;
  });
}
