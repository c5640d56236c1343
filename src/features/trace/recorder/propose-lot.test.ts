import { expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { fromLocalInput, sayLocal, toLocalInput } from './local-time.ts';
import { proposeExpiry, proposeLotCode, readQuantity } from './propose-lot.ts';

it('proposes the next free code of the day', () => {
  const on = day('2026-11-22');
  expect(proposeLotCode(on, new Set())).toBe('LO261122A');
  expect(proposeLotCode(on, new Set(['LO261122A', 'LO261122C']))).toBe('LO261122B');
  const many = new Set([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `LO261122${letter}`));
  expect(proposeLotCode(on, many)).toBe('LO261122AA');
});

it('proposes the expiry from the shelf life', () => {
  expect(proposeExpiry(day('2026-11-22'), 365)).toBe('2027-11-22');
  expect(proposeExpiry(null, 365)).toBeNull();
  expect(proposeExpiry(day('2026-11-22'), null)).toBeNull();
});

it.each([
  ['', null],
  ['200', 200],
  ['1.250', 1250],
  ['1.250,5', 1250.5],
  ['12,5', 12.5],
  ['0.25', 0.25],
  ['0.250', 0.25],
  [' 3 000 ', 3000],
])('reads the quantity %o as %o', (text, value) => {
  expect(readQuantity(text)).toBe(value);
});
it.each(['0', '-1', 'abc', '1e9', '1,2,3'])('takes %o for no quantity', (text) => {
  expect(readQuantity(text)).toBeNaN();
});

it('keeps Việt Nam time in fields for date and time', () => {
  const instant = Date.parse('2026-11-22T18:30:00Z');
  expect(toLocalInput(instant)).toBe('2026-11-23T01:30');
  expect(fromLocalInput('2026-11-23T01:30')).toBe(instant);
  expect(sayLocal(instant, 'vi')).toBe('01:30 23/11/2026');
  expect(['', '2026-02-30T10:00', '2026-11-23', 'x'].map(fromLocalInput)).toEqual([
    ...[null, null, null, null],
  ]);
});
