import type { StateTable } from './state-table.ts';

export type PaymentState =
  'awaiting' | 'part-paid' | 'paid' | 'over-paid' | 'failed' | 'expired' | 'cancelled' | 'disputed';
/**
 * `pay-part`, `pay`, `pay-over`: less than, as much as, more than is due has come in, in all. Money that comes late is
 * recorded too: no state refuses it. `win`, `lose`: how the card's bank ended a dispute.
 */
export type PaymentDeed =
  | 'pay-part'
  | 'pay'
  | 'pay-over'
  | 'fail'
  | 'retry'
  | 'expire'
  | 'cancel'
  | 'dispute'
  | 'win'
  | 'lose';

const MONEY = { 'pay-part': 'part-paid', pay: 'paid', 'pay-over': 'over-paid' } as const;

export const PAYMENT_STATES: StateTable<PaymentState, PaymentDeed> = {
  awaiting: { ...MONEY, fail: 'failed', expire: 'expired', cancel: 'cancelled' },
  'part-paid': { ...MONEY, expire: 'expired', cancel: 'cancelled' },
  paid: { 'pay-over': 'over-paid', dispute: 'disputed' },
  'over-paid': { 'pay-over': 'over-paid', dispute: 'disputed' },
  failed: { ...MONEY, retry: 'awaiting', fail: 'failed', expire: 'expired', cancel: 'cancelled' },
  expired: { ...MONEY },
  cancelled: { ...MONEY },
  disputed: { win: 'paid', lose: 'cancelled', pay: 'paid' },
};
