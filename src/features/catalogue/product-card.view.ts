import { escapeHtml, markHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import { standingLine } from '#src/features/certificates/standing-line.view.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import { offerWords } from '#src/words/offers.ts';
import { words } from '#src/words/words.ts';
import type { CardFacts } from './card.ts';
import { cardPhotoHtml } from './card-photo.ts';
import { pictureFor } from './pictures.ts';

export interface CardLook {
  readonly card: CardFacts;
  readonly standing: Standing;
  readonly lang: Lang;
  /** Pictures of the first row are fetched at once, the others when they come near. */
  readonly eager?: boolean;
  /** The very first picture of a page: nothing is fetched before it. */
  readonly first?: boolean;
  /** Heading level of the name. */
  readonly level?: 2 | 3;
}

/**
 * A product card as HTML. Text rather than a component, since a list page shows 24: as components they took half of
 * the time of the page.
 */
export function productCard({
  card,
  standing,
  lang,
  eager = false,
  first = false,
  level = 3,
}: CardLook): string {
  const loading = first
    ? 'fetchpriority="high"'
    : `loading="${eager ? 'eager' : 'lazy'}" decoding="async"`;
  const picture = card.photo
    ? cardPhotoHtml(card.photo, loading)
    : `<img src="${pictureFor({ setNo: card.setNo, name: card.name }).src}" alt="" width="320" height="300" ${loading}>`;
  const vietnamese = lang === 'vi' ? '' : ' lang="vi"';
  const nameLang = card.nameLang === lang ? '' : ` lang="${card.nameLang}"`;
  const producer =
    card.producerName === null
      ? ''
      : `<span${vietnamese}>${markHtml(card.producerName, card.producerMarks)}<br></span>`;
  return `<article class="sp vung-${card.region}"><div class="tranh">${picture}</div><div class="dai dai-${card.region}"></div><div class="sp-chu">${standingLine(standing, lang)}<h${level} class="sp-ten"><a href="${paths(lang).product(card.slug)}"${nameLang}>${markHtml(card.name, card.nameMarks)}</a></h${level}><p>${producer}<span${vietnamese}>${escapeHtml(card.place)}</span></p><p class="gia">${price(card, lang)}</p></div></article>`;
}

function price(card: CardFacts, lang: Lang): string {
  const w = words(lang);
  if (card.price === null) return escapeHtml(w.price.ask);
  const note = card.priceIsIllustrative ? `<small>${escapeHtml(w.price.illustrative)}</small>` : '';
  const not = card.notNow
    ? `<small><b>${escapeHtml(offerWords[lang].card[card.notNow])}</b></small>`
    : '';
  return `<b>${formatDong(dong(card.price), lang)}</b>${not}${note}`;
}
