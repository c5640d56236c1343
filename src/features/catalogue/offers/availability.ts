import { addDays, type Day } from '#src/base/day.ts';
import type { OfferFacts } from './offer-facts.ts';
import { backOn, type Holiday, onHoliday } from './holiday.ts';
import { isService } from './is-service.ts';
import { inSeason, nextOpening } from './season.ts';

/** What availability depends on. */
export type SellingFacts = Pick<
  OfferFacts,
  'state' | 'available' | 'minQuantity' | 'leadDays' | 'seasonFrom' | 'seasonTo'
> & {
  /** Null: nobody known; left out: somebody. */
  readonly producerId?: number | null | undefined;
  /** Left out: goods. */
  readonly setNo?: number | undefined;
  /** The producer's, over or not; left out or null: none. */
  readonly holiday?: Holiday | null | undefined;
};

export type Availability =
  /** Can be ordered; `from` is the first day on which it can be handed to the carrier. */
  | { readonly ok: true; readonly from: Day }
  | { readonly ok: false; readonly why: 'recalled' | 'paused' }
  /** Nobody is known who would send it. */
  | { readonly ok: false; readonly why: 'no-producer' }
  /** A service: booked with whoever offers it, by a request for quotation, never through the cart. */
  | { readonly ok: false; readonly why: 'by-request' }
  /** The producer is away; `back`: the first day on which orders are taken again. */
  | { readonly ok: false; readonly why: 'holiday'; readonly back: Day }
  /** `opens`: first day of the next season. */
  | { readonly ok: false; readonly why: 'out-of-season'; readonly opens: Day }
  /** Fewer are left than the least that is sold at once. */
  | { readonly ok: false; readonly why: 'sold-out'; readonly available: number };

/**
 * Whether a size can be ordered today. A missing or lapsed certificate is no reason against it: the product is sold
 * without a star then.
 * @param recalled every lot on sale is under recall
 * @param available instead of the offer's own figure
 */
export function availability({
  offer,
  today,
  available = offer.available,
  recalled = false,
}: {
  readonly offer: SellingFacts;
  readonly today: Day;
  readonly available?: number | null;
  readonly recalled?: boolean;
}): Availability {
  if (recalled) return { ok: false, why: 'recalled' };
  if (offer.producerId === null) return { ok: false, why: 'no-producer' };
  if (offer.setNo !== undefined && isService(offer.setNo)) return { ok: false, why: 'by-request' };
  if (offer.state === 'paused') return { ok: false, why: 'paused' };
  if (offer.holiday && onHoliday(offer.holiday, today))
    return { ok: false, why: 'holiday', back: backOn(offer.holiday) };
  if (!inSeason(offer, today)) {
    return { ok: false, why: 'out-of-season', opens: nextOpening(offer, today) };
  }
  if (available !== null && available < offer.minQuantity) {
    return { ok: false, why: 'sold-out', available };
  }
  return { ok: true, from: addDays(today, offer.leadDays) };
}

export type QuantityFault =
  | { readonly why: 'not-a-quantity' }
  | { readonly why: 'below-minimum'; readonly least: number }
  | { readonly why: 'above-maximum'; readonly most: number }
  | { readonly why: 'not-enough'; readonly available: number };

/** What is wrong with ordering this many; null when nothing is. */
export function quantityFault(
  offer: Pick<OfferFacts, 'minQuantity' | 'maxQuantity' | 'available'>,
  quantity: number,
): QuantityFault | null {
  const { minQuantity, maxQuantity, available } = offer;
  if (!Number.isSafeInteger(quantity) || quantity < 1) return { why: 'not-a-quantity' };
  if (quantity < minQuantity) return { why: 'below-minimum', least: minQuantity };
  if (maxQuantity !== null && quantity > maxQuantity)
    return { why: 'above-maximum', most: maxQuantity };
  if (available !== null && quantity > available) return { why: 'not-enough', available };
  return null;
}

/** The most that can be ordered at once now; null without a limit. */
export function mostAtOnce(offer: Pick<OfferFacts, 'maxQuantity' | 'available'>): number | null {
  const limits = [offer.maxQuantity, offer.available].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Up to this many are counted for shoppers, above it there is simply stock: a page need not change with each sale. */
export const COUNTED_UP_TO = 20;

/** What shoppers are told of the stock: the number while few are left, `many` above, null when made to order. */
export function shownStock(available: number | null): number | 'many' | null {
  if (available === null) return null;
  return available > COUNTED_UP_TO ? 'many' : Math.max(0, available);
}
