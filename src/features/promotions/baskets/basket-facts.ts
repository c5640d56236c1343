import { tidy } from '#src/base/fold.ts';
import type { Dong } from '#src/base/money.ts';
import { Refusal } from '#src/base/refusal.ts';
import { CART_LIMITS } from '#src/features/cart/cart-limits.ts';
import { type Theme, THEMES } from './basket-themes.ts';

/** What an officer says of a basket, apart from what is in it. */
export interface BasketFacts {
  readonly titleVi: string;
  readonly titleEn: string;
  readonly textVi: string;
  readonly textEn: string;
  readonly theme: Theme;
  /** Null: of the whole country, for offices that reach it. */
  readonly provinceCode: string | null;
  readonly discountBp: number;
  readonly wrapFee: Dong;
  readonly payer: 'producer' | 'province' | 'site';
}

export const BASKET_LIMITS = {
  title: 120,
  text: 3_000,
  /** Basis points: half the price. */
  discountBp: 5_000,
  wrapFee: 1_000_000,
  lines: CART_LIMITS.linesOfBasket,
  quantity: 100,
} as const;

export const PAYERS = ['producer', 'province', 'site'] as const;

/**
 * The facts as they are stored.
 * @throws Refusal `basket-needs-title`, `too-long`, `no-such-theme`, `basket-discount`, `basket-wrap-fee`, `basket-payer`
 */
export function checkedBasket(facts: BasketFacts): BasketFacts {
  const titleVi = tidy(facts.titleVi);
  const titleEn = tidy(facts.titleEn);
  const [textVi, textEn] = [facts.textVi.trim(), facts.textEn.trim()];
  if (titleVi === '') throw new Refusal('basket-needs-title', {});
  for (const [text, most, field] of [
    [titleVi, BASKET_LIMITS.title, 'titleVi'],
    [titleEn, BASKET_LIMITS.title, 'titleEn'],
    [textVi, BASKET_LIMITS.text, 'textVi'],
    [textEn, BASKET_LIMITS.text, 'textEn'],
  ] as const) {
    if (text.length > most) throw new Refusal('basket-text-too-long', { field, most });
  }
  if (!THEMES.includes(facts.theme)) throw new Refusal('basket-theme', {});
  const { discountBp, wrapFee, payer } = facts;
  if (!inRange(discountBp, BASKET_LIMITS.discountBp)) {
    throw new Refusal('basket-discount', { most: BASKET_LIMITS.discountBp / 100 });
  }
  if (!inRange(wrapFee, BASKET_LIMITS.wrapFee)) {
    throw new Refusal('basket-wrap-fee', { most: BASKET_LIMITS.wrapFee });
  }
  if (!PAYERS.includes(payer)) throw new Refusal('basket-payer', {});
  const { theme, provinceCode } = facts;
  return { titleVi, titleEn, textVi, textEn, theme, provinceCode, discountBp, wrapFee, payer };
}

function inRange(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}

/** `5`, `7,5`, `7.5` percent as basis points; null when it is none. */
export function readPercent(typed: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
