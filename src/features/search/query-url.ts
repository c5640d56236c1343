import { STATES, type State } from '#src/features/certificates/standing.ts';
import { NOTHING_CHOSEN } from './any-query.ts';
import {
  type PriceBand,
  PRICE_BANDS,
  PRODUCER_KINDS,
  type ProducerKind,
  type SearchQuery,
  type Sort,
  SORTS,
} from './contract.ts';
import { LONGEST_QUERY } from './understand.ts';

/** Products on a page of the site. */
export const PAGE_SIZE = 24;
/** Pages beyond are not asked for. */
const LAST_PAGE = 10_000;

/** Slugs of the public addresses → codes the engines use. Parameters without a table are ignored. */
export interface Slugs {
  readonly group: ReadonlyMap<string, string>;
  readonly set: ReadonlyMap<string, number>;
  readonly province: ReadonlyMap<string, string>;
  readonly commune?: ReadonlyMap<string, string>;
  readonly oldProvince?: ReadonlyMap<string, string>;
}

/** What a visitor has chosen on a list page: a search without the day, by pages. */
export interface Choice extends Omit<SearchQuery, 'limit' | 'offset' | 'day'> {
  /** 1 for the first. */
  readonly page: number;
}

/** Filters of several values that a visitor ticks one by one, and the one that is on or off. */
export type Ticked = 'stars' | 'group' | 'set' | 'province' | 'producerKind' | 'state' | 'price';
/** Everything a chip above the results may remove. */
export type Removable = Ticked | 'q' | 'commune' | 'oldProvince' | 'producer' | 'story';

/** The choice that asks for everything. */
export const NO_CHOICE: Choice = { ...NOTHING_CHOSEN, page: 1 };

/** Words of the address for values that are not slugs already. */
const KIND_WORDS: Readonly<Record<ProducerKind, string>> = {
  cooperative: 'hop-tac-xa',
  'cooperative-group': 'to-hop-tac',
  company: 'cong-ty',
  household: 'ho-kinh-doanh',
  unknown: 'chua-ro',
};
const STATE_WORDS: Readonly<Record<State, string>> = {
  valid: 'con-hieu-luc',
  'held-over': 'bao-luu',
  unknown: 'chua-ro',
  expired: 'het-han',
  superseded: 'da-thay',
  revoked: 'thu-hoi',
  none: 'khong-co',
};
const BANDS: readonly PriceBand[] = PRICE_BANDS.map((band) => band.id);
/** Parameters in the order they are written. */
const PARAMS = [
  'q',
  'sao',
  'nhom',
  'bo',
  'tinh',
  'xa',
  'tinh-cu',
  'nha',
  'loai',
  'trang-thai',
  'gia',
  'cau-chuyen',
  'sap-xep',
  'trang',
] as const;

/** Reads the address of a list page. @returns the choice, and what was not understood as `name=value` */
export function readChoice(
  params: URLSearchParams,
  slugs: Slugs,
): { readonly choice: Choice; readonly ignored: readonly string[] } {
  const ignored: string[] = [];
  const ignore = (param: string, value: string): void => {
    ignored.push(`${param}=${value.slice(0, 60)}`);
  };
  for (const name of new Set(params.keys())) {
    if (!(PARAMS as readonly string[]).includes(name)) ignore(name, params.get(name) ?? '');
  }
  const many = <T>(param: string, read: (value: string) => T | null | undefined): T[] => {
    const found = new Set<T>();
    const values = params.getAll(param).flatMap((text) => text.split(','));
    for (const value of values.map((text) => text.trim()).filter(Boolean)) {
      const known = read(value);
      if (known === null || known === undefined) ignore(param, value);
      else found.add(known);
    }
    return [...found];
  };
  const one = <T>(param: string, read: (value: string) => T | null | undefined): T | null => {
    const [first = null, ...others] = many(param, read);
    if (others.length > 0) ignore(param, params.getAll(param).join(','));
    return first;
  };
  const choice = canonical({
    q: params.get('q') ?? '',
    stars: many('sao', (value) => (/^[345]$/.test(value) ? Number(value) : null)),
    group: many('nhom', (value) => slugs.group.get(value)),
    set: many('bo', (value) => slugs.set.get(value)),
    province: many('tinh', (value) => slugs.province.get(value)),
    commune: one('xa', (value) => slugs.commune?.get(value)),
    oldProvince: one('tinh-cu', (value) => slugs.oldProvince?.get(value)),
    producer: one('nha', (value) => (/^[a-z0-9-]{1,200}$/.test(value) ? value : null)),
    producerKind: many('loai', (value) =>
      PRODUCER_KINDS.find((kind) => KIND_WORDS[kind] === value),
    ),
    state: many('trang-thai', (value) => STATES.find((state) => STATE_WORDS[state] === value)),
    price: many('gia', (value) => BANDS.find((band) => band === value)),
    story: one('cau-chuyen', (value) => (value === 'co' ? true : null)) ?? false,
    sort: one('sap-xep', (value) => SORTS.find((sort) => sort === value)) ?? 'phu-hop',
    page:
      one('trang', (value) =>
        /^[1-9]\d{0,4}$/.test(value) && Number(value) <= LAST_PAGE ? Number(value) : null,
      ) ?? 1,
  });
  return { choice, ignored };
}

/**
 * A choice as the end of an address: empty or `?…`, one order, defaults left out. Equal choices have equal addresses.
 */
export function writeChoice(choice: Choice, slugs: Slugs): string {
  const { q, stars, group, set, province, commune, oldProvince, producer, ...rest } =
    canonical(choice);
  const values: Record<(typeof PARAMS)[number], string> = {
    q,
    sao: stars.join(','),
    nhom: slugsFor(group, slugs.group),
    bo: slugsFor(set, slugs.set),
    tinh: slugsFor(province, slugs.province),
    xa: slugsFor(commune === null ? [] : [commune], slugs.commune),
    'tinh-cu': slugsFor(oldProvince === null ? [] : [oldProvince], slugs.oldProvince),
    nha: producer ?? '',
    loai: rest.producerKind.map((kind) => KIND_WORDS[kind]).join(','),
    'trang-thai': rest.state.map((state) => STATE_WORDS[state]).join(','),
    gia: rest.price.join(','),
    'cau-chuyen': rest.story ? 'co' : '',
    'sap-xep': rest.sort === 'phu-hop' ? '' : rest.sort,
    trang: rest.page > 1 ? String(rest.page) : '',
  };
  let text = '';
  for (const name of PARAMS) {
    if (values[name] === '') continue;
    // Only the text and a producer's slug come from outside; all other values are words of ours.
    const value =
      name === 'q' || name === 'nha'
        ? new URLSearchParams([[name, values[name]]]).toString()
        : `${name}=${values[name]}`;
    text += `${text === '' ? '?' : '&'}${value}`;
  }
  return text;
}

/** The part of a search that a choice says; the day and what the page is about are added by the page. */
export function asQuery(choice: Choice): Omit<SearchQuery, 'day'> {
  const { page, ...query } = choice;
  return { ...query, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}

/** Ticks or unticks one value of a facet, back on the first page. `story` is turned on or off whatever the value. */
export function toggled(choice: Choice, facet: Ticked | 'story', value: string | number): Choice {
  if (facet === 'story') return { ...choice, story: !choice.story, page: 1 };
  const before: readonly (string | number)[] = choice[facet];
  const given = facet === 'stars' || facet === 'set' ? Number(value) : value;
  const after = before.includes(given)
    ? before.filter((other) => other !== given)
    : [...before, given];
  const next = { ...choice, [facet]: inItsOrder(facet, after as never), page: 1 } as Choice;
  if (inOneOrder.has(choice)) inOneOrder.add(next);
  return next;
}

/** The choice without one filter, or without one of its values; back on the first page. */
export function without(choice: Choice, filter: Removable, value?: string | number): Choice {
  const first = { ...choice, page: 1 };
  const values = NO_CHOICE[filter];
  if (!Array.isArray(values) || value === undefined)
    return { ...first, [filter]: values } as Choice;
  const left = (choice[filter] as readonly (string | number)[]).filter(
    (other) => String(other) !== String(value),
  );
  return { ...first, [filter]: left } as Choice;
}

/** Another page of the same choice, 1 for the first. */
export function onPage(choice: Choice, page: number): Choice {
  return { ...choice, page: Math.max(1, Math.min(LAST_PAGE, Math.trunc(page))) };
}

/** Another order, from the first page. */
export function sortedBy(choice: Choice, sort: Sort): Choice {
  return { ...choice, sort, page: 1 };
}

/** Whether anything narrows the list besides the words. */
export function isFiltered(choice: Choice): boolean {
  const { q: _q, sort: _sort, page: _page, ...filters } = choice;
  return Object.values(filters).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false,
  );
}

/** The same choice with its values in one order, each once, and its text tidied. */
export function canonical<T extends Omit<Choice, 'page'>>(choice: T): T {
  if (inOneOrder.has(choice)) return choice;
  const made = {
    ...choice,
    q: tidyText(choice.q),
    stars: inItsOrder('stars', choice.stars),
    group: inItsOrder('group', choice.group),
    set: inItsOrder('set', choice.set),
    province: inItsOrder('province', choice.province),
    producerKind: inItsOrder('producerKind', choice.producerKind),
    state: inItsOrder('state', choice.state),
    price: inItsOrder('price', choice.price),
  };
  inOneOrder.add(made);
  return made;
}

/** Values of a filter in the order they are written, each once. */
function inItsOrder<F extends Ticked>(facet: F, values: Choice[F]): Choice[F];
function inItsOrder(facet: Ticked, values: readonly (string | number)[]): unknown[] {
  switch (facet) {
    case 'stars':
      return [...new Set(values)].sort((a, b) => Number(b) - Number(a));
    case 'set':
      return [...new Set(values)].sort((a, b) => Number(a) - Number(b));
    case 'group':
    case 'province':
      return [...new Set(values)].sort();
    case 'producerKind':
      return inOrder<unknown>(values, PRODUCER_KINDS);
    case 'state':
      return inOrder<unknown>(values, STATES);
    case 'price':
      return inOrder<unknown>(values, BANDS);
  }
}

/** Choices that {@link canonical} made: a list page writes seventy addresses from one of them. */
const inOneOrder = new WeakSet<object>();

function slugsFor<T>(codes: readonly T[], table: ReadonlyMap<string, T> | undefined): string {
  if (!table || codes.length === 0) return '';
  let reverse = reversed.get(table) as Map<T, string> | undefined;
  if (!reverse) {
    reverse = new Map([...table].map(([slug, code]) => [code, slug]));
    reversed.set(table, reverse);
  }
  return codes
    .map((code) => reverse.get(code))
    .filter((slug) => slug !== undefined)
    .join(',');
}

/** code → slug, made once for each table. */
const reversed = new WeakMap<object, unknown>();

function inOrder<T>(values: readonly T[], order: readonly T[]): T[] {
  return order.filter((value) => values.includes(value));
}

/** NFC, single spaces, no longer than the engines read. */
function tidyText(text: string): string {
  const short = text
    .slice(0, 2 * LONGEST_QUERY)
    .normalize('NFC')
    .toWellFormed();
  return short.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_QUERY).toWellFormed().trim();
}
