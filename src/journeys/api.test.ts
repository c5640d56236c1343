import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, inTransaction, openDb } from '#db/client.ts';
import { record } from '#db/changes.ts';
import { certificates } from '#db/schema/certificates.ts';

import { REGISTER_COLUMNS } from '#src/api/register-columns.ts';
import { FACETS } from '#src/features/search/contract.ts';
import { startServer, type TestServer } from './server.ts';

// Both packages are CommonJS with a default inside a default.
const addFormats = formatsModule as unknown as (ajv: Ajv2020) => void;
const readQr = jsqr as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

const DAY = '2026-11-23';
type Any = any;

let server: TestServer;
let document: Any;
let ajv: Ajv2020;

beforeAll(async () => {
  server = await startServer({ clock: `${DAY}T03:00:00Z` });
  document = await (await ask('/api/v1/openapi.json')).json();
  ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
});
afterAll(() => server?.stop());

function ask(target: string, init: RequestInit = {}): Promise<Response> {
  return fetch(server.url + target, { redirect: 'manual', ...init });
}

async function json(target: string, status = 200): Promise<Any> {
  const answer = await ask(target);
  expect([target, answer.status]).toEqual([target, status]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return answer.json();
}

/** Holds a body against the schema the document names for this path and status. */
function holds(pathName: string, status: number, body: unknown): void {
  const pointer =
    document.paths[pathName].get.responses[status].content['application/json'].schema.$ref;
  const validate = ajv.getSchema(`api${pointer}`);
  expect(validate, pointer).toBeDefined();
  const good = validate?.(body);
  expect(good ? [] : [pathName, validate?.errors?.slice(0, 5)]).toEqual([]);
}

async function everySlug(): Promise<string[]> {
  const { certificates: all } = await json('/api/v1/register.json');
  return [...new Set<string>(all.map((line: Any) => line.product.slug))];
}

describe('the document', () => {
  it('is OpenAPI 3.1: every reference leads somewhere, every operation is named once, every schema compiles', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info.title).toContain('Mỗi Xã');
    const names = Object.values(document.paths).map((item: Any) => item.get.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const match of JSON.stringify(document).matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/g,
    )) {
      expect(document.components.schemas).toHaveProperty(match[1] ?? '');
    }
    for (const name of Object.keys(document.components.schemas)) {
      expect(ajv.getSchema(`api#/components/schemas/${name}`), name).toBeDefined();
    }
    for (const [address, item] of Object.entries<Any>(document.paths)) {
      const inPath = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const said = item.get.parameters
        .filter((one: Any) => one.in === 'path')
        .map((one: Any) => one.name);
      expect([address, said]).toEqual([address, inPath]);
      for (const [status, answer] of Object.entries<Any>(item.get.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(answer.description.length).toBeGreaterThan(3);
      }
    }
  });

  it('names every address that answers, and no other', async () => {
    const folder = new URL('../pages/api/v1/', import.meta.url);
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `/api/v1/${name.split(path.sep).join('/').replace(/\.ts$/, '')}`)
      .map((name) => name.replaceAll('[', '{').replaceAll(']', '}'));
    const own = Object.keys(document.paths).filter((name) => name.startsWith('/api/'));
    expect(own.sort()).toEqual(files.sort());
  });

  it('says how codes, passports and events are answered', async () => {
    const [slug = ''] = await everySlug();
    const { scanUrl } = await json(`/api/v1/products/${slug}`);
    const code = String(scanUrl).split('/').at(-1) ?? '';
    const said = Object.entries<Any>(document.paths).filter(([name]) => !name.startsWith('/api/'));
    expect(said.length).toBeGreaterThan(8);
    for (const [name, item] of said) {
      const address = name
        .replace('{shortCode}', code)
        .replace('{gtin}', '09521234543213')
        .replace('{gln}', '9521234543213')
        .replace(/\{\w+\}/g, 'KHONG-CO');
      const { status } = await ask(address);
      expect(Object.keys(item.get.responses), `${address}: ${status}`).toContain(String(status));
    }
  });
});

describe('search', () => {
  it.each([
    '',
    '?q=nuoc+mam&lang=en',
    '?q=m%E1%BA%ADt+ong&stars=3,4,5&limit=100',
    '?group=I&set=9,8&province=an-giang&sort=-price',
    '?state=valid,held-over&sort=newest&offset=20&limit=5',
    '?province=Kien+Giang',
    '?story=true&kind=cooperative&price=duoi-100,hoi-gia',
    '?utm_source=zalo&mo=o',
  ])('answers %s as the document says', async (query) => {
    holds('/api/v1/search', 200, await json(`/api/v1/search${query}`));
  });

  it('shows stars only where they are in force, and counts what it shows', async () => {
    const all = await json('/api/v1/search?limit=100');
    expect(all.day).toBe(DAY);
    expect(all.total).toBeGreaterThan(1_000);
    expect(Object.keys(all.facets)).toEqual([...FACETS]);
    const { hits, total } = await json('/api/v1/search?stars=4,5&limit=100');
    expect(total).toBe(all.facets.stars['4'] + all.facets.stars['5']);
    for (const hit of hits) {
      expect([4, 5]).toContain(hit.stars);
      expect(['valid', 'held-over']).toContain(hit.state);
      expect(hit.validUntil >= DAY).toBe(true);
    }
    const expired = await json('/api/v1/search?state=expired&limit=100');
    for (const hit of expired.hits) expect([hit.stars, hit.state]).toEqual([0, 'expired']);
  });

  it('finds a province by code, slug, and name with or without marks; an old one finds its own', async () => {
    const asked = ['91', 'an-giang', 'An Giang', 'tinh an giang', 'AN GIANG'];
    const totals = await Promise.all(
      asked.map(async (name) => {
        const answer = await json(`/api/v1/search?province=${encodeURIComponent(name)}`);
        return answer.total;
      }),
    );
    expect(new Set(totals).size).toBe(1);
    const old = await json('/api/v1/search?province=kien-giang&limit=100');
    for (const hit of old.hits)
      expect([hit.provinceCode, hit.oldProvince]).toEqual(['91', 'Kiên Giang']);
    expect(old.total).toBeLessThanOrEqual(totals[0] ?? 0);
  });

  it('walks through all results without gap or repetition', async () => {
    const { total } = await json('/api/v1/search?sort=name&limit=1');
    const seen: string[] = [];
    for (let offset = 0; offset < total; offset += 100) {
      const page = await json(`/api/v1/search?sort=name&limit=100&offset=${offset}`);
      seen.push(...page.hits.map((hit: Any) => hit.slug));
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it.each([
    ['stars=2', 'stars'],
    ['stars=4&stars=5', 'stars'],
    ['group=VII', 'group'],
    ['set=27', 'set'],
    ['province=atlantis', 'province'],
    ['province=kien-giang,an-giang', 'province'],
    ['commune=12', 'commune'],
    ['producer=A%20B', 'producer'],
    ['state=fine', 'state'],
    ['kind=shop', 'kind'],
    ['price=cheap', 'price'],
    ['story=maybe', 'story'],
    ['sort=__proto__', 'sort'],
    ['sort=constructor', 'sort'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=-1', 'limit'],
    ['offset=10001', 'offset'],
    ['offset=1.5', 'offset'],
    ['lang=fr', 'lang'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=a&q=b', 'q'],
  ])('refuses %s and names %s', async (query, param) => {
    const vi = await json(`/api/v1/search?${query}`, 400);
    holds('/api/v1/search', 400, vi);
    expect(vi.error.problems.map((problem: Any) => problem.param)).toContain(param);
    if (param === 'lang') return;
    const en = await json(`/api/v1/search?${query}&lang=en`, 400);
    expect(en.error.message).not.toBe(vi.error.message);
    expect(en.error.problems[0].problem).not.toBe(vi.error.problems[0].problem);
  });

  it('names every problem at once', async () => {
    const { error } = await json('/api/v1/search?stars=9&limit=0&sort=x&lang=en', 400);
    expect(error.problems.map((problem: Any) => problem.param).sort()).toEqual([
      'limit',
      'sort',
      'stars',
    ]);
    expect(error.problems.find((problem: Any) => problem.param === 'stars').allowed).toEqual([
      '3',
      '4',
      '5',
    ]);
  });
});

describe('completions', () => {
  it('answer in the shape the search box reads, with addresses that exist', async () => {
    for (const query of ['q=mat+ong', 'q=an+giang&lang=en', 'q=x', '', 'q=nuoc+mam+phu+quoc']) {
      const body = await json(`/api/v1/suggest?${query}`);
      holds('/api/v1/suggest', 200, body);
      for (const { url } of body.suggestions) {
        if (query.includes('lang=en')) expect(url).toMatch(/^\/en\//);
        expect([url, (await ask(url)).status]).toEqual([url, 200]);
      }
    }
    holds('/api/v1/suggest', 400, await json(`/api/v1/suggest?q=${'x'.repeat(300)}`, 400));
  });
});

describe('things', () => {
  it('every product and its certificates answer as the document says', async () => {
    const slugs = await everySlug();
    expect(slugs.length).toBeGreaterThan(1_000);
    let inForce = 0;
    for (const slug of slugs) {
      const body = await json(`/api/v1/products/${slug}`);
      holds('/api/v1/products/{slug}', 200, body);
      if (body.standing.stars > 0) inForce += 1;
      expect(body.standing.stars === 0 || body.standing.validUntil >= DAY).toBe(true);
    }
    const { facets } = await json('/api/v1/search?limit=1');
    expect(inForce).toBe((facets.state.valid ?? 0) + (facets.state['held-over'] ?? 0));
  });

  it('producers, certificates, provinces and groups answer as the document says', async () => {
    const { certificates: lines } = await json('/api/v1/register.json');
    const producers = [
      ...new Set<string>(lines.map((line: Any) => line.producer?.slug).filter(Boolean)),
    ];
    for (const slug of producers.slice(0, 120)) {
      holds('/api/v1/producers/{slug}', 200, await json(`/api/v1/producers/${slug}?lang=en`));
    }
    for (const line of lines.slice(0, 120)) {
      const body = await json(`/api/v1/certificates/${line.code}`);
      holds('/api/v1/certificates/{code}', 200, body);
      expect([body.state, body.validUntil]).toEqual([line.state, line.validUntil]);
    }
    const provinces = await json('/api/v1/provinces');
    holds('/api/v1/provinces', 200, provinces);
    expect(provinces.provinces).toHaveLength(34);
    expect(provinces.provinces.flatMap((province: Any) => province.old)).toHaveLength(63);
    const groups = await json('/api/v1/groups?lang=en');
    holds('/api/v1/groups', 200, groups);
    expect(groups.groups).toHaveLength(6);
    expect(groups.groups.flatMap((group: Any) => group.sets)).toHaveLength(26);
    const { total } = await json('/api/v1/search?limit=1');
    const sum = (list: Any[]): number => list.reduce((all, one) => all + one.products, 0);
    expect(sum(provinces.provinces)).toBe(total);
    expect(sum(groups.groups)).toBe(total);
  });

  it('what does not exist is a 404 in JSON', async () => {
    for (const [address, target] of [
      ['/api/v1/products/{slug}', '/api/v1/products/khong-co'],
      ['/api/v1/products/{slug}/qr.svg', '/api/v1/products/khong-co/qr.svg'],
      ['/api/v1/products/{slug}/qr.png', '/api/v1/products/khong-co/qr.png'],
      ['/api/v1/producers/{slug}', '/api/v1/producers/khong-co'],
      ['/api/v1/certificates/{code}', '/api/v1/certificates/MX-99999'],
    ] as const) {
      holds(address, 404, await json(target, 404));
    }
    for (const target of [
      '/api',
      '/api/v1',
      '/api/v2/search',
      '/api/v1/khong/co',
      '/api/v1/search/x',
    ]) {
      expect((await json(target, 404)).error.code).toBe('not-found');
    }
  });

  it('is read-only, and readable from any page', async () => {
    for (const target of ['/api/v1/search', '/api/v1/openapi.json', '/api/v1/register.csv']) {
      const answer = await ask(target, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
      expect(((await answer.json()) as Any).error.code).toBe('method-not-allowed');
      const preflight = await ask(target, { method: 'OPTIONS' });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      const head = await ask(target, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      const etag = head.headers.get('etag') ?? '';
      expect(etag).not.toBe('');
      expect((await ask(target, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
  });
});

describe('QR codes', () => {
  it('are read back as the address of the product, in PNG and in SVG', async () => {
    const [slug = ''] = await everySlug();
    const { scanUrl, qrPng, qrSvg } = await json(`/api/v1/products/${slug}`);
    expect(scanUrl.slice(server.url.length)).toMatch(/^\/(01\/\d{14}|q\/[0-9A-HJKMNP-TV-Z]{8})$/);
    expect((await fetch(scanUrl, { headers: { accept: 'text/html' } })).status).toBe(200);
    // What was printed before there were codes goes on working.
    expect((await fetch(`${server.url}/san-pham/${slug}`)).status).toBe(200);
    for (const url of [qrPng, qrSvg]) {
      const answer = await fetch(url);
      const image = sharp(Buffer.from(await answer.arrayBuffer()), { density: 1200 });
      const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(info.width).toBeGreaterThanOrEqual(512);
      expect(readQr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(scanUrl);
    }
  });
});

describe('the register', () => {
  it('is the same in JSON and CSV, and whole', async () => {
    const body = await json('/api/v1/register.json');
    holds('/api/v1/register.json', 200, body);
    const answer = await ask('/api/v1/register.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="so-dang-ky-ocop-${DAY}.csv"`,
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows).toHaveLength(body.total);
    expect(Object.keys(rows[0] ?? {})).toEqual(REGISTER_COLUMNS.map(({ name }) => name));
    for (const [index, row] of rows.entries()) {
      const line = body.certificates[index];
      expect([row['code'], row['state'], row['valid_until']]).toEqual([
        line.code,
        line.state,
        line.validUntil ?? '',
      ]);
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t]/);
    }
    const people = await (await ask('/api/v1/register.csv?lang=vi')).text();
    expect(people.split(',')[1]).toBe('Sản phẩm');
  });

  it('can be filtered, and says what it cannot read', async () => {
    const valid = await json('/api/v1/register.json?state=valid&province=an-giang');
    for (const line of valid.certificates) {
      expect([line.state, line.province.slug]).toEqual(['valid', 'an-giang']);
    }
    holds('/api/v1/register.json', 400, await json('/api/v1/register.json?state=fine', 400));
    holds('/api/v1/register.csv', 400, await json('/api/v1/register.csv?year=soon', 400));
  });
});

describe('for other machines', () => {
  it('robots.txt leads to a site map whose pages all answer in both languages', async () => {
    const robots = await (await ask('/robots.txt')).text();
    expect(robots).toContain('Disallow: /api/');
    const [, where = ''] = /Sitemap: (\S+)/.exec(robots) ?? [];
    const map = await (await fetch(where)).text();
    const locs = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
    expect(locs.length).toBeGreaterThan(4_000);
    expect(new Set(locs).size).toBe(locs.length);
    const kinds = new Map<string, string>();
    for (const loc of locs) {
      const { pathname } = new URL(loc);
      const parts = pathname.split('/').filter(Boolean);
      kinds.set(
        parts.length > 1 && parts.at(-1) !== 'en' ? parts.slice(0, -1).join('/') : pathname,
        loc,
      );
    }
    for (const loc of kinds.values()) expect([loc, (await fetch(loc)).status]).toEqual([loc, 200]);
  });

  it('the feed holds the newest certificates, newest first, none of tomorrow', async () => {
    for (const [target, lang] of [
      ['/chung-nhan-moi.xml', 'vi'],
      ['/en/chung-nhan-moi.xml', 'en'],
    ] as const) {
      const answer = await ask(target);
      expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
      const text = await answer.text();
      expect(text).toContain(`<language>${lang}</language>`);
      const days = [...text.matchAll(/<pubDate>([^<]+)/g)].map((match) =>
        Date.parse(match[1] ?? ''),
      );
      expect(days).toHaveLength(50);
      expect([...days].sort((a, b) => b - a)).toEqual(days);
      expect(days[0]).toBeLessThanOrEqual(Date.parse(`${DAY}T23:59:59+07:00`));
      const [, link = ''] = /<item>.*?<link>([^<]+)/s.exec(text) ?? [];
      expect((await fetch(link)).status).toBe(200);
    }
  });

  it('the manifest names icons that exist', async () => {
    const answer = await ask('/manifest.webmanifest');
    expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
    const manifest = (await answer.json()) as Any;
    for (const icon of manifest.icons) {
      expect([icon.src, (await ask(icon.src)).status]).toEqual([icon.src, 200]);
    }
  });
});

describe('preview images', () => {
  it('are PNGs of 1200 by 630, drawn once and kept on disk', async () => {
    const [slug = ''] = await everySlug();
    const targets = ['trang-chu', slug, 'tinh-an-giang', 'chung-nhan-MX-00001'].flatMap((name) => [
      `/xem-truoc/vi/${name}.png`,
      `/xem-truoc/en/${name}.png`,
    ]);
    for (const target of targets) {
      const answer = await ask(target);
      expect([target, answer.status]).toEqual([target, 200]);
      const { width, height, format } = await sharp(
        Buffer.from(await answer.arrayBuffer()),
      ).metadata();
      expect([width, height, format]).toEqual([1200, 630, 'png']);
    }
    const folder = path.join(server.dataDir, 'cache', 'xem-truoc');
    expect(existsSync(folder)).toBe(true);
    const kept = readdirSync(folder).length;
    await Promise.all(targets.map((target) => ask(target)));
    expect(readdirSync(folder)).toHaveLength(kept);
    expect((await ask('/xem-truoc/vi/khong-co.png')).status).toBe(404);
    expect((await ask('/xem-truoc/fr/trang-chu.png')).status).toBe(404);
  });
});

describe('as time goes by', () => {
  it('a star leaves every answer on the day after its last, and a change shows at once', async () => {
    const { hits } = await json('/api/v1/search?state=valid&limit=100');
    const hit = hits.toSorted((a: Any, b: Any) => a.validUntil.localeCompare(b.validUntil))[0];
    const target = `/api/v1/products/${hit.slug}`;
    expect((await json(target)).standing).toMatchObject({ state: 'valid', stars: hit.stars });
    server.setClock(`${hit.validUntil}T16:59:00Z`);
    await waitFor(async () => (await json(target)).day === hit.validUntil);
    expect((await json(target)).standing.stars).toBe(hit.stars);
    server.setClock(`${hit.validUntil}T17:01:00Z`);
    await waitFor(async () => (await json(target)).day > hit.validUntil);
    expect((await json(target)).standing.stars).toBe(0);
    const found = await json(`/api/v1/search?q=${encodeURIComponent(hit.name)}&limit=100`);
    expect(found.hits.find((one: Any) => one.slug === hit.slug)?.stars).toBe(0);
    server.setClock(`${DAY}T03:00:00Z`);
    await waitFor(async () => (await json(target)).day === DAY);

    const [own] = (await json(target)).certificates.filter((one: Any) => one.state === 'valid');
    const before = await json(`/api/v1/register.json?q=${own.code}`);
    expect(before.certificates[0].state).toBe('valid');
    await revoke(own.code);
    expect((await json(target)).standing).toMatchObject({ state: 'revoked', stars: 0 });
    expect((await json(`/api/v1/certificates/${own.code}`)).state).toBe('revoked');
    const after = await json(`/api/v1/register.json?q=${own.code}`);
    expect(after.certificates[0].state).toBe('revoked');
  });

  it('made-up prices are shown in demo mode only, and said to be', async () => {
    const shown = await json('/api/v1/search?limit=100');
    const priced = shown.hits.filter((hit: Any) => hit.price !== null);
    expect(priced.length).toBeGreaterThan(0);
    for (const hit of priced) expect(hit.priceIllustrative).toBe(true);
    const plain = await startServer({
      clock: `${DAY}T03:00:00Z`,
      seeded: false,
      env: { DEMO: 'off' },
    });
    try {
      const answer = (await (await fetch(`${plain.url}/api/v1/search?limit=100`)).json()) as Any;
      expect(answer.total).toBe(shown.total);
      for (const hit of answer.hits) expect(hit.price).toBeNull();
    } finally {
      await plain.stop();
    }
  });
});

async function waitFor(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error('it did not come true within two seconds');
}

/** As an officer would, from another process. */
async function revoke(code: string): Promise<void> {
  const db = await openDb(`file:${path.join(server.dataDir, 'moi-xa.db')}`);
  try {
    await inTransaction(db, async (tx) => {
      const [row] = await tx.select().from(certificates).where(eq(certificates.code, code));
      if (!row) throw new Error(`no certificate ${code}`);
      await tx
        .update(certificates)
        .set({ revokedOn: DAY, revokedWhy: 'journey' })
        .where(eq(certificates.id, row.id));
      await record(
        tx,
        { actor: 'journey', now: Date.parse(`${DAY}T03:00:00Z`) },
        { deed: 'revoke-certificate', subject: `certificate:${row.id}` },
      );
    });
  } finally {
    closeDb(db);
  }
}
