import type { LotLink } from './closure.ts';

/**
 * A made-up graph of lots 1…`lots`, the same at every run: mostly from older to newer lots, with fan-in and fan-out,
 * diamonds, chains, and one link in fifty going back, so that there are circles.
 */
export function recallGraph(lots: number, links: number): LotLink[] {
  let state = 20_261_122;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const seen = new Set<string>();
  const found: LotLink[] = [];
  while (found.length < links) {
    // Kinds of shape: near neighbours make chains and diamonds, a few hubs make fan-in and fan-out.
    const hub = random(10) === 0;
    const a = hub ? 1 + random(Math.ceil(lots / 100)) * 100 : 1 + random(lots);
    const b = Math.min(lots, a + 1 + random(hub ? lots : 40));
    const [from, to] = random(50) === 0 ? [b, a] : [a, b];
    if (from === to || from > lots || seen.has(`${from}-${to}`)) continue;
    seen.add(`${from}-${to}`);
    found.push({ from, to });
  }
  return found;
}
