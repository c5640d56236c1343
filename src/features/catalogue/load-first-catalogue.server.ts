import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import {
  offerPrices,
  offers,
  offerSteps,
  producers,
  productGroups,
  products,
  productSets,
} from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { communes, oldPlaces, oldProvinces, provinces } from '#db/schema/places.ts';
import { settings } from '#db/schema/site.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { demoOffers } from '#db/seed/catalogue/demo-offers.ts';
import { demoStock } from '#db/seed/catalogue/demo-stock.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { fold, slugOf } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { versionsInForce } from '#src/features/certificates/criteria-version.ts';
import { possibleDays } from '#src/features/certificates/standing.ts';
import {
  matchPlace,
  type PlaceIndex,
  placeIndex,
  type PlaceMatch,
} from '#src/features/places/match-place.ts';

/** How many of each were written. */
export interface Loaded {
  provinces: number;
  communes: number;
  oldPlaces: number;
  groups: number;
  sets: number;
  producers: number;
  products: number;
  certificates: number;
  offers: number;
  stories: number;
  seconds: number;
}

type Cells = Record<string, string>;

const SEED = new URL('../../../db/seed/', import.meta.url);
/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const BATCH = 500;

/**
 * Fills an empty database with the catalogue the project holds: places, product sets, products, recognitions and
 * stories, and in demo mode illustrative offers. All or nothing.
 * @throws Refusal `catalogue-not-empty` when there are products already
 */
export async function loadFirstCatalogue(
  db: Db,
  { now, actor, demo }: { now: number; actor: Actor; demo: boolean },
): Promise<Loaded> {
  demand(actor, 'load-first-catalogue');
  const started = performance.now();
  const rows = readSeed(now, demo);
  await inTransaction(db, async (tx) => {
    const [found] = await tx.select({ count: sql<number>`count(*)` }).from(products);
    if (found && found.count > 0) {
      throw new Refusal('catalogue-not-empty', { products: found.count });
    }
    await insert(tx, provinces, rows.provinces);
    await insert(tx, communes, rows.communes);
    await insert(tx, oldProvinces, rows.oldProvinces);
    await insert(tx, oldPlaces, rows.oldPlaces);
    await insert(tx, productGroups, rows.groups);
    await insert(tx, productSets, rows.sets);
    await insert(tx, producers, rows.producers);
    await insert(tx, products, rows.products);
    await insert(tx, certificates, rows.certificates);
    await insert(tx, offers, rows.offers);
    await insert(tx, offerSteps, rows.offerSteps);
    await insert(tx, offerPrices, rows.offerPrices);
    await insert(tx, stories, rows.stories);
    await insert(tx, storyProducts, rows.storyProducts);
    await tx.insert(settings).values({ key: 'demo', value: JSON.stringify(demo) });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'load-first-catalogue', subject: 'catalogue', after: countsOf(rows) },
    );
  });
  return { ...countsOf(rows), seconds: (performance.now() - started) / 1000 };
}

async function insert<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: readonly SQLiteInsertValue<T>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await tx.insert(table).values(rows.slice(start, start + BATCH) as SQLiteInsertValue<T>[]);
  }
}

type Rows = ReturnType<typeof readSeed>;

function countsOf(rows: Rows): Omit<Loaded, 'seconds'> {
  return {
    provinces: rows.provinces.length,
    communes: rows.communes.length,
    oldPlaces: rows.oldPlaces.length,
    groups: rows.groups.length,
    sets: rows.sets.length,
    producers: rows.producers.length,
    products: rows.products.length,
    certificates: rows.certificates.length,
    offers: rows.offers.length,
    stories: rows.stories.length,
  };
}

// ---------------------------------------------------------------- the seed files, as rows of the tables

function readSeed(now: number, demo: boolean) {
  const places = readPlaces();
  const { groups } = json<{ groups: (typeof productGroups.$inferInsert)[] }>(
    'catalogue/groups.json',
  );
  const { sets } = json<{ sets: (typeof productSets.$inferInsert)[] }>('catalogue/sets.json');
  const held = csv('catalogue/products.csv');
  const catalogue = held.map((row) => readProduct(row, places.index, now));
  return {
    provinces: places.provinces,
    communes: places.communes,
    oldProvinces: places.oldProvinces,
    oldPlaces: places.oldPlaces,
    groups,
    sets,
    producers: csv('catalogue/producers.csv').map((row) => readProducer(row, places.index)),
    products: catalogue,
    certificates: csv('catalogue/awards.csv').map(readAward),
    ...readOffers(demo ? catalogue : [], now),
    ...readStories(places.provinces),
  };
}

interface HeldProvince {
  code: string;
  name: string;
  nameEn: string;
  slug: string;
  kind: string;
  region: string;
  aliases: string[];
  source: string;
}
interface HeldOldProvince {
  code: string;
  name: string;
  slug: string;
  kind: string;
  provinceCode: string;
  aliases: string[];
}

function readPlaces() {
  const held = json<{ provinces: HeldProvince[]; oldProvinces: HeldOldProvince[] }>(
    'places/provinces.json',
  );
  const communeRows = csv('places/communes.csv').map((row) => ({
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    slug: cell(row, 'slug'),
    kind: cell(row, 'kind'),
    provinceCode: cell(row, 'province_code'),
  }));
  const oldPlaceRows = csv('places/old-places.csv').map((row, i) => ({
    id: i + 1,
    level: oneOf(['district', 'commune'], cell(row, 'level')),
    name: cell(row, 'name'),
    folded: fold(cell(row, 'name')),
    slug: slugOf(cell(row, 'name')),
    kind: cell(row, 'kind'),
    oldDistrict: cell(row, 'old_district'),
    oldProvinceCode: cell(row, 'old_province_code'),
    provinceCode: cell(row, 'province_code'),
    communeCodes: cell(row, 'commune_codes'),
  }));
  return {
    provinces: held.provinces.map(({ code, name, nameEn, slug, kind, region, source }) => ({
      code,
      name,
      nameEn,
      slug,
      kind,
      region,
      source,
    })),
    oldProvinces: held.oldProvinces.map(({ code, name, slug, kind, provinceCode }) => ({
      code,
      name,
      slug,
      kind,
      provinceCode,
    })),
    communes: communeRows,
    oldPlaces: oldPlaceRows,
    index: placeIndex({
      provinces: held.provinces,
      oldProvinces: held.oldProvinces,
      communes: communeRows,
      oldPlaces: oldPlaceRows.map((row) => ({
        ...row,
        communeCodes: row.communeCodes.split('|').filter(Boolean),
      })),
    }),
  };
}

/** Where a product or producer is today; its names are those before or after the merger of 1 July 2025. */
function locate(row: Cells, index: PlaceIndex): PlaceMatch & { provinceCode: string } {
  const terms = cell(row, 'terms');
  const match = matchPlace(index, {
    commune: cell(row, 'commune'),
    district: cell(row, 'district'),
    province: cell(row, 'province'),
    on: terms === 'before' ? '2025-06-30' : terms === 'after' ? '2025-07-01' : undefined,
  });
  if (match.provinceCode === null) {
    throw new Error(`no province for "${cell(row, 'name')}" (${cell(row, 'province')})`);
  }
  return { ...match, provinceCode: match.provinceCode };
}

/** A commune only where the words leave one possible. */
function communeOf(match: PlaceMatch): string | null {
  const [only] = match.communeCodes;
  return match.communeCodes.length === 1 && !match.ambiguous && only ? only : null;
}

function readProducer(row: Cells, index: PlaceIndex): typeof producers.$inferInsert {
  const place = locate(row, index);
  return {
    id: Number(cell(row, 'id')),
    slug: cell(row, 'slug'),
    name: cell(row, 'name'),
    kind: oneOf(
      ['cooperative', 'cooperative-group', 'company', 'household', 'unknown'],
      cell(row, 'kind'),
    ),
    provinceCode: place.provinceCode,
    communeCode: communeOf(place),
    printedPlace: ['commune', 'district', 'province']
      .map((part) => cell(row, part))
      .filter(Boolean)
      .join(', '),
    sourceUrl: cell(row, 'source_url'),
  };
}

function readProduct(row: Cells, index: PlaceIndex, now: number) {
  const place = locate(row, index);
  return {
    id: Number(cell(row, 'id')),
    slug: cell(row, 'slug'),
    name: cell(row, 'name'),
    nameLang: cell(row, 'name_lang'),
    otherNames: JSON.stringify(cell(row, 'other_names').split('|').filter(Boolean)),
    producerId: numberOrNull(cell(row, 'producer_id')),
    setNo: Number(cell(row, 'set_no')),
    setBy: oneOf(['inferred', 'source'], cell(row, 'set_by')),
    provinceCode: place.provinceCode,
    communeCode: communeOf(place),
    oldProvinceCode: place.oldProvinceCode,
    placeHow: place.how,
    labelData: '{}',
    addedOn: dayAt(now),
  };
}

function readAward(row: Cells, i: number): typeof certificates.$inferInsert {
  const { first, last } = possibleDays(cell(row, 'decided_on'), cell(row, 'year'));
  return {
    id: i + 1,
    code: cell(row, 'code'),
    productId: Number(cell(row, 'product_id')),
    stars: numberOrNull(cell(row, 'stars')),
    score: cell(row, 'score'),
    decisionNo: cell(row, 'decision_no'),
    decidedOn: cell(row, 'decided_on') || null,
    year: numberOrNull(cell(row, 'year')),
    issuedFirst: first,
    issuedLast: last,
    criteriaVersion: first !== null && last !== null ? onlyVersion(first, last) : null,
    evidence: oneOf(['decision', 'council', 'report'], cell(row, 'evidence')),
    heldOverUntil: null,
    revokedOn: null,
    revokedWhy: '',
    printedName: cell(row, 'printed_name'),
    printedProducer: cell(row, 'printed_producer'),
    printedCommune: cell(row, 'printed_commune'),
    printedDistrict: cell(row, 'printed_district'),
    printedProvince: cell(row, 'printed_province'),
    printedGroup: cell(row, 'printed_group'),
    sourceUrl: cell(row, 'source_url'),
    sourceVia: cell(row, 'source_via'),
    sourceReadOn: cell(row, 'source_read_on'),
    note: cell(row, 'note'),
  };
}

/** The criteria in force on every one of these days, null when it may have been others or, before 2019, none. */
function onlyVersion(first: Day, last: Day): string | null {
  const versions = versionsInForce(first, last);
  const [only] = versions;
  return versions.length === 1 && only && only.from <= first ? only.id : null;
}

/** Illustrative sizes with their stock, wholesale prices and what they cost before. */
function readOffers(
  catalogue: readonly { id: number; slug: string; name: string; setNo: number }[],
  now: number,
) {
  const rows = {
    offers: [] as (typeof offers.$inferInsert)[],
    offerSteps: [] as (typeof offerSteps.$inferInsert)[],
    offerPrices: [] as (typeof offerPrices.$inferInsert)[],
  };
  for (const product of catalogue) {
    for (const [i, size] of demoOffers(product).entries()) {
      const { steps, prices, ...stock } = demoStock(product, size);
      const offerId = rows.offers.length + 1;
      const of = { productId: product.id, illustrative: true };
      const sku = `MX-${String(product.id).padStart(5, '0')}-${i + 1}`;
      rows.offers.push({ id: offerId, sku, ...of, ...size, ...stock });
      rows.offerSteps.push(...steps.map((step) => ({ offerId, ...step })));
      for (const { daysAgo, price } of prices) {
        const fromAt = new Date(now - daysAgo * DAY_MS).toISOString();
        rows.offerPrices.push({ offerId, ...of, price, fromAt, by: 'system' });
      }
    }
  }
  return rows;
}

const DAY_MS = 86_400_000;

interface HeldStory {
  slug: string;
  titleVi: string;
  summaryVi: string;
  bodyVi: string[];
  titleEn: string;
  summaryEn: string;
  bodyEn: string[];
  producerName: string;
  producerId: number | null;
  productIds: number[];
  place: string;
  /** Name of the province today. */
  province: string;
  sources: string[];
  cautionVi: string;
  writtenOn: string;
}

function readStories(all: readonly { code: string; name: string }[]) {
  const held = json<{ stories: HeldStory[] }>('catalogue/stories.json').stories;
  return {
    stories: held.map((story, i) => ({
      id: i + 1,
      slug: story.slug,
      titleVi: story.titleVi,
      summaryVi: story.summaryVi,
      bodyVi: story.bodyVi.join('\n\n'),
      titleEn: story.titleEn,
      summaryEn: story.summaryEn,
      bodyEn: story.bodyEn.join('\n\n'),
      producerName: story.producerName,
      producerId: story.producerId,
      place: story.place,
      provinceCode: all.find((province) => province.name === story.province)?.code ?? null,
      sources: JSON.stringify(story.sources),
      caution: story.cautionVi,
      writtenOn: story.writtenOn,
    })),
    storyProducts: held
      .flatMap((story, i) => story.productIds.map((productId) => ({ storyId: i + 1, productId })))
      .map((row, i) => ({ id: i + 1, ...row })),
  };
}

// ---------------------------------------------------------------- cells

function csv(file: string): Cells[] {
  return parse(readFileSync(new URL(file, SEED)), { columns: true });
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, SEED), 'utf8')) as T;
}

function cell(row: Cells, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the seed file has no column "${column}"`);
  return value;
}

function numberOrNull(text: string): number | null {
  return text === '' ? null : Number(text);
}

function oneOf<const T extends string>(allowed: readonly T[], text: string): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new Error(`"${text}" is not one of ${allowed.join(', ')}`);
  return found;
}
