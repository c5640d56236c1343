import { addDays, type Day, parseDay, toNumber } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';

/** Days on which a producer sends nothing and takes no orders, both included. */
export interface Holiday {
  readonly from: Day;
  readonly until: Day;
  /** A sentence for buyers, as the producer wrote it; may be empty. */
  readonly note: string;
}

/** The columns of a profile. */
export interface HolidayColumns {
  readonly holidayFrom: string | null;
  readonly holidayUntil: string | null;
  readonly holidayNote: string | null;
}

/** Longer than this it is no holiday: sizes can be paused. */
export const MOST_HOLIDAY_DAYS = 120;
export const LONGEST_NOTE = 300;
/** So many days before, the product page announces it. */
const ANNOUNCED_DAYS = 30;

/** A holiday that is not over on a day; null for none. */
export function holidayOf(columns: HolidayColumns | null | undefined, today: Day): Holiday | null {
  if (!columns?.holidayFrom || !columns.holidayUntil || columns.holidayUntil < today) return null;
  return {
    from: columns.holidayFrom as Day,
    until: columns.holidayUntil as Day,
    note: columns.holidayNote ?? '',
  };
}

/** Whether it is on. */
export function onHoliday(holiday: Holiday | null | undefined, today: Day): boolean {
  return !!holiday && holiday.from <= today && today <= holiday.until;
}

/** The first day on which orders are taken again. */
export function backOn({ until }: Pick<Holiday, 'until'>): Day {
  return addDays(until, 1);
}

/** A holiday that is near and has not begun: shoppers are told of it. */
export function announced(holiday: Holiday | null | undefined, today: Day): boolean {
  return !!holiday && holiday.from > today && holiday.from <= addDays(today, ANNOUNCED_DAYS);
}

/**
 * A holiday as typed.
 * @throws Refusal `holiday-days`, `holiday-past`, `holiday-long`, `holiday-note`
 */
export function checkedHoliday(
  typed: { readonly from: string; readonly until: string; readonly note: string },
  today: Day,
): Holiday {
  const from = parseDay(typed.from.trim());
  const until = parseDay(typed.until.trim());
  const note = typed.note.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (from === null || until === null || until < from) throw new Refusal('holiday-days', {});
  if (until < today) throw new Refusal('holiday-past', { today });
  if (toNumber(until) - toNumber(from) >= MOST_HOLIDAY_DAYS)
    throw new Refusal('holiday-long', { most: MOST_HOLIDAY_DAYS });
  if (note.length > LONGEST_NOTE) throw new Refusal('holiday-note', { most: LONGEST_NOTE });
  return { from, until, note };
}
