import type { Lang } from '#src/base/lang.ts';
import type { Dong } from '#src/base/money.ts';

export const PAYMENT_METHODS = ['cod', 'transfer', 'card'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type Delivery = 'delivery' | 'pickup';

/** What a buyer asks to have on the invoice. */
export interface InvoiceData {
  readonly company: string;
  /** Ten digits, or thirteen with a dash before the last three. */
  readonly taxCode: string;
  readonly address: string;
  /** Empty when none is wanted by mail. */
  readonly email: string;
}

/** Who buys and where it goes, checked and in one spelling. */
export interface BuyerData {
  readonly lang: Lang;
  readonly userId: string | null;
  readonly name: string;
  /** As {@link normalPhone} gives it. */
  readonly phone: string;
  /** Empty: no letters. */
  readonly email: string;
  readonly delivery: Delivery;
  /** Null with pick-up. */
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly addressLine: string;
  /** The place as the label says it: `xã Bát Tràng, thành phố Hà Nội`, or the point of sale. */
  readonly placeText: string;
  readonly pointId: number | null;
  readonly note: string;
  readonly invoice: InvoiceData | null;
  readonly ageConfirmed: boolean;
}

/** The answer to placing an order. The token is the buyer's key to it: never in a log or the change log. */
export interface Placed {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  readonly method: PaymentMethod;
  readonly total: Dong;
  /** False when the same request came before: nothing was done again. */
  readonly fresh: boolean;
}

/** Most pieces of one offer, most lines of one order: more is a matter for a quotation. */
export const ORDER_LIMITS = { lines: 60, pieces: 1000, note: 500, name: 80, address: 200 } as const;

const HOUR_MS = 3_600_000;
/**
 * How long goods are kept for an order that is not paid, in milliseconds. A bank transfer may be made in the evening by
 * somebody else in the house, and a person reconciles it on the next working morning: a day. A card is charged within
 * minutes; Stripe lets a checkout end after thirty at the earliest, and ten more are for its message to come.
 */
export const HOLD_MS = { transfer: 24 * HOUR_MS, card: 40 * 60_000 } as const;
