import { type State, STATES } from '#src/features/certificates/standing.ts';
import {
  PRICE_BANDS,
  type PriceBand,
  PRODUCER_KINDS,
  type ProducerKind,
  type SearchQuery,
  type Sort,
  SORTS,
} from './contract.ts';

/** Products on one page of a list. */
export const PAGE_SIZE = 24;
const MAX_PAGE = 10_000;
/** Longer texts are cut: nobody types them. */
export const MAX_TEXT = 200;

/** What a visitor chose on a list page; the rest of a query (day, a fixed province …) belongs to the page. */
export interface Choice {
  readonly q: string;
  readonly stars: readonly number[];
  readonly group: readonly string[];
  readonly set: readonly number[];
  readonly province: readonly string[];
  readonly producerKind: readonly ProducerKind[];
  readonly state: readonly State[];
  readonly price: readonly PriceBand[];
  readonly story: boolean;
  readonly sort: Sort;
  /** 1-based. */
  readonly page: number;
}

export const NO_CHOICE: Choice = {
  q: '',
  stars: [],
  group: [],
  set: [],
  province: [],
  producerKind: [],
  state: [],
  price: [],
  story: false,
  sort: 'phu-hop',
  page: 1,
};

/** Names in addresses are slugs; queries hold codes. */
export interface Slugs {
  /** slug → code */
  readonly group: ReadonlyMap<string, string>;
  /** slug → number */
  readonly set: ReadonlyMap<string, number>;
  /** slug → code of today */
  readonly province: ReadonlyMap<string, string>;
}

/**
 * Reads a list page's address. What cannot be understood is left out and named, never an error.
 * @returns the choice, in canonical order without repeats, and `name=value` of everything ignored
 */
export function readChoice(
  params: URLSearchParams,
  slugs: Slugs,
): { choice: Choice; ignored: string[] } {
  const ignored: string[] = [];
  const many = <T>(name: string, read: (text: string) => T | undefined, order: (a: T, b: T) => number): T[] => {
    const found = new Set<T>();
    for (const text of params.getAll(name).flatMap((value) => value.split(',')).filter(Boolean)) {
      const value = read(text);
      if (value === undefined) ignored.push(`${name}=${text.slice(0, 40)}`);
      else found.add(value);
    }
    return [...found].sort(order);
  };
  const oneOf =
    <T extends string>(allowed: readonly T[]) =>
    (text: string): T | undefined =>
      allowed.find((value) => value === text);
  const inOrder =
    <T>(allowed: readonly T[]) =>
    (a: T, b: T): number =>
      allowed.indexOf(a) - allowed.indexOf(b);
  const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  const bands = PRICE_BANDS.map((band) => band.id);

  const sortText = params.get('sap-xep');
  const sort = sortText === null || sortText === '' ? 'phu-hop' : oneOf(SORTS)(sortText);
  if (sort === undefined) ignored.push(`sap-xep=${sortText?.slice(0, 40)}`);
  const pageText = params.get('trang') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(pageText) ? Math.min(Number(pageText), MAX_PAGE) : undefined;
  if (page === undefined && pageText !== '') ignored.push(`trang=${pageText.slice(0, 40)}`);
  const storyText = params.get('cau-chuyen') ?? '';
  if (!['', '1', 'co'].includes(storyText)) ignored.push(`cau-chuyen=${storyText.slice(0, 40)}`);

  const choice: Choice = {
    q: (params.get('q') ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, MAX_TEXT),
    stars: many('sao', (text) => (/^[345]$/.test(text) ? Number(text) : undefined), (a, b) => b - a),
    group: many('nhom', (text) => slugs.group.get(text), byText),
    set: many('bo', (text) => slugs.set.get(text), (a, b) => a - b),
    province: many('tinh', (text) => slugs.province.get(text), byText),
    producerKind: many('loai', oneOf(PRODUCER_KINDS), inOrder(PRODUCER_KINDS)),
    state: many('trang-thai', oneOf(STATES), inOrder(STATES)),
    price: many('gia', oneOf(bands), inOrder(bands)),
    story: storyText === '1' || storyText === 'co',
    sort: sort ?? 'phu-hop',
    page: page ?? 1,
  };
  return { choice, ignored };
}

/** The address of a choice: canonical order, nothing that is as usual. Empty for no choice at all. */
export function writeChoice(choice: Choice, slugs: Slugs): string {
  const slugOf = <T>(map: ReadonlyMap<string, T>, value: T): string =>
    [...map].find(([, code]) => code === value)?.[0] ?? String(value);
  const params = new URLSearchParams();
  const put = (name: string, values: readonly (string | number)[]): void => {
    if (values.length > 0) params.set(name, values.join(','));
  };
  if (choice.q) params.set('q', choice.q);
  put('sao', choice.stars);
  put('nhom', choice.group.map((code) => slugOf(slugs.group, code)));
  put('bo', choice.set.map((no) => slugOf(slugs.set, no)));
  put('tinh', choice.province.map((code) => slugOf(slugs.province, code)));
  put('loai', choice.producerKind);
  put('trang-thai', choice.state);
  put('gia', choice.price);
  if (choice.story) params.set('cau-chuyen', '1');
  if (choice.sort !== 'phu-hop') params.set('sap-xep', choice.sort);
  if (choice.page > 1) params.set('trang', String(choice.page));
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

type Several = 'stars' | 'group' | 'set' | 'province' | 'producerKind' | 'state' | 'price';

/** The choice with one value of a facet put in or taken out, back on page 1. */
export function toggled(choice: Choice, facet: Several | 'story', value: string): Choice {
  if (facet === 'story') return { ...choice, story: !choice.story, page: 1 };
  const typed = facet === 'stars' || facet === 'set' ? Number(value) : value;
  const values = choice[facet] as readonly (string | number)[];
  const next = values.includes(typed)
    ? values.filter((other) => other !== typed)
    : [...values, typed].sort((a, b) => (a < b ? -1 : Number(a > b)));
  return { ...choice, [facet]: facet === 'stars' ? next.reverse() : next, page: 1 };
}

/** Whether anything but the words and the page was chosen. */
export function isFiltered(choice: Choice): boolean {
  const plain: Choice = { ...choice, q: '', page: 1 };
  return JSON.stringify(plain) !== JSON.stringify(NO_CHOICE);
}

/** The choice as a query of an engine; what the page fixes is added by the caller. */
export function asQuery(choice: Choice): Omit<SearchQuery, 'day' | 'commune' | 'oldProvince' | 'producer'> {
  const { page, ...rest } = choice;
  return { ...rest, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
