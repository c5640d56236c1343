import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import type { CampaignRule, PriceInput, PriceLine, VoucherRule } from './contract.ts';
import { priceCart } from './price-cart.ts';
import { prorate, shareOf, vatIn } from './proration.ts';
import { shippingTableFault } from './shipping-table-fault.ts';
import { DEFAULT_SHIPPING, shippingFee } from './shipping.ts';

const line = (
  over: Partial<Omit<PriceLine, 'listPrice'>> & { listPrice?: number } = {},
): PriceLine => ({
  ...{ key: 'a', offerId: 1, productId: 1, producerId: 11, provinceCode: '91', setNo: 4, stars: 5 },
  ...{ quantity: 2, steps: [], weightGrams: 450, vatBp: 800, basket: null },
  ...over,
  listPrice: dong(over.listPrice ?? 150_000),
});
const NONE = { productIds: [], provinceCodes: [], stars: [], setNos: [], producerIds: [] };
const rule = (over: Partial<CampaignRule> = {}): CampaignRule => ({
  ...{ id: 1, kind: 'percent', percentBp: 1000, amount: dong(0), bundleTake: 0, bundleFree: 0 },
  ...{ mostOff: null, leastSpend: dong(0), payer: 'site', byVoucher: false, chosen: NONE },
  ...{ startsOn: day('2026-11-01'), endsOn: day('2026-11-30') },
  ...over,
});
const voucher = (
  over: Partial<CampaignRule> = {},
  more: Partial<VoucherRule> = {},
): VoucherRule => ({
  ...{ code: 'TET', voucherId: 1, left: null, leftForBuyer: null },
  campaign: rule({ id: 90, byVoucher: true, kind: 'amount', amount: dong(50_000), ...over }),
  ...more,
});
const price = (lines: PriceLine[], more: Partial<PriceInput> = {}) =>
  priceCart({
    ...{ lines, campaigns: [], vouchers: [], delivery: 'delivery', regionOf: () => 'nam' },
    ...{
      destination: { provinceCode: '91' },
      shipping: DEFAULT_SHIPPING,
      today: day('2026-11-23'),
    },
    ...more,
  });

describe('priceCart', () => {
  it('prices the example of the public page', () => {
    const { totals, lines } = price([line()], { campaigns: [rule()], vouchers: [voucher()] });
    expect(totals).toMatchObject({ goods: 300_000, discount: 80_000, shipping: 19_000 });
    expect(totals.total).toBe(239_000);
    expect(lines[0]?.discounts.map(({ source, amount }) => [source, amount])).toEqual([
      ['campaign:1', 30_000],
      ['voucher:TET', 50_000],
    ]);
    expect(totals.vat).toBe(vatIn(dong(220_000), 800));
  });

  it('takes the wholesale step reached, by the quantity of the line', () => {
    const steps = [
      { fromQuantity: 10, price: dong(120_000) },
      { fromQuantity: 5, price: dong(140_000) },
    ];
    expect(price([line({ quantity: 9, steps })]).lines[0]?.unitPrice).toBe(140_000);
    expect(price([line({ quantity: 10, steps })]).lines[0]?.unitPrice).toBe(120_000);
  });

  it('gives each line the campaign that lowers it most, of equal ones the lowest id', () => {
    const campaigns = [
      rule({ id: 3 }),
      rule({ id: 2 }),
      rule({ id: 7, kind: 'amount', amount: dong(40_000), chosen: { ...NONE, setNos: [13] } }),
    ];
    const { lines } = price([line(), line({ key: 'b', offerId: 2, setNo: 13 })], { campaigns });
    expect(lines.map(({ discounts }) => discounts[0]?.source)).toEqual([
      'campaign:2',
      'campaign:7',
    ]);
  });

  it('gives lines of a gift basket its discount only, and charges the wrapping once', () => {
    const basket = {
      ...{ group: 'g', basketId: 4, discountBp: 500, payer: 'province' as const },
      wrapFee: dong(30_000),
    };
    const { lines, parcels, totals } = price(
      [line({ basket }), line({ key: 'b', offerId: 2, producerId: 12, basket })],
      { campaigns: [rule({ percentBp: 5000 })] },
    );
    expect(lines.map(({ discounts }) => discounts)).toEqual([
      [{ source: 'basket:4', payer: 'province', amount: 15_000 }],
      [{ source: 'basket:4', payer: 'province', amount: 15_000 }],
    ]);
    expect(parcels.map(({ wrap }) => wrap)).toEqual([30_000, 0]);
    expect(totals.wrap).toBe(30_000);
  });

  it('frees the cheapest of a bundle over several lines', () => {
    const bundle = rule({ kind: 'bundle', bundleTake: 3, bundleFree: 1 });
    const { lines } = price(
      [line({ quantity: 4 }), line({ key: 'b', offerId: 2, listPrice: 20_000 })],
      { campaigns: [bundle] },
    );
    expect(lines.map(({ discount }) => discount)).toEqual([0, 40_000]);
  });

  it('shares a cap out to the đồng', () => {
    const capped = rule({ percentBp: 5000, mostOff: dong(10_000) });
    const three = ['a', 'b', 'c'].map((key, at) =>
      line({ key, offerId: at + 1, quantity: 1, listPrice: 99_999 }),
    );
    const { lines } = price(three, { campaigns: [capped] });
    expect(lines.map(({ discount }) => discount)).toEqual([3334, 3333, 3333]);
  });

  it('gives nothing on alcohol, neither campaign nor voucher nor free delivery', () => {
    const free = rule({ id: 5, kind: 'free-shipping' });
    const result = price([line({ setNo: 14 })], {
      campaigns: [rule(), free],
      vouchers: [voucher()],
    });
    expect(result.totals).toMatchObject({ discount: 0, shippingDiscount: 0 });
    expect(result.vouchers[0]).toMatchObject({ refused: 'nothing-eligible' });
  });

  it.each([
    ['not-yet', voucher({ startsOn: day('2026-11-24') })],
    ['over', voucher({ endsOn: day('2026-11-22') })],
    ['over', voucher({}, { stopped: true })],
    ['used-up', voucher({}, { left: 0 })],
    ['used-by-you', voucher({}, { leftForBuyer: 0 })],
    ['nothing-eligible', voucher({ chosen: { ...NONE, setNos: [1] } })],
  ] as const)('refuses a voucher that is %s', (why, used) => {
    expect(price([line()], { vouchers: [used] }).vouchers[0]).toMatchObject({
      applied: 0,
      refused: why,
    });
  });

  it('says what is missing, counted before discounts', () => {
    const used = voucher({ leastSpend: dong(310_000) });
    expect(price([line()], { vouchers: [used], campaigns: [rule()] }).vouchers[0]).toMatchObject({
      refused: 'spend-more',
      missing: 10_000,
    });
    const enough = voucher({ leastSpend: dong(300_000) });
    expect(
      price([line()], { vouchers: [enough], campaigns: [rule()] }).vouchers[0]?.refused,
    ).toBeNull();
  });

  it('takes one voucher for goods and one for delivery, the first entered', () => {
    const second = voucher({ amount: dong(90_000) }, { code: 'HAI' });
    const ship = voucher({ kind: 'free-shipping', amount: dong(0) }, { code: 'GIAO' });
    const { vouchers, totals } = price([line()], { vouchers: [voucher(), second, ship] });
    expect(vouchers.map(({ refused }) => refused)).toEqual([null, 'not-together', null]);
    expect(totals).toMatchObject({ discount: 50_000, shippingDiscount: 19_000, total: 250_000 });
  });

  it('makes a parcel for each producer, and of each province where nobody is known', () => {
    const { parcels } = price([
      line(),
      line({ key: 'b', offerId: 2, producerId: null, provinceCode: '01' }),
      line({ key: 'c', offerId: 3, producerId: null, provinceCode: '04' }),
      line({ key: 'd', offerId: 4 }),
    ]);
    expect(parcels.map(({ lineKeys }) => lineKeys)).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  it('knows no shipping without a destination, and none when collected', () => {
    expect(price([line()], { destination: null }).totals).toMatchObject({
      shipping: null,
      total: 300_000,
    });
    expect(price([line()], { delivery: 'pickup' }).totals).toMatchObject({
      shipping: 0,
      total: 300_000,
    });
  });
});

describe('the parts', () => {
  it('share out by largest remainder, losing nothing', () => {
    expect(prorate(dong(10), [1, 1, 1])).toEqual([4, 3, 3]);
    expect(prorate(dong(10), [1, 2, 2, 0])).toEqual([2, 4, 4, 0]);
    expect(prorate(dong(1), [3, 5])).toEqual([0, 1]);
    expect(prorate(dong(5), [0, 0])).toEqual([0, 0]);
  });

  it('are exact beyond what a double multiplies', () => {
    const huge = dong(9_007_199_254_740_991);
    expect(shareOf(huge, 9_999, 10_000)).toBe(9_006_298_534_815_516);
  });

  it('take VAT out of a total, half a đồng up', () => {
    expect(vatIn(dong(108_000), 800)).toBe(8_000);
    expect(vatIn(dong(3), 10_000)).toBe(2);
    expect(vatIn(dong(100), 0)).toBe(0);
  });

  it('charge by weight: bands, then each step begun', () => {
    const fee = (grams: number) => shippingFee(DEFAULT_SHIPPING, 'province', grams);
    expect([fee(500), fee(501), fee(5000), fee(5001), fee(6000), fee(6001)]).toEqual([
      16_000, 19_000, 36_000, 39_000, 39_000, 42_000,
    ]);
    expect(shippingTableFault(DEFAULT_SHIPPING)).toBeNull();
  });
});
