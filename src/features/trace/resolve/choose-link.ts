import type { Link } from './linkset.ts';

/** Hosts under which GS1's vocabulary is known. */
const VOCABULARY = /^https?:\/\/(?:ref\.|www\.)?gs1\.org\/voc\/(?=[A-Za-z]+$)/;

/**
 * The link type that a request names, without its prefix: `gs1:pip` and `https://ref.gs1.org/voc/pip` give `pip`.
 * @returns null when it is none of GS1's vocabulary
 */
export function linkTypeName(asked: string): string | null {
  const name = asked.startsWith('gs1:') ? asked.slice(4) : asked.replace(VOCABULARY, '');
  return /^[A-Za-z]+$/.test(name) && name !== asked ? name : null;
}

export interface Preferences {
  /** As the headers say; empty when they do not. */
  readonly accept: string;
  readonly acceptLanguage: string;
  /** `context` of the query; empty when there is none. */
  readonly context: string;
}

export type Choice =
  | { readonly kind: 'one'; readonly link: Link }
  | { readonly kind: 'several'; readonly links: readonly Link[] }
  | { readonly kind: 'none' };

/**
 * One of the links of a type: by context, media type and language, in this order; each counts only where a link fits it.
 * A reader whose language none speaks gets English, one who names none Vietnamese.
 */
export function chooseLink(links: readonly Link[], wanted: Preferences): Choice {
  const inContext = narrow(links, (link) => link.context?.includes(wanted.context) === true);
  const ofType = narrow(inContext, mediaTest(wanted.accept));
  const found = bestLanguage(ofType, wanted.acceptLanguage);
  if (found.length > 1) return { kind: 'several', links: found };
  const [link] = found;
  return link === undefined ? { kind: 'none' } : { kind: 'one', link };
}

function narrow(links: readonly Link[], fits: (link: Link) => boolean): readonly Link[] {
  const found = links.filter(fits);
  return found.length > 0 ? found : links;
}

function mediaTest(accept: string): (link: Link) => boolean {
  const ranges = weighted(accept).map(([range]) => range);
  return ({ type }) =>
    type !== undefined &&
    ranges.some((range) =>
      range.endsWith('/*') ? type.startsWith(range.slice(0, -1)) : range === type,
    );
}

function bestLanguage(links: readonly Link[], acceptLanguage: string): readonly Link[] {
  if (links.every((link) => link.hreflang === undefined)) return links;
  const speaks = (tag: string): readonly Link[] =>
    links.filter((link) =>
      link.hreflang?.some((lang) => tag === lang.toLowerCase() || tag.startsWith(`${lang}-`)),
    );
  const wishes = weighted(acceptLanguage).map(([tag]) => tag);
  const named = wishes.some((tag) => tag !== '*');
  for (const tag of [...wishes, ...(named ? ['en'] : []), 'vi', 'en']) {
    const found = speaks(tag);
    if (found.length > 0) return found;
  }
  return links;
}

/** What a header lists, lower-case, the most wanted first; `*` of media types and what is refused (q=0) is left out. */
function weighted(header: string): [name: string, q: number][] {
  return header
    .toLowerCase()
    .split(',', 32)
    .map((part): [string, number] => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const q = parameters.find((one) => one.startsWith('q='));
      return [name, q === undefined ? 1 : Number(q.slice(2)) || 0];
    })
    .filter(([name, q]) => name !== '' && name !== '*/*' && q > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** Whether the request asks for all links instead of one. */
export function wantsLinkset(linkType: string | null, accept: string): boolean {
  if (linkType !== null) return linkType === 'linkset' || linkType === 'all';
  return weighted(accept).some(([name]) => name === LINKSET_TYPE);
}

export const LINKSET_TYPE = 'application/linkset+json';
