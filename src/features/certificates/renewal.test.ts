import { describe, expect, it } from 'vitest';
import { addDays, day } from '#src/base/day.ts';
import { reassessmentWindow, reminderOn, renewalState } from './renewal.ts';

const LAST = day('2027-06-30');
const before = (days: number) => addDays(LAST, -days);

describe('the time for re-assessment', () => {
  it('runs from 180 to 120 days before the last day', () => {
    expect(reassessmentWindow(LAST)).toEqual({ opens: '2027-01-01', closes: '2027-03-02' });
  });
  it.each([
    [181, 'early'],
    [180, 'open'],
    [120, 'open'],
    [119, 'late'],
    [0, 'late'],
    [-1, 'over'],
  ] as const)('%i days before it is %s', (days, state) => {
    expect(renewalState(LAST, before(days))).toBe(state);
  });
});

describe('reminders', () => {
  it.each([
    [181, null],
    [180, 180],
    [151, 180],
    [150, 150],
    [121, 150],
    [120, 120],
    [61, 120],
    [60, 60],
    [30, 30],
    [0, 30],
    [-1, null],
  ] as const)('%i days before the last day: %s', (days, threshold) => {
    expect(reminderOn(LAST, before(days))).toBe(threshold);
  });
});
