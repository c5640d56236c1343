import type { Dong } from '#src/base/money.ts';

/** A line as it is agreed: everything of the product, its price and its star that the order keeps for ever. */
export interface DraftLine {
  readonly offerId: number;
  readonly productId: number;
  readonly sku: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly setNo: number;
  /** The standing of its certificates on the day, as data. */
  readonly standing: object;
  readonly certificateCode: string | null;
  readonly basketTitle: string;
  readonly basketGroup: string;
  readonly quantity: number;
  readonly listPrice: Dong;
  readonly unitPrice: Dong;
  readonly discount: Dong;
  /** quantity × unitPrice − discount */
  readonly total: Dong;
  readonly vatBp: number;
  readonly vat: Dong;
  /** Of one piece. */
  readonly weightGrams: number;
  /** Pieces that can be had now; null when made to order, without a hold. */
  readonly available: number | null;
  readonly minQuantity: number;
}

/** What one producer sends: sums of its lines and what is on top of them. */
export interface DraftParcel {
  readonly producerId: number | null;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly goods: Dong;
  readonly discount: Dong;
  readonly wrap: Dong;
  readonly shipping: Dong;
  readonly shippingDiscount: Dong;
  /** goods − discount + wrap + shipping − shippingDiscount */
  readonly total: Dong;
  readonly weightGrams: number;
  readonly lines: readonly DraftLine[];
}

/** An order before it is written: where it comes from no longer matters. */
export interface OrderDraft {
  readonly origin: 'cart' | 'quote';
  readonly parcels: readonly DraftParcel[];
  readonly vouchers: readonly {
    readonly voucherId: number;
    readonly code: string;
    readonly amount: Dong;
  }[];
  /** How it was worked out, kept as data: applied discounts, delivery days, where the buyer read it. */
  readonly priced: PricedNote;
}

export interface PricedNote {
  /** The address of the site on that day, for letters that are written later. */
  readonly siteUrl: string;
  readonly siteName: string;
  /** For each parcel the first day on which it can be handed over, `YYYY-MM-DD`. */
  readonly readyOn: readonly (string | null)[];
  /** `campaign:3`, `voucher:TET2027`, `basket:4`, with who bears it and how much. */
  readonly discounts: readonly {
    readonly source: string;
    readonly payer: string;
    readonly amount: number;
    readonly producerId: number | null;
  }[];
  /** Accepted quotation. */
  readonly quote?: string;
}

export interface Sums {
  readonly goods: number;
  readonly discount: number;
  readonly wrap: number;
  readonly shipping: number;
  readonly shippingDiscount: number;
  readonly total: number;
  readonly vat: number;
}

/** What an order comes to: the sums of its parcels, and the VAT its goods contain. */
export function sumsOf(parcels: readonly DraftParcel[]): Sums {
  const sum = (of: (parcel: DraftParcel) => number): number =>
    parcels.reduce((all, parcel) => all + of(parcel), 0);
  return {
    goods: sum(({ goods }) => goods),
    discount: sum(({ discount }) => discount),
    wrap: sum(({ wrap }) => wrap),
    shipping: sum(({ shipping }) => shipping),
    shippingDiscount: sum(({ shippingDiscount }) => shippingDiscount),
    total: sum(({ total }) => total),
    vat: sum(({ lines }) => lines.reduce((all, line) => all + line.vat, 0)),
  };
}

/** Pieces of each offer, all its lines together; nothing of what is made to order. */
export function stockWanted(parcels: readonly DraftParcel[]): {
  readonly offerId: number;
  readonly quantity: number;
  readonly available: number;
  readonly line: DraftLine;
}[] {
  const wants = new Map<
    number,
    { offerId: number; quantity: number; available: number; line: DraftLine }
  >();
  for (const line of parcels.flatMap(({ lines }) => lines)) {
    if (line.available === null) continue;
    const known = wants.get(line.offerId);
    if (known) known.quantity += line.quantity;
    else {
      const { offerId, quantity, available } = line;
      wants.set(offerId, { offerId, quantity, available, line });
    }
  }
  return [...wants.values()];
}
