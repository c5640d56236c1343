import { STATES } from '#src/features/certificates/standing.ts';
import { PRICE_BANDS, PRODUCER_KINDS, type SearchQuery, SORTS } from '#src/features/search/contract.ts';
import type { FacetBox, Listing } from '#src/features/search/listing.ts';
import {
  asQuery,
  type Choice,
  isFiltered,
  NO_CHOICE,
  PAGE_SIZE,
  readChoice,
  type Slugs,
  toggled,
  writeChoice,
} from '#src/features/search/query-url.ts';
import { withoutLang } from '#src/base/paths.ts';
import { anyQuery, cardOf, type openPage } from './page.ts';
import type { Reference } from './reference.ts';

type Page = Awaited<ReturnType<typeof openPage>>;
type Fixed = Partial<Pick<SearchQuery, 'group' | 'set' | 'province' | 'commune' | 'oldProvince' | 'producer'>>;

const slugsOf = new WeakMap<Reference, Slugs>();

function slugs(ref: Reference): Slugs {
  let made = slugsOf.get(ref);
  if (!made) {
    made = {
      group: new Map(ref.groups.map((group) => [group.slug, group.code])),
      set: new Map(ref.groups.flatMap((group) => group.sets.map((set) => [set.slug, set.no]))),
      province: new Map(ref.provinces.map((province) => [province.slug, province.code])),
    };
    slugsOf.set(ref, made);
  }
  return made;
}

/**
 * A list page: reads the address, asks the index, and makes every link. `base` is the page's own address in its
 * language; `fixed` is what the page is about and cannot be filtered away.
 */
export async function openListing(page: Page, url: URL, base: string, fixed: Fixed) {
  const { app, lang, w, day, ref } = page;
  const known = slugs(ref);
  const { choice, ignored } = readChoice(url.searchParams, known);
  const result = await app.search.find({ ...anyQuery(day), ...asQuery(choice), ...fixed });
  const href = (next: Choice): string => `${base}${writeChoice(next, known)}`;
  const lastPage = Math.max(1, Math.ceil(result.total / PAGE_SIZE));
  const nameOf = facetNames(page);
  const chips = [
    ...(choice.q ? [{ text: `“${choice.q}”`, href: href({ ...choice, q: '', page: 1 }) }] : []),
    ...FACET_ORDER.flatMap((facet) =>
      facet === 'story'
        ? choice.story
          ? [{ text: w.list.hasStory, href: href(toggled(choice, 'story', '1')) }]
          : []
        : choice[facet].map((value) => ({
            text: nameOf(facet, String(value)),
            lang: facet === 'province' && lang !== 'vi' ? 'vi' : undefined,
            href: href(toggled(choice, facet, String(value))),
          })),
    ),
  ];
  const facets: FacetBox[] = FACET_ORDER.filter((facet) => !(facet in fixed)).flatMap((facet) => {
    const chosen = facet === 'story' ? (choice.story ? ['true'] : []) : choice[facet].map(String);
    const values = ordered(facet, [...(result.facets[facet] ?? [])], ref)
      .filter(([value, count]) => count > 0 || chosen.includes(value))
      .filter(([value]) => facet !== 'story' || value === 'true' || value === '1')
      .map(([value, count]) => ({
        text: nameOf(facet, value),
        count,
        href: href(toggled(choice, facet, value)),
        active: facet === 'story' ? choice.story : chosen.includes(value),
      }));
    if (values.length === 0) return [];
    return [
      {
        id: facet,
        title: w.list.facets[facet],
        open: chosen.length > 0 || ['stars', 'state', 'group', 'province'].includes(facet),
        lang: facet === 'province' && lang !== 'vi' ? 'vi' : undefined,
        values,
      },
    ];
  });
  const listing: Listing = {
    total: result.total,
    q: choice.q,
    correctedTo: result.correctedTo,
    ignored,
    facets,
    chips,
    clearHref: href(NO_CHOICE),
    sorts: SORTS.map((sort) => ({
      text: w.list.sorts[sort],
      href: href({ ...choice, sort, page: 1 }),
      current: sort === choice.sort,
    })),
    page: choice.page,
    lastPage,
    pages: [choice.page - 1, choice.page, choice.page + 1, 1, lastPage, lastPage - 1]
      .filter((number, at, all) => number >= 1 && number <= lastPage && all.indexOf(number) === at)
      .map((number) => ({ page: number, href: href({ ...choice, page: number }) })),
  };
  const cards = result.hits.map((hit) => cardOf(hit, ref, lang, day));
  page.keep(['list', 'settings', ...cards.map((card) => `product:${card.id}`)]);
  return {
    listing,
    cards,
    filtered: isFiltered(choice) || choice.q !== '',
    canonical: withoutLang(href({ ...NO_CHOICE, q: choice.q, page: choice.page })).path,
    suggestions: ref.groups.map((group) => ({
      text: lang === 'vi' ? group.shortVi : group.shortEn,
      href: page.p.group(group.slug),
    })),
  };
}

const FACET_ORDER = ['stars', 'state', 'group', 'set', 'province', 'producerKind', 'price', 'story'] as const;
type FacetName = (typeof FACET_ORDER)[number];

/** Values in the order people expect: stars and states as ranked, places and sets by how many, prices by amount. */
function ordered(facet: FacetName, counts: [string, number][], ref: Reference): [string, number][] {
  const rank: Partial<Record<FacetName, readonly string[]>> = {
    stars: ['5', '4', '3'],
    state: STATES,
    group: ref.groups.map((group) => group.code),
    producerKind: PRODUCER_KINDS,
    price: PRICE_BANDS.map((band) => band.id),
  };
  const order = rank[facet];
  return counts.sort(([a, countA], [b, countB]) =>
    order ? order.indexOf(a) - order.indexOf(b) : countB - countA || (a < b ? -1 : 1),
  );
}

function facetNames({ lang, w, ref }: Page) {
  return (facet: FacetName, value: string): string => {
    switch (facet) {
      case 'stars':
        return w.list.starsN(Number(value));
      case 'state':
        return w.standing.states[value as keyof typeof w.standing.states];
      case 'group': {
        const group = ref.groups.find((entry) => entry.code === value);
        return group ? (lang === 'vi' ? group.shortVi : group.shortEn) : value;
      }
      case 'set': {
        const set = ref.set(Number(value));
        return lang === 'vi' ? set.shortVi : set.shortEn;
      }
      case 'province':
        return ref.province(value).name;
      case 'producerKind':
        return w.producerKinds[value as keyof typeof w.producerKinds];
      case 'price':
        return w.price.bands[value as keyof typeof w.price.bands];
      case 'story':
        return w.list.hasStory;
    }
  };
}
