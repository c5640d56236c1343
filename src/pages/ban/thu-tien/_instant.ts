import { dayAt, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { type Dong, formatDong } from '#src/base/money.ts';

/** `10:05 23/11/2026` in Việt Nam; a dash for nothing. @param instant ISO 8601 UTC */
export function momentText(instant: string | null, lang: Lang): string {
  if (instant === null) return '–';
  const at = Date.parse(instant);
  const clock = new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${clock} ${formatDay(dayAt(at), lang)}`;
}

/** The day of an instant in Việt Nam; a dash for nothing. */
export function dayText(instant: string | null, lang: Lang): string {
  return instant === null ? '–' : formatDay(dayAt(Date.parse(instant)), lang);
}

export const vnd = (amount: number, lang: Lang): string => formatDong(amount as Dong, lang);

/** The class of a label: settled, gone wrong, or still to come. */
export function toneOf(state: string): string {
  if (state === 'paid' || state === 'succeeded') return 'tt-xong';
  return ['failed', 'disputed', 'over-paid'].includes(state) ? 'tt-loi' : 'tt-cho';
}
