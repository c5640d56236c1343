/** Whole đồng. VND has no minor unit: never a fraction, never ×100. */
export type Dong = number & { readonly __dong: true };

/** @throws RangeError when the amount is not a whole number that a double holds exactly */
export function dong(amount: number): Dong {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not whole đồng`);
  return amount as Dong;
}

const VI = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const EN = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `125.000 ₫` (with a no-break space), `₫125,000` in English. */
export function formatDong(amount: Dong, lang: 'vi' | 'en'): string {
  return lang === 'vi' ? `${VI.format(amount)}\u00a0₫` : `₫${EN.format(amount)}`;
}

/** A count with the language's separators: `18.243`, `18,243`. */
export function formatCount(count: number, lang: 'vi' | 'en'): string {
  // Below a thousand there is nothing to separate, and lists are full of such counts.
  if (Number.isInteger(count) && count >= 0 && count < 1000) return String(count);
  return (lang === 'vi' ? VI : EN).format(count);
}
