import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';

/**
 * `amount × part / whole`, rounded down, exact whatever the size of the factors.
 * @param part not negative; @param whole above 0
 */
export function shareOf(amount: Dong, part: number, whole: number): Dong {
  const product = amount * part;
  // A double holds the product exactly up to 2^53; above it a quotient could be off by a đồng.
  if (Number.isSafeInteger(product)) return dong((product - (product % whole)) / whole);
  return dong(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)));
}

/** A percentage in basis points (1000 is 10 %) of an amount, rounded down to whole đồng. */
export function percentOf(amount: Dong, basisPoints: number): Dong {
  return shareOf(amount, basisPoints, 10_000);
}

/**
 * VAT contained in a total, half a đồng rounded up: `total × bp / (10000 + bp)`.
 * @param basisPoints 800 is 8 %
 */
export function vatIn(total: Dong, basisPoints: number): Dong {
  const whole = 10_000 + basisPoints;
  const down = shareOf(total, basisPoints, whole);
  const rest = BigInt(total) * BigInt(basisPoints) - BigInt(down) * BigInt(whole);
  return dong(down + (2n * rest >= BigInt(whole) ? 1 : 0));
}

/**
 * An amount shared out by weights without losing a đồng: each share rounded down, and the đồng left over go one each to
 * the largest remainders, the earlier first among equals. No share exceeds its weight when `amount` is at most the sum.
 * All shares are 0 when all weights are.
 * @param weights whole numbers, not negative
 */
export function prorate(amount: Dong, weights: readonly number[]): Dong[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => dong(0));
  const shares = weights.map((weight) => shareOf(amount, weight, sum));
  const rests = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight) - BigInt(shares[index] ?? 0) * BigInt(sum);
    return { index, rest: exact };
  });
  let left = amount - shares.reduce((total, share) => total + share, 0);
  rests.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of rests) {
    if (left === 0) break;
    shares[index] = dong((shares[index] ?? 0) + 1);
    left -= 1;
  }
  return shares;
}

export function sumOf(amounts: readonly number[]): Dong {
  return dong(amounts.reduce((total, amount) => total + amount, 0));
}
