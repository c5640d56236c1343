import { describe, expect, it } from 'vitest';
import { CART_LIMITS, readQuantity, readVoucherCode } from './cart-limits.ts';
import { type MergedLine, mergeLines } from './merge-lines.ts';
import { quantityFaultsOf } from './quantity-faults.ts';

const line = (offerId: number, quantity: number, more: Partial<MergedLine> = {}): MergedLine => ({
  ...{ offerId, quantity, saved: false, basketGroup: '', seenPrice: 1_000 },
  ...more,
});
const nothing = () => null;

describe('a guest’s cart put into the person’s', () => {
  it('adds the same size up, and keeps the rest beside it', () => {
    expect(mergeLines([line(1, 2), line(2, 1)], [line(2, 3), line(3, 4)], nothing)).toEqual([
      line(1, 2),
      line(2, 4),
      line(3, 4),
    ]);
  });

  it('adds up to what can be had, but takes nothing away that was there', () => {
    const most = (id: number) => (id === 1 ? 5 : null);
    expect(mergeLines([line(1, 3)], [line(1, 4)], most)).toEqual([line(1, 5)]);
    expect(mergeLines([line(1, 7)], [line(1, 4)], most)).toEqual([line(1, 7)]);
  });

  it('leaves aside what lay aside', () => {
    const saved = { saved: true };
    expect(mergeLines([line(1, 2)], [line(1, 3, saved)], nothing)).toEqual([
      line(1, 2),
      line(1, 3, saved),
    ]);
    expect(mergeLines([line(1, 2, saved)], [line(1, 3, saved)], nothing)).toEqual([
      line(1, 5, saved),
    ]);
  });

  it('takes packed baskets over as they are, each once', () => {
    const packed = { basketGroup: 'a' };
    expect(mergeLines([line(1, 2)], [line(1, 1, packed)], nothing)).toHaveLength(2);
    expect(mergeLines([line(1, 1, packed)], [line(1, 1, packed)], nothing)).toEqual([
      line(1, 1, packed),
    ]);
  });

  it('keeps the limits: the person’s own lines first', () => {
    const own = Array.from({ length: CART_LIMITS.lines - 1 }, (_, index) => line(index, 1));
    const merged = mergeLines(own, [line(900, 1), line(901, 1)], nothing);
    expect(merged).toHaveLength(CART_LIMITS.lines);
    expect(merged.at(-1)?.offerId).toBe(900);
    const groups = Array.from({ length: CART_LIMITS.baskets + 3 }, (_, index) =>
      line(1, 1, { basketGroup: `g${index}` }),
    );
    expect(mergeLines([], groups, nothing)).toHaveLength(CART_LIMITS.baskets);
  });
});

describe('quantities of a whole cart', () => {
  const offer = { offerId: 1, minQuantity: 2, maxQuantity: 9, available: 5 };
  const asked = (id: number, quantity: number, packed = false) => ({ id, quantity, offer, packed });

  it('finds what is too few and too many of one line', () => {
    expect(quantityFaultsOf([asked(1, 5)])).toEqual(new Map());
    expect(quantityFaultsOf([asked(1, 1)]).get(1)).toEqual({ why: 'below-minimum', least: 2 });
    expect(quantityFaultsOf([asked(1, 6)]).get(1)).toEqual({ why: 'not-enough', available: 5 });
  });

  it('counts the same size together: alone and in packed baskets', () => {
    const faults = quantityFaultsOf([asked(1, 3), asked(2, 1, true), asked(3, 2)]);
    expect([...faults]).toEqual([[3, { why: 'not-enough', available: 1 }]]);
  });
});

describe('what is typed', () => {
  it.each([
    ['2', 2],
    [' 1.000 ', 1_000],
    ['0', 0],
    ['10000', 10_000],
    ['10001', null],
    ['-1', null],
    ['1,5', null],
    ['1.5', null],
    ['2e3', null],
    ['', null],
    ['hai', null],
  ])('reads %j as the quantity %j', (text, quantity) => {
    expect(readQuantity(text)).toBe(quantity);
  });

  it.each([
    [' tết-2027 ', 'TET2027'],
    ['abc', null],
    ['', null],
    ['A'.repeat(21), null],
    ["' or 1=1 --", 'OR11'],
  ])('reads %j as the voucher %j', (text, code) => {
    expect(readVoucherCode(text)).toBe(code);
  });
});
