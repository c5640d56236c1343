import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { Availability, QuantityFault } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import type { Payer, PricedCart, PricedLine, PricedParcel } from './pricing/contract.ts';

/** One size in a cart, as it is now. */
export interface CartLine {
  readonly id: number;
  /** The key of its {@link PricedLine}. */
  readonly key: string;
  readonly quantity: number;
  /** Laid aside: not priced, not ordered. */
  readonly saved: boolean;
  readonly offer: OfferFacts;
  readonly availability: Availability;
  /** Null when the quantity can be had, or nothing of it can be had at all. */
  readonly quantityFault: QuantityFault | null;
  /** The list price a piece since the buyer last looked; null when it did not move. */
  readonly moved: { readonly was: Dong; readonly now: Dong } | null;
  /** Some of its lots are under recall; those that are sent are not. */
  readonly lotsRecalled: boolean;
  /** The stars it had on the day it was put in and has no longer; null when none lapsed. */
  readonly starLapsed: 3 | 4 | 5 | null;
  /** '' on lines of their own. */
  readonly basketGroup: string;
  /** The campaign whose page it came from. */
  readonly campaignId: number | null;
  /** Null when it is saved, or cannot be had. */
  readonly priced: PricedLine | null;
}

/** One packed gift basket; its lines are those of the cart with its `group`. */
export interface CartBasket {
  readonly group: string;
  readonly basketId: number | null;
  readonly slug: string | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly discountBp: number;
  readonly wrapFee: Dong;
  readonly payer: Payer;
  /** False when the officers took the basket back: its lines stay, its discount is gone. */
  readonly standing: boolean;
}

/** Why the cart cannot be ordered as it is. */
export interface CartFault {
  readonly lineId: number;
  readonly why: (Availability & { ok: false })['why'] | QuantityFault['why'];
}

export interface CartParcel extends PricedParcel {
  readonly producerName: string | null;
  readonly producerSlug: string | null;
  /** Day from which all of it can be handed to the carrier. */
  readonly readyOn: Day;
}

/** A cart as it is now: what is in it, what it costs, and what is in the way of ordering it. */
export interface CartView {
  readonly cartId: number;
  /** How many lines hold something that is not sold at all any more: told once, then dropped. */
  readonly vanished: number;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  /** Lines to buy, in the order they were put in. */
  readonly lines: readonly CartLine[];
  /** Lines laid aside. */
  readonly saved: readonly CartLine[];
  readonly baskets: readonly CartBasket[];
  /** One for each producer, of the lines that can be had. */
  readonly parcels: readonly CartParcel[];
  readonly priced: PricedCart;
  /** Codes that nobody knows, or that are stopped. */
  readonly unknownVouchers: readonly string[];
  /** Empty when it can be ordered as it is (and there is something to order). */
  readonly faults: readonly CartFault[];
  /** Pieces in lines to buy: what the link to the cart counts. */
  readonly pieces: number;
  /** Something in it has an illustrative price. */
  readonly illustrative: boolean;
}
