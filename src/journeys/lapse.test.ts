import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { LANGS } from '#src/base/lang.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import { words } from '#src/words/words.ts';
import { seedRows } from './pages.ts';
import { type TestServer, startServer } from './server.ts';

/**
 * Decisions of 29/12/2023 hold for 36 months, that day included: in force until 29/12/2026, 23:59:59 in Việt Nam.
 * One server with warm caches sees the night go by; nobody restarts or reindexes anything.
 */
const DECIDED = '2023-12-29';
const LAST_DAY = day('2026-12-29');
const LAST_MORNING = '2026-12-29T08:00:00+07:00';
const LAST_SECOND = '2026-12-29T23:59:59+07:00';
const MIDNIGHT = '2026-12-30T00:00:00+07:00';

const awards = seedRows('catalogue/awards.csv').map((row) => ({
  code: row['code'] ?? '',
  productId: row['product_id'] ?? '',
  stars: Number(row['stars'] || 0),
  decidedOn: row['decided_on'] ?? '',
  year: row['year'] ?? '',
  evidence: row['evidence'] ?? '',
}));

/** Worked out from the file alone: what loses its star that night. A product with any later award is not counted. */
const lapsing = awards.filter(
  (award) =>
    award.decidedOn === DECIDED &&
    award.stars >= 3 &&
    award.evidence !== 'council' &&
    !awards.some(
      (other) =>
        other.productId === award.productId &&
        (other.decidedOn > DECIDED || (other.decidedOn === '' && other.year >= '2023')),
    ),
);
const [chosen] = lapsing;
if (!chosen) throw new Error(`nothing in awards.csv was decided on ${DECIDED}`);

let server: TestServer;
let slug = '';
let name = '';
let province = { code: '', slug: '' };
let producer: string | null = null;
let group = '';
let set = '';
/** A page of another product that shows ours among its related ones. */
let neighbour: string | null = null;

beforeAll(async () => {
  server = await startServer({ clock: LAST_MORNING });
  const register = await json<{
    certificates: {
      code: string;
      product: { slug: string; name: string };
      producer: { slug: string } | null;
      province: { code: string; url: string };
    }[];
  }>(machinePaths.registerJson);
  const line = register.certificates.find((one) => one.code === chosen.code);
  if (!line) throw new Error(`${chosen.code} is not in the register`);
  ({ slug, name } = line.product);
  producer = line.producer?.slug ?? null;
  province = { code: line.province.code, slug: line.province.url.split('/').at(-1) ?? '' };
  const product = await json<{ group: { slug: string }; set: { slug: string } }>(
    machinePaths.apiProduct(slug),
  );
  group = product.group.slug;
  set = product.set.slug;
  const inSet = await json<{ hits: { slug: string }[] }>(
    `${machinePaths.apiSearch}?set=${set}&limit=100`,
  );
  for (const hit of inSet.hits.slice(0, 40)) {
    if (hit.slug !== slug && cards(await text(paths('vi').product(hit.slug))).length > 0) {
      neighbour = hit.slug;
      break;
    }
  }
});

afterAll(() => server?.stop());

async function text(path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await text(path)) as T;
}

/** States shown on the cards of our product on a page. */
function cards(html: string): string[] {
  return [...html.matchAll(/<article class="sp [\s\S]*?<\/article>/g)]
    .map(([card]) => card)
    .filter((card) => card.includes(`/san-pham/${slug}"`))
    .map((card) => /class="tt tt-([a-z-]+)"/.exec(card)?.[1] ?? '?');
}

interface Counts {
  readonly valid: number;
  readonly expired: number;
  readonly stars: Readonly<Record<string, number>>;
}

/** Everything that says something about the star, asked for as any visitor would. Prose and data, lists and sums. */
async function lookEverywhere() {
  const said: Record<string, unknown> = {};
  for (const lang of LANGS) {
    const p = paths(lang);
    const html = await text(p.product(slug));
    said[`${lang} product panel`] = /class="dau-sao tt-([a-z-]+)"/.exec(html)?.[1];
    said[`${lang} product says valid until`] = html.includes(sentence(lang, 'valid'));
    said[`${lang} product says lapsed`] = html.includes(
      words(lang).standing.long(standing('expired')),
    );
    said[`${lang} product description`] = /<meta name="description" content="([^"]*)"/
      .exec(html)?.[1]
      ?.includes(words(lang).standing.long(standing('valid')));
    const data = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
      .map(([, body = '']) => JSON.parse(body) as Record<string, unknown>)
      .find((block) => block['@type'] === 'Product');
    said[`${lang} product JSON-LD certification`] =
      data !== undefined && 'hasCertification' in data;
    said[`${lang} product JSON-LD state`] = (
      data?.['additionalProperty'] as { propertyID: string; value: unknown }[] | undefined
    )?.find((property) => property.propertyID === 'ocop-state')?.value;

    const q = encodeURIComponent(name);
    said[`${lang} list, searched`] = cards(await text(`${p.products}?q=${q}`))[0];
    said[`${lang} list, stars`] = cards(await text(`${p.products}?q=${q}&sao=${chosen?.stars}`))[0];
    said[`${lang} list, valid`] = cards(
      await text(`${p.products}?q=${q}&trang-thai=con-hieu-luc`),
    )[0];
    said[`${lang} list, lapsed`] = cards(await text(`${p.products}?q=${q}&trang-thai=het-han`))[0];
    said[`${lang} province`] = cards(
      await text(`${p.province(province.slug)}?q=${q}&sao=${chosen?.stars}`),
    )[0];
    said[`${lang} group`] = cards(await text(`${p.group(group)}?q=${q}`))[0];
    said[`${lang} set`] = cards(await text(`${p.set(set)}?q=${q}`))[0];
    if (producer) said[`${lang} producer`] = cards(await text(p.producer(producer)))[0];
    if (neighbour) said[`${lang} related`] = cards(await text(p.product(neighbour)))[0];
    const certificate = await text(p.certificate(chosen?.code ?? ''));
    said[`${lang} certificate says valid`] = certificate.includes(
      words(lang).standing.long(standing('valid')),
    );
    said[`${lang} certificate says lapsed`] = certificate.includes(
      words(lang).standing.long(standing('expired')),
    );
    said[`${lang} certificate JSON-LD active`] = certificate.includes('CertificationActive');
    const register = await text(`${p.register}?q=${chosen?.code}`);
    said[`${lang} register says valid`] = register.includes(sentence(lang, 'valid'));
    said[`${lang} register says lapsed`] = register.includes(sentence(lang, 'expired'));
  }
  const found = await json<{ hits: { slug: string; stars: number; state: string }[] }>(
    `${machinePaths.apiSearch}?q=${encodeURIComponent(name)}&limit=20`,
  );
  const hit = found.hits.find((one) => one.slug === slug);
  said['API search'] = [hit?.state, hit?.stars];
  const product = await json<{
    standing: { state: string; stars: number };
    certificates: { code: string; state: string; starsToday: number }[];
  }>(machinePaths.apiProduct(slug));
  said['API product'] = [product.standing.state, product.standing.stars];
  const own = product.certificates.find((one) => one.code === chosen?.code);
  said['API product, certificate'] = [own?.state, own?.starsToday];
  const certificate = await json<{ state: string; starsToday: number }>(
    machinePaths.apiCertificate(chosen?.code ?? ''),
  );
  said['API certificate'] = [certificate.state, certificate.starsToday];
  const register = await json<{ certificates: { code: string; state: string }[] }>(
    machinePaths.registerJson,
  );
  said['register.json'] = register.certificates.find((one) => one.code === chosen?.code)?.state;
  const csv = (await text(machinePaths.registerCsv)).split('\r\n');
  const column = (csv[0] ?? '').replace('\ufeff', '').split(',').indexOf('state');
  said['register.csv has the line'] =
    column > 0 && csv.some((row) => row.startsWith(`${chosen?.code},`));
  return said;
}

/** What each of those says in a state. */
function expected(state: 'valid' | 'expired', stars: number): Record<string, unknown> {
  const holds = state === 'valid';
  const starsNow = holds ? stars : 0;
  const both: Record<string, unknown> = {
    'product panel': state,
    'product says valid until': holds,
    'product says lapsed': !holds,
    'product description': holds,
    'product JSON-LD certification': holds,
    'product JSON-LD state': state,
    'list, searched': state,
    'list, stars': holds ? state : undefined,
    'list, valid': holds ? state : undefined,
    'list, lapsed': holds ? undefined : state,
    province: holds ? state : undefined,
    group: state,
    set: state,
    ...(producer ? { producer: state } : {}),
    ...(neighbour ? { related: state } : {}),
    'certificate says valid': holds,
    'certificate says lapsed': !holds,
    'certificate JSON-LD active': holds,
    'register says valid': holds,
    'register says lapsed': !holds,
  };
  return {
    ...Object.fromEntries(
      LANGS.flatMap((lang) =>
        Object.entries(both).map(([key, value]) => [`${lang} ${key}`, value]),
      ),
    ),
    'API search': [state, starsNow],
    'API product': [state, starsNow],
    'API product, certificate': [state, starsNow],
    'API certificate': [state, starsNow],
    'register.json': state,
    'register.csv has the line': true,
  };
}

function standing(state: 'valid' | 'expired'): Standing {
  const awarded = (chosen?.stars ?? 0) as 3 | 4 | 5;
  return {
    state,
    stars: state === 'valid' ? awarded : 0,
    awarded,
    validUntil: LAST_DAY,
    reason: null,
  };
}

function sentence(lang: 'vi' | 'en', state: 'valid' | 'expired'): string {
  return words(lang).standing.short(standing(state));
}

/** The sums the site shows: facets of the search, of the pages, states of the register, provinces and groups. */
async function sums() {
  const facets = async (query: string): Promise<Counts> => {
    const answer = await json<{
      facets: { state: Record<string, number>; stars: Record<string, number> };
    }>(`${machinePaths.apiSearch}?limit=1${query}`);
    const { state, stars } = answer.facets;
    return { valid: state['valid'] ?? 0, expired: state['expired'] ?? 0, stars };
  };
  /** `<a href="…trang-thai=con-hieu-luc">… <span>90</span>` on a list page. */
  const onPage = (html: string, parameter: string): number => {
    const link =
      new RegExp(`<a href="[^"]*[?&;]${parameter}"[^>]*>[\\s\\S]*?<\\/a>`).exec(html)?.[0] ?? '';
    return Number(/([\d.]+)\s*(?:<\/span>|<\/b>)/.exec(link)?.[1]?.replaceAll('.', '') ?? 0);
  };
  const list = await text('/san-pham');
  const register = await text('/so-dang-ky');
  const home = await text('/');
  const provinces = await json<{ provinces: { code: string; productsWithStars: number }[] }>(
    '/api/v1/provinces',
  );
  const groups = await json<{ groups: { slug: string; productsWithStars: number }[] }>(
    '/api/v1/groups',
  );
  const all = await facets('');
  return {
    all,
    inProvince: await facets(`&province=${province.code}`),
    list: {
      valid: onPage(list, 'trang-thai=con-hieu-luc'),
      expired: onPage(list, 'trang-thai=het-han'),
      stars: Object.fromEntries([3, 4, 5].map((stars) => [stars, onPage(list, `sao=${stars}`)])),
    } as Counts,
    register: {
      valid: onPage(register, 'trang-thai=valid'),
      expired: onPage(register, 'trang-thai=expired'),
    },
    home: onPage(home, 'trang-thai=con-hieu-luc,bao-luu'),
    province: provinces.provinces.find((one) => one.code === province.code)?.productsWithStars ?? 0,
    group: groups.groups.reduce((sum, one) => sum + one.productsWithStars, 0),
  };
}

async function picture(): Promise<string> {
  const answer = await fetch(`${server.url}${machinePaths.preview(slug, 'vi')}`);
  if (!answer.ok) throw new Error(`preview answered ${answer.status}`);
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

/** Asked twice: the second answer is the one that was kept. */
async function warm(): Promise<Record<string, unknown>> {
  await lookEverywhere();
  return lookEverywhere();
}

describe(`the night in which ${lapsing.length} certificates lapse`, () => {
  const stars = chosen.stars;
  const byStars = (wanted: number): number =>
    lapsing.filter((award) => award.stars === wanted).length;
  let before: Awaited<ReturnType<typeof sums>>;
  let shownBefore: string;

  it('on its last day everything says that it holds', async () => {
    expect(await warm()).toEqual(expected('valid', stars));
    before = await sums();
    shownBefore = await picture();
    expect(before.list).toEqual({ ...before.all, stars: pick(before.all.stars) });
    expect(before.register.valid).toBeGreaterThanOrEqual(before.all.valid);
  });

  it('one second before midnight it still holds', async () => {
    await server.setClock(LAST_SECOND);
    expect(await lookEverywhere()).toEqual(expected('valid', stars));
    expect(await lookEverywhere()).toEqual(expected('valid', stars));
    expect(await sums()).toEqual(before);
    expect(await picture()).toBe(shownBefore);
  });

  it('at midnight in Việt Nam it has lapsed everywhere, at the next request', async () => {
    await server.setClock(MIDNIGHT);
    expect(await lookEverywhere()).toEqual(expected('expired', stars));
  });

  it('the sums have moved by exactly what lapsed', async () => {
    const after = await sums();
    const count = lapsing.length;
    const moved = (then: Counts, now: Counts): Counts => ({
      valid: now.valid - then.valid,
      expired: now.expired - then.expired,
      stars: Object.fromEntries(
        [3, 4, 5].map((one) => [one, (now.stars[one] ?? 0) - (then.stars[one] ?? 0)]),
      ),
    });
    const all = {
      valid: -count,
      expired: count,
      stars: { 3: -byStars(3) || 0, 4: -byStars(4) || 0, 5: -byStars(5) || 0 },
    };
    expect(moved(before.all, after.all)).toEqual(all);
    expect(moved(before.list, after.list)).toEqual(all);
    expect(after.register.valid - before.register.valid).toBe(-count);
    expect(after.register.expired - before.register.expired).toBe(count);
    expect(after.home - before.home).toBe(-count);
    expect(after.group - before.group).toBe(-count);
    expect(after.province - before.province).toBe(after.inProvince.valid - before.inProvince.valid);
    expect(after.province).toBeLessThan(before.province);
  });

  it('the picture people share shows no star any more', async () => {
    expect(await picture()).not.toBe(shownBefore);
  });

  it('nothing was remembered of the day: with the clock put back it holds again', async () => {
    await server.setClock(LAST_SECOND);
    expect(await lookEverywhere()).toEqual(expected('valid', stars));
    expect(await sums()).toEqual(before);
  });
});

describe('a revocation by another process', () => {
  it('shows at the next request, on warm caches', async () => {
    await server.setClock(LAST_SECOND);
    const p = paths('vi');
    const seen = async () => ({
      product: /class="dau-sao tt-([a-z-]+)"/.exec(await text(p.product(slug)))?.[1],
      english: /class="dau-sao tt-([a-z-]+)"/.exec(await text(paths('en').product(slug)))?.[1],
      list: cards(await text(`${p.products}?q=${encodeURIComponent(name)}`))[0],
      starred: cards(
        await text(`${p.products}?q=${encodeURIComponent(name)}&sao=${chosen.stars}`),
      )[0],
      api: (await json<{ standing: { state: string } }>(machinePaths.apiProduct(slug))).standing
        .state,
      certificate: (await json<{ state: string }>(machinePaths.apiCertificate(chosen.code))).state,
      register: (
        await json<{ certificates: { code: string; state: string }[] }>(machinePaths.registerJson)
      ).certificates.find((one) => one.code === chosen.code)?.state,
      valid: (await sums()).all.valid,
      picture: await picture(),
    });
    await seen();
    const before = await seen();
    expect(before).toMatchObject({
      product: 'valid',
      english: 'valid',
      list: 'valid',
      starred: 'valid',
    });
    await revokeElsewhere();
    const after = await seen();
    expect(after).toEqual({
      product: 'revoked',
      english: 'revoked',
      list: 'revoked',
      starred: undefined,
      api: 'revoked',
      certificate: 'revoked',
      register: 'revoked',
      valid: before.valid - 1,
      picture: after.picture,
    });
    expect(after.picture).not.toBe(before.picture);
  });
});

function pick(stars: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries([3, 4, 5].map((one) => [one, stars[one] ?? 0]));
}

/** Another program opens the same database, writes, and is gone: as the import of a later release will. */
async function revokeElsewhere(): Promise<void> {
  const program = `
    import { eq } from 'drizzle-orm';
    import { record } from '#db/changes.ts';
    import { closeDb, inTransaction, openDb } from '#db/client.ts';
    import { certificates } from '#db/schema/certificates.ts';
    const db = await openDb(process.env.DATABASE);
    await inTransaction(db, async (tx) => {
      const [row] = await tx.select().from(certificates).where(eq(certificates.code, process.env.CODE));
      await tx.update(certificates)
        .set({ revokedOn: '2026-12-01', revokedWhy: 'Thử: thu hồi trong bài kiểm tra' })
        .where(eq(certificates.id, row.id));
      await record(tx, { actor: 'journey', now: Date.now() }, {
        deed: 'revoke-certificate', subject: 'certificate:' + row.id,
        before: { revokedOn: null }, after: { revokedOn: '2026-12-01' },
      });
    });
    closeDb(db);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, DATABASE: `file:${server.dataDir}/moi-xa.db`, CODE: chosen?.code ?? '' },
  });
}
