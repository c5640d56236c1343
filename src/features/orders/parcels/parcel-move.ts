import { PARCEL_STATES, type ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { mayMove } from '#src/features/orders/states/state-table.ts';

/** What a desk does to a parcel, besides cancelling it and taking back a wrong click. */
export const PARCEL_MOVES = ['pack', 'hand-over', 'deliver', 'fail', 'return', 'receive'] as const;
export type ParcelMoveName = (typeof PARCEL_MOVES)[number];

/** Several parcels at once: only what needs nothing but a click, a carrier and a number. */
export const BULK_MOVES = ['pack', 'hand-over', 'deliver'] as const;
export type BulkMove = (typeof BULK_MOVES)[number];

export type ParcelMove =
  | {
      readonly deed: 'pack';
      /** Line → lot, null where it is packed without one on record; `bulk`: {@link lotForBulk} chooses. */
      readonly lots: ReadonlyMap<number, number | null> | 'bulk';
    }
  | { readonly deed: 'hand-over'; readonly carrier: string; readonly tracking: string }
  /** `cash`: what the carrier collected, whole đồng; null: as much as was to be collected. */
  | { readonly deed: 'deliver'; readonly cash: number | null }
  | { readonly deed: 'fail'; readonly why: string }
  | { readonly deed: 'return' }
  /** `restock`: the goods can be sold again. */
  | { readonly deed: 'receive'; readonly restock: boolean };

/** The moves a parcel's state allows, in the order a desk offers them. */
export function movesFrom(state: ParcelState): ParcelMoveName[] {
  // Goods that were delivered come back by the buyer's request, not by a click.
  return PARCEL_MOVES.filter(
    (deed) =>
      mayMove(PARCEL_STATES, state, deed) !== null && !(state === 'delivered' && deed === 'return'),
  );
}

export const UNDO_MINUTES = 10;

/** Moves that can be taken back, by the state they led to, and where that leads. */
const UNDO: Readonly<Partial<Record<ParcelState, ParcelState>>> = {
  packed: 'to-pack',
  'handed-over': 'packed',
  delivered: 'handed-over',
  'not-delivered': 'handed-over',
};

/**
 * Where taking back the last click leads: within {@link UNDO_MINUTES} minutes, unless a letter went out or money was
 * written down because of it. Null when it cannot be taken back.
 * @param last the newest move of the parcel, with milliseconds since 1970
 */
export function undoTo(
  state: ParcelState,
  last: { readonly at: number; readonly from: ParcelState | null } | null,
  now: number,
  gone: boolean,
): ParcelState | null {
  if (last === null || gone || now - last.at > UNDO_MINUTES * 60_000) return null;
  const to = UNDO[state];
  if (to === undefined) return null;
  // A second attempt goes back to where it came from.
  return state === 'handed-over' && last.from === 'not-delivered' ? 'not-delivered' : to;
}

export const PARCEL_LIMITS = { carrier: 60, tracking: 60, why: 300 } as const;

/** Why a seller or an office cancels: those of an order that a buyer does not give. */
export const SELLER_REASONS = [
  'sold-out',
  'unreachable',
  'no-delivery',
  'recalled',
  'seller',
] as const;
export type SellerReason = (typeof SELLER_REASONS)[number];

export function isSellerReason(text: string): text is SellerReason {
  return (SELLER_REASONS as readonly string[]).includes(text);
}
