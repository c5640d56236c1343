import { addDays, type Day, dayAt, parseDay, toNumber } from '#src/base/day.ts';

/** From and until within one day, `HH:MM`; `24:00` is midnight at its end. */
export type Span = readonly [from: string, until: string];

/** When a point of sale is open, by Việt Nam's clock. */
export interface Hours {
  /** Monday first, seven lists of spans in the order of the day; an empty list is a closed day. Null: not known. */
  readonly week: readonly (readonly Span[])[] | null;
  /** Days on which it is closed whatever the week says. */
  readonly closed: readonly Day[];
}

export const NO_HOURS: Hours = { week: null, closed: [] };

/** What is needed to say whether a place is open: a fair has days, a shop may have them too (a stall for the season). */
export interface Opening {
  readonly hours: Hours;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export type OpenState =
  | { readonly is: 'open'; readonly until: string }
  /** `next` within the coming fortnight, when there is any. */
  | { readonly is: 'closed'; readonly next: { readonly day: Day; readonly at: string } | null }
  | { readonly is: 'upcoming'; readonly from: Day }
  | { readonly is: 'over' }
  /** Running, but nobody told the hours. */
  | { readonly is: 'unknown' };

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const MOST_SPANS = 3;
const LOOK_AHEAD = 14;

/** Minutes after midnight. */
function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** 0 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(on: Day): number {
  return (((toNumber(on) + 3) % 7) + 7) % 7;
}

/** The spans of one day: none when it is closed; null when the hours are not known. */
export function spansOn({ hours, startsOn, endsOn }: Opening, on: Day): readonly Span[] | null {
  if ((startsOn !== null && on < startsOn) || (endsOn !== null && on > endsOn)) return [];
  if (hours.closed.includes(on)) return [];
  return hours.week === null ? null : (hours.week[weekdayOf(on)] ?? []);
}

/** Whether a place is open at an instant (milliseconds since 1970 UTC). */
export function openAt(opening: Opening, instantMs: number): OpenState {
  const today = dayAt(instantMs);
  const { startsOn, endsOn } = opening;
  if (endsOn !== null && today > endsOn) return { is: 'over' };
  if (startsOn !== null && today < startsOn) return { is: 'upcoming', from: startsOn };
  const spans = spansOn(opening, today);
  if (spans === null) return { is: 'unknown' };
  const minute = Math.floor((instantMs + 7 * 3_600_000) / 60_000) % 1_440;
  const now = spans.find(([from, until]) => minutes(from) <= minute && minute < minutes(until));
  if (now) return { is: 'open', until: now[1] };
  const later = spans.find(([from]) => minutes(from) > minute);
  if (later) return { is: 'closed', next: { day: today, at: later[0] } };
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const day = addDays(today, ahead);
    const first = spansOn(opening, day)?.[0];
    if (first) return { is: 'closed', next: { day, at: first[0] } };
  }
  return { is: 'closed', next: null };
}

/** `7:30–11:30, 13:30–17:00`; an empty text reads as closed. Null when it cannot be understood. */
export function readSpans(typed: string): Span[] | null {
  const text = typed.trim();
  if (text === '') return [];
  const spans: Span[] = [];
  for (const part of text.split(/[,;]/)) {
    const match =
      /^\s*(\d{1,2})(?:[:hg.](\d{2})?)?\s*[-–—]\s*(\d{1,2})(?:[:hg.](\d{2})?)?\s*$/i.exec(part);
    if (!match) return null;
    const [, h1 = '', m1 = '00', h2 = '', m2 = '00'] = match;
    const from = `${h1.padStart(2, '0')}:${m1}`;
    const until = `${h2.padStart(2, '0')}:${m2}`;
    if (!TIME.test(from) || !TIME.test(until) || minutes(from) >= minutes(until)) return null;
    const before = spans.at(-1);
    if (before && minutes(before[1]) > minutes(from)) return null;
    spans.push([from, until]);
  }
  return spans.length > MOST_SPANS ? null : spans;
}

/** As it is printed and as {@link readSpans} reads it: `07:30–11:30, 13:30–17:00`. */
export function writeSpans(spans: readonly Span[]): string {
  return spans.map(([from, until]) => `${from}–${until}`).join(', ');
}

/** Hours as the store holds them; what is not well formed counts as not known. */
export function parseHours(json: string): Hours {
  let held: unknown;
  try {
    held = JSON.parse(json);
  } catch {
    return NO_HOURS;
  }
  const { week, closed } = (held ?? {}) as { week?: unknown; closed?: unknown };
  const days = Array.isArray(closed)
    ? closed.map((one) => parseDay(String(one))).filter((one) => one !== null)
    : [];
  if (!Array.isArray(week) || week.length !== 7) return { week: null, closed: days };
  const read = week.map((spans) =>
    Array.isArray(spans)
      ? readSpans(spans.map((one) => (one as string[]).join('-')).join(','))
      : [],
  );
  return { week: read.every((one) => one !== null) ? read : null, closed: days };
}

/** Weekdays with the same hours, joined: `[{ from: 0, to: 4, spans }, …]`. */
export function joinedWeek(
  week: readonly (readonly Span[])[],
): { from: number; to: number; spans: readonly Span[] }[] {
  const joined: { from: number; to: number; spans: readonly Span[] }[] = [];
  for (const [at, spans] of week.entries()) {
    const last = joined.at(-1);
    if (last && writeSpans(last.spans) === writeSpans(spans)) last.to = at;
    else joined.push({ from: at, to: at, spans });
  }
  return joined;
}
