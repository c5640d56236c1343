import { addDays, type Day, toNumber } from '#src/base/day.ts';

/** Days before the last day of the term between which a re-assessment is lodged (QĐ 26/2026, phân hạng lại). */
export const WINDOW_OPENS_DAYS = 180;
export const WINDOW_CLOSES_DAYS = 120;

/** Days before the last day on which people are reminded, the nearest last. */
export const REMIND_BEFORE = [180, 150, 120, 60, 30] as const;
export type RemindBefore = (typeof REMIND_BEFORE)[number];

export function daysLeft(lastDay: Day, today: Day): number {
  return toNumber(lastDay) - toNumber(today);
}

/** First and last day for lodging a re-assessment, both included. */
export function reassessmentWindow(lastDay: Day): { opens: Day; closes: Day } {
  return {
    opens: addDays(lastDay, -WINDOW_OPENS_DAYS),
    closes: addDays(lastDay, -WINDOW_CLOSES_DAYS),
  };
}

/** Where today lies: before the window, in it, after it while still in force, or after the term. */
export function renewalState(lastDay: Day, today: Day): 'early' | 'open' | 'late' | 'over' {
  const left = daysLeft(lastDay, today);
  if (left < 0) return 'over';
  if (left < WINDOW_CLOSES_DAYS) return 'late';
  return left <= WINDOW_OPENS_DAYS ? 'open' : 'early';
}

/**
 * The reminder that stands on a day: the nearest threshold that has been reached. Those that were missed, as when the
 * site was not running, are passed over, so that nobody gets five letters at once.
 */
export function reminderOn(lastDay: Day, today: Day): RemindBefore | null {
  const left = daysLeft(lastDay, today);
  if (left < 0) return null;
  return REMIND_BEFORE.findLast((threshold) => left <= threshold) ?? null;
}
