import { addDays, type Day, toNumber } from '#src/base/day.ts';
import { DAYS_OFF, DAYS_OFF_KNOWN_UNTIL } from './days-off.ts';

const OFF = new Map(DAYS_OFF.map((one) => [one.day as string, one]));

/** Monday to Friday, without the days off of {@link DAYS_OFF}. */
export function isWorkingDay(on: Day): boolean {
  const weekday = (toNumber(on) + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !OFF.has(on);
}

export interface Deadline {
  /** Last day, inclusive. */
  readonly day: Day;
  /** A day off within the span is not certain, or its year is not in the table: the deadline may lie earlier or later. */
  readonly unsure: boolean;
}

/** The last of `days` working days after `from`; the day itself does not count (Bộ luật Dân sự 2015 Điều 147). */
export function workingDaysAfter(from: Day, days: number): Deadline {
  let at = from;
  let left = days;
  let unsure = false;
  while (left > 0) {
    at = addDays(at, 1);
    if (OFF.get(at)?.unsure === true) unsure = true;
    if (isWorkingDay(at)) left -= 1;
  }
  return { day: at, unsure: unsure || Number(at.slice(0, 4)) > DAYS_OFF_KNOWN_UNTIL };
}

/** Working days from the day after `from` up to and including `until`; negative when `until` has passed. */
export function workingDaysBetween(from: Day, until: Day): number {
  if (until < from) return -workingDaysBetween(until, from);
  let count = 0;
  for (let at = from; at < until;) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) count += 1;
  }
  return count;
}

/** Check, Mẫu 03 and sending on by the commune: 15 working days (QĐ 26/2026 Điều 5). */
export const COMMUNE_WORKING_DAYS = 15;

export function communeDeadline(lodgedOn: Day): Deadline {
  return workingDaysAfter(lodgedOn, COMMUNE_WORKING_DAYS);
}
