import type { Desk } from '#src/compose/desk.ts';
import {
  daysBefore,
  type FigureDay,
  figuresBySteps,
  type FigureSums,
  NO_FIGURES,
  sumFigures,
} from '#src/features/orders/figures/figures.ts';
import { readFigures } from '#src/features/orders/figures/read-figures.server.ts';
import { scanPeriodOf, scanSteps } from '#src/features/trace/scans/scan-period.ts';

/** What the page and the file of figures both show. */
export async function askFigures({ app, actor, day }: Desk, params: URLSearchParams) {
  const period = scanPeriodOf(params.get('ky'));
  const steps = scanSteps(period, day);
  const from = steps[0]?.from ?? day;
  const earlier = daysBefore(from, day);
  const now = await readFigures(app.db, { from, to: day, actor });
  const before = await readFigures(app.db, { ...earlier, actor });
  const days = allDays(now);
  const byProduct = Map.groupBy(now.days, ({ productId }) => productId);
  return {
    ...{ period, steps, from, earlier, days },
    inSteps: figuresBySteps(steps, days),
    sums: sumFigures(days),
    sumsBefore: sumFigures(allDays(before)),
    products: now.products
      .map((product) => ({ ...product, ...sumFigures(byProduct.get(product.id) ?? []) }))
      .sort((a, b) => b.dong - a.dong || b.views - a.views || a.id - b.id),
  };
}

/** Views and scans of the products, orders and đồng of the parcels: a parcel of two products is one. */
function allDays({ days, parcels }: Awaited<ReturnType<typeof readFigures>>): FigureDay[] {
  return [...days.map(({ day, views = 0, scans = 0 }) => ({ day, views, scans })), ...parcels];
}

/** Each day that has any figure. */
export function everyDay(days: readonly FigureDay[]): ({ readonly day: string } & FigureSums)[] {
  const by = Map.groupBy(days, ({ day }) => day);
  return [...by]
    .map(([day, rows]) => ({ ...NO_FIGURES, ...sumFigures(rows), day }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
