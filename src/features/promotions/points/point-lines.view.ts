import { type Day, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { pointWords } from '#src/words/points-of-sale.ts';
import { joinedWeek, type Opening, openAt, type OpenState, writeSpans } from './point-hours.ts';

/** Whether a place is open now, in words. */
export function openLine(opening: Opening, instantMs: number, today: Day, lang: Lang): string {
  const w = pointWords[lang];
  const state: OpenState = openAt(opening, instantMs);
  switch (state.is) {
    case 'open':
      return w.open(state.until);
    case 'closed':
      if (state.next === null) return w.closed;
      return state.next.day === today
        ? w.closedToday(state.next.at)
        : w.closedUntil(formatDay(state.next.day, lang), state.next.at);
    case 'upcoming':
      return w.upcoming(formatDay(state.from, lang));
    case 'over':
      return w.over;
    case 'unknown':
      return w.unknownHours;
  }
}

/** The days of a fair or a season; null for a place that is always there. */
export function daysLine({ startsOn, endsOn }: Opening, lang: Lang): string | null {
  const w = pointWords[lang];
  if (startsOn !== null && endsOn !== null) {
    return w.dates(formatDay(startsOn, lang), formatDay(endsOn, lang));
  }
  if (startsOn !== null) return w.fromDay(formatDay(startsOn, lang));
  return endsOn === null ? null : w.untilDay(formatDay(endsOn, lang));
}

/** The week in rows, weekdays with the same hours together; empty when nobody told. */
export function weekLines({ hours }: Opening, lang: Lang): { days: string; spans: string }[] {
  const w = pointWords[lang];
  if (hours.week === null) return [];
  return joinedWeek(hours.week).map(({ from, to, spans }) => ({
    days:
      from === to
        ? (w.weekdays[from] ?? '')
        : w.through(w.weekdays[from] ?? '', w.weekdays[to] ?? ''),
    spans: spans.length === 0 ? w.closedDay : writeSpans(spans),
  }));
}
