/**
 * What a line of a statement is. `matched`, `under`, `over`, `late`: money for an order. `cancelled`: for an order that
 * was cancelled, to be sent back. `unknown`: nobody's reference. `known`: recorded before. `outgoing`: not for us.
 */
export const LINE_VERDICTS = [
  ...(['matched', 'under', 'over', 'late', 'cancelled', 'unknown', 'known', 'outgoing'] as const),
] as const;
export type LineVerdict = (typeof LINE_VERDICTS)[number];

/** As a recorded line is kept. */
export const BANK_LINE_STATES = [
  ...(['unknown', 'matched', 'under', 'over', 'late', 'sent-back', 'ignored'] as const),
] as const;
export type BankLineState = (typeof BANK_LINE_STATES)[number];

/** A recorded line as the list shows it. */
export interface BankLineRow {
  readonly id: number;
  /** As kept: the bank's number, a slash, the amount. */
  readonly bankRef: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly amount: number;
  readonly said: string;
  readonly state: BankLineState;
  readonly note: string;
  readonly paymentId: number | null;
  readonly code: string | null;
  readonly handledBy: string | null;
}

/** The number of the bank in the key of a line; empty for one that has none. */
export function refOfKey(key: string): string {
  return key.startsWith('#') ? '' : (key.split('/')[0] ?? '');
}
