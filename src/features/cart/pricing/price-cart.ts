import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';
import { unitPriceAt } from '#src/features/catalogue/offers/step-price.ts';
import { covers } from './chosen.ts';
import type { AppliedDiscount, PriceInput, PriceLine, PricedCart, PricedLine } from './contract.ts';
import { basketDiscount, itemDiscounts } from './item-campaigns.ts';
import type { OpenLine } from './item-campaigns.ts';
import { isFreeShipping, parcelsOf, shippingDiscounts, shippingOff } from './parcels.ts';
import type { OpenParcel } from './parcels.ts';
import { sumOf, vatIn } from './proration.ts';
import { verdict, voucherOff, voucherRefusal } from './vouchers.ts';

/**
 * What a cart costs, to the đồng. Everything that names a price asks this, and it is applied in this order:
 *
 * 1. **Wholesale price** of each line by its own quantity.
 * 2. **Gift baskets**: their percentage, per piece, rounded down. Lines in a basket take no item campaign.
 * 3. **Item campaigns**: each is worked out over all lines it covers as if it were the only one; each line takes the one
 *    that gives it most (of equal ones the lowest id). Percentages per piece, rounded down; an amount per piece never above
 *    the price; of a bundle the cheapest pieces are free; a cap is shared out over the lines.
 * 4. **Vouchers** in the order entered: one for goods and one for shipping. A percentage of what is left to pay of the
 *    eligible lines, rounded down, or an amount never above it; shared out over those lines in proportion.
 * 5. **Shipping** of each parcel by weight and distance, then the best free-shipping campaign of each parcel, then the
 *    voucher for shipping over what is left.
 * 6. **VAT** contained in each line's total, half a đồng up; the order's VAT is the sum of its lines'.
 *
 * A least spend counts eligible goods after 1 and before any discount, so no discount takes another away: a voucher or
 * campaign never raises the total. Shares are rounded by largest remainder; among equals the lower offer id, then the lower
 * key comes first, so the order of the lines changes nothing. Alcohol takes no discount of any kind.
 *
 * At line, parcel and order: total = goods − discount + wrap + shipping − shippingDiscount. Nothing is ever negative.
 * Wrapping of a gift basket is paid once, with the parcel of its first line. Until the destination is known, shipping is
 * null and the total is without it.
 */
export function priceCart(input: PriceInput): PricedCart {
  const inTurn = input.lines.toSorted((a, b) => a.offerId - b.offerId || compare(a.key, b.key));
  const open = inTurn.map((line): OpenLine => {
    const unitPrice = unitPriceAt(line.listPrice, line.steps, line.quantity);
    return { line, unitPrice, goods: dong(unitPrice * line.quantity) };
  });
  const items = itemDiscounts(open, input.campaigns, input.today);
  const discounts = open.map((line, index) => kept(basketDiscount(line), items[index]));
  const left = open.map(({ goods }, index) => dong(goods - off(discounts[index])));

  const parcels = parcelsOf(inTurn, input);
  const spentOn = ({ chosen }: { chosen: Parameters<typeof covers>[0] }): Dong =>
    sumOf(open.filter(({ line }) => covers(chosen, line)).map(({ goods }) => goods));
  const shipping = shippingDiscounts(parcels, spentOn, input).map((discount) => kept(discount));

  const vouchers = takeVouchers(input, { open, left, discounts, parcels, shipping });
  const lines = open.map(({ line, unitPrice, goods }, index): PricedLine => {
    const discount = off(discounts[index]);
    const total = dong(goods - discount);
    return {
      key: line.key,
      quantity: line.quantity,
      listPrice: line.listPrice,
      unitPrice,
      goods,
      discounts: discounts[index] ?? [],
      discount,
      total,
      vat: vatIn(total, line.vatBp),
    };
  });
  return addUp(input.lines, inTurn, new Map(lines.map((line) => [line.key, line])), {
    parcels,
    shipping,
    vouchers,
  });
}

interface Ground {
  readonly open: readonly OpenLine[];
  readonly left: readonly Dong[];
  /** Of each line; vouchers add theirs. */
  readonly discounts: AppliedDiscount[][];
  readonly parcels: readonly OpenParcel[];
  /** Of each parcel; vouchers add theirs. */
  readonly shipping: AppliedDiscount[][];
}

function takeVouchers(input: PriceInput, ground: Ground): PricedCart['vouchers'] {
  const lines = ground.open.map(({ line, goods }, index) => ({
    line,
    goods,
    left: ground.left[index] ?? dong(0),
  }));
  const taken = { goods: false, shipping: false };
  return input.vouchers.map((rule) => {
    const kind = isFreeShipping(rule) ? 'shipping' : 'goods';
    const no = voucherRefusal(rule, lines, input.today, taken[kind]);
    if (no) return verdict(rule, dong(0), no.refused, no.missing);
    if (kind === 'shipping' && input.delivery === 'pickup') {
      return verdict(rule, dong(0), 'nothing-eligible');
    }
    const fees = ground.parcels.map(({ fee }, index) =>
      dong((fee ?? 0) - off(ground.shipping[index])),
    );
    const amounts =
      kind === 'goods' ? voucherOff(rule, lines) : shippingOff(rule.campaign, ground.parcels, fees);
    const applied = sumOf(amounts);
    // Until the destination is known nobody can say what free shipping is worth.
    const unknown = kind === 'shipping' && input.destination === null;
    if (applied === 0 && !unknown) return verdict(rule, applied, 'nothing-left');
    taken[kind] = true;
    const onto = kind === 'goods' ? ground.discounts : ground.shipping;
    amounts.forEach((amount, index) => {
      if (amount === 0) return;
      onto[index]?.push({ source: `voucher:${rule.code}`, payer: rule.campaign.payer, amount });
    });
    return verdict(rule, applied, null);
  });
}

function addUp(
  inCart: readonly PriceLine[],
  inTurn: readonly PriceLine[],
  priced: ReadonlyMap<string, PricedLine>,
  {
    parcels,
    shipping,
    vouchers,
  }: Pick<Ground, 'parcels' | 'shipping'> & Pick<PricedCart, 'vouchers'>,
): PricedCart {
  const lines = inCart.map(({ key }) => priced.get(key)).filter((line) => line !== undefined);
  const wrapping = wrapOf(inTurn);
  const done = parcels.map((parcel, index): PricedCart['parcels'][number] => {
    const own = parcel.lines.map(({ key }) => priced.get(key)).filter((line) => line !== undefined);
    const goods = sumOf(own.map((line) => line.goods));
    const discount = sumOf(own.map((line) => line.discount));
    const wrap = sumOf(parcel.lines.map(({ key }) => wrapping.get(key) ?? 0));
    const shippingDiscount = off(shipping[index]);
    return {
      producerId: parcel.producerId,
      provinceCode: parcel.provinceCode,
      lineKeys: parcel.lines.map(({ key }) => key),
      goods,
      discount,
      wrap,
      weightGrams: parcel.weightGrams,
      shipping: parcel.fee,
      shippingDiscounts: shipping[index] ?? [],
      shippingDiscount,
      total: dong(goods - discount + wrap + (parcel.fee ?? 0) - shippingDiscount),
    };
  });
  const place = new Map(inCart.map(({ key }, index) => [key, index]));
  const firstOf = ({ lineKeys }: { readonly lineKeys: readonly string[] }): number =>
    Math.min(...lineKeys.map((key) => place.get(key) ?? 0));
  const known = done.every((parcel) => parcel.shipping !== null);
  return {
    lines,
    parcels: done.toSorted((a, b) => firstOf(a) - firstOf(b)),
    vouchers,
    totals: {
      goods: sumOf(done.map(({ goods }) => goods)),
      discount: sumOf(done.map(({ discount }) => discount)),
      wrap: sumOf(done.map(({ wrap }) => wrap)),
      shipping: known ? sumOf(done.map((parcel) => parcel.shipping ?? 0)) : null,
      shippingDiscount: sumOf(done.map(({ shippingDiscount }) => shippingDiscount)),
      total: sumOf(done.map(({ total }) => total)),
      vat: sumOf(lines.map(({ vat }) => vat)),
    },
  };
}

/** The wrapping of each packed basket, under the key of its first line. */
function wrapOf(inTurn: readonly PriceLine[]): ReadonlyMap<string, Dong> {
  const firsts = new Map<string, PriceLine>();
  for (const line of inTurn) {
    if (line.basket && !firsts.has(line.basket.group)) firsts.set(line.basket.group, line);
  }
  return new Map([...firsts.values()].map(({ key, basket }) => [key, basket?.wrapFee ?? dong(0)]));
}

function kept(...discounts: readonly (AppliedDiscount | null | undefined)[]): AppliedDiscount[] {
  return discounts.filter((discount) => discount !== null && discount !== undefined);
}

function off(discounts: readonly AppliedDiscount[] | undefined): Dong {
  return sumOf((discounts ?? []).map(({ amount }) => amount));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
