import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { lotById } from '#src/features/trace/lots/lot-row.server.ts';
import { atOrigin, epcisDocument } from './document.ts';
import { type JsonObject, OWN_CONTEXT } from './event.ts';
import { eventRowsOfLot, publicEventsOf } from './read-events.server.ts';

type Row = Pick<typeof epcisEvents.$inferSelect, 'body' | 'context'>;
const asStored = ({ body, context }: Row) => ({
  body: JSON.parse(body) as JsonObject,
  context: JSON.parse(context),
});

/**
 * Everything recorded about a lot as one EPCIS 2.0 document; null when there is no such lot. Whether somebody may ask as
 * `owner` is the caller's to know.
 * @param origin of this site, without a slash at the end
 */
export async function exportLot(
  db: Db,
  lotId: number,
  origin: string,
  audience: 'public' | 'owner',
): Promise<JsonObject | null> {
  const lot = await lotById(db, lotId);
  if (lot === null || (audience === 'public' && lot.kind !== 'product')) return null;
  const { producerId } = lot;
  const rows = await eventRowsOfLot(db, { lotId, producerId, withErrors: audience === 'owner' });
  const events =
    audience === 'owner'
      ? rows.map(asStored)
      : (await publicEventsOf(db, rows, { demo: true })).map(({ event }) => event);
  return atOrigin(epcisDocument(events, OWN_CONTEXT), origin);
}

/** Events of one document: as many as one import takes. */
export const PART = 5000;

/**
 * Everything that a producer recorded or imported, archived events as well, in documents that one import takes in each.
 * Whether somebody may ask for all of it is the caller's to know.
 * @param part 1, 2, 3…
 * @param origin of this site, without a slash at the end
 */
export async function exportProducer(
  db: Db,
  { producerId, origin, part }: { producerId: number; origin: string; part: number },
): Promise<JsonObject> {
  const rows = await db
    .select({ body: epcisEvents.body, context: epcisEvents.context })
    .from(epcisEvents)
    .where(eq(epcisEvents.producerId, producerId))
    .orderBy(asc(epcisEvents.id))
    .limit(PART)
    .offset((part - 1) * PART);
  return atOrigin(epcisDocument(rows.map(asStored), OWN_CONTEXT), origin);
}
