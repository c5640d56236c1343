import type { Day } from '#src/base/day.ts';
import { fold, slugOf } from '#src/base/fold.ts';
import { type Lang, LANGS } from '#src/base/lang.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import {
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchQuery,
  type Sort,
  SORTS,
} from '#src/features/search/contract.ts';
import type { Reference } from '#src/compose/reference.ts';
import type { Problem } from './answer.ts';

export const LONGEST_Q = 200;
export const MOST_HITS = 100;
export const DEFAULT_HITS = 24;
export const FURTHEST = 10_000;
const MOST_VALUES = 40;
const SHOWN_VALUE = 80;

/** Names a program may sort by, and the Vietnamese ones of the site's own addresses. */
const SORT_NAMES: Readonly<Record<string, Sort>> = {
  relevance: 'phu-hop',
  newest: 'moi',
  stars: 'sao',
  price: 'gia-tang',
  '-price': 'gia-giam',
  name: 'ten',
  ...Object.fromEntries(SORTS.map((sort) => [sort, sort])),
};
export const API_SORTS = Object.keys(SORT_NAMES);

/** Every parameter read here; others (utm_source and the like) are ignored. */
export const SEARCH_PARAMETERS = [
  ...['q', 'stars', 'group', 'set', 'province', 'commune', 'producer', 'kind', 'state', 'price'],
  ...['story', 'sort', 'limit', 'offset', 'lang'],
] as const;
type Parameter = (typeof SEARCH_PARAMETERS)[number];

const SAID = {
  repeated: {
    vi: 'Tham số này được ghi nhiều lần.',
    en: 'This parameter was given more than once.',
  },
  tooLong: {
    vi: `Dài quá ${LONGEST_Q} ký tự. Hãy bỏ bớt từ.`,
    en: `Longer than ${LONGEST_Q} characters. Use fewer words.`,
  },
  unknown: { vi: 'Không có giá trị này.', en: 'There is no such value.' },
  tooMany: { vi: `Quá ${MOST_VALUES} giá trị.`, en: `More than ${MOST_VALUES} values.` },
  limit: {
    vi: `Phải là số nguyên từ 1 đến ${MOST_HITS}.`,
    en: `Must be a whole number from 1 to ${MOST_HITS}.`,
  },
  offset: {
    vi: `Phải là số nguyên từ 0 đến ${FURTHEST}.`,
    en: `Must be a whole number from 0 to ${FURTHEST}.`,
  },
  commune: {
    vi: 'Phải là mã xã gồm 5 chữ số.',
    en: 'Must be the five digits of a commune code.',
  },
  producer: {
    vi: 'Phải là tên trong địa chỉ của một nhà sản xuất.',
    en: 'Must be the slug of a producer.',
  },
  oneOld: {
    vi: 'Tỉnh cũ chỉ tìm được một mình, không kèm tỉnh khác.',
    en: 'A province of before July 2025 can only be asked for alone.',
  },
} as const;
type Said = keyof typeof SAID;

export type ParsedSearch =
  | { readonly query: SearchQuery; readonly lang: Lang; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly lang: Lang };

/** Reads the parameters of `/api/v1/search`. Nothing is guessed: what cannot be read is a problem, in words. */
export function parseSearch(
  params: URLSearchParams,
  ref: Pick<Reference, 'groups' | 'provinces'>,
  day: Day,
): ParsedSearch {
  const lang: Lang = params.get('lang') === 'en' ? 'en' : 'vi';
  const problems: Problem[] = [];
  const problem = (
    param: Parameter,
    value: string,
    said: Said,
    allowed?: readonly string[],
  ): void => {
    const shown = value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}…` : value;
    const base = { param, value: shown, problem: SAID[said][lang] };
    problems.push(allowed ? { ...base, allowed } : base);
  };
  const one = (param: Parameter): string | null => {
    const values = params.getAll(param);
    if (values.length > 1) problem(param, values[1] ?? '', 'repeated');
    const [value] = values;
    return value === undefined || value.trim() === '' ? null : value.trim();
  };
  const list = <T>(
    param: Parameter,
    read: (value: string) => T | undefined,
    allowed: readonly string[],
  ): T[] => {
    const pieces = (one(param) ?? '')
      .split(',')
      .map((piece) => piece.trim())
      .filter(Boolean);
    if (pieces.length > MOST_VALUES) {
      problem(param, pieces.join(','), 'tooMany');
      return [];
    }
    const found = new Set<T>();
    for (const piece of pieces) {
      const value = read(piece);
      if (value === undefined) problem(param, piece, 'unknown', allowed);
      else found.add(value);
    }
    return [...found];
  };
  const among = <T extends string>(param: Parameter, allowed: readonly T[]): T[] =>
    list(param, (value) => allowed.find((one) => one === value), allowed);
  const whole = (
    param: 'limit' | 'offset',
    from: number,
    to: number,
    otherwise: number,
  ): number => {
    const value = one(param);
    if (value === null) return otherwise;
    const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    problem(param, value, param);
    return otherwise;
  };

  const q = one('q') ?? '';
  if (q.length > LONGEST_Q) problem('q', q, 'tooLong');

  const sets = ref.groups.flatMap((group) => group.sets);
  const group = list(
    'group',
    (value) =>
      ref.groups.find(({ code, slug }) => code === value.toUpperCase() || slug === value)?.code,
    ref.groups.map(({ code }) => code),
  );
  const set = list(
    'set',
    (value) => sets.find(({ no, slug }) => String(no) === value || slug === value)?.no,
    sets.map(({ no }) => String(no)),
  );

  const names = new Map<string, { province: string } | { old: string }>();
  for (const { old } of ref.provinces) {
    for (const was of old) names.set(was.slug, { old: was.code });
  }
  for (const now of ref.provinces) {
    for (const name of [now.code, now.slug, slugOf(now.name)])
      names.set(name, { province: now.code });
  }
  const places = list(
    'province',
    (value) => names.get(slugOf(fold(value).replace(/^(?:tinh|thanh pho|tp\.?)\s+/, ''))),
    ref.provinces.map(({ code }) => code),
  );
  const old = places.flatMap((place) => ('old' in place ? [place.old] : []));
  if (old.length > 0 && places.length > 1) {
    problem('province', params.get('province') ?? '', 'oneOld');
  }

  const commune = one('commune');
  if (commune !== null && !/^\d{5}$/.test(commune)) problem('commune', commune, 'commune');
  const producer = one('producer');
  if (producer !== null && !/^[a-z0-9-]{1,200}$/.test(producer)) {
    problem('producer', producer, 'producer');
  }
  const language = one('lang');
  if (language !== null && !LANGS.some((known) => known === language)) {
    problem('lang', language, 'unknown', LANGS);
  }
  const sortName = one('sort');
  const sort = sortName === null ? 'phu-hop' : SORT_NAMES[sortName];
  if (sort === undefined || (sortName !== null && !Object.hasOwn(SORT_NAMES, sortName))) {
    problem('sort', sortName ?? '', 'unknown', API_SORTS);
  }
  const query: SearchQuery = {
    q,
    stars: among('stars', ['3', '4', '5']).map(Number),
    group,
    set,
    province: places.flatMap((place) => ('province' in place ? [place.province] : [])),
    commune,
    oldProvince: old[0] ?? null,
    producer,
    producerKind: among('kind', PRODUCER_KINDS),
    state: among('state', STATES),
    price: among(
      'price',
      PRICE_BANDS.map(({ id }) => id),
    ),
    story: among('story', ['true', 'false', '1', '0']).some((value) => /^(?:true|1)$/.test(value)),
    sort: sort ?? 'phu-hop',
    limit: whole('limit', 1, MOST_HITS, DEFAULT_HITS),
    offset: whole('offset', 0, FURTHEST, 0),
    day,
  };
  return problems.length > 0 ? { problems, lang } : { query, lang };
}
