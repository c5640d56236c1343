import { withoutLang } from '#src/base/paths.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import {
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchQuery,
  SORTS,
} from '#src/features/search/contract.ts';
import type { FacetBox, Listing } from '#src/features/search/listing.ts';
import {
  emptyQuery,
  type Lookup,
  onPage,
  PAGE_SIZE,
  queryString,
  readQuery,
  sortedBy,
  toggled,
  without,
} from '#src/features/search/query-url.ts';
import { cardOf, type openPage } from './page.ts';
import type { Reference } from './reference.ts';

type Page = Awaited<ReturnType<typeof openPage>>;
/** What a page is about: cannot be filtered away and does not stand in its address again. */
type Fixed = Partial<
  Pick<SearchQuery, 'group' | 'set' | 'province' | 'commune' | 'oldProvince' | 'producer'>
>;

const lookups = new WeakMap<Reference, Lookup>();

function lookupOf(ref: Reference): Lookup {
  let lookup = lookups.get(ref);
  if (!lookup) {
    lookup = {
      groups: ref.groups,
      sets: ref.groups.flatMap((group) => group.sets),
      provinces: ref.provinces,
      oldProvinces: ref.provinces.flatMap((province) => province.old),
      commune: () => null,
      communeSlug: () => null,
    };
    lookups.set(ref, lookup);
  }
  return lookup;
}

/**
 * A list page: reads the address, asks the index, and makes every link. `base` is the page's own address in its
 * language.
 */
export async function openListing(page: Page, url: URL, base: string, fixed: Fixed) {
  const { app, lang, w, day, ref } = page;
  const lookup = lookupOf(ref);
  const read = readQuery(url.searchParams, lookup, day);
  const free = Object.fromEntries(
    Object.keys(fixed).map((key) => [key, emptyQuery(day)[key as keyof Fixed]]),
  );
  /** What the visitor chose, without what the page fixes. */
  const chosen: SearchQuery = { ...read.query, ...free };
  const result = await app.search.find({ ...chosen, ...fixed });
  const href = (query: SearchQuery): string => `${base}${queryString(query, lookup)}`;
  const current = Math.floor(chosen.offset / PAGE_SIZE) + 1;
  const lastPage = Math.max(1, Math.ceil(result.total / PAGE_SIZE));
  const nameOf = facetNames(page);
  const placeLang = lang === 'vi' ? undefined : 'vi';
  const valuesOf = (facet: FacetName): string[] =>
    facet === 'story' ? (chosen.story ? ['1'] : []) : chosen[facet].map(String);
  const toggle = (facet: FacetName, value: string): SearchQuery =>
    facet === 'story'
      ? { ...chosen, story: !chosen.story, offset: 0 }
      : toggled(chosen, facet, value);

  const chips = [
    ...(chosen.q ? [{ text: `“${chosen.q}”`, href: href(without(chosen, 'q')) }] : []),
    ...FACET_ORDER.flatMap((facet) =>
      valuesOf(facet).map((value) => ({
        text: nameOf(facet, value),
        lang: facet === 'province' ? placeLang : undefined,
        href: href(toggle(facet, value)),
      })),
    ),
  ];
  const facets: FacetBox[] = FACET_ORDER.filter((facet) => !(facet in fixed)).flatMap((facet) => {
    const active = valuesOf(facet);
    const counts = [...result.facets[facet]].map(([value, count]): [string, number] => [
      facet === 'story' && value === 'true' ? '1' : value,
      count,
    ]);
    const values = ordered(facet, counts, ref)
      .filter(([value]) => facet !== 'story' || value === '1')
      .filter(([value, count]) => count > 0 || active.includes(value))
      .map(([value, count]) => ({
        text: nameOf(facet, value),
        count,
        href: href(toggle(facet, value)),
        active: active.includes(value),
      }));
    if (values.length === 0) return [];
    return [
      {
        id: facet,
        title: w.list.facets[facet],
        open: active.length > 0 || OPEN_AT_FIRST.includes(facet),
        lang: facet === 'province' ? placeLang : undefined,
        values,
      },
    ];
  });
  const listing: Listing = {
    total: result.total,
    q: chosen.q,
    correctedTo: result.correctedTo,
    ignored: read.ignored
      .filter(({ param }) => KNOWN_PARAMS.has(param))
      .map(({ param, value }) => `${param}=${value.slice(0, 40)}`),
    facets,
    chips,
    clearHref: base,
    sorts: SORTS.map((sort) => ({
      text: w.list.sorts[sort],
      href: href(sortedBy(chosen, sort)),
      current: sort === chosen.sort,
    })),
    page: current,
    lastPage,
    pages: [...new Set([1, current - 1, current, current + 1, lastPage])]
      .filter((number) => number >= 1 && number <= lastPage)
      .map((number) => ({ page: number, href: href(onPage(chosen, number)) })),
  };
  const cards = result.hits.map((hit) => cardOf(hit, ref, lang, day));
  page.keep(['list', 'settings', ...cards.map((card) => `product:${card.id}`)]);
  return {
    listing,
    cards,
    filtered: chips.length > 0 || chosen.sort !== 'phu-hop',
    canonical: withoutLang(href(onPage({ ...emptyQuery(day), q: chosen.q }, current))).path,
    suggestions: ref.groups.map((group) => ({
      text: lang === 'vi' ? group.shortVi : group.shortEn,
      href: page.p.group(group.slug),
    })),
  };
}

const KNOWN_PARAMS = new Set(
  ['sao', 'nhom', 'bo', 'tinh', 'xa', 'tinh-cu', 'nha', 'loai', 'trang-thai', 'gia'].concat([
    'cau-chuyen',
    'sap-xep',
    'trang',
  ]),
);
const OPEN_AT_FIRST: readonly string[] = ['stars', 'state', 'group', 'province'];
const FACET_ORDER = [
  'stars',
  'state',
  'group',
  'set',
  'province',
  'producerKind',
  'price',
  'story',
] as const;
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
