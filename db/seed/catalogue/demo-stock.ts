/**
 * Made-up stock, weights, seasons and wholesale prices for demonstration, always the same for the same product. Like the
 * prices they belong to they are shown only in demo mode and marked there as an illustration.
 */
import type { DemoOffer } from './demo-offers.ts';

export interface DemoStock {
  readonly stock: number | null;
  readonly weightGrams: number;
  readonly minQuantity: number;
  readonly maxQuantity: number | null;
  readonly leadDays: number;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly vatBp: number;
  readonly steps: readonly { readonly fromQuantity: number; readonly price: number }[];
  /** What it cost before, and how many days ago each of these prices began; the last one is today's. */
  readonly prices: readonly { readonly daysAgo: number; readonly price: number }[];
}

/** Harvests by what the name says, `MM-DD`; those in the cold months go over the new year. */
const SEASONS: readonly (readonly [name: RegExp, from: string, to: string])[] = [
  [/vải/, '05-15', '07-10'],
  [/mận/, '05-01', '07-30'],
  [/nhãn/, '07-01', '09-15'],
  [/sầu riêng/, '05-01', '09-15'],
  [/chôm chôm|măng cụt/, '05-15', '08-31'],
  [/xoài/, '03-01', '07-31'],
  [/na |mãng cầu/, '07-15', '11-15'],
  [/cam |quýt|quất/, '10-01', '02-28'],
  [/bưởi/, '08-15', '02-15'],
  [/hồng |lê /, '08-15', '12-15'],
  [/dâu tây|dâu tằm/, '12-01', '04-15'],
  [/măng tươi/, '06-01', '09-30'],
];

/** Sets of QĐ 26/2026 whose goods are made one by one. */
const HAND_MADE = new Set([21, 22]);
const FRESH = new Set([1, 2]);
const ALCOHOL = new Set([14, 15]);
const UNTAXED = new Set([1, 2, 3, 23, 24, 25]);
/** Grams of one piece where its size does not say. */
const USUAL_WEIGHT: Readonly<Record<number, number>> = {
  21: 900,
  22: 700,
  23: 3_000,
  24: 12_000,
  25: 600,
  26: 1,
};

/** A number from 0 up to 1 that depends on nothing but the text (FNV-1a, its bits mixed once more). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** What a size weighs with its packing, from its own words: `thùng 24 chai`, `hũ 500 g`, `chai 1 lít`. */
function weightOf(unit: string, setNo: number): number {
  const [, amount = '', measure = ''] = /([\d,]+) ?(kg|g|ml|lít)\b/.exec(unit) ?? [];
  const net = Number(amount.replace(',', '.')) * (measure === 'kg' || measure === 'lít' ? 1000 : 1);
  const [, pieces = ''] = /(\d+) (?:chai|lọ|hộp|gói|túi|quả|chiếc)/.exec(unit) ?? [];
  if (net > 0) return Math.max(30, Math.round((net * 1.15) / 10) * 10);
  if (/quả/.test(unit)) return Number(pieces) * 65 + 100;
  if (/túi/.test(unit)) return 120;
  if (pieces !== '') return Number(pieces) * (/chai/.test(unit) ? 560 : 120);
  return USUAL_WEIGHT[setNo] ?? 400;
}

/** Below a hundred thousand to the five hundred, above to the thousand. */
const rounded = (price: number): number => {
  const step = price < 100_000 ? 500 : 1_000;
  return Math.max(step, Math.round(price / step) * step);
};

/** What goes with the illustrative price of one size. */
export function demoStock(
  product: { readonly slug: string; readonly name: string; readonly setNo: number },
  offer: DemoOffer,
): DemoStock {
  const { slug, setNo } = product;
  const name = `${product.name.normalize('NFC').toLowerCase()} `;
  const at = (what: string): number => fraction(`${slug}/${what}`);
  const between = (low: number, high: number, what: string): number =>
    low + Math.floor(at(what) * (high - low + 1));
  const season = setNo === 1 ? SEASONS.find(([words]) => words.test(name)) : undefined;
  const toOrder = HAND_MADE.has(setNo) ? at('order') < 0.45 : at('order') < 0.02;
  const shelf = at('shelf');
  const perSize = `stock ${offer.unitVi}`;
  const stock = toOrder
    ? null
    : shelf < 0.04
      ? 0
      : shelf < 0.12
        ? between(2, 14, perSize)
        : between(HAND_MADE.has(setNo) ? 6 : 40, HAND_MADE.has(setNo) ? 30 : 400, perSize);
  const wholesale = at('wholesale') < 0.3 && offer.price < 600_000 && setNo !== 26;
  const moved = at('moved') < 0.35;
  const before = rounded(offer.price * (0.88 + at('before') * 0.2));
  return {
    stock,
    weightGrams: weightOf(offer.unitVi, setNo),
    minQuantity: offer.price < 21_000 && FRESH.has(setNo) ? 5 : 1,
    maxQuantity: ALCOHOL.has(setNo) ? 24 : at('most') < 0.06 ? 20 : null,
    leadDays: toOrder ? between(7, 20, 'lead') : FRESH.has(setNo) ? 1 : between(1, 3, 'lead'),
    seasonFrom: season?.[1] ?? null,
    seasonTo: season?.[2] ?? null,
    vatBp: ALCOHOL.has(setNo) ? 1000 : UNTAXED.has(setNo) ? 0 : 800,
    steps: wholesale
      ? [
          { fromQuantity: 10, price: rounded(offer.price * 0.95) },
          { fromQuantity: 50, price: rounded(offer.price * 0.9) },
        ].filter(({ price }, i, all) => price < (all[i - 1]?.price ?? offer.price))
      : [],
    prices: [
      ...(moved && before !== offer.price
        ? [{ daysAgo: between(90, 240, 'first'), price: before }]
        : []),
      { daysAgo: moved ? between(12, 75, 'last') : 0, price: offer.price },
    ],
  };
}
