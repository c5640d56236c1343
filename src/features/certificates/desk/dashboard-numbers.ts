import type { Day } from '#src/base/day.ts';
import type { DeskLine } from './desk-line.ts';
import { endsWithin } from './desk-list.ts';

/** Stars a product can carry, the most first: the series of most charts. */
export const STAR_SERIES = [5, 4, 3] as const;
/** Days ahead that lapses are counted for. */
export const LAPSE_DAYS = [30, 60, 120, 180] as const;

/** One row of a chart: how many for each series, in the order of the series. */
export interface Counted {
  readonly key: string;
  readonly values: readonly number[];
}

export interface DashboardNumbers {
  readonly products: number;
  readonly producers: number;
  readonly certificates: number;
  /** Products in force today, by star. */
  readonly byStar: readonly number[];
  /** Each by star, products in force today. */
  readonly byGroup: readonly Counted[];
  readonly byProvince: readonly Counted[];
  readonly byCommune: readonly Counted[];
  /** By year of the decision that holds. */
  readonly byYear: readonly Counted[];
  /** Certificates in force that end within so many days, by star; each span holds the shorter ones. */
  readonly lapsing: readonly Counted[];
  /** For each year: recognised for the first time, recognised again, revoked. */
  readonly decisions: readonly Counted[];
  /** Products whose latest star has ended and nothing has taken its place. */
  readonly lapsed: number;
}

/** Everything the overview shows, from the lines within reach. @param year only decisions of that year; null: all */
export function dashboardNumbers(
  lines: readonly DeskLine[],
  today: Day,
  year: number | null,
): DashboardNumbers {
  const asked = year === null ? lines : lines.filter((line) => line.year === year);
  const inForce = bestOfEachProduct(asked);
  const count = (of: readonly DeskLine[]): number[] =>
    STAR_SERIES.map((star) => of.filter((line) => line.standing.stars === star).length);
  const grouped = (keyOf: (line: DeskLine) => string | null): Counted[] =>
    [...Map.groupBy(inForce, keyOf)].flatMap(([key, of]) =>
      key === null ? [] : [{ key, values: count(of) }],
    );
  const holding = new Set(inForce.map((line) => line.productId));
  return {
    products: inForce.length,
    producers: new Set(inForce.map((line) => line.producerId).filter((id) => id !== null)).size,
    certificates: asked.length,
    byStar: count(inForce),
    byGroup: grouped((line) => line.groupCode).sort(
      (a, b) => GROUPS.indexOf(a.key) - GROUPS.indexOf(b.key),
    ),
    byProvince: mostFirst(grouped((line) => line.provinceCode)),
    byCommune: mostFirst(grouped((line) => line.communeCode)),
    byYear: grouped((line) => (line.year === null ? null : String(line.year))).sort(byKey),
    lapsing: LAPSE_DAYS.map((days) => ({
      key: String(days),
      values: count(inForce.filter(endsWithin(today, days))),
    })),
    decisions: decisionsByYear(lines).filter(({ key }) => year === null || key === String(year)),
    lapsed: new Set(
      asked
        .filter((line) => line.standing.state === 'expired' && !holding.has(line.productId))
        .map((line) => line.productId),
    ).size,
  };
}

const GROUPS = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** The certificate that speaks for each product in force: the one of most stars. */
function bestOfEachProduct(lines: readonly DeskLine[]): DeskLine[] {
  const best = new Map<number, DeskLine>();
  for (const line of lines) {
    if (line.standing.stars === 0) continue;
    const have = best.get(line.productId);
    if (!have || line.standing.stars > have.standing.stars) best.set(line.productId, line);
  }
  return [...best.values()];
}

/** Of each product the first recognition counts as new, each later one as renewed, by the year of the decision. */
export function decisionsByYear(lines: readonly DeskLine[]): Counted[] {
  const years = new Map<number, [number, number, number]>();
  const add = (year: number, what: 0 | 1 | 2): void => {
    const values = years.get(year) ?? [0, 0, 0];
    values[what] += 1;
    years.set(year, values);
  };
  for (const own of Map.groupBy(lines, (line) => line.productId).values()) {
    const dated = own
      .filter((line) => line.year !== null && (line.stars ?? 0) >= 3 && line.evidence !== 'council')
      .sort((a, b) => ((a.issuedLast ?? '') < (b.issuedLast ?? '') ? -1 : 1));
    dated.forEach((line, index) => add(line.year ?? 0, index === 0 ? 0 : 1));
    for (const { revokedOn } of own) if (revokedOn) add(Number(revokedOn.slice(0, 4)), 2);
  }
  return [...years].map(([year, values]) => ({ key: String(year), values })).sort(byKey);
}

export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function mostFirst(rows: Counted[]): Counted[] {
  return rows.sort((a, b) => sum(b.values) - sum(a.values) || byKey(a, b));
}

function byKey(a: Counted, b: Counted): number {
  return a.key < b.key ? -1 : 1;
}
