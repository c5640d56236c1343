import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import {
  availability,
  mostAtOnce,
  quantityFault,
  type SellingFacts,
  shownStock,
} from './availability.ts';
import { inSeason, lastOfSeason, nextOpening, parseMonthDay } from './season.ts';

const offer: SellingFacts = {
  state: 'on-sale',
  available: 5,
  minQuantity: 1,
  leadDays: 2,
  seasonFrom: null,
  seasonTo: null,
};
const today = day('2026-11-23');

describe('availability', () => {
  it('says from when', () => {
    expect(availability({ offer, today })).toEqual({ ok: true, from: '2026-11-25' });
    expect(availability({ offer: { ...offer, available: null }, today }).ok).toBe(true);
  });

  it.each([
    [{ ...offer, state: 'paused' as const }, { why: 'paused' }],
    [
      { ...offer, available: 0 },
      { why: 'sold-out', available: 0 },
    ],
    [
      { ...offer, minQuantity: 6 },
      { why: 'sold-out', available: 5 },
    ],
    [
      { ...offer, seasonFrom: '05-15', seasonTo: '07-30' },
      { why: 'out-of-season', opens: '2027-05-15' },
    ],
    [{ ...offer, producerId: null }, { why: 'no-producer' }],
    [{ ...offer, producerId: 1, setNo: 26, available: 0 }, { why: 'by-request' }],
  ])('says why not %#', (facts, answer) => {
    expect(availability({ offer: facts, today })).toEqual({ ok: false, ...answer });
  });

  it('puts a recall before everything, and takes another figure of stock', () => {
    const paused = { ...offer, state: 'paused' as const };
    expect(availability({ offer: paused, today, recalled: true })).toMatchObject({
      why: 'recalled',
    });
    expect(availability({ offer, today, available: 0 })).toMatchObject({ why: 'sold-out' });
  });
});

describe('season', () => {
  const plum = { seasonFrom: '05-15', seasonTo: '07-30' };
  const tet = { seasonFrom: '12-01', seasonTo: '02-15' };
  const leap = { seasonFrom: '02-29', seasonTo: '03-31' };
  const toLeap = { seasonFrom: '02-01', seasonTo: '02-29' };

  it.each([
    [plum, '2026-05-14', false, '2026-05-15', null],
    [plum, '2026-05-15', true, '2026-05-15', '2026-07-30'],
    [plum, '2026-07-30', true, '2026-07-30', '2026-07-30'],
    [plum, '2026-07-31', false, '2027-05-15', null],
    [tet, '2026-11-30', false, '2026-12-01', null],
    [tet, '2026-12-31', true, '2026-12-31', '2027-02-15'],
    [tet, '2027-01-01', true, '2027-01-01', '2027-02-15'],
    [tet, '2027-02-16', false, '2027-12-01', null],
    [leap, '2027-02-28', false, '2027-03-01', null],
    [leap, '2027-03-01', true, '2027-03-01', '2027-03-31'],
    [leap, '2028-02-28', false, '2028-02-29', null],
    [leap, '2027-04-01', false, '2028-02-29', null],
    [toLeap, '2027-02-28', true, '2027-02-28', '2027-02-28'],
    [toLeap, '2028-02-28', true, '2028-02-28', '2028-02-29'],
    [toLeap, '2027-03-01', false, '2028-02-01', null],
  ])('%o on %s', (season, on, open, opens, ends) => {
    expect(inSeason(season, day(on))).toBe(open);
    expect(nextOpening(season, day(on))).toBe(opens);
    expect(lastOfSeason(season, day(on))).toBe(ends);
  });

  it('reads days of the year', () => {
    expect(['02-29', '12-31', '02-30', '13-01', '1-1', ''].map(parseMonthDay)).toEqual([
      '02-29',
      '12-31',
      ...[null, null, null, null],
    ]);
  });
});

describe('quantities', () => {
  const limits = { minQuantity: 2, maxQuantity: 10, available: 8 };
  it.each([
    [2, null],
    [8, null],
    [0, { why: 'not-a-quantity' }],
    [2.5, { why: 'not-a-quantity' }],
    [Number.NaN, { why: 'not-a-quantity' }],
    [1, { why: 'below-minimum', least: 2 }],
    [11, { why: 'above-maximum', most: 10 }],
    [9, { why: 'not-enough', available: 8 }],
  ])('%s', (quantity, fault) => {
    expect(quantityFault(limits, quantity)).toEqual(fault);
  });

  it('knows the most at once and what is told of the stock', () => {
    expect(mostAtOnce(limits)).toBe(8);
    expect(mostAtOnce({ maxQuantity: null, available: null })).toBeNull();
    expect([null, -1, 0, 20, 21].map(shownStock)).toEqual([null, 0, 0, 20, 'many']);
  });
});
