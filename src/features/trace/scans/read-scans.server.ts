import { and, asc, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { serials, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { scanCounts, serialScans } from '#db/schema/scans.ts';
import type { Day } from '#src/base/day.ts';
import type { Reach } from '#src/features/accounts/may.ts';
import { type SerialSignal, type Sightings, signalOf, THRESHOLDS } from './serial-signal.ts';

export interface ScanQuery {
  readonly reach: Reach;
  /** First and last day. */
  readonly from: Day;
  readonly to: Day;
}

export interface ScanNumbers {
  readonly total: number;
  readonly byDay: readonly { readonly day: string; readonly scans: number }[];
  readonly byProduct: readonly {
    readonly slug: string;
    readonly name: string;
    readonly nameLang: string;
    readonly scans: number;
  }[];
  readonly byLot: readonly {
    readonly lotId: number;
    readonly code: string;
    readonly name: string;
    readonly nameLang: string;
    readonly scans: number;
  }[];
  /** '' stands for a place that is not known. */
  readonly byProvince: readonly { readonly provinceCode: string; readonly scans: number }[];
}

/** Products and lots listed; the file has all of them. */
const LISTED = 20;
/** Rows of a file. */
const MOST_ROWS = 200_000;
/** Units looked at, the latest scanned first, and listed. */
const UNITS_LOOKED_AT = 5_000;
const UNITS_LISTED = 100;

/** Scans of the codes within reach. */
export async function readScanNumbers(db: Db, query: ScanQuery): Promise<ScanNumbers> {
  const where = within(query);
  const scans = sql<number>`sum(${scanCounts.scans})`.mapWith(Number);
  const product = { name: products.name, nameLang: products.nameLang };
  const counted = (fields: object) =>
    db
      .select({ ...fields, scans } as { scans: typeof scans })
      .from(scanCounts)
      .innerJoin(tradeItems, eq(tradeItems.id, scanCounts.tradeItemId))
      .innerJoin(products, eq(products.id, tradeItems.productId))
      .$dynamic();
  const byDay = (await counted({ day: scanCounts.day })
    .where(where)
    .groupBy(scanCounts.day)
    .orderBy(asc(scanCounts.day))) as unknown as ScanNumbers['byDay'];
  const byProduct = (await counted({ slug: products.slug, ...product })
    .where(where)
    .groupBy(products.id)
    .orderBy(desc(scans), asc(products.id))
    .limit(LISTED)) as unknown as ScanNumbers['byProduct'];
  const byLot = (await counted({ lotId: lots.id, code: lots.code, ...product })
    .innerJoin(lots, eq(lots.id, scanCounts.lotId))
    .where(where)
    .groupBy(lots.id)
    .orderBy(desc(scans), asc(lots.id))
    .limit(LISTED)) as unknown as ScanNumbers['byLot'];
  const byProvince = (await counted({ provinceCode: scanCounts.provinceCode })
    .where(where)
    .groupBy(scanCounts.provinceCode)
    .orderBy(desc(scans))) as unknown as ScanNumbers['byProvince'];
  const total = byDay.reduce((sum, row) => sum + row.scans, 0);
  return { total, byDay, byProduct, byLot, byProvince };
}

export interface ScanRow {
  readonly day: string;
  readonly product: string;
  readonly gtin: string | null;
  readonly shortCode: string;
  readonly lot: string | null;
  readonly provinceCode: string;
  readonly scans: number;
}

/** The counts themselves, for a file: a row for each day, item, lot and province. */
export async function readScanRows(db: Db, query: ScanQuery): Promise<ScanRow[]> {
  return db
    .select({
      day: scanCounts.day,
      product: products.name,
      gtin: tradeItems.gtin,
      shortCode: tradeItems.shortCode,
      lot: lots.code,
      provinceCode: scanCounts.provinceCode,
      scans: scanCounts.scans,
    })
    .from(scanCounts)
    .innerJoin(tradeItems, eq(tradeItems.id, scanCounts.tradeItemId))
    .innerJoin(products, eq(products.id, tradeItems.productId))
    .leftJoin(lots, eq(lots.id, scanCounts.lotId))
    .where(within(query))
    .orderBy(asc(scanCounts.day), asc(products.name), asc(scanCounts.lotId))
    .limit(MOST_ROWS);
}

export interface SignalledUnit {
  readonly serial: string;
  readonly lotId: number;
  readonly lot: string;
  readonly name: string;
  readonly nameLang: string;
  readonly lastAt: string;
  readonly provinceCodes: readonly string[];
  readonly signal: SerialSignal;
}

/** Units within reach whose scans say more than that they were scanned, the latest first. */
export async function readSignalledUnits(db: Db, reach: Reach): Promise<SignalledUnit[]> {
  const rows = await db
    .select({
      serial: serials.serial,
      state: serials.state,
      lotId: lots.id,
      lot: lots.code,
      name: products.name,
      nameLang: products.nameLang,
      scans: serialScans.scans,
      firstAt: serialScans.firstAt,
      lastAt: serialScans.lastAt,
      afterSale: serialScans.afterSale,
      provinces: serialScans.provinces,
    })
    .from(serialScans)
    .innerJoin(serials, eq(serials.id, serialScans.serialId))
    .innerJoin(lots, eq(lots.id, serials.lotId))
    .innerJoin(tradeItems, eq(tradeItems.id, serials.tradeItemId))
    .innerJoin(products, eq(products.id, tradeItems.productId))
    .where(
      and(
        inReach(reach),
        or(
          gte(serialScans.scans, THRESHOLDS.many),
          gte(serialScans.afterSale, THRESHOLDS.afterSale),
          eq(serials.state, 'void'),
          // Two provinces at least.
          sql`${serialScans.provinces} like '%],"%'`,
        ),
      ),
    )
    .orderBy(desc(serialScans.lastAt))
    .limit(UNITS_LOOKED_AT);
  return rows
    .map(({ provinces, state, scans, firstAt, afterSale, ...unit }) => {
      const sightings = JSON.parse(provinces) as Sightings;
      const signal = signalOf({ state, scans, firstAt, afterSale, sightings });
      return { ...unit, provinceCodes: Object.keys(sightings), signal };
    })
    .filter(({ signal }) => signal.levels.some((level) => level !== 'first'))
    .slice(0, UNITS_LISTED);
}

function within({ reach, from, to }: ScanQuery): SQL | undefined {
  return and(gte(scanCounts.day, from), lte(scanCounts.day, to), inReach(reach));
}

/** What is of no producer yet belongs to the officers of its place. */
function inReach(reach: Reach): SQL | undefined {
  if (reach.everywhere) return undefined;
  return or(
    inArray(products.provinceCode, [...reach.provinceCodes]),
    inArray(products.communeCode, [...reach.communeCodes]),
    inArray(tradeItems.producerId, [...reach.producerIds]),
  );
}
