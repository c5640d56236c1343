import { escapeHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import { words } from '#src/words/words.ts';
import type { FacetBox } from './listing.ts';

/** Values shown before "show more". */
const SHOWN = 8;

/**
 * A filter as HTML: its values as links with counts. Text rather than a component: a list page has some seventy of
 * these links.
 */
export function facetBox(facet: FacetBox, lang: Lang): string {
  const inLang = facet.lang === undefined ? '' : ` lang="${facet.lang}"`;
  const list = (values: FacetBox['values']): string =>
    `<ul${inLang}>${values.map((value) => facetLink(value, lang)).join('')}</ul>`;
  const rest = facet.values.slice(SHOWN);
  const more =
    rest.length === 0
      ? ''
      : `<details><summary class="nho">${escapeHtml(words(lang).list.more(rest.length))}</summary>${list(rest)}</details>`;
  return `<details class="nhom-loc"${facet.open ? ' open' : ''}><summary>${escapeHtml(facet.title)}</summary>${list(facet.values.slice(0, SHOWN))}${more}</details>`;
}

function facetLink(value: FacetBox['values'][number], lang: Lang): string {
  const current = value.active ? ' aria-current="true"' : '';
  return `<li><a href="${escapeHtml(value.href)}"${current} rel="nofollow">${escapeHtml(value.text)} <span>${formatCount(value.count, lang)}</span></a></li>`;
}
