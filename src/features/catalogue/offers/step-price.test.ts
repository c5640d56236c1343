import { describe, expect, it } from 'vitest';
import { dong } from '#src/base/money.ts';
import { nextStep, stepFault, unitPriceAt } from './step-price.ts';

const steps = [
  { fromQuantity: 50, price: dong(80_000) },
  { fromQuantity: 10, price: dong(90_000) },
];

describe('wholesale steps', () => {
  it.each([
    [1, 100_000],
    [9, 100_000],
    [10, 90_000],
    [49, 90_000],
    [50, 80_000],
    [5000, 80_000],
  ])('%i pieces cost %i each', (quantity, price) => {
    expect(unitPriceAt(dong(100_000), steps, quantity)).toBe(price);
  });

  it('says what comes next', () => {
    expect(nextStep(steps, 1)?.fromQuantity).toBe(10);
    expect(nextStep(steps, 10)?.fromQuantity).toBe(50);
    expect(nextStep(steps, 50)).toBeNull();
  });

  it.each([
    [[], null],
    [steps, null],
    [[{ fromQuantity: 1, price: 9 }], { why: 'quantity', at: 1 }],
    [[{ fromQuantity: 2.5, price: 9 }], { why: 'quantity', at: 2.5 }],
    [[steps[0]!, steps[0]!], { why: 'twice', at: 50 }],
    [[{ fromQuantity: 5, price: 0 }], { why: 'price', at: 5 }],
    [[{ fromQuantity: 5, price: 100_000 }], { why: 'not-lower', at: 5 }],
    [
      [
        { fromQuantity: 5, price: 70_000 },
        { fromQuantity: 9, price: 75_000 },
      ],
      { why: 'not-lower', at: 9 },
    ],
  ])('finds the first fault %#', (list, fault) => {
    expect(stepFault(100_000, list)).toEqual(fault);
  });
});
