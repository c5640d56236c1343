import type { Dong } from '#src/base/money.ts';
import { fitOf, type Theme } from './basket-themes.ts';

/** One size of a product that could go into a basket. */
export interface Candidate {
  readonly offerId: number;
  readonly productId: number;
  readonly producerId: number | null;
  readonly setNo: number;
  readonly stars: number | null;
  readonly provinceCode: string;
  readonly listPrice: Dong;
  /** What can be had now; null without a limit. */
  readonly available: number | null;
}

export interface Wish {
  readonly theme: Theme;
  /** For one basket, packing included. */
  readonly budget: Dong;
  readonly wrapFee: Dong;
  /** So many baskets alike: of everything there has to be enough. */
  readonly gifts: number;
  /** Only products with four or five stars today. */
  readonly highStars: boolean;
  /** Only from this province; null: from all over the country. */
  readonly provinceCode: string | null;
  /** Already in the basket, and to stay. */
  readonly kept?: readonly PickedLine[];
  /** Not to be proposed: refused before. */
  readonly without?: readonly number[];
}

export interface PickedLine {
  readonly offerId: number;
  readonly quantity: number;
}

const MOST_LINES = 8;
const MOST_PIECES = 3;
const PASSES = 3;
/** Below this part of the budget pieces are added to what is there. */
const WELL_SPENT = 0.75;

/** How many things a basket of a price should hold. */
function usualCount(budget: number): number {
  if (budget < 200_000) return 2;
  if (budget < 400_000) return 3;
  if (budget < 700_000) return 4;
  if (budget < 1_200_000) return 5;
  return budget < 2_000_000 ? 6 : MOST_LINES;
}

/** Candidates that a wish allows at all, in an order of their own: the same whatever order they came in. */
export function allowed(candidates: readonly Candidate[], wish: Wish): Candidate[] {
  const without = new Set(wish.without ?? []);
  return candidates
    .filter(
      (one) =>
        fitOf(wish.theme, one.setNo) > 0 &&
        one.listPrice > 0 &&
        !without.has(one.offerId) &&
        (!wish.highStars || (one.stars ?? 0) >= 4) &&
        (wish.provinceCode === null || one.provinceCode === wish.provinceCode) &&
        (one.available === null || one.available >= wish.gifts),
    )
    .sort((a, b) => a.offerId - b.offerId);
}

/**
 * Proposes what to put into a basket: things of many sets and producers, with many stars, that fit the theme and use
 * the budget. Never above the budget with packing included (list prices: wholesale steps only make it cheaper). The
 * same wish over the same candidates always gives the same basket.
 *
 * Greedy by worth, then each line is tried against every other candidate until nothing gets better: thousands of
 * candidates take milliseconds, and nobody needs the very best of all baskets.
 * @returns the lines kept first, then those proposed; empty when nothing fits
 */
export function composeBasket(candidates: readonly Candidate[], wish: Wish): PickedLine[] {
  const byId = new Map(candidates.map((one) => [one.offerId, one]));
  const kept = (wish.kept ?? []).filter(({ offerId }) => byId.has(offerId));
  const keptOnes = kept.flatMap(({ offerId }) => byId.get(offerId) ?? []);
  const keptCost = kept.reduce(
    (sum, { offerId, quantity }) => sum + (byId.get(offerId)?.listPrice ?? 0) * quantity,
    0,
  );
  const room = wish.budget - wish.wrapFee - keptCost;
  const pool = allowed(candidates, wish).filter((one) => cost(one) <= room);
  const slots = Math.max(0, usualCount(wish.budget) - kept.length);
  const picked = pick(pool, slots, room, keptOnes, wish);
  improve(picked, pool, room, keptOnes, wish);
  return [...kept, ...fill(picked, room, keptOnes.length, wish)];
}

/** What to put in the place of one line: the best that is not in the basket yet and fits the budget; null without any. */
export function swapFor(
  candidates: readonly Candidate[],
  wish: Wish,
  lines: readonly PickedLine[],
  offerId: number,
): PickedLine | null {
  const kept = lines.filter((line) => line.offerId !== offerId);
  const inBasket = lines.map((line) => line.offerId);
  const byId = new Map(candidates.map((one) => [one.offerId, one]));
  const others = kept.flatMap((line) => byId.get(line.offerId) ?? []);
  const spent = kept.reduce(
    (sum, line) => sum + (byId.get(line.offerId)?.listPrice ?? 0) * line.quantity,
    0,
  );
  const room = wish.budget - wish.wrapFee - spent;
  const without = [...(wish.without ?? []), ...inBasket];
  const pool = allowed(candidates, { ...wish, without }).filter((one) => cost(one) <= room);
  const [best] = pick(pool, 1, room, others, wish);
  return best === undefined ? null : { offerId: best.offerId, quantity: 1 };
}

/** One piece: the least that is sold alone does not count in a packed basket. */
const cost = (one: Candidate): number => one.listPrice;

/** What one more thing is worth beside others. */
function worth(one: Candidate, beside: readonly Candidate[], target: number, wish: Wish): number {
  const sameProduct = beside.some(({ productId }) => productId === one.productId);
  if (sameProduct) return -1_000;
  const newSet = !beside.some(({ setNo }) => setNo === one.setNo);
  const newProducer = !beside.some(
    ({ producerId }) => producerId !== null && producerId === one.producerId,
  );
  const misfit = target <= 0 ? 0 : Math.min(2, Math.abs(cost(one) - target) / target);
  return (
    fitOf(wish.theme, one.setNo) * 10 +
    (one.stars ?? 0) * 4 +
    (newSet ? 24 : 0) +
    (newProducer ? 12 : 0) -
    misfit * 18
  );
}

function pick(
  pool: readonly Candidate[],
  slots: number,
  room: number,
  beside: readonly Candidate[],
  wish: Wish,
): Candidate[] {
  const picked: Candidate[] = [];
  let left = room;
  for (let slot = 0; slot < slots; slot += 1) {
    const target = left / (slots - slot);
    const others = [...beside, ...picked];
    let best: Candidate | null = null;
    let most = 0;
    for (const one of pool) {
      if (cost(one) > left) continue;
      const value = worth(one, others, target, wish);
      if (value > most) [best, most] = [one, value];
    }
    if (best === null) break;
    picked.push(best);
    left -= cost(best);
  }
  return picked;
}

/** Changes `picked` in place: each thing gives way to a better one as long as the budget holds. */
function improve(
  picked: Candidate[],
  pool: readonly Candidate[],
  room: number,
  beside: readonly Candidate[],
  wish: Wish,
): void {
  for (let pass = 0; pass < PASSES; pass += 1) {
    let moved = false;
    for (let at = 0; at < picked.length; at += 1) {
      const current = picked[at];
      if (current === undefined) continue;
      const rest = picked.filter((_, other) => other !== at);
      const left = room - rest.reduce((sum, one) => sum + cost(one), 0);
      const others = [...beside, ...rest];
      let best = current;
      let most = worth(current, others, left, wish);
      for (const one of pool) {
        if (cost(one) > left) continue;
        const value = worth(one, others, left, wish);
        if (value > most) [best, most] = [one, value];
      }
      if (best !== current) {
        picked[at] = best;
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** More pieces of what was picked, in turn, while much of the budget is left. */
function fill(picked: readonly Candidate[], room: number, kept: number, wish: Wish): PickedLine[] {
  const lines = picked.map((one) => ({ one, quantity: 1 }));
  let left = room - picked.reduce((sum, one) => sum + cost(one), 0);
  // A basket that somebody already changed is only filled up to its things, not to its budget.
  for (let round = 1; round < MOST_PIECES && kept === 0; round += 1) {
    for (const line of lines) {
      if (left < room * (1 - WELL_SPENT)) break;
      const enough =
        line.one.available === null || line.one.available >= (line.quantity + 1) * wish.gifts;
      if (line.one.listPrice > left || !enough) continue;
      line.quantity += 1;
      left -= line.one.listPrice;
    }
  }
  return lines.map(({ one, quantity }) => ({ offerId: one.offerId, quantity }));
}
