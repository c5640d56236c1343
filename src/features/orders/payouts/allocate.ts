/**
 * Shares an amount out by weights, to the đồng: each gets its part rounded down, what is left over goes to the largest
 * remainders, the first of equals first. The shares add up to the amount whatever the weights; without any weight the
 * first gets all.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.length === 0) return [];
  if (sum <= 0) return weights.map((_, at) => (at === 0 ? amount : 0));
  const whole = BigInt(amount);
  const of = BigInt(sum);
  const parts = weights.map((weight, at) => {
    const exact = whole * BigInt(weight);
    return { at, share: exact / of, rest: exact % of };
  });
  let left = whole - parts.reduce((total, { share }) => total + share, 0n);
  const shares = parts.map(({ share }) => share);
  for (const { at } of [...parts].sort((a, b) =>
    b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.at - b.at,
  )) {
    if (left === 0n) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map(Number);
}
