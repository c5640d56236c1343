import { type QuantityFault, quantityFault } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';

interface Asked {
  readonly id: number;
  readonly quantity: number;
  /** In a packed gift basket: the least that is sold alone does not count. */
  readonly packed: boolean;
  readonly offer: Pick<OfferFacts, 'offerId' | 'minQuantity' | 'maxQuantity' | 'available'>;
}

/**
 * What is wrong with the quantities of a cart. The same size may lie in it more than once (alone, and in packed gift
 * baskets): together they may not be more than can be had, and the line that goes beyond is the one that is told how many
 * are left for it.
 * @returns by id of the line; lines that can be had as they are are not in it
 */
export function quantityFaultsOf(lines: readonly Asked[]): Map<number, QuantityFault> {
  const faults = new Map<number, QuantityFault>();
  const taken = new Map<number, number>();
  for (const { id, quantity, offer, packed } of lines) {
    const before = taken.get(offer.offerId) ?? 0;
    taken.set(offer.offerId, before + quantity);
    const left = offer.available === null ? null : Math.max(0, offer.available - before);
    const minQuantity = packed ? 1 : offer.minQuantity;
    const fault = quantityFault({ ...offer, minQuantity, available: left }, quantity);
    if (fault !== null) faults.set(id, fault);
  }
  return faults;
}
