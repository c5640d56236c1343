import { escapeHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import type { CardFacts } from '#src/features/catalogue/card.ts';
import { pictureFor } from '#src/features/catalogue/pictures.ts';
import { standingLine } from '#src/features/certificates/standing-line.view.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import { campaignWords } from '#src/words/campaigns.ts';
import { offerWords } from '#src/words/offers.ts';
import { words } from '#src/words/words.ts';

export interface CampaignCard {
  readonly card: CardFacts;
  readonly standing: Standing;
  /** What one piece of the cheapest size cost and costs; null when the campaign lowers no single piece. */
  readonly price: { readonly was: number; readonly now: number } | null;
  /** The size that goes into the cart; null when it cannot be had. */
  readonly sku: string | null;
  /** Every known lot is under recall. */
  readonly recalled: boolean;
}

/** A product of a campaign: what it was and is, and a form that puts it into the cart. Text, as product cards are. */
export function campaignCard(
  { card, standing, price, sku, recalled }: CampaignCard,
  lang: Lang,
  slug: string,
): string {
  const w = campaignWords[lang];
  const p = paths(lang);
  const picture = pictureFor({ setNo: card.setNo, name: card.name });
  const vi = lang === 'vi' ? '' : ' lang="vi"';
  const nameLang = card.nameLang === lang ? '' : ` lang="${card.nameLang}"`;
  const producer =
    card.producerName === null ? '' : `<span${vi}>${escapeHtml(card.producerName)}<br></span>`;
  const form =
    sku === null
      ? ''
      : `<form method="post" action="${p.cart}" class="km-them"><input type="hidden" name="viec" value="them"><input type="hidden" name="sku" value="${escapeHtml(sku)}"><input type="hidden" name="km" value="${escapeHtml(slug)}"><button class="nut nut-nhe" aria-label="${escapeHtml(w.addNamed(card.name))}">${escapeHtml(w.add)}</button></form>`;
  return `<article class="sp km-sp vung-${card.region}"><div class="tranh"><img src="${picture.src}" alt="" width="320" height="300" loading="lazy" decoding="async"></div><div class="dai dai-${card.region}"></div><div class="sp-chu">${standingLine(standing, lang)}<h3 class="sp-ten"><a href="${p.product(card.slug)}"${nameLang}>${escapeHtml(card.name)}</a></h3><p>${producer}<span${vi}>${escapeHtml(card.place)}</span></p><p class="gia">${priceOf(card, price, lang)}${recalled ? `<small><b>${escapeHtml(offerWords[lang].box.paused)}</b></small>` : ''}</p>${form}</div></article>`;
}

function priceOf(card: CardFacts, price: CampaignCard['price'], lang: Lang): string {
  const w = campaignWords[lang];
  const all = words(lang);
  const note = card.priceIsIllustrative
    ? `<small>${escapeHtml(all.price.illustrative)}</small>`
    : '';
  if (price !== null) {
    const was = formatDong(dong(price.was), lang);
    return `<s class="km-truoc"><span class="an">${escapeHtml(w.was)} </span>${was}</s> <b><span class="an">${escapeHtml(w.now)} </span>${formatDong(dong(price.now), lang)}</b>${note}`;
  }
  if (card.price === null) return escapeHtml(all.price.ask);
  const not = card.notNow
    ? `<small><b>${escapeHtml(offerWords[lang].card[card.notNow])}</b></small>`
    : '';
  return `<b>${formatDong(dong(card.price), lang)}</b>${not}${note}`;
}
