import { fold, slugOf, words } from '#src/base/fold.ts';
import { type State, STATES } from './standing.ts';

export const REGISTER_SORTS = ['ma', 'ngay', 'san-pham', 'tinh', 'trang-thai'] as const;
/** code, decision date, product, province, state */
export type RegisterSort = (typeof REGISTER_SORTS)[number];

export const EVIDENCES = ['decision', 'report', 'council'] as const;
export type Evidence = (typeof EVIDENCES)[number];

export const REGISTER_PAGE = 50;
const MAX_TEXT = 200;
const FIRST_YEAR = 2018;
const LAST_YEAR = 2099;

/** What is asked of the register. Empty lists and nulls mean "any". */
export interface RegisterQuery {
  readonly q: string;
  readonly state: readonly State[];
  /** As awarded, whatever has become of them; 0: the source states none. */
  readonly stars: readonly number[];
  /** Slug of a province of today. */
  readonly province: string | null;
  /** Slug of a province before July 2025. */
  readonly oldProvince: string | null;
  /** `I` to `VI`. */
  readonly group: string | null;
  /** Year of the decision. */
  readonly year: number | null;
  readonly evidence: Evidence | null;
  readonly sort: RegisterSort;
  /** From 1. */
  readonly page: number;
}

export const ANY_REGISTER: RegisterQuery = {
  q: '',
  state: [],
  stars: [],
  province: null,
  oldProvince: null,
  group: null,
  year: null,
  evidence: null,
  sort: 'ma',
  page: 1,
};

/** Places and groups that exist; without them every well-formed name is taken. */
export interface RegisterKnown {
  readonly provinces: readonly { readonly code: string; readonly slug: string }[];
  readonly oldProvinces: readonly { readonly code: string; readonly slug: string }[];
  readonly groups: readonly { readonly code: string; readonly slug: string }[];
}

/** A part of the address that could not be used. */
export interface Ignored {
  readonly name: string;
  readonly value: string;
}

/** Name in an address → the field; the English names are those of the API. */
const FIELDS = {
  q: 'q',
  'trang-thai': 'state',
  state: 'state',
  sao: 'stars',
  stars: 'stars',
  tinh: 'province',
  province: 'province',
  'tinh-cu': 'oldProvince',
  'old-province': 'oldProvince',
  nhom: 'group',
  group: 'group',
  nam: 'year',
  year: 'year',
  'nguon-ghi': 'evidence',
  evidence: 'evidence',
  xep: 'sort',
  sort: 'sort',
  trang: 'page',
  page: 'page',
} as const;

const SORT_IN_ENGLISH: Readonly<Record<string, RegisterSort>> = {
  code: 'ma',
  date: 'ngay',
  product: 'san-pham',
  province: 'tinh',
  state: 'trang-thai',
};

type Draft = { -readonly [K in keyof RegisterQuery]: RegisterQuery[K] };

/**
 * Reads an address. What is unknown or malformed is left out and named, so that the page can say so; parameters that
 * count visitors (`utm_…`, `fbclid`) or ask for a language are passed over in silence.
 */
export function parseRegisterQuery(
  params: URLSearchParams,
  known?: RegisterKnown,
): { query: RegisterQuery; ignored: Ignored[] } {
  const draft: Draft = { ...ANY_REGISTER };
  const ignored: Ignored[] = [];
  for (const [name, raw] of params) {
    const value = raw.normalize('NFC').trim();
    if (value === '' || /^(utm_|fbclid$|gclid$|lang$)/.test(name)) continue;
    const field = (FIELDS as Readonly<Record<string, (typeof FIELDS)[keyof typeof FIELDS]>>)[name];
    if (field === undefined || !Object.hasOwn(FIELDS, name) || !take(draft, field, value, known)) {
      ignored.push({ name: name.slice(0, 60), value: value.slice(0, 60) });
    }
  }
  return { query: draft, ignored };
}

function take(
  draft: Draft,
  field: keyof RegisterQuery,
  value: string,
  known: RegisterKnown | undefined,
): boolean {
  switch (field) {
    case 'q':
      draft.q = value.slice(0, MAX_TEXT);
      return true;
    case 'state':
      return list(
        value,
        (part) => STATES.find((state) => state === part),
        (states) => {
          draft.state = union(draft.state, states);
        },
      );
    case 'stars':
      return list(
        value,
        (part) => (/^[0-5]$/.test(part) ? Number(part) : undefined),
        (stars) => {
          draft.stars = union(draft.stars, stars);
        },
      );
    case 'province':
    case 'oldProvince': {
      const slug = slugIn(value, field === 'province' ? known?.provinces : known?.oldProvinces);
      if (slug !== null) draft[field] = slug;
      return slug !== null;
    }
    case 'group': {
      const upper = value.toUpperCase();
      const code = known
        ? (known.groups.find((group) => group.code === upper || group.slug === value)?.code ?? null)
        : /^(I|II|III|IV|V|VI)$/.test(upper)
          ? upper
          : null;
      if (code !== null) draft.group = code;
      return code !== null;
    }
    case 'year': {
      const year = /^\d{4}$/.test(value) ? Number(value) : 0;
      if (year < FIRST_YEAR || year > LAST_YEAR) return false;
      draft.year = year;
      return true;
    }
    case 'evidence': {
      const evidence = EVIDENCES.find((one) => one === value);
      if (evidence) draft.evidence = evidence;
      return evidence !== undefined;
    }
    case 'sort': {
      const sort =
        REGISTER_SORTS.find((one) => one === value) ??
        (Object.hasOwn(SORT_IN_ENGLISH, value) ? SORT_IN_ENGLISH[value] : undefined);
      if (sort) draft.sort = sort;
      return sort !== undefined;
    }
    case 'page':
      if (!/^[1-9]\d{0,4}$/.test(value)) return false;
      draft.page = Number(value);
      return true;
  }
}

/** `a,b` as values; false as soon as one of them is not known. */
function list<T>(
  value: string,
  read: (part: string) => T | undefined,
  accept: (values: T[]) => void,
): boolean {
  const parts = value.split(',').map((part) => part.trim());
  const values = parts.map(read);
  const good = values.filter((one) => one !== undefined);
  if (good.length > 0) accept(good);
  return good.length === parts.length;
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

function slugIn(
  value: string,
  known: readonly { readonly code: string; readonly slug: string }[] | undefined,
): string | null {
  const slug = slugOf(value);
  if (!known) return slug === '' || slug.length > 60 ? null : slug;
  return known.find((one) => one.slug === slug || one.code === value)?.slug ?? null;
}

/** The address of a query, without what is usual: empty for the whole register. */
export function registerSearch(query: RegisterQuery): string {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  if (query.state.length) params.set('trang-thai', query.state.join(','));
  if (query.stars.length) params.set('sao', query.stars.join(','));
  if (query.province) params.set('tinh', query.province);
  if (query.oldProvince) params.set('tinh-cu', query.oldProvince);
  if (query.group) params.set('nhom', query.group);
  if (query.year) params.set('nam', String(query.year));
  if (query.evidence) params.set('nguon-ghi', query.evidence);
  if (query.sort !== 'ma') params.set('xep', query.sort);
  if (query.page > 1) params.set('trang', String(query.page));
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** As much of a line of the register as filtering and sorting look at. */
export interface RegisterLineLike {
  readonly certificate: {
    readonly code: string;
    readonly stars: number | null;
    readonly decisionNo: string;
    readonly decidedOn: string | null;
    readonly year: number | null;
    readonly issuedLast: string | null;
    readonly evidence: string;
    readonly printedName: string;
    readonly printedProducer: string;
  };
  readonly standing: { readonly state: State };
  readonly product: { readonly name: string };
  readonly groupCode: string;
  readonly producer: { readonly name: string } | null;
  readonly province: { readonly slug: string; readonly name: string };
  readonly oldProvince: { readonly name: string } | null;
}

/** The year in which the decision was made, else the one the source names. */
export function yearOfLine(line: RegisterLineLike): number | null {
  const { decidedOn, year } = line.certificate;
  return decidedOn === null ? year : Number(decidedOn.slice(0, 4));
}

/** The lines a query asks for, in their order. @param without one filter not to apply: for counting its values */
export function filterRegister<L extends RegisterLineLike>(
  lines: readonly L[],
  query: RegisterQuery,
  without?: 'state',
): L[] {
  const code = canonicalCode(query.q);
  const wanted = words(query.q);
  return lines.filter((line) => {
    if (without !== 'state' && query.state.length && !query.state.includes(line.standing.state))
      return false;
    if (query.stars.length && !query.stars.includes(line.certificate.stars ?? 0)) return false;
    if (query.province && line.province.slug !== query.province) return false;
    if (query.oldProvince && slugOf(line.oldProvince?.name ?? '') !== query.oldProvince)
      return false;
    if (query.group && line.groupCode !== query.group) return false;
    if (query.year && yearOfLine(line) !== query.year) return false;
    if (query.evidence && line.certificate.evidence !== query.evidence) return false;
    if (wanted.length === 0) return true;
    if (line.certificate.code === code) return true;
    const text = textOf(line);
    return wanted.every((word) => text.includes(` ${word}`));
  });
}

const texts = new WeakMap<RegisterLineLike, string>();

/** Name, producer, decision and code, folded, a space before each word. */
function textOf(line: RegisterLineLike): string {
  let text = texts.get(line);
  if (text === undefined) {
    const { certificate, product, producer } = line;
    const all = [
      product.name,
      certificate.printedName,
      producer?.name ?? '',
      certificate.printedProducer,
      certificate.decisionNo,
      certificate.code,
    ].join(' ');
    text = ` ${words(all).join(' ')} `;
    texts.set(line, text);
  }
  return text;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** A sorted copy; equals stand by their code. */
export function sortRegister<L extends RegisterLineLike>(
  lines: readonly L[],
  sort: RegisterSort,
): L[] {
  const byCode = (a: L, b: L): number => (a.certificate.code < b.certificate.code ? -1 : 1);
  const rules: Record<RegisterSort, (a: L, b: L) => number> = {
    ma: () => 0,
    ngay: (a, b) =>
      (b.certificate.issuedLast ?? '').localeCompare(a.certificate.issuedLast ?? '', 'en'),
    'san-pham': (a, b) => collator.compare(a.product.name, b.product.name),
    tinh: (a, b) => collator.compare(a.province.name, b.province.name),
    'trang-thai': (a, b) => STATES.indexOf(a.standing.state) - STATES.indexOf(b.standing.state),
  };
  return [...lines].sort((a, b) => rules[sort](a, b) || byCode(a, b));
}

/**
 * A register code as people type it, in its one right form: "mx12", "MX 00012", "mx-12" → `MX-00012`.
 * @returns null when it is not a register code
 */
export function canonicalCode(text: string): string | null {
  const match = /^\s*mx[\s\-–—_.]*0*(\d{1,6})\s*$/.exec(fold(text));
  const number = match?.[1];
  if (number === undefined || Number(number) === 0) return null;
  return `MX-${number.padStart(5, '0')}`;
}
