import { addDays, type Day, parseDay } from '#src/base/day.ts';

/** Days of the year on which something is sold, both included, `MM-DD`; may go over the new year. Neither: always. */
export interface Season {
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
}

/** Reads `MM-DD`, 29 February allowed; null when there is no such day. */
export function parseMonthDay(text: string): string | null {
  return /^\d{2}-\d{2}$/.test(text) && parseDay(`2024-${text}`) !== null ? text : null;
}

/** In a year without 29 February a season that begins on it begins on 1 March, one that ends on it ends on the 28th. */
export function inSeason({ seasonFrom, seasonTo }: Season, today: Day): boolean {
  if (seasonFrom === null || seasonTo === null) return true;
  const now = today.slice(5);
  return seasonFrom <= seasonTo
    ? seasonFrom <= now && now <= seasonTo
    : seasonFrom <= now || now <= seasonTo;
}

/** First day from today on when it is in season: today, when it is now. */
export function nextOpening(season: Season, today: Day): Day {
  if (season.seasonFrom === null || inSeason(season, today)) return today;
  const year = Number(today.slice(0, 4));
  const thisYear = dayOf(year, season.seasonFrom);
  return thisYear > today ? thisYear : dayOf(year + 1, season.seasonFrom);
}

/** Last day of the season that is on; null when there is no season, or it is not on. */
export function lastOfSeason(season: Season, today: Day): Day | null {
  const { seasonTo } = season;
  if (season.seasonFrom === null || seasonTo === null || !inSeason(season, today)) return null;
  const year = Number(today.slice(0, 4));
  const end = (of: number): Day =>
    parseDay(`${of}-${seasonTo}`) ?? addDays(`${of}-03-01` as Day, -1);
  return end(year) >= today ? end(year) : end(year + 1);
}

/** 29 February of a year without one is 1 March. */
function dayOf(year: number, monthDay: string): Day {
  const text = `${String(year).padStart(4, '0')}-${monthDay}`;
  return parseDay(text) ?? (`${text.slice(0, 4)}-03-01` as Day);
}
