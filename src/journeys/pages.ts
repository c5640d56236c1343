import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { slugOf } from '#src/base/fold.ts';
import { paths } from '#src/base/paths.ts';

/** Every kind of page, and every awkward state of it that can be reached by an address. */
export interface Kind {
  readonly name: string;
  /** The Vietnamese address; the English one is `inLang` of it. */
  readonly path: (facts: Facts) => string;
  /** 200 when it is not said. */
  readonly status?: number;
  /** One more state of a page that is there already: looked at in one language, not in both. */
  readonly alike?: true;
}

type Row = Readonly<Record<string, string>>;

/** A CSV of the project's seed, as rows of cells. */
export function seedRows(file: string): Row[] {
  const text = readFileSync(new URL(`../../db/seed/${file}`, import.meta.url), 'utf8');
  return parse(text, { columns: true, bom: true }) as Row[];
}

/** What the pages below are about, taken from the site and the seed: nothing depends on a name that may change. */
export interface Facts {
  /** Slug of a product for each state; null where no product is in it today. */
  readonly product: Readonly<Record<string, string | null>>;
  readonly longName: string;
  readonly foreignName: string;
  readonly certificate: Readonly<Record<string, string | null>>;
  readonly communeWithProducts: string;
  readonly communeWithout: string;
  readonly oldCommuneOfMany: string;
  readonly oldDistrict: string;
  readonly producerOfMany: string;
  readonly producerOfOne: string;
  readonly story: string;
  readonly policies: readonly string[];
  readonly set: string;
}

interface SearchAnswer {
  readonly hits: readonly { slug: string; communeCode: string | null }[];
}
interface RegisterAnswer {
  readonly certificates: readonly { code: string; state: string; evidence: string }[];
}

const p = paths('vi');

export async function readFacts(base: string): Promise<Facts> {
  const json = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${base}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
  const links = async (path: string, prefix: string): Promise<string[]> => {
    const html = await (await fetch(`${base}${path}`)).text();
    const found = [...html.matchAll(/href="([^"#?]+)"/g)].map(([, href = '']) => href);
    return [...new Set(found.filter((href) => href.startsWith(`${prefix}/`)))];
  };
  const last = (path: string | undefined): string => path?.split('/').at(-1) ?? '';

  const product: Record<string, string | null> = {};
  for (const state of ['valid', 'held-over', 'unknown', 'expired', 'revoked', 'none']) {
    const { hits } = await json<SearchAnswer>(`/api/v1/search?state=${state}&limit=1`);
    product[state] = hits[0]?.slug ?? null;
  }
  const { certificates } = await json<RegisterAnswer>('/api/v1/register.json');
  const certificate: Record<string, string | null> = {};
  for (const { code, state, evidence } of certificates) {
    certificate[state] ??= code;
    certificate[evidence] ??= code;
    certificate[`${state} ${evidence}`] ??= code;
  }

  const products = seedRows('catalogue/products.csv');
  const cell = (row: Row | undefined, name: string): string => row?.[name] ?? '';
  const byLength = [...products].sort((a, b) => cell(b, 'name').length - cell(a, 'name').length);
  const ofProducer = new Map<string, number>();
  for (const row of products) {
    const id = cell(row, 'producer_id');
    if (id !== '') ofProducer.set(id, (ofProducer.get(id) ?? 0) + 1);
  }
  const producers = seedRows('catalogue/producers.csv');
  const most = Math.max(...ofProducer.values());
  const producer = (count: number): string =>
    cell(
      producers.find((row) => ofProducer.get(cell(row, 'id')) === count),
      'slug',
    );

  const communes = seedRows('places/communes.csv');
  const { hits } = await json<SearchAnswer>('/api/v1/search?limit=100');
  const used = new Set(hits.map((hit) => hit.communeCode));
  const now = new Set(communes.map((row) => cell(row, 'slug')));
  const old = new Map<string, { places: number; level: string; targets: number }>();
  for (const row of seedRows('places/old-places.csv')) {
    const slug = slugOf(cell(row, 'name'));
    const entry = old.get(slug) ?? { places: 0, level: cell(row, 'level'), targets: 0 };
    entry.places += 1;
    entry.targets = cell(row, 'commune_codes').split('|').length;
    old.set(slug, entry);
  }
  const oldSlug = (fits: (entry: { places: number; level: string; targets: number }) => boolean) =>
    [...old].find(([slug, entry]) => !now.has(slug) && fits(entry))?.[0] ?? '';

  return {
    product,
    longName: cell(byLength[0], 'slug'),
    foreignName: cell(
      products.find((row) => cell(row, 'name_lang') !== 'vi'),
      'slug',
    ),
    certificate,
    communeWithProducts: cell(
      communes.find((row) => used.has(cell(row, 'code'))),
      'slug',
    ),
    communeWithout: 'truong-sa',
    oldCommuneOfMany: oldSlug((entry) => entry.places > 5),
    oldDistrict: oldSlug(
      (entry) => entry.places === 1 && entry.level === 'district' && entry.targets > 3,
    ),
    producerOfMany: producer(most),
    producerOfOne: producer(1),
    story: last((await links(p.stories, p.stories))[0]),
    policies: (await links(p.policies, p.policies)).map(last),
    set: SETS[3] ?? '',
  };
}

/** Slugs of the product sets, by position. */
export const SETS: readonly string[] = (
  JSON.parse(
    readFileSync(new URL('../../db/seed/catalogue/sets.json', import.meta.url), 'utf8'),
  ) as { sets: { slug: string }[] }
).sets.map((set) => set.slug);

const must = (slug: string | null | undefined): string => slug ?? 'khong-co';

export const KINDS: readonly Kind[] = [
  { name: 'home', path: () => p.home },
  { name: 'list', path: () => p.products },
  { name: 'list-filtered', alike: true, path: () => `${p.products}?sao=4&trang-thai=con-hieu-luc` },
  { name: 'list-searched', alike: true, path: () => `${p.products}?q=mat+ong` },
  { name: 'list-corrected', alike: true, path: () => `${p.products}?q=mat+oong` },
  { name: 'list-not-understood', alike: true, path: () => `${p.products}?sao=9&tinh=atlantis` },
  { name: 'list-empty', path: () => `${p.products}?q=zzxqjw` },
  { name: 'list-page-2', alike: true, path: () => `${p.products}?trang=2` },
  { name: 'list-past-the-end', alike: true, path: () => `${p.products}?q=mat+ong&trang=99` },
  { name: 'product-valid', path: (f) => p.product(must(f.product['valid'])) },
  { name: 'product-lapsed', path: (f) => p.product(must(f.product['expired'])) },
  { name: 'product-unknown', alike: true, path: (f) => p.product(must(f.product['unknown'])) },
  { name: 'product-no-star', alike: true, path: (f) => p.product(must(f.product['none'])) },
  { name: 'product-foreign-name', alike: true, path: (f) => p.product(f.foreignName) },
  { name: 'product-long-name', path: (f) => p.product(f.longName) },
  { name: 'product-missing', path: () => p.product('mat-ong-khong-co-that'), status: 404 },
  { name: 'group', path: () => p.group('thuc-pham') },
  { name: 'set', path: (f) => p.set(f.set) },
  { name: 'provinces', path: () => p.provinces },
  { name: 'province', path: () => p.province('ha-noi') },
  { name: 'province-merged', alike: true, path: () => p.province('tuyen-quang') },
  { name: 'province-old', path: () => p.province('ha-giang') },
  { name: 'province-missing', path: () => p.province('atlantis'), status: 404 },
  { name: 'commune', path: (f) => p.commune(f.communeWithProducts) },
  { name: 'commune-without-products', alike: true, path: (f) => p.commune(f.communeWithout) },
  { name: 'commune-old-of-many', path: (f) => p.commune(f.oldCommuneOfMany) },
  { name: 'district-old', path: (f) => p.commune(f.oldDistrict) },
  { name: 'producers', path: () => p.producers },
  { name: 'producer-of-many', path: (f) => p.producer(f.producerOfMany) },
  { name: 'producer-of-one', alike: true, path: (f) => p.producer(f.producerOfOne) },
  { name: 'register', path: () => p.register },
  { name: 'register-filtered', alike: true, path: () => `${p.register}?trang-thai=valid&sao=4` },
  { name: 'register-empty', path: () => `${p.register}?q=zzxqjw` },
  { name: 'certificate-valid', path: (f) => p.certificate(must(f.certificate['valid'])) },
  { name: 'certificate-lapsed', path: (f) => p.certificate(must(f.certificate['expired'])) },
  {
    name: 'certificate-council',
    alike: true,
    path: (f) => p.certificate(must(f.certificate['council'])),
  },
  { name: 'certificate-missing', path: () => p.certificate('MX-99999'), status: 404 },
  { name: 'lookup', path: () => p.certificates },
  {
    name: 'lookup-nothing-found',
    path: () => `${p.certificates}?so=${encodeURIComponent('9999/QĐ-KHÔNG')}`,
  },
  {
    name: 'lookup-decision-of-many',
    path: () => `${p.certificates}?so=${encodeURIComponent('86/QĐ-UBND')}`,
  },
  { name: 'stories', path: () => p.stories },
  { name: 'story', path: (f) => p.story(f.story) },
  { name: 'about', path: () => p.about },
  { name: 'how-stars-work', path: () => p.howStars },
  { name: 'simulator', path: () => p.simulator },
  { name: 'simulator-form', path: () => p.simulatorSet(13) },
  { name: 'simulator-tourism', alike: true, path: () => p.simulatorSet(26) },
  { name: 'sign-in', path: () => p.signIn },
  { name: 'forgotten-password', path: () => p.forgotPassword },
  { name: 'contact', path: () => p.contact },
  { name: 'privacy', path: () => p.privacy },
  { name: 'policies', path: () => p.policies },
  ...[0, 1, 2, 3].map((index) => ({
    name: `policy-${index + 1}`,
    ...(index === 0 ? {} : { alike: true as const }),
    path: (f: Facts) => p.policy(f.policies[index] ?? f.policies[0] ?? 'khong-co'),
  })),
  { name: 'open-data', path: () => p.api },
  { name: 'what-a-scan-says', path: () => p.whatAScanSays },
  { name: 'recalls-none-found', path: () => `${p.recalls}?q=zzxqjw` },
  { name: 'become-seller', path: () => p.becomeSeller },
  { name: 'seller-account', path: () => `${p.becomeSeller}/tai-khoan` },
  { name: 'letter-code', path: () => '/nhan-ho-so' },
  { name: 'letter-over', path: () => p.invitationLetter('aaaa-bbbb-cccc-dddd'), status: 404 },
  { name: 'missing', path: () => '/khong-co-trang-nay', status: 404 },
];
