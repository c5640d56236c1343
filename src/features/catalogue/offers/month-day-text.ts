import type { Lang } from '#src/base/lang.ts';
import { parseMonthDay } from './season.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/**
 * A day of the year in a sheet: in words, because a spreadsheet takes `05/06` for a day of this year and turns it round.
 * @param monthDay `MM-DD`
 */
export function monthDayText(monthDay: string, lang: Lang): string {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  return lang === 'vi' ? `ngày ${day} tháng ${month}` : `${day} ${NAMES[month - 1] ?? ''}`;
}

/**
 * Reads it back, and what spreadsheets make of it: `15/05`, `15/5/2026`, `2026-05-15`, `15-May`, `15 May 2026`,
 * `ngày 15 tháng 5`, `15 tháng 5`. Day before month.
 * @returns `MM-DD`; null when there is no such day
 */
export function readMonthDay(text: string): string | null {
  const plain = text.normalize('NFC').trim().toLowerCase();
  const iso = /^\d{4}-(\d{2}-\d{2})(?:[t ].*)?$/.exec(plain)?.[1];
  if (iso !== undefined) return parseMonthDay(iso);
  const numbers =
    /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ]\d{4})?$/.exec(plain) ??
    /^(?:ngày )?(\d{1,2}) tháng (\d{1,2})$/.exec(plain);
  if (numbers !== null) return at(Number(numbers[1]), Number(numbers[2]));
  const named = /^(\d{1,2})[- ]([a-z]{3,9})\.?(?:[- ]\d{2,4})?$/.exec(plain);
  if (named === null) return null;
  return at(Number(named[1]), MONTHS.indexOf((named[2] ?? '').slice(0, 3)) + 1);
}

function at(day: number, month: number): string | null {
  return parseMonthDay(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
