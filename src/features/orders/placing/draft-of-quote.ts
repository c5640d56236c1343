import { addDays, type Day } from '#src/base/day.ts';
import { type Dong, dong } from '#src/base/money.ts';
import { vatIn } from '#src/features/cart/pricing/proration.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import type { DraftLine, DraftParcel, OrderDraft } from './order-draft.ts';

/** What one producer offered and the buyer accepted. */
export interface QuoteParcel {
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly shipping: Dong;
  /** Days until it can be handed over. */
  readonly leadDays: number;
  readonly lines: readonly {
    readonly offerId: number;
    readonly quantity: number;
    readonly unitPrice: Dong;
  }[];
}

/** An accepted quotation as an order: the prices agreed, the products as they are today. */
export function draftOfQuote(one: {
  readonly quoteCode: string;
  readonly parcels: readonly QuoteParcel[];
  readonly offers: ReadonlyMap<number, OfferFacts>;
  readonly site: { readonly url: string; readonly name: string };
  readonly today: Day;
}): OrderDraft {
  const parcels = one.parcels.map((parcel): DraftParcel => {
    const lines = parcel.lines.flatMap((line) => {
      const offer = one.offers.get(line.offerId);
      return offer === undefined ? [] : [lineOf(offer, line)];
    });
    const goods = dong(lines.reduce((sum, line) => sum + line.total, 0));
    const { producerId, producerName, provinceCode, shipping } = parcel;
    return {
      ...{ producerId, producerName, provinceCode, goods, shipping, lines },
      ...{ discount: dong(0), wrap: dong(0), shippingDiscount: dong(0) },
      total: dong(goods + shipping),
      weightGrams: lines.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
    };
  });
  return {
    origin: 'quote',
    parcels,
    vouchers: [],
    priced: {
      siteUrl: one.site.url,
      siteName: one.site.name,
      readyOn: one.parcels.map(({ leadDays }) => addDays(one.today, leadDays)),
      discounts: [],
      quote: one.quoteCode,
    },
  };
}

function lineOf(
  offer: OfferFacts,
  { quantity, unitPrice }: { readonly quantity: number; readonly unitPrice: Dong },
): DraftLine {
  const total = dong(quantity * unitPrice);
  return {
    ...{ offerId: offer.offerId, productId: offer.productId, sku: offer.sku },
    ...{ productName: offer.productName, productSlug: offer.productSlug },
    ...{ unitVi: offer.unitVi, unitEn: offer.unitEn, setNo: offer.setNo },
    ...{ standing: offer.standing, certificateCode: offer.certificateCode },
    ...{ basketTitle: '', basketGroup: '', quantity, unitPrice, total },
    ...{ listPrice: offer.listPrice, discount: dong(0) },
    ...{ vatBp: offer.vatBp, vat: vatIn(total, offer.vatBp) },
    ...{ weightGrams: offer.weightGrams, available: offer.available },
    minQuantity: offer.minQuantity,
  };
}
