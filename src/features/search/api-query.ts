import type { Day } from '#src/base/day.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { PRICE_BANDS, PRODUCER_KINDS, type SearchQuery, SORTS } from './contract.ts';
import { asQuery, canonical, NO_CHOICE } from './query-url.ts';

/** What is wrong with a parameter of the programming interface. */
export interface Problem {
  readonly param: string;
  readonly value: string;
  /** In English: programmers read it. */
  readonly problem: string;
}

/** Codes that exist. */
export interface Known {
  readonly groups: ReadonlySet<string>;
  readonly sets: ReadonlySet<number>;
  readonly provinces: ReadonlySet<string>;
}

/** English names of the sort orders. */
const API_SORTS: Readonly<Record<string, (typeof SORTS)[number]>> = {
  relevance: 'phu-hop',
  newest: 'moi',
  stars: 'sao',
  'price-asc': 'gia-tang',
  'price-desc': 'gia-giam',
  name: 'ten',
};
const PARAMS = [
  'q',
  'stars',
  'group',
  'set',
  'province',
  'kind',
  'state',
  'price',
  'story',
  'sort',
  'limit',
  'offset',
  'lang',
];
const LAST_OFFSET = 100_000;
const LONGEST_Q = 200;

/** A request of the programming interface read, or all that is wrong with it. */
export type ApiQuery =
  | { readonly ok: true; readonly query: SearchQuery; readonly lang: 'vi' | 'en' }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `q, stars, group, set, province, kind, state, price, story, sort, limit, offset, lang`; lists by commas. */
export function readApiQuery(params: URLSearchParams, known: Known, day: Day): ApiQuery {
  const problems: Problem[] = [];
  const wrong = (param: string, value: string, problem: string): null => {
    problems.push({ param, value, problem });
    return null;
  };
  for (const param of new Set(params.keys())) {
    const value = params.get(param) ?? '';
    if (!PARAMS.includes(param))
      wrong(param, value, `unknown parameter; known are ${PARAMS.join(', ')}`);
    else if (params.getAll(param).length > 1) {
      wrong(
        param,
        params.getAll(param).join(' & '),
        'given twice; separate several values by commas',
      );
    }
  }
  const list = <T>(param: string, read: (value: string) => T | null): T[] =>
    (params.get(param) ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '')
      .map(read)
      .filter((value) => value !== null);
  const among = <T extends string>(param: string, values: readonly T[]): T[] =>
    list(param, (value) => {
      const found = values.find((other) => other === value);
      return found ?? wrong(param, value, `not one of ${values.join(', ')}`);
    });
  const whole = (param: string, least: number, most: number, usual: number): number => {
    const value = params.get(param);
    if (value === null || value === '') return usual;
    if (!/^\d{1,9}$/.test(value)) {
      wrong(param, value, `not a whole number from ${least} to ${most}`);
      return usual;
    }
    const number = Number(value);
    if (number < least || number > most) {
      wrong(param, value, `not between ${least} and ${most}`);
      return usual;
    }
    return number;
  };
  const q = params.get('q') ?? '';
  if (q.length > LONGEST_Q) wrong('q', `${q.slice(0, 40)}…`, `longer than ${LONGEST_Q} characters`);
  const stars = list('stars', (value) =>
    /^[345]$/.test(value) ? Number(value) : wrong('stars', value, 'not 3, 4 or 5'),
  );
  const group = list('group', (value) =>
    known.groups.has(value) ? value : wrong('group', value, 'no such product group'),
  );
  const set = list('set', (value) =>
    /^\d+$/.test(value) && known.sets.has(Number(value))
      ? Number(value)
      : wrong('set', value, 'no such product set; sets are numbered 1 to 26'),
  );
  const province = list('province', (value) =>
    known.provinces.has(value)
      ? value
      : wrong(
          'province',
          value,
          'no such province; codes are those of QĐ 19/2025/QĐ-TTg, such as 08',
        ),
  );
  const [sortName = 'relevance'] = among('sort', Object.keys(API_SORTS));
  const [story = 'false'] = among('story', ['true', 'false']);
  const [lang = 'vi'] = among('lang', ['vi', 'en'] as const);
  const query = canonical({
    ...asQuery(NO_CHOICE),
    day,
    q,
    stars,
    group,
    set,
    province,
    producerKind: among('kind', PRODUCER_KINDS),
    state: among('state', STATES),
    price: among(
      'price',
      PRICE_BANDS.map((band) => band.id),
    ),
    story: story === 'true',
    sort: API_SORTS[sortName] ?? 'phu-hop',
    limit: whole('limit', 1, 100, 24),
    offset: whole('offset', 0, LAST_OFFSET, 0),
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, query, lang };
}
