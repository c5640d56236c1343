import { Refusal } from '#src/base/refusal.ts';
import { parseMonthDay } from './season.ts';
import { stepFault } from './step-price.ts';

/** A size as its producer describes it. Money in whole đồng, weight in grams with the packing. */
export interface OfferInput {
  readonly unitVi: string;
  readonly unitEn: string;
  readonly price: number;
  /** Null: made to order, without a limit. */
  readonly stock: number | null;
  readonly weightGrams: number;
  readonly minQuantity: number;
  readonly maxQuantity: number | null;
  readonly leadDays: number;
  /** `MM-DD`; both or neither. */
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  /** One of {@link VAT_RATES}. */
  readonly vatBp: number;
  readonly steps: readonly { readonly fromQuantity: number; readonly price: number }[];
}

/** VAT that prices may contain, in basis points: outside the tax, 5 %, 8 %, 10 %. */
export const VAT_RATES = [0, 500, 800, 1000] as const;

export const HIGHEST_PRICE = 1_000_000_000;
export const MOST_STOCK = 1_000_000;
export const MOST_STEPS = 6;
const LONGEST_UNIT = 60;

const whole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

/** @throws Refusal `offer-price` */
export function checkPrice(price: number): void {
  if (!whole(price, 1, HIGHEST_PRICE)) throw new Refusal('offer-price', { most: HIGHEST_PRICE });
}

/** @throws Refusal `offer-stock` */
export function checkStock(stock: number | null): void {
  if (stock !== null && !whole(stock, 0, MOST_STOCK))
    throw new Refusal('offer-stock', { most: MOST_STOCK });
}

/**
 * The input with its texts trimmed.
 * @throws Refusal `offer-unit`, `offer-price`, `offer-stock`, `offer-weight`, `offer-minimum`, `offer-maximum`,
 * `offer-lead`, `offer-season`, `offer-season-day`, `offer-vat`, `offer-steps`
 */
export function checkedOffer(input: OfferInput): OfferInput {
  const unitVi = input.unitVi.normalize('NFC').trim();
  const unitEn = input.unitEn.normalize('NFC').trim() || unitVi;
  if (unitVi === '' || unitVi.length > LONGEST_UNIT || unitEn.length > LONGEST_UNIT)
    throw new Refusal('offer-unit', { most: LONGEST_UNIT });
  checkPrice(input.price);
  checkStock(input.stock);
  if (!whole(input.weightGrams, 1, 200_000)) throw new Refusal('offer-weight', {});
  if (!whole(input.minQuantity, 1, 10_000)) throw new Refusal('offer-minimum', {});
  if (input.maxQuantity !== null && !whole(input.maxQuantity, input.minQuantity, 100_000))
    throw new Refusal('offer-maximum', { least: input.minQuantity });
  if (!whole(input.leadDays, 0, 90)) throw new Refusal('offer-lead', {});
  const { seasonFrom, seasonTo } = input;
  if ((seasonFrom === null) !== (seasonTo === null)) throw new Refusal('offer-season', {});
  for (const end of [seasonFrom, seasonTo]) {
    if (end !== null && parseMonthDay(end) === null) throw new Refusal('offer-season-day', {});
  }
  if (!VAT_RATES.some((rate) => rate === input.vatBp)) throw new Refusal('offer-vat', {});
  const wrong = stepFault(input.price, input.steps);
  if (wrong) throw new Refusal('offer-steps', wrong);
  if (input.steps.length > MOST_STEPS) throw new Refusal('offer-many-steps', { most: MOST_STEPS });
  const steps = [...input.steps].sort((a, b) => a.fromQuantity - b.fromQuantity);
  return { ...input, unitVi, unitEn, steps };
}
