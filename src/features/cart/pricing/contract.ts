/**
 * What the pricing of a cart takes and gives. For those who use it:
 * - `priceCart` of `price-cart.ts` is the only place where a price is made; its docstring has the order of application.
 * - A cart gives `lines` in any order: what each line costs does not depend on it.
 * - Only vouchers with `applied` above 0 are to be used up; the others are told to the buyer with `refused`.
 * - Orders keep `discounts` by source and payer: the report of a campaign is added up from them.
 */
import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';

/** Who bears a discount: shown to shoppers and officers, and settled with the producers by it. */
export type Payer = 'producer' | 'province' | 'site';

/** One sku of a cart, with what is true of it at the moment of pricing. */
export interface PriceLine {
  /** Unique in the cart. */
  readonly key: string;
  readonly offerId: number;
  readonly productId: number;
  /** Null for goods of nobody known: a parcel of its own. */
  readonly producerId: number | null;
  /** Where the parcel starts. */
  readonly provinceCode: string;
  readonly setNo: number;
  /** Stars that hold today; null without a valid certificate. */
  readonly stars: number | null;
  readonly quantity: number;
  readonly listPrice: Dong;
  /** Wholesale steps in any order: from this quantity on, this price a piece. */
  readonly steps: readonly { readonly fromQuantity: number; readonly price: Dong }[];
  readonly weightGrams: number;
  /** VAT that the price contains, in basis points: 800 is 8 %. */
  readonly vatBp: number;
  /** The gift basket it is packed in; `group` is one packed basket, of which the cart may hold several. */
  readonly basket: {
    readonly group: string;
    readonly basketId: number | null;
    readonly discountBp: number;
    readonly wrapFee: Dong;
    readonly payer: Payer;
  } | null;
}

export interface CampaignRule {
  readonly id: number;
  readonly kind: 'none' | 'percent' | 'amount' | 'bundle' | 'free-shipping';
  readonly percentBp: number;
  /** đồng a piece (without a voucher), or off the order (with one); of free shipping the most for a parcel, 0 for all of it. */
  readonly amount: Dong;
  /** Of `bundleTake` pieces, the `bundleFree` cheapest are free. */
  readonly bundleTake: number;
  readonly bundleFree: number;
  /** Not more than this off the order. */
  readonly mostOff: Dong | null;
  /** Eligible goods have to come to this much, at wholesale prices and before any discount. */
  readonly leastSpend: Dong;
  readonly payer: Payer;
  readonly byVoucher: boolean;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly chosen: ChosenProducts;
}

/**
 * Which products a campaign is about: those named, and those that every rule given fits. Nothing given: all. Never alcohol.
 */
export interface ChosenProducts {
  readonly productIds: readonly number[];
  readonly provinceCodes: readonly string[];
  readonly stars: readonly number[];
  readonly setNos: readonly number[];
  readonly producerIds: readonly number[];
}

export interface VoucherRule {
  readonly code: string;
  readonly voucherId: number;
  readonly campaign: CampaignRule;
  /** Uses left in all and for this buyer; null without a limit. */
  readonly left: number | null;
  readonly leftForBuyer: number | null;
  /** Ended before its last day: refused as `over`. */
  readonly stopped?: boolean;
}

/** Fees by weight and distance, whole đồng. */
export interface ShippingTable {
  /** From the same province, the same region, or anywhere else. */
  readonly zones: Readonly<Record<'province' | 'region' | 'country', ShippingZone>>;
}

export interface ShippingZone {
  /** Up to `upToGrams` this fee; ascending. */
  readonly bands: readonly { readonly upToGrams: number; readonly fee: Dong }[];
  /** Above the last band, for each started `stepGrams`. */
  readonly stepGrams: number;
  readonly stepFee: Dong;
}

export interface PriceInput {
  readonly lines: readonly PriceLine[];
  readonly campaigns: readonly CampaignRule[];
  readonly vouchers: readonly VoucherRule[];
  readonly delivery: 'delivery' | 'pickup';
  /** Where it goes; null while nobody said: shipping is not known then. */
  readonly destination: { readonly provinceCode: string } | null;
  /** Region of each province. */
  readonly regionOf: (provinceCode: string) => string;
  readonly shipping: ShippingTable;
  readonly today: Day;
}

export interface AppliedDiscount {
  /** `campaign:3`, `voucher:TET2027`, `basket:4` (`basket:own` for one that the shopper composed). */
  readonly source: string;
  readonly payer: Payer;
  readonly amount: Dong;
}

export interface PricedLine {
  readonly key: string;
  readonly quantity: number;
  readonly listPrice: Dong;
  /** After wholesale steps. */
  readonly unitPrice: Dong;
  /** quantity × unitPrice */
  readonly goods: Dong;
  readonly discounts: readonly AppliedDiscount[];
  readonly discount: Dong;
  /** goods − discount */
  readonly total: Dong;
  /** Contained in `total`. */
  readonly vat: Dong;
}

export interface PricedParcel {
  readonly producerId: number | null;
  readonly provinceCode: string;
  readonly lineKeys: readonly string[];
  readonly goods: Dong;
  readonly discount: Dong;
  readonly wrap: Dong;
  readonly weightGrams: number;
  /** Null while the destination is not known; 0 for pick-up. */
  readonly shipping: Dong | null;
  readonly shippingDiscounts: readonly AppliedDiscount[];
  readonly shippingDiscount: Dong;
  /** goods − discount + wrap + shipping − shippingDiscount */
  readonly total: Dong;
}

export type VoucherRefusal =
  | 'not-yet'
  | 'over'
  | 'used-up'
  | 'used-by-you'
  | 'nothing-eligible'
  /** What it would lower is already free. */
  | 'nothing-left'
  | 'spend-more'
  | 'not-together';

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  /** One for each producer, in the order of their first lines. */
  readonly parcels: readonly PricedParcel[];
  readonly vouchers: readonly {
    readonly code: string;
    readonly applied: Dong;
    readonly refused: VoucherRefusal | null;
    /** With `spend-more`: what is missing of the eligible goods, before discounts. */
    readonly missing: Dong;
  }[];
  readonly totals: {
    readonly goods: Dong;
    readonly discount: Dong;
    readonly wrap: Dong;
    readonly shipping: Dong | null;
    readonly shippingDiscount: Dong;
    readonly total: Dong;
    readonly vat: Dong;
  };
}
