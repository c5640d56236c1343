import type { StateTable } from './state-table.ts';

export type ParcelState =
  | 'waiting'
  | 'to-pack'
  | 'packed'
  | 'handed-over'
  | 'delivered'
  | 'not-delivered'
  | 'returning'
  | 'returned'
  | 'cancelled';
/**
 * `release`: the order is confirmed. `hand-over`: to the carrier, or ready at the point of sale. `deliver`: the buyer
 * has it. `fail`: nobody took it. `return`: it is on its way back; `receive`: it is back. `revive`: paid late.
 */
export type ParcelDeed =
  | 'release'
  | 'pack'
  | 'unpack'
  | 'hand-over'
  | 'deliver'
  | 'fail'
  | 'return'
  | 'receive'
  | 'cancel'
  | 'revive';

export const PARCEL_STATES: StateTable<ParcelState, ParcelDeed> = {
  waiting: { release: 'to-pack', cancel: 'cancelled' },
  'to-pack': { pack: 'packed', cancel: 'cancelled' },
  packed: { unpack: 'to-pack', 'hand-over': 'handed-over', cancel: 'cancelled' },
  'handed-over': { deliver: 'delivered', fail: 'not-delivered' },
  delivered: { return: 'returning' },
  'not-delivered': { 'hand-over': 'handed-over', return: 'returning' },
  returning: { receive: 'returned' },
  returned: {},
  cancelled: { revive: 'to-pack' },
};

/** States a parcel does not leave without a complaint: when all parcels are in one of them, the order is completed. */
export const PARCEL_ENDS: ReadonlySet<ParcelState> = new Set([
  'delivered',
  'returned',
  'cancelled',
]);

/** Nothing was packed yet: the buyer may still cancel without asking anybody. */
export const BEFORE_PACKING: ReadonlySet<ParcelState> = new Set([
  'waiting',
  'to-pack',
  'cancelled',
]);
