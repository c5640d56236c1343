import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { allocate } from './allocate.ts';
import { type PayoutOrder, payoutsOf, sumPayouts } from './payout.ts';
import { payoutDays } from './payout-period.ts';

const ALL = { from: '2000', until: '9999' };
const parcel = (id: number, change: Partial<PayoutOrder['parcels'][number]> = {}) => {
  const money = {
    goods: 200_000,
    discount: 20_000,
    wrap: 0,
    shipping: 30_000,
    shippingDiscount: 0,
  };
  const all = { ...money, ...change };
  return {
    ...{ id, producerId: id, cashCollected: null, deliveredAt: '2026-11-05T03:00:00.000Z' },
    ...all,
    total: all.goods - all.discount + all.wrap + all.shipping - all.shippingDiscount,
  };
};
const order = (change: Partial<PayoutOrder>): PayoutOrder => ({
  ...{ method: 'cod', parcels: [parcel(1)], discounts: [], paid: 0, refunds: [] },
  ...change,
});

describe('what a producer is owed', () => {
  it('of cash at the door: nothing more, but what others give towards the discount', () => {
    const cash = order({ parcels: [parcel(1, { cashCollected: 210_000 })], paid: 210_000 });
    expect(payoutsOf(cash, ALL)).toMatchObject([{ owed: 0, ownDiscount: 20_000, online: 0 }]);
    const discounts = [
      { payer: 'province', amount: 15_000, producerId: 1 },
      { payer: 'producer', amount: 5_000, producerId: 1 },
    ];
    expect(payoutsOf({ ...cash, discounts }, ALL)).toMatchObject([
      { owed: 15_000, ownDiscount: 5_000, othersDiscount: 15_000 },
    ]);
  });

  it('of a transfer: all of it, less what went back; cash given back is owed to the site', () => {
    const refund = { amount: 50_000, reason: 'goods-returned', madeAt: '2026-12-02', parcelId: 1 };
    const paid = order({ method: 'transfer', paid: 210_000, refunds: [refund] });
    expect(payoutsOf(paid, ALL)).toMatchObject([
      { owed: 160_000, online: 210_000, refunded: 50_000 },
    ]);
    const november = { from: '2026-11-01', until: '2026-12-01' };
    const december = { from: '2026-12-01', until: '2027-01-01' };
    expect(payoutsOf(paid, november)).toMatchObject([{ owed: 210_000, refunded: 0 }]);
    expect(payoutsOf(paid, december)).toMatchObject([
      { owed: -50_000, delivered: false, goods: 0 },
    ]);
  });

  it('has nothing of what never arrived, or of money that came twice', () => {
    const parcels = [parcel(1), parcel(2, { deliveredAt: null })];
    const refunds = [
      { amount: 210_000, reason: 'parcel-cancelled', madeAt: '2026-11-03', parcelId: 2 },
      { amount: 99_000, reason: 'paid-too-much', madeAt: '2026-11-03', parcelId: null },
    ];
    const found = payoutsOf(order({ method: 'card', parcels, paid: 519_000, refunds }), ALL);
    expect(found).toMatchObject([{ producerId: 1, owed: 210_000, online: 210_000, refunded: 0 }]);
  });
});

const amount = fc.integer({ min: 0, max: 50_000_000 });
const anyOrder: fc.Arbitrary<PayoutOrder> = fc
  .record({
    method: fc.constantFrom('cod' as const, 'transfer' as const, 'card' as const),
    boxes: fc.array(
      fc.record({
        ...{ producerId: fc.option(fc.integer({ min: 1, max: 3 })), goods: amount, wrap: amount },
        ...{ shipping: amount, off: fc.double({ min: 0, max: 1, noNaN: true }) },
        offShipping: fc.double({ min: 0, max: 1, noNaN: true }),
        deliveredAt: fc.option(fc.constantFrom('2026-10-20', '2026-11-05', '2026-12-09')),
        collected: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    discounts: fc.array(
      fc.record({
        payer: fc.constantFrom('producer', 'province', 'site'),
        ...{ amount, producerId: fc.option(fc.integer({ min: 1, max: 3 })) },
      }),
      { maxLength: 5 },
    ),
    refunds: fc.array(
      fc.record({
        ...{ amount, madeAt: fc.constantFrom('2026-10-21', '2026-11-06', '2026-12-10') },
        reason: fc.constantFrom('goods-returned', 'office', 'paid-too-much', 'order-cancelled'),
        parcelId: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
      { maxLength: 4 },
    ),
    paid: amount,
  })
  .map(({ boxes, ...one }) => ({
    ...one,
    parcels: boxes.map(({ off, offShipping, collected, ...box }, at) => {
      const discount = Math.floor(box.goods * off);
      const shippingDiscount = Math.floor(box.shipping * offShipping);
      const total = box.goods - discount + box.wrap + box.shipping - shippingDiscount;
      const cashCollected = one.method === 'cod' && collected ? total : null;
      return { ...box, id: at + 1, discount, shippingDiscount, total, cashCollected };
    }),
  }));

describe('to the đồng', () => {
  it('shares add up, whatever the weights', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 9 }), (whole, weights) => {
        const shares = allocate(whole, weights);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(whole);
        expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
      }),
    );
  });

  it('every line balances, and periods side by side are the whole', () => {
    fc.assert(
      fc.property(anyOrder, (one) => {
        const whole = payoutsOf(one, ALL);
        for (const row of whole) {
          expect(row.owed + row.cash + row.refunded).toBe(
            row.goods - row.ownDiscount + row.wrap + row.shipping,
          );
          expect(row.ownDiscount).toBeGreaterThanOrEqual(0);
        }
        const parts = [
          ['2000', '2026-11-01'],
          ['2026-11-01', '2026-12-01'],
          ['2026-12-01', '9999'],
        ].flatMap(([from = '', until = '']) => payoutsOf(one, { from, until }));
        expect(sumPayouts(parts)).toEqual(sumPayouts(whole));
        // What the store says of the same parcels
        const arrived = one.parcels.filter(({ deliveredAt }) => deliveredAt !== null);
        const sum = (of: (parcel: (typeof arrived)[number]) => number): number =>
          arrived.reduce((total, box) => total + of(box), 0);
        const sums = sumPayouts(whole);
        expect(sums.goods).toBe(sum(({ goods }) => goods));
        expect(sums.cash).toBe(sum(({ cashCollected }) => cashCollected ?? 0));
        expect(sums.ownDiscount + sums.othersDiscount).toBe(
          sum((box) => box.discount + box.shippingDiscount),
        );
        expect(sums.owed + sums.cash + sums.refunded - sums.othersDiscount).toBe(
          sum(({ total }) => total),
        );
        if (arrived.length === one.parcels.length && one.method !== 'cod') {
          const excess = one.refunds
            .filter(({ reason }) => reason === 'paid-too-much')
            .reduce((total, refund) => total + refund.amount, 0);
          expect(sums.online).toBe(Math.max(0, one.paid - excess));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

it('reads the days of a report', () => {
  const today = day('2026-11-23');
  const of = (query: string) => payoutDays(new URLSearchParams(query), today);
  expect(of('').days).toEqual({ from: '2026-11-01', to: '2026-11-30', month: '2026-11' });
  expect(of('thang=2026-02').days).toMatchObject({ to: '2026-02-28' });
  expect(of('tu=2026-10-05&den=2026-10-05').days).toMatchObject({ from: '2026-10-05', month: '' });
  for (const wrong of [
    'thang=2026-13',
    'tu=2026-10-05&den=2026-10-04',
    'tu=x',
    'tu=2020-01-01&den=2026-01-01',
  ])
    expect(of(wrong)).toMatchObject({ wrong: true, days: { month: '2026-11' } });
});
