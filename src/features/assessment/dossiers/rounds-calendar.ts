import { type Day, day } from '#src/base/day.ts';

export interface RoundDates {
  /** Proposed before this day, which is no longer in time. */
  readonly proposedBefore: Day;
  readonly heldBefore: Day;
}

/** Month and day of the two rounds a year that the law asks for; a council's rules may add more. */
const PROVINCIAL = [
  ['04-30', '06-30'],
  ['10-30', '12-30'],
] as const;
const CENTRAL = [
  ['01-30', '03-30'],
  ['07-30', '09-30'],
] as const;

function next(on: Day, rounds: typeof PROVINCIAL | typeof CENTRAL): RoundDates {
  const year = Number(on.slice(0, 4));
  for (const at of [year, year + 1]) {
    for (const [before, held] of rounds) {
      const proposedBefore = day(`${at}-${before}`);
      if (on < proposedBefore) return { proposedBefore, heldBefore: day(`${at}-${held}`) };
    }
  }
  throw new RangeError(`no round after ${on}`);
}

/** Proposed before 30/4: before 30/6; proposed before 30/10: before 30/12 (QĐ 26/2026 Điều 6). */
export function nextProvincialRound(proposedOn: Day): RoundDates {
  return next(proposedOn, PROVINCIAL);
}

/** Proposed before 30/7: before 30/9; proposed before 30/1: before 30/3 (QĐ 26/2026 Điều 6). */
export function nextCentralRound(proposedOn: Day): RoundDates {
  return next(proposedOn, CENTRAL);
}
