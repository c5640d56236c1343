/** Prices are rounded to whole đồng, five hundreds or thousands: nobody pays with less. */
export const ROUNDINGS = [1, 500, 1_000] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export type PriceChange =
  /** Basis points: 500 is 5 % more, −1000 is 10 % less. */
  | { readonly kind: 'percent'; readonly bp: number }
  /** Whole đồng, more or less. */
  | { readonly kind: 'amount'; readonly dong: number };

/**
 * A price made higher or lower, then rounded, halves upwards; never below one step of the rounding.
 * @param price whole đồng
 */
export function changePrice(price: number, change: PriceChange, round: Rounding): number {
  // Tenths of a thousandth of a đồng: the greatest price times the greatest factor stays exact.
  const exact =
    change.kind === 'percent' ? price * (10_000 + change.bp) : (price + change.dong) * 10_000;
  const step = round * 10_000;
  return Math.max(round, Math.floor((exact + step / 2) / step) * round);
}

/** `+5 %`, `-10`, `7,5`, `−3.25%` as basis points; null for what is none, or takes everything away. */
export function typedPercent(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s%]/g, '');
  const [, sign = '', whole = '', part = ''] =
    /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === '') return null;
  const bp = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  const signed = sign === '-' ? -bp : bp;
  return signed > -10_000 && signed <= 100_000 ? signed : null;
}
