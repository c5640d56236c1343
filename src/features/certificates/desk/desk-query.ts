import { type Day, parseDay } from '#src/base/day.ts';
import { EVIDENCES, type Evidence } from '../register-query.ts';
import { type State, STATES } from '../standing.ts';
import { RENEWAL_PHASES, type RenewalPhase } from './renewal.ts';

/** Columns that the desk's register can be ordered by, by their names in addresses. */
export const DESK_SORTS = [
  'ma',
  'san-pham',
  'nha-san-xuat',
  'tinh',
  'xa',
  'bo',
  'sao',
  'diem',
  'quyet-dinh',
  'ngay',
  'het-han',
  'trang-thai',
] as const;
export type DeskSort = (typeof DESK_SORTS)[number];
export const DESK_SIZES = [50, 100, 200] as const;
const MOST_CODES = 200;
const LONGEST = 200;

/** What an officer asks of the register. Empty lists and nulls mean "any". */
export interface DeskQuery {
  readonly q: string;
  readonly state: readonly State[];
  /** As awarded; 0: the source states none. */
  readonly stars: readonly number[];
  readonly province: string | null;
  readonly commune: string | null;
  readonly group: string | null;
  readonly setNo: number | null;
  readonly year: number | null;
  /** In force today and ending within this many days. */
  readonly within: number | null;
  readonly renewal: readonly RenewalPhase[];
  readonly evidence: Evidence | null;
  /** Number of a decision, as typed. */
  readonly decision: string;
  /** Register codes chosen one by one. */
  readonly codes: readonly string[];
  /** The day the state is told for; null: today. */
  readonly on: Day | null;
  readonly sort: DeskSort;
  readonly down: boolean;
  readonly size: (typeof DESK_SIZES)[number];
  /** From 1. */
  readonly page: number;
}

export const ANY_DESK: DeskQuery = {
  q: '',
  state: [],
  stars: [],
  province: null,
  commune: null,
  group: null,
  setNo: null,
  year: null,
  within: null,
  renewal: [],
  evidence: null,
  decision: '',
  codes: [],
  on: null,
  sort: 'ma',
  down: false,
  size: 50,
  page: 1,
};

/** Reads an address; what is unknown or malformed is left out. */
export function parseDeskQuery(params: URLSearchParams): DeskQuery {
  const one = (name: string): string => (params.get(name) ?? '').normalize('NFC').trim();
  const many = (name: string): string[] =>
    params
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((part) => part.trim())
      .filter(Boolean);
  const matching = (name: string, form: RegExp): string | null =>
    form.test(one(name)) ? one(name) : null;
  const whole = (name: string, form: RegExp): number | null => {
    const text = matching(name, form);
    return text === null ? null : Number(text);
  };
  const known = <T extends string>(all: readonly T[], names: readonly string[]): T[] =>
    all.filter((value) => names.includes(value));
  return {
    q: one('q').slice(0, LONGEST),
    state: known(STATES, many('trang-thai')),
    stars: [
      ...new Set(
        many('sao')
          .filter((part) => /^[0-5]$/.test(part))
          .map(Number),
      ),
    ],
    province: matching('tinh', /^\d{2}$/),
    commune: matching('xa', /^\d{5}$/),
    group: matching('nhom', /^(?:I|II|III|IV|V|VI)$/),
    setNo: whole('bo', /^(?:[1-9]|1\d|2[0-6])$/),
    year: whole('nam', /^20[1-9]\d$/),
    within: whole('het-trong', /^[1-9]\d{0,3}$/),
    renewal: known(RENEWAL_PHASES, many('gia-han')),
    evidence: EVIDENCES.find((value) => value === one('nguon-ghi')) ?? null,
    decision: one('qd').slice(0, LONGEST),
    codes: [...new Set(many('ma').filter((part) => /^MX-\d{5,6}$/.test(part)))].slice(
      0,
      MOST_CODES,
    ),
    on: parseDay(one('tinh-den')),
    sort: DESK_SORTS.find((value) => value === one('xep')) ?? ANY_DESK.sort,
    down: one('chieu') === 'giam',
    size: DESK_SIZES.find((value) => String(value) === one('moi-trang')) ?? ANY_DESK.size,
    page: whole('trang', /^[1-9]\d{0,3}$/) ?? 1,
  };
}

/** A query as the fields of an address, in order, without what is usual. */
export function deskFields(query: DeskQuery): [name: string, value: string][] {
  const all: [string, string | number | null | undefined | readonly (string | number)[]][] = [
    ['q', query.q],
    ['trang-thai', query.state],
    ['sao', query.stars],
    ['tinh', query.province],
    ['xa', query.commune],
    ['nhom', query.group],
    ['bo', query.setNo],
    ['nam', query.year],
    ['het-trong', query.within],
    ['gia-han', query.renewal],
    ['nguon-ghi', query.evidence],
    ['qd', query.decision],
    ['ma', query.codes],
    ['tinh-den', query.on],
    ['xep', query.sort === ANY_DESK.sort ? null : query.sort],
    ['chieu', query.down ? 'giam' : null],
    ['moi-trang', query.size === ANY_DESK.size ? null : query.size],
    ['trang', query.page === 1 ? null : query.page],
  ];
  return all
    .map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(',') : String(value ?? ''),
    ])
    .filter(([, value]) => value !== '');
}

/** The address of a query: empty for the whole register. */
export function deskSearch(query: DeskQuery): string {
  const text = new URLSearchParams(deskFields(query)).toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** Whether anything narrows the register. */
export function isFiltered(query: DeskQuery): boolean {
  const { sort, down, size, page } = ANY_DESK;
  return deskSearch({ ...query, sort, down, size, page }) !== '';
}
