import { addDays, type Day } from '#src/base/day.ts';

/** Why goods go back. */
export const RETURN_REASONS = [
  'wrong-goods',
  'damaged',
  'not-as-described',
  'recalled',
  'change-of-mind',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export interface ReturnRule {
  /** Days after the day of delivery on which it may still be asked; null: always. */
  readonly days: number | null;
  /** Whose doing it is: who pays for sending the goods back, and whether the fee of sending them out goes back too. */
  readonly fault: 'seller' | 'buyer';
  /** Only what was not opened. */
  readonly unopened: boolean;
}

/**
 * Our own rules: the law asks that steps and time limits be stated (Decree 55/2024 art. 22), and periods that are
 * often quoted for remote sales were not confirmed. The page says that they are the site's own.
 */
export const RETURN_RULES: Readonly<Record<ReturnReason, ReturnRule>> = {
  'wrong-goods': { days: 7, fault: 'seller', unopened: false },
  damaged: { days: 7, fault: 'seller', unopened: false },
  'not-as-described': { days: 7, fault: 'seller', unopened: false },
  recalled: { days: null, fault: 'seller', unopened: false },
  'change-of-mind': { days: 3, fault: 'buyer', unopened: true },
};

/** Fresh food, flowers, plants, animals and stays cannot be sold again after a change of mind. */
const PERISHABLE_SETS: ReadonlySet<number> = new Set([1, 2, 5, 8, 23, 24, 25, 26]);

export type ReturnFault =
  'not-delivered' | 'too-late' | 'perishable' | 'opened' | 'not-recalled' | 'nothing-left';

/** Whether pieces of a line may go back for a reason; null: they may. */
export function returnFault(
  line: {
    readonly setNo: number;
    readonly quantity: number;
    readonly returnedQuantity: number;
    readonly recalled: boolean;
  },
  asked: {
    readonly reason: ReturnReason;
    readonly deliveredOn: Day | null;
    /** The buyer says that nothing was opened. */
    readonly unopened: boolean;
  },
  today: Day,
): ReturnFault | null {
  const rule = RETURN_RULES[asked.reason];
  if (asked.deliveredOn === null) return 'not-delivered';
  if (line.returnedQuantity >= line.quantity) return 'nothing-left';
  if (rule.days !== null && today > addDays(asked.deliveredOn, rule.days)) return 'too-late';
  if (asked.reason === 'recalled') return line.recalled ? null : 'not-recalled';
  if (rule.unopened && PERISHABLE_SETS.has(line.setNo)) return 'perishable';
  if (rule.unopened && !asked.unopened) return 'opened';
  return null;
}

/** The last day on which goods may be sent back for a reason; null: there is none. */
export function lastReturnDay(reason: ReturnReason, deliveredOn: Day): Day | null {
  const { days } = RETURN_RULES[reason];
  return days === null ? null : addDays(deliveredOn, days);
}

export function isReturnReason(text: string): text is ReturnReason {
  return (RETURN_REASONS as readonly string[]).includes(text);
}

export const RETURN_LIMITS = { said: 1000, answer: 1000 } as const;
