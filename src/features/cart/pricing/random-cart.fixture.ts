import { day } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import type {
  CampaignRule,
  ChosenProducts,
  Payer,
  PriceInput,
  PriceLine,
  VoucherRule,
} from './contract.ts';
import { DEFAULT_SHIPPING } from './shipping.ts';

/** Numbers that look random and come out the same for the same seed (mulberry32): 0 ≤ n < 1. */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PROVINCES = ['04', '19', '22', '79', '91'];
const PAYERS: readonly Payer[] = ['producer', 'province', 'site'];
const TODAY = day('2026-11-23');

/** A cart with awkward prices, steps, baskets, overlapping campaigns and vouchers; the same for the same seed. */
export function randomCart(seed: number): PriceInput {
  const next = chance(seed);
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const one = <T>(of: readonly T[]): T => of[upTo(of.length - 1)] as T;
  const some = <T>(of: readonly T[], part: number): T[] => of.filter(() => next() < part);
  const price = (): number =>
    one([1 + upTo(20), 1000 * (1 + upTo(900)), 1 + upTo(3_000_000), 35_000, 99_999]);
  const chosen = (): ChosenProducts => ({
    productIds: next() < 0.3 ? some([1, 2, 3, 4, 5, 6], 0.4) : [],
    provinceCodes: next() < 0.3 ? some(PROVINCES, 0.5) : [],
    stars: next() < 0.2 ? some([3, 4, 5], 0.5) : [],
    setNos: next() < 0.2 ? some([1, 8, 10, 14, 26], 0.6) : [],
    producerIds: next() < 0.2 ? some([11, 12, 13], 0.6) : [],
  });
  const campaign = (id: number, byVoucher: boolean): CampaignRule => ({
    id,
    kind: one(['none', 'percent', 'percent', 'amount', 'amount', 'bundle', 'free-shipping']),
    percentBp: one([0, 1, 500, 1000, 1250, 3333, 5000, 9999, 10_000]),
    amount: dong(one([0, 1, 7, 5_000, 20_000, 99_999, 500_000])),
    bundleTake: one([0, 1, 2, 3, 5]),
    bundleFree: one([0, 1, 1, 2, 4]),
    mostOff: one([null, null, dong(1), dong(9_999), dong(50_000), dong(1_000_000)]),
    leastSpend: dong(one([0, 0, 1, 100_000, 500_000, 3_000_000])),
    payer: one(PAYERS),
    byVoucher,
    startsOn: day(one(['2026-11-01', '2026-11-23', '2026-11-24'])),
    endsOn: day(one(['2026-11-30', '2026-11-23', '2026-11-25'])),
    chosen: chosen(),
  });
  const producers = [11, 12, 13, null] as const;
  const baskets = new Map(
    ['g1', 'g2'].map((group) => [
      group,
      {
        group,
        basketId: one([null, 4, 9]),
        discountBp: one([0, 333, 1000, 10_000]),
        wrapFee: dong(one([0, 1, 25_000])),
        payer: one(PAYERS),
      },
    ]),
  );
  const lines = Array.from({ length: 1 + upTo(8) }, (_, index): PriceLine => {
    const listPrice = price();
    const producerId = one(producers);
    return {
      key: `d${index}`,
      offerId: 1 + upTo(9),
      productId: 1 + upTo(5),
      producerId,
      provinceCode: producerId === null ? one(PROVINCES) : (PROVINCES[producerId - 11] ?? '04'),
      setNo: one([1, 1, 8, 10, 14, 15, 26]),
      stars: one([null, 3, 4, 5]),
      quantity: one([1, 1, 2, 3, 1 + upTo(40)]),
      listPrice: dong(listPrice),
      steps:
        next() < 0.3
          ? [
              { fromQuantity: 20, price: dong(Math.max(1, Math.floor(listPrice * 0.8))) },
              { fromQuantity: 5, price: dong(Math.max(1, Math.floor(listPrice * 0.93))) },
            ]
          : [],
      weightGrams: one([1, 90, 500, 501, 1 + upTo(30_000)]),
      vatBp: one([0, 500, 800, 1000, 1]),
      basket: next() < 0.25 ? (baskets.get(one(['g1', 'g2'])) ?? null) : null,
    };
  });
  const vouchers = Array.from({ length: upTo(3) }, (_, index): VoucherRule => ({
    code: `MA${index}`,
    voucherId: index + 1,
    campaign: campaign(100 + index, true),
    left: one([null, null, 0, 5]),
    leftForBuyer: one([null, null, 0, 1]),
    stopped: next() < 0.05,
  }));
  return {
    lines,
    campaigns: Array.from({ length: upTo(4) }, (_, index) => campaign(index + 1, next() < 0.1)),
    vouchers,
    delivery: next() < 0.1 ? 'pickup' : 'delivery',
    destination: next() < 0.1 ? null : { provinceCode: one(PROVINCES) },
    regionOf: (code) => (code < '20' ? 'bac' : code < '50' ? 'trung' : 'nam'),
    shipping: DEFAULT_SHIPPING,
    today: TODAY,
  };
}

/** The same in another order: of lines, of campaigns; the vouchers stay in theirs. */
export function shuffled(input: PriceInput, seed: number): PriceInput {
  const next = chance(seed);
  const mixed = <T>(of: readonly T[]): T[] =>
    of
      .map((value) => ({ value, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ value }) => value);
  return { ...input, lines: mixed(input.lines), campaigns: mixed(input.campaigns) };
}
