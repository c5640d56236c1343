import { type Dong, dong } from '#src/base/money.ts';
import type { QuoteLine, QuotePart } from './quote-facts.ts';

/** What a part comes to, whole đồng. */
export interface PartTotals {
  /** Everything asked for, at list prices. */
  readonly list: Dong;
  /** What is offered, at list prices: to be held against `goods`. */
  readonly listOfOffered: Dong;
  /** What is offered, at the prices answered. */
  readonly goods: Dong;
  readonly shipping: Dong;
  /** goods + shipping */
  readonly total: Dong;
  /** Pieces asked for that are not offered. */
  readonly missingPieces: number;
}

export function lineTotal(line: Pick<QuoteLine, 'unitPrice' | 'answeredQuantity'>): Dong | null {
  return line.unitPrice === null || line.answeredQuantity === null
    ? null
    : dong(line.unitPrice * line.answeredQuantity);
}

export function partTotals(part: Pick<QuotePart, 'lines' | 'shipping'>): PartTotals {
  const sum = (of: (line: QuoteLine) => number): Dong =>
    dong(part.lines.reduce((all, line) => all + of(line), 0));
  const goods = sum((line) => lineTotal(line) ?? 0);
  const shipping = part.shipping ?? dong(0);
  const offered = (line: QuoteLine): number =>
    line.unitPrice === null ? 0 : (line.answeredQuantity ?? 0);
  return {
    list: sum((line) => line.listPrice * line.quantity),
    listOfOffered: sum((line) => line.listPrice * offered(line)),
    goods,
    shipping,
    total: dong(goods + shipping),
    missingPieces: sum((line) => line.quantity - offered(line)),
  };
}

/** The sums of several parts together. */
export function totalsOf(parts: readonly Pick<QuotePart, 'lines' | 'shipping'>[]): PartTotals {
  const all = parts.map(partTotals);
  const sum = (of: (one: PartTotals) => number): Dong =>
    dong(all.reduce((result, one) => result + of(one), 0));
  return {
    list: sum(({ list }) => list),
    listOfOffered: sum(({ listOfOffered }) => listOfOffered),
    goods: sum(({ goods }) => goods),
    shipping: sum(({ shipping }) => shipping),
    total: sum(({ total }) => total),
    missingPieces: all.reduce((result, one) => result + one.missingPieces, 0),
  };
}

/** The lines of one product set for which more than one producer was asked. */
export interface SetComparison {
  readonly setNo: number;
  readonly lines: readonly {
    readonly part: QuotePart;
    readonly line: QuoteLine;
    /** The lowest price of the same unit among at least two producers' answers; ties are all marked. */
    readonly cheapest: boolean;
    /** The shortest lead time, likewise. */
    readonly fastest: boolean;
  }[];
}

/**
 * What can be held side by side: lines of the same product set asked of several producers. Nothing is marked while fewer
 * than two of them answered, or when all say the same.
 */
export function compareSets(parts: readonly QuotePart[]): SetComparison[] {
  const all = parts.flatMap((part) => part.lines.map((line) => ({ part, line })));
  const bySet = Map.groupBy(all, ({ line }) => line.setNo);
  return [...bySet]
    .filter(([, lines]) => new Set(lines.map(({ part }) => part.id)).size > 1)
    .toSorted(([a], [b]) => a - b)
    .map(([setNo, lines]) => {
      const priced = lines.filter(
        ({ part, line }) =>
          line.unitPrice !== null && (part.state === 'answered' || part.state === 'accepted'),
      );
      const lowest = (among: typeof priced, of: (one: (typeof priced)[number]) => number) => {
        const several = new Set(among.map(({ part }) => part.id)).size > 1;
        const values = new Set(among.map(of));
        return several && values.size > 1 ? Math.min(...values) : null;
      };
      // A fruit and a bag of a kilogram have no prices to compare.
      const price = new Map(
        [...Map.groupBy(priced, ({ line }) => line.unitVi)].map(([unit, same]) => [
          unit,
          lowest(same, ({ line }) => line.unitPrice ?? 0),
        ]),
      );
      const lead = lowest(priced, ({ part }) => part.leadDays ?? 0);
      return {
        setNo,
        lines: lines.map(({ part, line }) => {
          const counts = priced.some((one) => one.line.id === line.id);
          return {
            part,
            line,
            cheapest: counts && line.unitPrice === (price.get(line.unitVi) ?? null),
            fastest: counts && lead !== null && part.leadDays === lead,
          };
        }),
      };
    });
}
