import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { Payer, PriceLine } from '#src/features/cart/pricing/contract.ts';
import { priceCart } from '#src/features/cart/pricing/price-cart.ts';
import { DEFAULT_SHIPPING } from '#src/features/cart/pricing/shipping.ts';
import {
  type Availability,
  availability,
  type QuantityFault,
  quantityFault,
} from '#src/features/catalogue/offers/availability.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';

/** What packing a basket costs and what it takes off its goods. */
export interface BasketTerms {
  readonly discountBp: number;
  readonly wrapFee: Dong;
  readonly payer: Payer;
}

export interface LookLine {
  readonly offerId: number;
  readonly quantity: number;
  /** Null when the offer is gone. */
  readonly offer: OfferFacts | null;
}

export interface SeenLine extends LookLine {
  readonly offer: OfferFacts;
  readonly availability: Availability;
  /** Null when the quantity can be had, or nothing of it can be had at all. */
  readonly fault: QuantityFault | null;
  readonly goods: Dong;
  readonly discount: Dong;
  readonly total: Dong;
}

/** A basket as it is today: what is in it, whether it can be had, and what one costs. */
export interface BasketLook {
  readonly lines: readonly SeenLine[];
  /** Lines whose offer is no more. */
  readonly gone: number;
  /** Everything in it can be had today, in the number of baskets asked for. */
  readonly complete: boolean;
  /** Of one basket, as if everything could be had. */
  readonly goods: Dong;
  readonly discount: Dong;
  readonly wrap: Dong;
  readonly total: Dong;
  readonly grams: number;
  /** Day from which all of it can be handed over; null when it cannot be had. */
  readonly readyOn: Day | null;
  readonly producers: number;
  readonly provinceCodes: readonly string[];
  readonly alcohol: boolean;
  /** Some price in it is made up. */
  readonly illustrative: boolean;
}

/**
 * What a basket costs and whether it can be had, by the same pricing as the cart's: wholesale steps, then the basket's
 * percentage, then its wrapping.
 * @param gifts so many baskets alike
 * @param recalled products of which nothing can be sent now
 */
export function lookAtBasket(
  lines: readonly LookLine[],
  terms: BasketTerms,
  {
    today,
    gifts = 1,
    recalled = new Set(),
  }: { readonly today: Day; readonly gifts?: number; readonly recalled?: ReadonlySet<number> },
): BasketLook {
  const known = lines.flatMap((line) =>
    line.offer === null ? [] : [{ ...line, offer: line.offer }],
  );
  const priced = priceCart({
    lines: known.map(({ offer, quantity }) => priceLine(offer, quantity, terms)),
    ...{ campaigns: [], vouchers: [], delivery: 'delivery', destination: null, today },
    regionOf: () => '',
    shipping: DEFAULT_SHIPPING,
  });
  const byKey = new Map(priced.lines.map((line) => [line.key, line]));
  const seen = known.map(({ offerId, offer, quantity }): SeenLine => {
    const can = availability({ offer, today, recalled: recalled.has(offer.productId) });
    const price = byKey.get(String(offerId));
    const none = 0 as Dong;
    return {
      ...{ offerId, offer, quantity, availability: can },
      fault: can.ok ? quantityFault({ ...offer, minQuantity: 1 }, quantity * gifts) : null,
      ...{ goods: price?.goods ?? none, discount: price?.discount ?? none },
      total: price?.total ?? none,
    };
  });
  const gone = lines.length - known.length;
  const complete =
    gone === 0 && seen.length > 0 && seen.every((line) => line.availability.ok && !line.fault);
  const ready = seen.flatMap((line) => (line.availability.ok ? [line.availability.from] : []));
  return {
    ...{ lines: seen, gone, complete },
    ...{ goods: priced.totals.goods, discount: priced.totals.discount },
    ...{ wrap: priced.totals.wrap, total: priced.totals.total },
    grams: seen.reduce((sum, { offer, quantity }) => sum + offer.weightGrams * quantity, 0),
    readyOn: complete ? ready.reduce((last, on) => (on > last ? on : last), today) : null,
    producers: new Set(seen.map(({ offer }) => offer.producerId ?? `?${offer.productId}`)).size,
    provinceCodes: [...new Set(seen.map(({ offer }) => offer.provinceCode))],
    alcohol: seen.some(({ offer }) => isAlcohol(offer.setNo)),
    illustrative: seen.some(({ offer }) => offer.illustrative),
  };
}

function priceLine(offer: OfferFacts, quantity: number, terms: BasketTerms): PriceLine {
  return {
    key: String(offer.offerId),
    ...{ offerId: offer.offerId, productId: offer.productId, producerId: offer.producerId },
    ...{ provinceCode: offer.provinceCode, setNo: offer.setNo, stars: offer.stars, quantity },
    ...{ listPrice: offer.listPrice, steps: offer.steps, weightGrams: offer.weightGrams },
    vatBp: offer.vatBp,
    basket: { group: 'basket', basketId: 0, ...terms },
  };
}

/**
 * What could be in the place of something that cannot be had: of the same set, not in the basket yet, nearest in price,
 * with as many stars where there is one. Null without any.
 */
export function substituteFor(
  offer: Pick<OfferFacts, 'offerId' | 'productId' | 'setNo' | 'stars' | 'listPrice'>,
  pool: readonly OfferFacts[],
  taken: ReadonlySet<number>,
  { today, pieces = 1 }: { readonly today: Day; readonly pieces?: number },
): OfferFacts | null {
  const far = (one: OfferFacts): number =>
    Math.abs(one.listPrice - offer.listPrice) / Math.max(1, offer.listPrice) +
    0.2 * Math.max(0, (offer.stars ?? 0) - (one.stars ?? 0));
  let best: OfferFacts | null = null;
  for (const one of pool) {
    if (one.setNo !== offer.setNo || one.productId === offer.productId) continue;
    if (taken.has(one.productId) || isAlcohol(one.setNo)) continue;
    if (!availability({ offer: one, today }).ok) continue;
    if (one.available !== null && one.available < pieces) continue;
    if (best === null || far(one) < far(best)) best = one;
  }
  return best;
}
