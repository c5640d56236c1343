import type { Db } from '#db/client.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { readLotStory } from '#src/features/trace/lots/read-story.server.ts';
import { countScans } from '#src/features/trace/scans/count-scans.server.ts';
import { plantScanned, type Scanned } from '#src/journeys/scanned.ts';
import { NOW, type World } from '#src/rights/worlds.examples.ts';

/** A producer's codes and lots in a busy season. */
export interface TraceContent extends Scanned {
  /** A step of the long lot, as its address names it. */
  readonly step: number;
}

const LOTS = 28;
const SCANNED_DAYS = 40;
const PLACES = ['VN-HN', 'VN-SG', 'VN-DN', ''] as const;

/** Lots with and without steps, a recall, a report, scans of forty days from four places. */
export async function plantTrace(db: Db, world: World): Promise<TraceContent> {
  const { producerId } = world;
  const scanned = await plantScanned(db, { now: NOW, producerId });
  const by = { actor: world.actor('producer'), now: NOW };
  const today = dayAt(NOW);
  for (let n = 1; n <= LOTS; n++) {
    await createLot(db, {
      lot: {
        ...{
          tradeItemId: scanned.long.itemId,
          code: `SH26${String(n).padStart(4, '0')}`,
          note: '',
        },
        ...{ madeOn: addDays(today, -n), packedOn: null, bestBefore: addDays(today, 40 - 2 * n) },
        ...{ expiresOn: null, quantity: n * 12.5, unit: n % 2 ? 'KGM' : null, clientId: null },
      },
      ...by,
    });
  }
  const batch = Array.from({ length: SCANNED_DAYS }, (_, n) => {
    const at = NOW - n * 86_400_000;
    const link = [scanned.long.lot, scanned.long.unit, scanned.recalled.lot][n % 3] ?? '';
    const place = PLACES[n % PLACES.length] ?? '';
    return { link, place, scans: 1 + ((n * 7) % 40), firstAt: at - 60_000, lastAt: at };
  });
  await countScans(db, { batch, actor: SYSTEM });
  const story = await readLotStory(db, scanned.long.lotId, 'owner');
  return { ...scanned, step: story?.stages.at(-1)?.row ?? 0 };
}
