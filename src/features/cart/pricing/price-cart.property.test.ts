import { describe, expect, it } from 'vitest';
import { priceFaults } from './check-price.fixture.ts';
import { randomCart } from './random-cart.fixture.ts';

describe('the price of random carts', () => {
  it('adds up, is never negative, needs no order and equals the naive price', () => {
    for (let seed = 1; seed <= 3_000; seed++) {
      expect(priceFaults(randomCart(seed), seed), `cart ${seed}`).toEqual([]);
    }
  }, 60_000);
});
