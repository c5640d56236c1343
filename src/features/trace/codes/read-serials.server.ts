import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { serialRuns, serials } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';

export interface SerialRun {
  readonly id: number;
  readonly lotId: number;
  readonly lotCode: string;
  readonly count: number;
  readonly sold: number;
  readonly void: number;
  readonly madeAt: string;
  readonly madeBy: string;
}

/** Runs of serials of an item, or of one of its lots; the newest first. */
export async function readSerialRuns(
  db: Db,
  of: { readonly itemId: number } | { readonly lotId: number },
): Promise<SerialRun[]> {
  const state = (name: string) =>
    sql<number>`(select count(*) from ${serials} where ${serials.runId} = ${serialRuns.id} and ${serials.state} = ${name})`;
  return db
    .select({
      ...{ id: serialRuns.id, lotId: serialRuns.lotId, lotCode: lots.code },
      ...{ count: serialRuns.count, sold: state('sold'), void: state('void') },
      ...{ madeAt: serialRuns.madeAt, madeBy: serialRuns.madeBy },
    })
    .from(serialRuns)
    .innerJoin(lots, eq(lots.id, serialRuns.lotId))
    .where('itemId' in of ? eq(serialRuns.tradeItemId, of.itemId) : eq(serialRuns.lotId, of.lotId))
    .orderBy(desc(serialRuns.id));
}

export interface SerialLine {
  readonly id: number;
  readonly serial: string;
  readonly state: 'issued' | 'sold' | 'void';
  readonly soldAt: string | null;
}

/** Serials of one run of an item, in the order they were made; `page` from 1. */
export async function readSerialsOfRun(
  db: Db,
  options: { itemId: number; runId: number; page: number; perPage: number },
): Promise<{ total: number; page: number; last: number; serials: SerialLine[] }> {
  const { itemId, runId, perPage } = options;
  const where = and(eq(serials.runId, runId), eq(serials.tradeItemId, itemId));
  const [all] = await db.select({ count: count() }).from(serials).where(where);
  const total = all?.count ?? 0;
  const last = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, options.page), last);
  const rows = await db
    .select({
      ...{ id: serials.id, serial: serials.serial },
      ...{ state: serials.state, soldAt: serials.soldAt },
    })
    .from(serials)
    .where(where)
    .orderBy(asc(serials.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { total, page, last, serials: rows };
}
