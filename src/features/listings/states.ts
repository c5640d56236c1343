import { Refusal } from '#src/base/refusal.ts';

export const CHANGE_STATES = [
  'draft',
  'waiting',
  'returned',
  'approved',
  'refused',
  'withdrawn',
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];
export type ChangeStep =
  'save' | 'send' | 'take-back' | 'withdraw' | 'return' | 'approve' | 'refuse';

/** From a state, by a step, to a state; what is not here cannot be done. */
const TABLE: Readonly<Record<ChangeState, Partial<Record<ChangeStep, ChangeState>>>> = {
  draft: { save: 'draft', send: 'waiting', withdraw: 'withdrawn' },
  waiting: {
    'take-back': 'draft',
    withdraw: 'withdrawn',
    return: 'returned',
    approve: 'approved',
    refuse: 'refused',
  },
  returned: { save: 'returned', send: 'waiting', withdraw: 'withdrawn' },
  approved: {},
  refused: {},
  withdrawn: {},
};

export function mayStep(state: ChangeState, step: ChangeStep): boolean {
  return TABLE[state][step] !== undefined;
}

/** @throws Refusal `listing-state` when the step does not lead from there */
export function stateAfter(state: ChangeState, step: ChangeStep): ChangeState {
  const next = TABLE[state][step];
  if (next === undefined) throw new Refusal('listing-state', { state, step });
  return next;
}

/** Only one change of a subject is in one of these at a time. */
export const OPEN_STATES = ['draft', 'waiting', 'returned'] as const;

export function isOpen(state: ChangeState): boolean {
  return (OPEN_STATES as readonly ChangeState[]).includes(state);
}

export const VERDICTS = ['approved', 'returned', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a whole change comes to: anything returned keeps it open; else one approved field is enough to call it approved. */
export function stepOf(verdicts: readonly Verdict[]): 'return' | 'approve' | 'refuse' {
  if (verdicts.includes('returned')) return 'return';
  return verdicts.includes('approved') ? 'approve' : 'refuse';
}
