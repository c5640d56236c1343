/** A calendar day in Việt Nam, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: true };

/** Days since 1970-01-01: days that can be compared, indexed and counted. */
export type DayNumber = number & { readonly __dayNumber: true };

const DAY_MS = 86_400_000;
/** Việt Nam keeps UTC+7 all year. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** Reads `YYYY-MM-DD`; null when it is not a real calendar day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [, y, m, d] = match;
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return date.toISOString().slice(0, 10) === text ? (text as Day) : null;
}

/** The same as {@link parseDay}, for days known to be well formed. @throws RangeError otherwise */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`"${text}" is not a day YYYY-MM-DD`);
  return parsed;
}

/** The day it is in Việt Nam at an instant (milliseconds since 1970 UTC). */
export function dayAt(instantMs: number): Day {
  return new Date(instantMs + VIETNAM_OFFSET_MS).toISOString().slice(0, 10) as Day;
}

export function toNumber(value: Day): DayNumber {
  return (Date.parse(`${value}T00:00:00Z`) / DAY_MS) as DayNumber;
}

export function fromNumber(value: number): Day {
  return new Date(value * DAY_MS).toISOString().slice(0, 10) as Day;
}

export function addDays(value: Day, days: number): Day {
  return fromNumber(toNumber(value) + days);
}

/** The same day of the month, `months` later; the last day of that month where it has no such day (29/02 → 28/02). */
export function addMonths(value: Day, months: number): Day {
  const y = Number(value.slice(0, 4));
  const m = Number(value.slice(5, 7)) - 1 + months;
  const d = Number(value.slice(8, 10));
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(d, last))).toISOString().slice(0, 10) as Day;
}

/** `05/08/2029` in Vietnamese, `5 August 2029` in English: never to be read the wrong way round. */
export function formatDay(value: Day, lang: 'vi' | 'en'): string {
  const [y = '', m = '', d = ''] = value.split('-');
  if (lang === 'vi') return `${d}/${m}/${y}`;
  return `${Number(d)} ${EN_MONTHS[Number(m) - 1]} ${y}`;
}

const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
