import { addDays, type Day, toNumber } from '#src/base/day.ts';
import type { ScanStep } from '#src/features/trace/scans/scan-period.ts';

export const FIGURES = ['views', 'scans', 'orders', 'dong'] as const;
export type Figure = (typeof FIGURES)[number];
export type FigureSums = Readonly<Record<Figure, number>>;

/** One day of one product, or of everything: what there was of each figure. */
export interface FigureDay extends Partial<FigureSums> {
  readonly day: string;
}

export const NO_FIGURES: FigureSums = { views: 0, scans: 0, orders: 0, dong: 0 };

export function sumFigures(rows: readonly Partial<FigureSums>[]): FigureSums {
  return rows.reduce<FigureSums>(
    (sum, row) => ({
      views: sum.views + (row.views ?? 0),
      scans: sum.scans + (row.scans ?? 0),
      orders: sum.orders + (row.orders ?? 0),
      dong: sum.dong + (row.dong ?? 0),
    }),
    NO_FIGURES,
  );
}

/** Figures of each step. */
export function figuresBySteps(
  steps: readonly ScanStep[],
  days: readonly FigureDay[],
): FigureSums[] {
  return steps.map(({ from, to }) =>
    sumFigures(days.filter(({ day }) => day >= from && day <= to)),
  );
}

/** The days before a period that it is compared with: as many as of the period are over by today. */
export function daysBefore(from: Day, today: Day): { readonly from: Day; readonly to: Day } {
  const length = toNumber(today) - toNumber(from) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

/** How much more there is, in whole percent; null where there was nothing to compare with. */
export function growth(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}
