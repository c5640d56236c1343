import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dong } from '#src/base/money.ts';
import { fitOf, THEMES } from './basket-themes.ts';
import { type Candidate, composeBasket, swapFor, type Wish } from './compose.ts';

const candidate = fc.record({
  offerId: fc.integer({ min: 1, max: 1_000_000 }),
  productId: fc.integer({ min: 1, max: 400 }),
  producerId: fc.option(fc.integer({ min: 1, max: 100 })),
  setNo: fc.integer({ min: 1, max: 26 }),
  stars: fc.option(fc.constantFrom(3, 4, 5)),
  provinceCode: fc.constantFrom('01', '08', '91'),
  listPrice: fc.integer({ min: 5_000, max: 900_000 }).map((price) => price as Dong),
  available: fc.option(fc.integer({ min: 0, max: 60 })),
});
const candidates = fc.uniqueArray(candidate, {
  selector: ({ offerId }) => offerId,
  maxLength: 120,
});
const wishes = fc.record({
  theme: fc.constantFrom(...THEMES),
  budget: fc.integer({ min: 100_000, max: 5_000_000 }).map((price) => price as Dong),
  wrapFee: fc.constantFrom(0, 30_000).map((price) => price as Dong),
  gifts: fc.integer({ min: 1, max: 20 }),
  highStars: fc.boolean(),
  provinceCode: fc.option(fc.constantFrom('01', '08', '91')),
});

const totalOf = (all: readonly Candidate[], lines: ReturnType<typeof composeBasket>): number =>
  lines.reduce(
    (sum, line) =>
      sum + (all.find(({ offerId }) => offerId === line.offerId)?.listPrice ?? NaN) * line.quantity,
    0,
  );

const shop = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, at) => ({
    offerId: at + 1,
    productId: Math.floor(at / 2) + 1,
    producerId: (at % 300) + 1,
    setNo: (at % 26) + 1,
    stars: [3, 4, 5, null][at % 4] ?? null,
    provinceCode: ['01', '08', '91'][at % 3] ?? '01',
    listPrice: (20_000 + ((at * 7_919) % 380_000)) as Dong,
    available: at % 5 === 0 ? null : at % 90,
  }));
const WISH: Wish = {
  ...{ theme: 'tet', budget: 800_000 as Dong, wrapFee: 30_000 as Dong, gifts: 1 },
  ...{ highStars: false, provinceCode: null },
};

describe('composeBasket', () => {
  it('holds to budget, stock, theme, stars and province, and to no size twice', () => {
    fc.assert(
      fc.property(candidates, wishes, (all, wish) => {
        const lines = composeBasket(all, wish);
        if (lines.length > 0) {
          expect(totalOf(all, lines) + wish.wrapFee).toBeLessThanOrEqual(wish.budget);
        }
        expect(new Set(lines.map(({ offerId }) => offerId)).size).toBe(lines.length);
        const products = lines.map(
          (line) => all.find(({ offerId }) => offerId === line.offerId)?.productId,
        );
        expect(new Set(products).size).toBe(lines.length);
        for (const { offerId, quantity } of lines) {
          const one = all.find((each) => each.offerId === offerId);
          if (!one) throw new Error('not among the candidates');
          expect(quantity).toBeGreaterThanOrEqual(1);
          if (one.available !== null) {
            expect(quantity * wish.gifts).toBeLessThanOrEqual(one.available);
          }
          expect(fitOf(wish.theme, one.setNo)).toBeGreaterThan(0);
          if (wish.highStars) expect(one.stars).toBeGreaterThanOrEqual(4);
          if (wish.provinceCode !== null) expect(one.provinceCode).toBe(wish.provinceCode);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same basket whatever order the candidates come in', () => {
    fc.assert(
      fc.property(candidates, wishes, (all, wish) => {
        expect(composeBasket([...all].reverse(), wish)).toEqual(composeBasket(all, wish));
      }),
    );
  });

  it('keeps what is there already and proposes nothing that was refused', () => {
    fc.assert(
      fc.property(candidates, wishes, (all, wish) => {
        const [first, ...more] = composeBasket(all, wish);
        if (first === undefined) return;
        const without = more.map(({ offerId }) => offerId);
        const again = composeBasket(all, { ...wish, kept: [first], without });
        expect(again[0]).toEqual(first);
        expect(again.some(({ offerId }) => without.includes(offerId))).toBe(false);
        expect(totalOf(all, again) + wish.wrapFee).toBeLessThanOrEqual(wish.budget);
      }),
    );
  });

  it('prefers variety: as many sets and producers as lines, and stars', () => {
    const all = shop(1_000);
    const lines = composeBasket(all, WISH);
    const ones = lines.map((line) => all.find(({ offerId }) => offerId === line.offerId));
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(new Set(ones.map((one) => one?.setNo)).size).toBe(lines.length);
    expect(new Set(ones.map((one) => one?.producerId)).size).toBe(lines.length);
    expect(ones.every((one) => (one?.stars ?? 0) >= 4)).toBe(true);
    expect(totalOf(all, lines)).toBeGreaterThan(0.6 * WISH.budget);
  });

  it('is quick over a thousand offers', () => {
    const all = shop(1_000);
    const began = performance.now();
    for (let run = 0; run < 10; run += 1) {
      composeBasket(all, { ...WISH, budget: (3_000_000 + run) as Dong });
    }
    expect((performance.now() - began) / 10).toBeLessThan(100);
  });

  it('is empty when nothing fits', () => {
    expect(composeBasket([], WISH)).toEqual([]);
    expect(composeBasket(shop(100), { ...WISH, budget: 40_000 as Dong })).toEqual([]);
  });
});

describe('swapFor', () => {
  it('puts something else in its place within the budget, and another after that', () => {
    const all = shop(1_000);
    const lines = composeBasket(all, WISH);
    const out = lines[0];
    if (!out) throw new Error('nothing composed');
    const first = swapFor(all, WISH, lines, out.offerId);
    expect(lines.map(({ offerId }) => offerId)).not.toContain(first?.offerId);
    const then = [...lines.slice(1), ...(first ? [first] : [])];
    expect(totalOf(all, then) + WISH.wrapFee).toBeLessThanOrEqual(WISH.budget);
    const second = swapFor(all, { ...WISH, without: [out.offerId] }, then, first?.offerId ?? 0);
    expect(second?.offerId).not.toBe(out.offerId);
    expect(second?.offerId).not.toBe(first?.offerId);
  });

  it('is null when nothing else fits', () => {
    expect(swapFor(shop(1), WISH, [{ offerId: 1, quantity: 1 }], 1)).toBeNull();
  });
});
