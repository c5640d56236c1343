import type { Dong } from '#src/base/money.ts';
import {
  type BasketFacts,
  PAYERS,
  readPercent,
} from '#src/features/promotions/baskets/basket-facts.ts';
import { type Theme, themeOf } from '#src/features/promotions/baskets/basket-themes.ts';
import { readBudget } from '#src/features/promotions/baskets/own-basket-query.ts';
import type { Basket } from '#src/features/promotions/baskets/read-baskets.server.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** What the form says; what is no number is refused by the command that checks the facts. */
export function basketFactsOf(form: FormData): BasketFacts {
  const payer = PAYERS.find((one) => one === text(form, 'ben-chiu'));
  const fee = text(form, 'phi-goi').trim();
  return {
    ...{ titleVi: text(form, 'ten'), titleEn: text(form, 'ten-en') },
    ...{ textVi: text(form, 'loi'), textEn: text(form, 'loi-en') },
    theme: themeOf(text(form, 'chu-de')) ?? ('' as Theme),
    provinceCode: text(form, 'tinh') || null,
    discountBp: readPercent(text(form, 'giam') || '0') ?? -1,
    wrapFee: (fee === '' ? 0 : (readBudget(fee) ?? -1)) as Dong,
    payer: payer ?? ('' as 'site'),
  };
}

/** What the fields show: what was typed when it was refused, else what is stored. */
export function basketValues(
  basket: Basket | null,
  typed: FormData | null,
  home: string,
): (field: string) => string {
  const stored: Readonly<Record<string, string>> = {
    ...{ ten: basket?.titleVi ?? '', 'ten-en': basket?.titleEn ?? '' },
    ...{ loi: basket?.textVi ?? '', 'loi-en': basket?.textEn ?? '' },
    ...{ 'chu-de': basket?.theme ?? 'tet', tinh: basket ? (basket.provinceCode ?? '') : home },
    giam: basket ? String(basket.discountBp / 100).replace('.', ',') : '0',
    'phi-goi': basket ? basket.wrapFee.toLocaleString('vi-VN') : '30.000',
    'ben-chiu': basket?.payer ?? 'province',
  };
  return (field) => (typed === null ? (stored[field] ?? '') : text(typed, field));
}
