import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { changes } from '#db/schema/site.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { demoOffers } from '#db/seed/catalogue/demo-offers.ts';
import { tidy } from '#src/base/fold.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue, type Loaded } from './load-first-catalogue.server.ts';

type Cells = Record<string, string>;

const NOW = Date.parse('2026-11-22T03:00:00Z');
const SEED = new URL('../../../db/seed/catalogue/', import.meta.url);
const RESEARCH = new URL('../../../../shared/data/real-products.csv', import.meta.url);

function csv(file: URL): Cells[] {
  return parse(readFileSync(file), { columns: true, bom: true });
}

async function emptyDb(folder: string, name: string): Promise<Db> {
  const db = await openDb(`file:${path.join(folder, name)}`);
  await migrate(db, new Date(NOW).toISOString());
  return db;
}

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** A few different numbers below `limit`, always the same ones. */
function sample(count: number, limit: number): number[] {
  const chosen = new Set<number>();
  for (let state = 20_261_122; chosen.size < count;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    chosen.add(state % limit);
  }
  return [...chosen];
}

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-catalogue-'));
const awards = csv(new URL('awards.csv', SEED));
let db: Db;
let loaded: Loaded;

beforeAll(async () => {
  db = await emptyDb(folder, 'catalogue.db');
  loaded = await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
});

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('loadFirstCatalogue', () => {
  it('loads everything the seed holds', () => {
    expect(loaded).toMatchObject({
      provinces: 34,
      communes: 3321,
      groups: 6,
      sets: 26,
      producers: csv(new URL('producers.csv', SEED)).length,
      products: csv(new URL('products.csv', SEED)).length,
      certificates: awards.length,
      stories: 35,
    });
    expect(loaded.seconds).toBeLessThan(6);
  });

  it('has as many certificates per old province and star as the seed', async () => {
    const rows = await db.select().from(certificates);
    expect(tally(rows.map((row) => `${row.printedProvince} ${row.stars ?? ''}`))).toEqual(
      tally(awards.map((row) => `${row['printed_province']} ${row['stars']}`)),
    );
  });

  it('keeps every field of an award', async () => {
    const rows = await db.select().from(certificates).orderBy(asc(certificates.id));
    for (const i of sample(20, awards.length)) {
      const row = rows[i];
      expect({
        code: row?.code,
        product_id: String(row?.productId),
        stars: String(row?.stars ?? ''),
        score: row?.score,
        decision_no: row?.decisionNo,
        decided_on: row?.decidedOn ?? '',
        year: String(row?.year ?? ''),
        evidence: row?.evidence,
        printed_name: row?.printedName,
        printed_producer: row?.printedProducer,
        printed_commune: row?.printedCommune,
        printed_district: row?.printedDistrict,
        printed_province: row?.printedProvince,
        printed_group: row?.printedGroup,
        source_url: row?.sourceUrl,
        source_via: row?.sourceVia,
        source_read_on: row?.sourceReadOn,
        note: row?.note,
        seed_row: awards[i]?.['seed_row'],
      }).toEqual(awards[i]);
    }
  });

  it('derives possible days and the criteria only where there is one answer', async () => {
    const of = async (seedRow: number) => {
      const code = awards.find((row) => Number(row['seed_row']) === seedRow)?.['code'] ?? '';
      const [row] = await db.select().from(certificates).where(eq(certificates.code, code));
      return [row?.issuedFirst, row?.issuedLast, row?.criteriaVersion];
    };
    expect(await of(1)).toEqual(['2023-01-27', '2023-01-27', 'qd781-2020']);
    expect(await of(461)).toEqual(['2026-08-05', '2026-08-05', 'qd26-2026']);
    expect(await of(13)).toEqual(['2020-01-01', '2020-12-31', null]);
    expect(await of(713)).toEqual(['2021-01-01', '2021-12-31', 'qd781-2020']);
    expect(await of(597)).toEqual(['2019-01-01', '2019-12-31', null]);
    expect(await of(31)).toEqual([null, null, null]);
  });

  it('gives every product a set, a province and an address of its own', async () => {
    const rows = await db.select().from(products);
    expect(new Set(rows.map((row) => row.slug)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.setNo, row.slug).toBeGreaterThanOrEqual(1);
      expect(row.provinceCode, row.slug).toMatch(/^\d\d$/);
      expect(row.slug, row.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(row.slug.length, row.slug).toBeLessThanOrEqual(80);
    }
  });

  it('finds places of before and after the merger', async () => {
    const of = async (slug: string) => {
      const [row] = await db.select().from(products).where(eq(products.slug, slug));
      return [row?.provinceCode, row?.oldProvinceCode, row?.communeCode !== null, row?.placeHow];
    };
    expect(await of('mam-ca-me-vinh')).toEqual(['91', '89', true, 'old-name']);
    expect(await of('cao-atiso-hoang-an')).toEqual(['68', '68', true, 'exact']);
    expect(await of('nuoc-cot-nhau-phong-thao')).toEqual(['79', '77', false, 'province-only']);
  });

  it('tells every story with a source, and ties it to products that exist', async () => {
    const rows = await db.select().from(stories);
    for (const row of rows) {
      expect(JSON.parse(row.sources).length, row.slug).toBeGreaterThan(0);
      expect(row.provinceCode, row.slug).not.toBeNull();
      expect(row.bodyVi.split('\n\n').length, row.slug).toBeGreaterThanOrEqual(3);
      expect(row.bodyEn.split('\n\n').length, row.slug).toBe(row.bodyVi.split('\n\n').length);
    }
    const tied = new Set((await db.select().from(storyProducts)).map((row) => row.storyId));
    expect(rows.filter((row) => !tied.has(row.id)).map((row) => row.slug)).toEqual([
      'xuong-tranh-nam-1996-o-ha-thai',
    ]);
  });

  it('marks every price as an illustration, and writes none outside demo mode', async () => {
    const rows = await db.select().from(offers);
    expect(rows.every((row) => row.illustrative && row.price % 1000 === 0)).toBe(true);
    expect(new Set(rows.map((row) => row.productId)).size).toBe(loaded.products);

    const plain = await emptyDb(folder, 'plain.db');
    const result = await loadFirstCatalogue(plain, { now: NOW, actor: SYSTEM, demo: false });
    expect(result.offers).toBe(0);
    expect(await plain.$count(offers)).toBe(0);
    closeDb(plain);
  });

  it('leaves a change row', async () => {
    const [row] = await db.select().from(changes);
    expect(row).toMatchObject({
      deed: 'load-first-catalogue',
      subject: 'catalogue',
      actor: 'system',
    });
    expect(JSON.parse(row?.after ?? '{}')).toMatchObject({ certificates: awards.length });
  });

  it('refuses to load twice and changes nothing', async () => {
    await expect(
      loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true }),
    ).rejects.toMatchObject({ code: 'catalogue-not-empty', facts: { products: loaded.products } });
    expect(await db.$count(certificates)).toBe(awards.length);
    expect(await db.$count(changes)).toBe(1);
  });

  it('refuses a stranger', async () => {
    await expect(
      loadFirstCatalogue(db, { now: NOW, actor: ANYONE, demo: false }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the seed', () => {
  it.runIf(existsSync(RESEARCH))('holds every row of the research table', () => {
    const source = csv(RESEARCH);
    const leftOut = csv(new URL('left-out.csv', SEED));
    const byRow = new Map(awards.map((row) => [Number(row['seed_row']), row]));
    expect(awards.length + leftOut.length).toBe(source.length);
    source.forEach((row, i) => {
      const award = byRow.get(i + 1);
      if (!award) return;
      for (const [ours, theirs] of [
        ['printed_name', 'name_vi'],
        ['printed_producer', 'producer_name'],
        ['printed_commune', 'commune'],
        ['printed_district', 'district'],
        ['printed_province', 'province_at_decision'],
        ['printed_group', 'product_group'],
        ['stars', 'stars'],
        ['score', 'score'],
        ['decision_no', 'decision_no'],
        ['decided_on', 'decision_date'],
        ['year', 'year'],
        ['source_url', 'source_url'],
        ['source_via', 'source_via'],
      ] as const) {
        expect(award[ours], `row ${i + 1} ${ours}`).toBe(tidy(row[theirs] ?? ''));
      }
    });
  });

  it('calls an award a decision only when a number or a day is given', () => {
    for (const row of awards) {
      const decided = row['decision_no'] !== '' || row['decided_on'] !== '';
      expect(row['evidence'] === 'decision', `row ${row['seed_row']}`).toBe(decided);
    }
  });
});

describe('demoOffers', () => {
  it('is the same for the same product, with the smaller size cheaper', () => {
    for (const row of csv(new URL('products.csv', SEED))) {
      const product = {
        slug: row['slug'] ?? '',
        name: row['name'] ?? '',
        setNo: Number(row['set_no']),
      };
      const made = demoOffers(product);
      expect(made).toEqual(demoOffers(product));
      expect(made.length, product.slug).toBeGreaterThanOrEqual(1);
      expect(made.length, product.slug).toBeLessThanOrEqual(2);
      const [small, large] = made;
      if (small && large) expect(small.price, product.slug).toBeLessThan(large.price);
    }
  });
});
