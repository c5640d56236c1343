import { addDays, addMonths, type Day } from '#src/base/day.ts';

/** How far back is looked, and in which steps: seven days, six weeks, twelve months. */
export const SCAN_PERIODS = ['7-ngay', '6-tuan', '12-thang'] as const;
export type ScanPeriod = (typeof SCAN_PERIODS)[number];

export interface ScanStep {
  /** First and last day. */
  readonly from: Day;
  readonly to: Day;
  /** Short enough to stand under a column: `22/11`, for a month `11`. */
  readonly label: string;
}

export function scanPeriodOf(text: string | null): ScanPeriod {
  return SCAN_PERIODS.find((period) => period === text) ?? '6-tuan';
}

/** The steps of a period that ends today, oldest first. */
export function scanSteps(period: ScanPeriod, today: Day): readonly ScanStep[] {
  if (period === '12-thang') {
    const first = `${today.slice(0, 7)}-01` as Day;
    return Array.from({ length: 12 }, (_, index) => {
      const from = addMonths(first, index - 11);
      return { from, to: addDays(addMonths(from, 1), -1), label: from.slice(5, 7) };
    });
  }
  const [count, days] = period === '7-ngay' ? [7, 1] : [6, 7];
  return Array.from({ length: count }, (_, index) => {
    const to = addDays(today, (index - count + 1) * days);
    const from = addDays(to, 1 - days);
    return { from, to, label: `${to.slice(8, 10)}/${to.slice(5, 7)}` };
  });
}

/** Scans of each step. */
export function scansBySteps(
  steps: readonly ScanStep[],
  byDay: readonly { readonly day: string; readonly scans: number }[],
): number[] {
  return steps.map(({ from, to }) =>
    byDay.reduce((sum, { day, scans }) => (day >= from && day <= to ? sum + scans : sum), 0),
  );
}
