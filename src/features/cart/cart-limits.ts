import { isCode, tidyCode } from '#src/features/promotions/campaigns/voucher-code.ts';

/** What a cart may hold; beyond it people ask for a quotation. */
export const CART_LIMITS = {
  /** Lines to buy and saved lines together, packed gift baskets not counted. */
  lines: 100,
  /** Packed gift baskets. */
  baskets: 20,
  linesOfBasket: 30,
  /** Pieces of one size, before the offer's own limits. */
  quantity: 10_000,
  vouchers: 5,
} as const;

/** Guest carts that nobody looked at for so long are forgotten; the cookie lives as long. */
export const KEEP_GUEST_CART_DAYS = 90;
/** A shared cart can be opened for so long. */
export const SHARE_DAYS = 90;

/**
 * A quantity as typed into a field: a whole number from 0 (remove) to the limit; null when it is none. A dot or a blank
 * stands between groups of three digits only: `1.5` is not fifteen.
 */
export function readQuantity(text: string): number | null {
  const plain = text.trim();
  if (!/^(?:\d{1,6}|\d{1,3}(?:[.\s]\d{3})+)$/.test(plain)) return null;
  const quantity = Number(plain.replace(/[.\s]/g, ''));
  return quantity <= CART_LIMITS.quantity ? quantity : null;
}

/** A voucher as typed: its letters and digits; null when that can be no code. */
export function readVoucherCode(text: string): string | null {
  const code = tidyCode(text.slice(0, 80));
  return isCode(code) ? code : null;
}
