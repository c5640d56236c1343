import { inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { serials, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { oldProvinces } from '#db/schema/places.ts';
import { scanCounts, serialScans } from '#db/schema/scans.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import { type ScannedThing, scannedThing } from './scanned-thing.ts';
import { type Sightings, withSighting } from './serial-signal.ts';
import { oldProvinceOf } from './vietnam-subdivisions.ts';

/** Scans of one code from one place since the last time; instants in milliseconds since 1970 UTC. */
export interface ScanTally {
  /** `/01/…` or `/q/…`. */
  readonly link: string;
  /** ISO 3166-2 (`VN-HN`), '' when it is not known. */
  readonly place: string;
  readonly scans: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** One scan as it is counted: rows of the store, nothing about who scanned. */
interface Counted extends Omit<ScanTally, 'link' | 'place'> {
  readonly day: Day;
  readonly tradeItemId: number;
  readonly lotId: number;
  readonly serialId: number | null;
  readonly soldAt: string | null;
  readonly provinceCode: string;
}

/** Values of one statement stay below SQLite's limit. */
const ROWS = 1_000;

/**
 * Adds scans to the counts of codes that exist; what does not exist is not counted. One write for the whole batch, in
 * turn with the commands. Counts change nothing that anybody decided: they leave no row in the change log, which would
 * drown in them and have every page rendered anew.
 * @throws Refusal `not-allowed`
 */
export async function countScans(
  db: Db,
  { batch, actor }: { readonly batch: readonly ScanTally[]; readonly actor: Actor },
): Promise<void> {
  demand(actor, 'count-scan');
  const counted = await resolved(db, batch);
  if (counted.length === 0) return;
  const units = counted.filter((one) => one.serialId !== null);
  await writeInTurn(db, async () => {
    const serialRows = await unitRows(db, units);
    const statements = [
      ...chunks(sums(counted)).map((rows) =>
        db
          .insert(scanCounts)
          .values(rows)
          .onConflictDoUpdate({
            target: [
              scanCounts.day,
              scanCounts.tradeItemId,
              scanCounts.lotId,
              scanCounts.provinceCode,
            ],
            set: { scans: sql`${scanCounts.scans} + excluded.scans` },
          }),
      ),
      ...chunks(serialRows).map((rows) =>
        db
          .insert(serialScans)
          .values(rows)
          .onConflictDoUpdate({
            target: serialScans.serialId,
            set: {
              firstAt: sql`excluded.first_at`,
              lastAt: sql`excluded.last_at`,
              scans: sql`excluded.scans`,
              afterSale: sql`excluded.after_sale`,
              provinces: sql`excluded.provinces`,
            },
          }),
      ),
    ];
    const [first, ...rest] = statements;
    if (first !== undefined) await db.batch([first, ...rest]);
  });
}

async function resolved(db: Db, batch: readonly ScanTally[]): Promise<Counted[]> {
  const asked = batch.flatMap((tally) => {
    const thing = scannedThing(tally.link);
    return thing === null ? [] : [{ tally, thing }];
  });
  if (asked.length === 0) return [];
  const valuesOf = (key: ScannedThing['key']): string[] => [
    ...new Set(asked.filter((one) => one.thing.key === key).map((one) => one.thing.value)),
  ];
  const items = await db
    .select({ id: tradeItems.id, gtin: tradeItems.gtin, shortCode: tradeItems.shortCode })
    .from(tradeItems)
    .where(
      or(
        inArray(tradeItems.gtin, valuesOf('gtin')),
        inArray(tradeItems.shortCode, valuesOf('short')),
      ),
    );
  const itemOf = new Map<string, number>();
  for (const { id, gtin, shortCode } of items) {
    if (gtin !== null) itemOf.set(`gtin ${gtin}`, id);
    itemOf.set(`short ${shortCode}`, id);
  }
  const ids = items.map(({ id }) => id);
  const named = (part: 'lot' | 'serial'): string[] => [
    ...new Set(asked.map((one) => one.thing[part]).filter((text) => text !== null)),
  ];
  const lotOf = new Map<string, number>();
  if (named('lot').length > 0) {
    const rows = await db
      .select({ id: lots.id, item: lots.tradeItemId, code: lots.code })
      .from(lots)
      .where(sql`${inArray(lots.tradeItemId, ids)} and ${inArray(lots.code, named('lot'))}`);
    for (const { id, item, code } of rows) lotOf.set(`${item} ${code}`, id);
  }
  const serialOf = new Map<string, typeof serials.$inferSelect>();
  if (named('serial').length > 0) {
    const rows = await db
      .select()
      .from(serials)
      .where(
        sql`${inArray(serials.tradeItemId, ids)} and ${inArray(serials.serial, named('serial'))}`,
      );
    for (const row of rows) serialOf.set(`${row.tradeItemId} ${row.serial}`, row);
  }
  const places = new Map(
    (await db.select().from(oldProvinces)).map((row) => [row.code, row.provinceCode]),
  );
  return asked.flatMap(({ tally, thing }): Counted[] => {
    const tradeItemId = itemOf.get(`${thing.key} ${thing.value}`);
    if (tradeItemId === undefined) return [];
    const serial = thing.serial === null ? null : serialOf.get(`${tradeItemId} ${thing.serial}`);
    if (serial === undefined) return [];
    const lotId =
      thing.lot === null ? (serial?.lotId ?? 0) : lotOf.get(`${tradeItemId} ${thing.lot}`);
    if (lotId === undefined || (serial !== null && serial.lotId !== lotId)) return [];
    const { scans, firstAt, lastAt } = tally;
    const serialId = serial?.id ?? null;
    const soldAt = serial?.soldAt ?? null;
    const provinceCode = places.get(oldProvinceOf(tally.place) ?? '') ?? '';
    const day = dayAt(lastAt);
    return [{ day, tradeItemId, lotId, serialId, soldAt, provinceCode, scans, firstAt, lastAt }];
  });
}

/** One row for each day, item, lot and province: units and spellings of one code come together. */
function sums(counted: readonly Counted[]): (typeof scanCounts.$inferInsert)[] {
  const rows = new Map<string, typeof scanCounts.$inferInsert>();
  for (const { day, tradeItemId, lotId, provinceCode, scans } of counted) {
    const key = `${day} ${tradeItemId} ${lotId} ${provinceCode}`;
    const before = rows.get(key)?.scans ?? 0;
    rows.set(key, { day, tradeItemId, lotId, provinceCode, scans: before + scans });
  }
  return [...rows.values()];
}

async function unitRows(
  db: Db,
  units: readonly Counted[],
): Promise<(typeof serialScans.$inferInsert)[]> {
  const ids = [...new Set(units.map((one) => one.serialId as number))];
  if (ids.length === 0) return [];
  const kept = await db.select().from(serialScans).where(inArray(serialScans.serialId, ids));
  const rows = new Map<number, typeof serialScans.$inferInsert>(
    kept.map((row) => [row.serialId, row]),
  );
  for (const { serialId, soldAt, provinceCode, scans, ...at } of units) {
    const id = serialId as number;
    const firstAt = new Date(at.firstAt).toISOString();
    const lastAt = new Date(at.lastAt).toISOString();
    const row = rows.get(id);
    const late = soldAt !== null && lastAt > soldAt ? scans : 0;
    const seen = JSON.parse(row?.provinces ?? '{}') as Sightings;
    rows.set(id, {
      serialId: id,
      firstAt: row !== undefined && row.firstAt < firstAt ? row.firstAt : firstAt,
      lastAt: row !== undefined && row.lastAt > lastAt ? row.lastAt : lastAt,
      scans: (row?.scans ?? 0) + scans,
      afterSale: (row?.afterSale ?? 0) + late,
      provinces: JSON.stringify(withSighting(seen, provinceCode, scans, firstAt, lastAt)),
    });
  }
  return [...rows.values()];
}

function chunks<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < rows.length; at += ROWS) parts.push(rows.slice(at, at + ROWS));
  return parts;
}
