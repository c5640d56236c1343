import type { PriceInput, PricedCart } from './contract.ts';
import { naivePrice } from './naive-price.fixture.ts';
import { priceCart } from './price-cart.ts';
import { shuffled } from './random-cart.fixture.ts';

/** What is wrong with the price of a cart, by name of the law that it breaks; empty when nothing is. */
export function priceFaults(input: PriceInput, seed: number): readonly string[] {
  const priced = priceCart(input);
  return [
    ...(negative(priced) ? ['negative'] : []),
    ...(addsUp(priced) ? [] : ['does not add up']),
    ...(sameAsNaive(input, priced) ? [] : ['differs from the naive price']),
    ...(byKey(priced) === byKey(priceCart(shuffled(input, seed))) ? [] : ['depends on the order']),
    ...(rises(input, priced) ? ['a voucher or campaign raised the total'] : []),
  ];
}

function negative({ lines, parcels, totals, vouchers }: PricedCart): boolean {
  const amounts = [
    ...lines.flatMap((line) => [line.total, line.vat, line.discount, line.goods]),
    ...lines.flatMap((line) => line.discounts.map(({ amount }) => amount - 1)),
    ...parcels.flatMap((one) => [one.total, one.discount, one.shippingDiscount, one.wrap]),
    ...parcels.map((one) => (one.shipping ?? 0) - one.shippingDiscount),
    ...vouchers.map(({ applied }) => applied),
    totals.total,
    totals.vat,
  ];
  return amounts.some((amount) => amount < 0 || !Number.isSafeInteger(amount));
}

function addsUp({ lines, parcels, totals, vouchers }: PricedCart): boolean {
  const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
  const all = (discounts: readonly { readonly amount: number }[]): number =>
    sum(discounts.map(({ amount }) => amount));
  const byVouchers = [
    ...lines.map((line) => line.discounts),
    ...parcels.map((one) => one.shippingDiscounts),
  ]
    .flat()
    .filter(({ source }) => source.startsWith('voucher:'));
  return [
    ...lines.map((line) => line.goods === line.quantity * line.unitPrice),
    ...lines.map((line) => line.discount === all(line.discounts)),
    ...lines.map((line) => line.total === line.goods - line.discount && line.vat <= line.total),
    ...parcels.map((one) => {
      const own = lines.filter(({ key }) => one.lineKeys.includes(key));
      return (
        one.goods === sum(own.map(({ goods }) => goods)) &&
        one.discount === sum(own.map(({ discount }) => discount)) &&
        one.shippingDiscount === all(one.shippingDiscounts) &&
        one.total ===
          one.goods - one.discount + one.wrap + (one.shipping ?? 0) - one.shippingDiscount
      );
    }),
    lines.length === sum(parcels.map(({ lineKeys }) => lineKeys.length)),
    ...(['goods', 'discount', 'wrap', 'shippingDiscount', 'total'] as const).map(
      (part) => totals[part] === sum(parcels.map((one) => one[part])),
    ),
    totals.vat === sum(lines.map(({ vat }) => vat)),
    totals.total ===
      totals.goods -
        totals.discount +
        totals.wrap +
        (totals.shipping ?? 0) -
        totals.shippingDiscount,
    ...vouchers.map(
      ({ code, applied }) =>
        applied === all(byVouchers.filter(({ source }) => source === `voucher:${code}`)),
    ),
  ].every((right) => right);
}

function sameAsNaive(input: PriceInput, priced: PricedCart): boolean {
  const naive = naivePrice(input);
  const { totals } = priced;
  return (
    priced.lines.every((line) => naive.lineTotals.get(line.key) === BigInt(line.total)) &&
    priced.vouchers.every(({ applied }, at) => naive.voucherAmounts[at] === BigInt(applied)) &&
    naive.vat === BigInt(totals.vat) &&
    naive.total === BigInt(totals.total) &&
    naive.shippingDiscount === BigInt(totals.shippingDiscount) &&
    naive.shipping === (totals.shipping === null ? null : BigInt(totals.shipping))
  );
}

function byKey({ lines, parcels, totals, vouchers }: PricedCart): string {
  const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted();
  return JSON.stringify([
    sorted(lines.map((line) => JSON.stringify(line))),
    sorted(parcels.map((one) => JSON.stringify({ ...one, lineKeys: sorted(one.lineKeys) }))),
    totals,
    vouchers,
  ]);
}

/** Taking away every voucher, or the last campaign, must not make the cart cheaper. */
function rises(input: PriceInput, priced: PricedCart): boolean {
  const without = priceCart({ ...input, vouchers: [] }).totals.total;
  const fewer = priceCart({ ...input, campaigns: [], vouchers: [] }).totals.total;
  return priced.totals.total > without || without > fewer;
}
