/** What is left of a size, and how much of it went lately. */
export interface StockLook {
  /** Pieces that can be ordered; null: made to order, never low. */
  readonly available: number | null;
  /** Pieces ordered in the last thirty days, without what was cancelled. */
  readonly soldLastMonth: number;
}

/** So few are always few. */
export const ALWAYS_LOW = 5;

/**
 * From how many pieces on a producer is warned: five, or a tenth of what a month sells when that is more — about three
 * days of sales, time enough to make or fetch some.
 */
export function lowFrom(soldLastMonth: number): number {
  return Math.max(ALWAYS_LOW, Math.floor(soldLastMonth / 10));
}

/** Whether few are left; nothing left is low too. */
export function isLow({ available, soldLastMonth }: StockLook): boolean {
  return available !== null && available <= lowFrom(soldLastMonth);
}
