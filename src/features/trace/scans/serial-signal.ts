import { kilometresBetween } from './province-distance.ts';

/**
 * Signs that one unit's code may have been copied. They are no proof: a shop, a buyer and a family scan one pack too,
 * and the first scan may be the copy's. Never to be worded as "genuine" or "fake".
 */
export const SIGNALS = ['first', 'many', 'far-apart', 'after-sale', 'void'] as const;
export type Signal = (typeof SIGNALS)[number];

/** From which on a sign is shown. One device counts once an hour. */
export const THRESHOLDS = {
  /** Scans of one unit: more than a shelf, a buyer and a family make. */
  many: 12,
  /** Scans after it was marked as sold: the buyer's own are to be expected. */
  afterSale: 5,
  /** Two places count as far apart from this distance on… */
  farKm: 300,
  /** …when getting from one to the other would have been faster than flying with the way to the airport. */
  kmAnHour: 300,
} as const;

/** Where and when a unit was seen: by province of today, how often, first and last (ISO 8601 UTC). */
export type Sightings = Readonly<
  Record<string, readonly [scans: number, first: string, last: string]>
>;

export interface SerialSignal {
  readonly scans: number;
  /** Instant, ISO 8601 UTC; null before the first. */
  readonly firstAt: string | null;
  /** Most serious last; empty when there is nothing to say beyond the count. */
  readonly levels: readonly Signal[];
}

export interface SerialFacts {
  readonly state: 'issued' | 'sold' | 'void';
  readonly scans: number;
  readonly firstAt: string | null;
  readonly afterSale: number;
  readonly sightings: Sightings;
}

/** What the scans of one unit say. `first`: nobody has been counted before the reader. */
export function signalOf(facts: SerialFacts): SerialSignal {
  const levels: Signal[] = [];
  if (facts.scans <= 1) levels.push('first');
  if (facts.scans >= THRESHOLDS.many) levels.push('many');
  if (seenFarApart(facts.sightings)) levels.push('far-apart');
  if (facts.afterSale >= THRESHOLDS.afterSale) levels.push('after-sale');
  if (facts.state === 'void') levels.push('void');
  return { scans: facts.scans, firstAt: facts.firstAt, levels };
}

/** Whether one thing was seen in two provinces sooner after one another than it could have travelled. */
export function seenFarApart(sightings: Sightings): boolean {
  const seen = Object.entries(sightings);
  return seen.some(([a, [, firstA, lastA]], index) =>
    seen.slice(index + 1).some(([b, [, firstB, lastB]]) => {
      const km = kilometresBetween(a, b);
      if (km < THRESHOLDS.farKm) return false;
      const hours = gapHours(
        [Date.parse(firstA), Date.parse(lastA)],
        [Date.parse(firstB), Date.parse(lastB)],
      );
      return hours * THRESHOLDS.kmAnHour < km;
    }),
  );
}

/** Hours between the nearest of the four instants: what happened between first and last is not kept. */
function gapHours(a: readonly [number, number], b: readonly [number, number]): number {
  const gaps = a.flatMap((one) => b.map((other) => Math.abs(one - other)));
  return Math.min(...gaps) / 3_600_000;
}

/** The sightings with more scans in a province; '' is a scan whose place is not known. */
export function withSighting(
  sightings: Sightings,
  provinceCode: string,
  scans: number,
  firstAt: string,
  lastAt: string,
): Sightings {
  if (provinceCode === '') return sightings;
  const before = sightings[provinceCode];
  if (before === undefined) return { ...sightings, [provinceCode]: [scans, firstAt, lastAt] };
  const [count, first, last] = before;
  return {
    ...sightings,
    [provinceCode]: [
      count + scans,
      firstAt < first ? firstAt : first,
      lastAt > last ? lastAt : last,
    ],
  };
}
