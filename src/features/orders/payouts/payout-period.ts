import { addDays, addMonths, type Day, parseDay, toNumber } from '#src/base/day.ts';

/** Days of a report, both included. */
export interface PayoutDays {
  readonly from: Day;
  readonly to: Day;
  /** `YYYY-MM` when it is one whole month, else empty. */
  readonly month: string;
}

const MOST_DAYS = 366;

const monthDays = (month: string): PayoutDays => {
  const from = `${month}-01` as Day;
  return { from, to: addDays(addMonths(from, 1), -1), month };
};

/**
 * `?thang=2026-11` or `?tu=…&den=…`; without either, the month of today.
 * @returns `wrong` when days were asked for that are none, with this month instead
 */
export function payoutDays(
  params: URLSearchParams,
  today: Day,
): { readonly days: PayoutDays; readonly wrong: boolean } {
  const month = params.get('thang') ?? '';
  const now = monthDays(today.slice(0, 7));
  if (params.has('tu') || params.has('den')) {
    const from = parseDay(params.get('tu') ?? '');
    const to = parseDay(params.get('den') ?? '');
    if (from === null || to === null || to < from || toNumber(to) - toNumber(from) >= MOST_DAYS)
      return { days: now, wrong: true };
    return { days: { from, to, month: '' }, wrong: false };
  }
  if (month === '') return { days: now, wrong: false };
  return /^\d{4}-\d{2}$/.test(month) && parseDay(`${month}-01`) !== null
    ? { days: monthDays(month), wrong: false }
    : { days: now, wrong: true };
}

/** The last twelve months, this one first. */
export function payoutMonths(today: Day): string[] {
  const first = `${today.slice(0, 7)}-01` as Day;
  return Array.from({ length: 12 }, (_, back) => addMonths(first, -back).slice(0, 7));
}
