/** What a producer's part of a request may be in. */
export const PART_STATES = [
  'asked',
  'answered',
  'declined',
  'accepted',
  'lapsed',
  'withdrawn',
] as const;
export type PartState = (typeof PART_STATES)[number];

/**
 * answer, decline: the producer. accept, withdraw: the buyer. lapse: the clock, when nobody answered in time or an answer
 * is no longer valid. reopen: the clock, when the order of an accepted answer ended unpaid.
 */
export type PartDeed = 'answer' | 'decline' | 'accept' | 'withdraw' | 'lapse' | 'reopen';

/** From a state, by a deed, to a state. What is not here cannot happen. */
export const PART_MOVES: Readonly<Record<PartState, Partial<Record<PartDeed, PartState>>>> = {
  asked: { answer: 'answered', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
  // An answer may be changed, or taken back by declining, until the buyer accepts it.
  answered: {
    answer: 'answered',
    decline: 'declined',
    accept: 'accepted',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
  },
  declined: { answer: 'answered' },
  accepted: { reopen: 'answered' },
  lapsed: {},
  withdrawn: {},
};

/** The state after a deed; null when the deed is not possible. */
export function afterPart(from: PartState, deed: PartDeed): PartState | null {
  return PART_MOVES[from][deed] ?? null;
}

export type RequestState = 'open' | 'ordered' | 'closed';

/** What a request is in, by its parts: open while something can still come of it. */
export function requestStateOf(parts: readonly PartState[]): RequestState {
  if (parts.some((state) => state === 'asked' || state === 'answered')) return 'open';
  return parts.includes('accepted') ? 'ordered' : 'closed';
}

export function isPartState(text: string): text is PartState {
  return (PART_STATES as readonly string[]).includes(text);
}
