import { dayAt, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { formatMonthDay, offerWords } from '#src/words/offers.ts';
import { shownStock } from './availability.ts';
import type { BoxLine } from './box.ts';

/** The state of a size in a few words: what is left, or why it cannot be had. */
export function stockText({ offer, verdict }: BoxLine, lang: Lang): string {
  const w = offerWords[lang].box;
  if (!verdict.ok) {
    switch (verdict.why) {
      case 'holiday':
        return w.away(formatDay(verdict.back, lang));
      case 'out-of-season':
        return w.opens(formatDay(verdict.opens, lang));
      case 'sold-out':
        return w.soldOut;
      case 'no-producer':
        return w.noProducer;
      case 'by-request':
        return w.byRequest;
      default:
        return w.paused;
    }
  }
  const shown = shownStock(offer.available);
  if (shown === null) return w.toOrder(offer.leadDays);
  return shown === 'many' ? w.many : w.left(shown);
}

/** What else there is to know of a size before it is bought: lead time, limits, season, since when this price. */
export function termsOf({ offer, verdict }: BoxLine, lang: Lang): string[] {
  const w = offerWords[lang].box;
  const { seasonFrom, seasonTo } = offer;
  return [
    verdict.ok && offer.available !== null ? w.lead(offer.leadDays) : '',
    seasonFrom !== null && seasonTo !== null
      ? w.season(formatMonthDay(seasonFrom, lang), formatMonthDay(seasonTo, lang))
      : '',
    w.limits(offer.minQuantity, offer.maxQuantity),
    offer.illustrative ? w.illustrative : '',
    offer.since === null ? '' : w.since(formatDay(dayAt(Date.parse(offer.since)), lang)),
  ].filter((text) => text !== '');
}

/** The sentence about VAT: one rate, or that it is in the price. */
export function vatText(rates: readonly number[], lang: Lang): string {
  const w = offerWords[lang].box;
  const different = [...new Set(rates)];
  if (different.every((rate) => rate === 0)) return w.noVat;
  const [only] = different;
  return different.length === 1 && only !== undefined
    ? w.vat(`${String(only / 100).replace('.', lang === 'vi' ? ',' : '.')}\u00a0%`)
    : w.vatMixed;
}
