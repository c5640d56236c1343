import { describe, expect, it } from 'vitest';
import { seenStock, stockAfter } from './seen-stock.ts';

describe('the stock that a form leaves behind', () => {
  it.each([
    ['nothing sold meanwhile', { typed: 60, seen: 50, now: 50 }, 60],
    ['sold meanwhile, the field not touched', { typed: 50, seen: 50, now: 48 }, 48],
    ['typed what is there now', { typed: 48, seen: 50, now: 48 }, 48],
    ['a form that did not say', { typed: 60, seen: undefined, now: 48 }, 60],
    ['to order, still', { typed: null, seen: null, now: null }, null],
  ])('%s', (_name, change, left) => {
    expect(stockAfter({ ...change, sku: 'MX-1' })).toBe(left);
  });

  it('is never a guess: both values are shown', () => {
    expect(() => stockAfter({ typed: 60, seen: 50, now: 48, sku: 'MX-1' })).toThrow(
      expect.objectContaining({
        ...{ code: 'offer-stock-moved', facts: { sku: 'MX-1', seen: 50, now: 48, typed: 60 } },
      }),
    );
  });

  it.each([
    ['50', 50],
    ['', null],
    [null, undefined],
    ['-1', undefined],
    ['five', undefined],
  ])('reads %o', (text, value) => {
    expect(seenStock(text)).toBe(value);
  });
});
