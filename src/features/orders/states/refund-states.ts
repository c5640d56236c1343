import type { StateTable } from './state-table.ts';

export type RefundState = 'due' | 'sent' | 'succeeded' | 'failed' | 'cancelled';
/** `succeed` from `due`: an officer sent the money by bank and says so. */
export type RefundDeed = 'send' | 'succeed' | 'fail' | 'cancel';

export const REFUND_STATES: StateTable<RefundState, RefundDeed> = {
  due: { send: 'sent', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' },
  sent: { succeed: 'succeeded', fail: 'failed' },
  // Stripe says so when a bank sends the money back later.
  succeeded: { fail: 'failed' },
  failed: { send: 'sent', succeed: 'succeeded', cancel: 'cancelled' },
  cancelled: {},
};
