import type { CartLine } from './cart-view.ts';

/** The quantity that mends a line at one press; null when there is none. */
export function mendedQuantity({
  availability: can,
  quantityFault: fault,
  offer,
}: Pick<CartLine, 'availability' | 'quantityFault' | 'offer'>): number | null {
  if (!can.ok || fault === null) return null;
  if (fault.why === 'below-minimum') return fault.least;
  if (fault.why === 'above-maximum') return fault.most;
  if (fault.why === 'not-enough' && fault.available >= offer.minQuantity) return fault.available;
  return null;
}
