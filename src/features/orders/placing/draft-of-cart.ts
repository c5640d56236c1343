import { dong } from '#src/base/money.ts';
import type { Lang } from '#src/base/lang.ts';
import type { CartView } from '#src/features/cart/cart-view.ts';
import type { DraftLine, DraftParcel, OrderDraft } from './order-draft.ts';

/** What a buyer saw in a cart, apart from its sum: pieces of each size, in their order. */
export function seenLinesOf(view: Pick<CartView, 'lines'>): string {
  return view.lines.map(({ offer, quantity }) => `${offer.offerId}x${quantity}`).join('.');
}

/** What has to be paid for the cart with shipping; null while shipping is not known. */
export function totalOf(view: Pick<CartView, 'priced'>): number | null {
  const { totals } = view.priced;
  return totals.shipping === null ? null : totals.total;
}

/**
 * A priced cart without faults as an order.
 * @param voucherIds of the codes that were applied
 * @throws RangeError when shipping is not known
 */
export function draftOfCart(
  view: CartView,
  {
    lang,
    site,
    voucherIds,
  }: {
    readonly lang: Lang;
    readonly site: { readonly url: string; readonly name: string };
    readonly voucherIds: ReadonlyMap<string, number>;
  },
): OrderDraft {
  const parcels = view.parcels.map((parcel): DraftParcel => {
    if (parcel.shipping === null) throw new RangeError('shipping is not known');
    const { producerId, provinceCode, goods, discount, wrap, shippingDiscount } = parcel;
    return {
      ...{ producerId, provinceCode, goods, discount, wrap, shippingDiscount },
      producerName: parcel.producerName ?? '',
      shipping: parcel.shipping,
      total: parcel.total,
      weightGrams: parcel.weightGrams,
      lines: parcel.lineKeys.flatMap((key) => draftLine(view, key, lang) ?? []),
    };
  });
  return {
    origin: 'cart',
    parcels,
    vouchers: view.priced.vouchers.flatMap(({ code, applied, refused }) => {
      const voucherId = voucherIds.get(code);
      return refused === null && voucherId !== undefined
        ? [{ code, voucherId, amount: applied }]
        : [];
    }),
    priced: {
      siteUrl: site.url,
      siteName: site.name,
      readyOn: view.parcels.map(({ readyOn }) => readyOn),
      discounts: discountsOf(view),
    },
  };
}

function draftLine(view: CartView, key: string, lang: Lang): DraftLine | null {
  const line = view.lines.find((one) => one.key === key);
  if (!line?.priced) return null;
  const { offer, priced } = line;
  const basket = view.baskets.find(({ group }) => group === line.basketGroup);
  const title = lang === 'vi' ? basket?.titleVi : basket?.titleEn;
  return {
    ...{ offerId: offer.offerId, productId: offer.productId, sku: offer.sku },
    ...{ productName: offer.productName, productSlug: offer.productSlug },
    ...{ unitVi: offer.unitVi, unitEn: offer.unitEn, setNo: offer.setNo },
    ...{ standing: offer.standing, certificateCode: offer.certificateCode },
    basketTitle: title ?? '',
    basketGroup: line.basketGroup,
    ...{ quantity: priced.quantity, listPrice: priced.listPrice, unitPrice: priced.unitPrice },
    ...{ discount: priced.discount, total: priced.total, vatBp: offer.vatBp, vat: priced.vat },
    ...{ weightGrams: offer.weightGrams, available: offer.available },
    minQuantity: offer.minQuantity,
  };
}

/** Every discount by where it comes from, who bears it and whose goods it is on. */
function discountsOf(view: CartView): OrderDraft['priced']['discounts'] {
  const sums = new Map<
    string,
    { source: string; payer: string; amount: number; producerId: number | null }
  >();
  const add = (
    one: { source: string; payer: string; amount: number },
    producerId: number | null,
  ): void => {
    const key = `${one.source} ${one.payer} ${producerId}`;
    const known = sums.get(key);
    if (known) known.amount = dong(known.amount + one.amount);
    else sums.set(key, { ...one, producerId });
  };
  for (const parcel of view.parcels) {
    for (const line of view.priced.lines.filter(({ key }) => parcel.lineKeys.includes(key))) {
      for (const discount of line.discounts) add(discount, parcel.producerId);
    }
    for (const discount of parcel.shippingDiscounts) add(discount, parcel.producerId);
  }
  return [...sums.values()];
}
