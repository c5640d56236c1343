import type { StateTable } from './state-table.ts';

export type OrderState = 'awaiting-payment' | 'confirmed' | 'parked' | 'completed' | 'cancelled';
/**
 * `park`: paid, and the goods are gone; a person decides. `supply`: that person found the goods. `expire`: unpaid when
 * the hold ended. `revive`: paid late, and everything is still there. `complete`: every parcel came to its end.
 */
export type OrderDeed = 'confirm' | 'park' | 'supply' | 'expire' | 'cancel' | 'revive' | 'complete';

export const ORDER_STATES: StateTable<OrderState, OrderDeed> = {
  'awaiting-payment': {
    confirm: 'confirmed',
    park: 'parked',
    expire: 'cancelled',
    cancel: 'cancelled',
  },
  confirmed: { cancel: 'cancelled', complete: 'completed' },
  parked: { supply: 'confirmed', cancel: 'cancelled' },
  completed: {},
  // Money that comes after the end is still the buyer's: the order comes back, or waits for a person.
  cancelled: { revive: 'confirmed', park: 'parked' },
};
