import type { Dong } from '#src/base/money.ts';
import type { Availability, QuantityFault } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';

/** A line of a shared cart, as it could be bought now. */
export interface SharedLineView {
  readonly offer: OfferFacts;
  /** As it was shared, or as many as can be had now. */
  readonly quantity: number;
  readonly availability: Availability;
  readonly quantityFault: QuantityFault | null;
  readonly goods: Dong;
}

export interface SharedView {
  readonly lines: readonly SharedLineView[];
  /** By producer, in the order of their first lines. */
  readonly groups: readonly {
    readonly producerName: string | null;
    readonly provinceCode: string;
    readonly lines: readonly SharedLineView[];
  }[];
  /** What can be bought of it, at the prices of now, before campaigns and shipping. */
  readonly goods: Dong;
}
