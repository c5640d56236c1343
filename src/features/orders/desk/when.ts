import type { Lang } from '#src/base/lang.ts';
import { dayAt, formatDay } from '#src/base/day.ts';

const VIETNAM_MS = 7 * 3_600_000;

/** `22/11/2026 09:05`: an instant (ISO 8601 UTC) as the clock in Việt Nam shows it. */
export function formatWhen(instant: string, lang: Lang): string {
  const at = Date.parse(instant);
  const clock = new Date(at + VIETNAM_MS).toISOString().slice(11, 16);
  return `${formatDay(dayAt(at), lang)} ${clock}`;
}
