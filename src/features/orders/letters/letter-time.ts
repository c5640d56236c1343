import { dayAt, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** An instant by Vietnamese clocks: `14:05 ngày 23/11/2026`, `14:05 on 23 November 2026 (Việt Nam time)`. */
export function atTime(instant: string, lang: Lang): string {
  const ms = Date.parse(instant);
  const clock = new Date(ms + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
  const day = formatDay(dayAt(ms), lang);
  return lang === 'vi' ? `${clock} ngày ${day}` : `${clock} on ${day} (Việt Nam time)`;
}
