import { describe, expect, it } from 'vitest';
import { hasCheckDigit } from '../gs1/check-digit.ts';
import {
  capacityOf,
  gtinUnder,
  isPrefix,
  isUnder,
  nextReference,
  printedGtin,
  referenceOf,
  reservedRange,
  reservedRangeOfGtin,
} from './company-prefix.ts';

describe('numbers under a company prefix', () => {
  it.each([
    ['9521234', 0, '09521234000006'],
    ['952123456', 7, '09521234560074'],
    ['952123456789', 0, '09521234567899'],
  ])('%s and %i give %s', (prefix, reference, gtin) => {
    expect(gtinUnder(prefix, reference)).toBe(gtin);
    expect(hasCheckDigit(gtin)).toBe(true);
    expect(referenceOf(gtin, prefix)).toBe(reference);
  });

  it('end where the prefix leaves no more digits', () => {
    expect([capacityOf('9521'), capacityOf('952123456'), capacityOf('952123456789')]).toEqual([
      100_000_000, 1000, 1,
    ]);
    expect(() => gtinUnder('952123456', 1000)).toThrow(RangeError);
  });

  it('are given from the lowest that is free; a carton takes its piece’s number', () => {
    const prefix = '95212345678';
    const given = [gtinUnder(prefix, 0), gtinUnder(prefix, 2)];
    expect(nextReference(prefix, [])).toBe(0);
    expect(nextReference(prefix, given)).toBe(1);
    expect(nextReference(prefix, [...given, `1${gtinUnder(prefix, 1).slice(1)}`])).toBe(3);
    const all = Array.from({ length: 10 }, (_, at) => gtinUnder(prefix, at));
    expect(nextReference(prefix, all)).toBeNull();
    expect(nextReference(prefix, ['08930000000000'])).toBe(0);
  });

  it('belong to their prefix only', () => {
    expect(isUnder('09521234560074', '952123456')).toBe(true);
    expect(isUnder('19521234560071', '952123456')).toBe(true);
    expect(isUnder('08931234560071', '952123456')).toBe(false);
    expect(referenceOf('08931234560071', '952123456')).toBeNull();
    expect(isUnder('00000095212346', '0000')).toBe(false);
  });
});

it.each([
  ['8931234', null],
  ['0212345', 'in-store'],
  ['0431234', 'in-store'],
  ['2001234', 'in-store'],
  ['2991234', 'in-store'],
  ['3001234', null],
  ['9501234', 'gs1-office'],
  ['9521234', 'demonstration'],
  ['9771234', 'periodical'],
  ['9781234', 'book'],
  ['9791234', 'book'],
  ['9801234', 'refund'],
  ['9811234', 'coupon'],
  ['9912345', 'coupon'],
])('prefix %s: %s', (digits, range) => {
  expect(reservedRange(digits)).toBe(range);
});

it('knows the ranges of a GTIN-8, and how a number is printed', () => {
  expect(reservedRangeOfGtin('00000020123451')).toBe('in-store');
  expect(reservedRangeOfGtin('00000089312343')).toBeNull();
  expect(reservedRangeOfGtin('02001234567893')).toBe('in-store');
  expect(reservedRangeOfGtin('18931234567894')).toBeNull();
  expect(['00000089312343', '08931234567897', '18931234567894'].map(printedGtin)).toEqual([
    '89312343',
    '8931234567897',
    '18931234567894',
  ]);
  expect(['893', '8931', '8930123456789', 'x'].map(isPrefix)).toEqual([false, true, false, false]);
});
