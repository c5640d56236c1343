import { describe, expect, it } from 'vitest';
import { mayReport, networkOf } from './report-guard.ts';

describe('networkOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113'],
    ['::ffff:203.0.113.77', '203.0.113'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('mayReport', () => {
  const now = Date.parse('2026-11-22T03:00:00Z');

  it('lets six through from a network in ten minutes, and others go on', () => {
    const six = [1, 2, 3, 4, 5, 6].map((last) => mayReport(`198.51.100.${last}`, now + last));
    expect(six).toEqual([true, true, true, true, true, true]);
    expect(mayReport('198.51.100.7', now + 7)).toBe(false);
    expect(mayReport('198.51.101.7', now + 7)).toBe(true);
    expect(mayReport('198.51.100.7', now + 11 * 60_000)).toBe(true);
  });

  it('forgets its salt with the day', () => {
    const next = now + 86_400_000;
    for (let one = 0; one < 7; one += 1) mayReport('192.0.2.1', next);
    expect(mayReport('192.0.2.1', next)).toBe(false);
    expect(mayReport('192.0.2.1', next + 86_400_000)).toBe(true);
  });
});
