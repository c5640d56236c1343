import { withoutLang } from '#src/base/paths.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { anyQuery } from '#src/features/search/any-query.ts';
import {
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchQuery,
  SORTS,
} from '#src/features/search/contract.ts';
import type { FacetBox, Listing } from '#src/features/search/listing.ts';
import {
  asQuery,
  type Choice,
  NO_CHOICE,
  onPage,
  PAGE_SIZE,
  readChoice,
  type Slugs,
  sortedBy,
  toggled,
  without,
  writeChoice,
} from '#src/features/search/query-url.ts';
import { cardOf, type openPage } from './page.ts';
import type { Reference } from './reference.ts';

type Page = Awaited<ReturnType<typeof openPage>>;
/** What a page is about: cannot be filtered away and does not stand in its address again. */
type Fixed = Partial<
  Pick<SearchQuery, 'group' | 'set' | 'province' | 'commune' | 'oldProvince' | 'producer'>
>;

const kept = new WeakMap<Reference, Slugs>();

function slugsOf(ref: Reference): Slugs {
  let slugs = kept.get(ref);
  if (!slugs) {
    const sets = ref.groups.flatMap((group) => group.sets);
    const old = ref.provinces.flatMap((province) => province.old);
    slugs = {
      group: new Map(ref.groups.map((group) => [group.slug, group.code])),
      set: new Map(sets.map((set) => [set.slug, set.no])),
      province: new Map(ref.provinces.map((province) => [province.slug, province.code])),
      oldProvince: new Map(old.map((province) => [province.slug, province.code])),
    };
    kept.set(ref, slugs);
  }
  return slugs;
}

/**
 * A list page: reads the address, asks the index, and makes every link. `base` is the page's own address in its
 * language.
 */
export async function openListing(page: Page, url: URL, base: string, fixed: Fixed) {
  const { app, lang, w, day, ref } = page;
  const slugs = slugsOf(ref);
  const read = readChoice(url.searchParams, slugs);
  const free = Object.fromEntries(
    Object.keys(fixed).map((key) => [key, NO_CHOICE[key as keyof Choice]]),
  );
  /** What the visitor chose, without what the page fixes. */
  const choice: Choice = { ...read.choice, ...free };
  const result = await app.search.find({ ...anyQuery(day), ...asQuery(choice), ...fixed });
  const href = (next: Choice): string => `${base}${writeChoice(next, slugs)}`;
  const lastPage = Math.max(1, Math.ceil(result.total / PAGE_SIZE));
  const nameOf = facetNames(page);
  const placeLang = lang === 'vi' ? undefined : 'vi';
  const valuesOf = (facet: FacetName): string[] =>
    facet === 'story' ? (choice.story ? [WITH_STORY] : []) : choice[facet].map(String);

  const chips = [
    ...(choice.q ? [{ text: `“${choice.q}”`, href: href(without(choice, 'q')) }] : []),
    ...FACET_ORDER.flatMap((facet) =>
      valuesOf(facet).map((value) => ({
        text: nameOf(facet, value),
        lang: facet === 'province' ? placeLang : undefined,
        href: href(toggled(choice, facet, value)),
      })),
    ),
  ];
  const facets: FacetBox[] = FACET_ORDER.filter((facet) => !(facet in fixed)).flatMap((facet) => {
    const active = valuesOf(facet);
    const values = ordered(facet, [...result.facets[facet]], ref)
      .filter(([value]) => facet !== 'story' || value === WITH_STORY)
      .filter(([value, count]) => count > 0 || active.includes(value))
      .map(([value, count]) => ({
        text: nameOf(facet, value),
        count,
        href: href(toggled(choice, facet, value)),
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
    q: choice.q,
    correctedTo: result.correctedTo,
    ignored: read.ignored.filter((text) => KNOWN_PARAMS.includes(text.split('=')[0] ?? '')),
    facets,
    chips,
    clearHref: base,
    sorts: SORTS.map((sort) => ({
      text: w.list.sorts[sort],
      href: href(sortedBy(choice, sort)),
      current: sort === choice.sort,
    })),
    page: choice.page,
    lastPage,
    pages: [...new Set([1, choice.page - 1, choice.page, choice.page + 1, lastPage])]
      .filter((number) => number >= 1 && number <= lastPage)
      .map((number) => ({ page: number, href: href(onPage(choice, number)) })),
  };
  const cards = result.hits.map((hit) => cardOf(hit, ref, lang, day));
  page.keep(['list', 'settings', ...cards.map((card) => `product:${card.id}`)]);
  return {
    listing,
    cards,
    filtered: chips.length > 0 || choice.sort !== 'phu-hop',
    canonical: withoutLang(href(onPage({ ...NO_CHOICE, q: choice.q }, choice.page))).path,
    suggestions: ref.groups.map((group) => ({
      text: lang === 'vi' ? group.shortVi : group.shortEn,
      href: page.p.group(group.slug),
    })),
  };
}

/** Anything else in an address (a campaign's mark, say) is none of ours and passes without a word. */
const KNOWN_PARAMS = 'sao nhom bo tinh tinh-cu loai trang-thai gia cau-chuyen sap-xep trang'.split(
  ' ',
);
const WITH_STORY = 'true';
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
