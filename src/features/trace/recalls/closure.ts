/** What became what: goods of lot `from` went into lot `to`. */
export interface LotLink {
  readonly from: number;
  readonly to: number;
}

/** `forward`: what was made of it; `backward`: what it was made of; `both`: whatever hangs together with it. */
export type Direction = 'forward' | 'backward' | 'both';

/**
 * Every lot that can be reached from the seeds, with the fewest transformations it is away; a seed is 0 away. Links in
 * a circle do no harm: each lot is visited once.
 */
export function closureOf(
  links: Iterable<LotLink>,
  seeds: Iterable<number>,
  direction: Direction,
): Map<number, number> {
  const next = new Map<number, number[]>();
  const add = (from: number, to: number): void => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  };
  for (const { from, to } of links) {
    if (direction !== 'backward') add(from, to);
    if (direction !== 'forward') add(to, from);
  }
  const found = new Map<number, number>();
  const queue: number[] = [];
  for (const seed of seeds) {
    if (found.has(seed)) continue;
    found.set(seed, 0);
    queue.push(seed);
  }
  // The queue grows while it is walked: the nearest are always looked at first.
  for (const lot of queue) {
    const distance = (found.get(lot) ?? 0) + 1;
    for (const neighbour of next.get(lot) ?? []) {
      if (found.has(neighbour)) continue;
      found.set(neighbour, distance);
      queue.push(neighbour);
    }
  }
  return found;
}
