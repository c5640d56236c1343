/** Highest minus lowest total, in the unit given (hundredths of a point); 0 for fewer than two. */
export function spread(totals: readonly number[]): number {
  return totals.length < 2 ? 0 : Math.max(...totals) - Math.min(...totals);
}

export type SpreadAnswer =
  /** Within the limit, or there is no limit. */
  | 'within'
  /** Too wide, and another scoring turn is left: discuss and score again. */
  | 'score-again'
  /** Too wide after the last turn: the council decides, with a reason. */
  | 'council-decides';

/**
 * What the spread of the members' totals asks for. Exactly the limit is still within: "not more than 10 points".
 * The rule is not in QĐ 26/2026; councils under QĐ 1048 and 781 had it in their working rules.
 * @param totals hundredths of a point
 * @param limit whole points, null for none
 */
export function judgeSpread(
  totals: readonly number[],
  {
    limit,
    turn,
    turns,
  }: { readonly limit: number | null; readonly turn: number; readonly turns: number },
): SpreadAnswer {
  if (limit === null || spread(totals) <= limit * 100) return 'within';
  return turn < turns ? 'score-again' : 'council-decides';
}
