import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { serials } from '#db/schema/codes.ts';
import { serialScans } from '#db/schema/scans.ts';
import { type SerialSignal, type Sightings, signalOf } from './serial-signal.ts';

/**
 * What the scans of one unit say, as far as they have been counted: a few seconds late. Nothing
 * in the change log tells of it: a page that shows it is not kept.
 */
export async function serialSignal(db: Db, serialId: number, _now?: number): Promise<SerialSignal> {
  const [row] = await db
    .select({
      state: serials.state,
      scans: serialScans.scans,
      firstAt: serialScans.firstAt,
      afterSale: serialScans.afterSale,
      provinces: serialScans.provinces,
    })
    .from(serials)
    .leftJoin(serialScans, eq(serialScans.serialId, serials.id))
    .where(eq(serials.id, serialId));
  return signalOf({
    state: row?.state ?? 'issued',
    scans: row?.scans ?? 0,
    firstAt: row?.firstAt ?? null,
    afterSale: row?.afterSale ?? 0,
    sightings: JSON.parse(row?.provinces ?? '{}') as Sightings,
  });
}
