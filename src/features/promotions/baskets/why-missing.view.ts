import { formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { basketWords } from '#src/words/baskets.ts';
import type { SeenLine } from './basket-look.ts';

/** Why a line of a basket cannot be had, in a sentence with the product's name; null when it can. */
export function whyMissing(
  { offer, availability: can, fault }: SeenLine,
  lang: Lang,
): string | null {
  const w = basketWords[lang].missing;
  const name = offer.productName;
  if (!can.ok) {
    if (can.why === 'holiday') return w.holiday(name, formatDay(can.back, lang));
    return can.why === 'out-of-season'
      ? w['out-of-season'](name, formatDay(can.opens, lang))
      : w[can.why](name);
  }
  if (fault === null) return null;
  if (fault.why === 'above-maximum') return w.limit(name, fault.most);
  return w.few(name, fault.why === 'not-enough' ? fault.available : 0);
}
