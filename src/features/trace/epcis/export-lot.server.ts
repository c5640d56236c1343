import type { Db } from '#db/client.ts';
import { lotById } from '#src/features/trace/lots/lot-row.server.ts';
import { atOrigin, epcisDocument } from './document.ts';
import { type JsonObject, OWN_CONTEXT } from './event.ts';
import { eventRowsOfLot, publicEventsOf } from './read-events.server.ts';

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
      ? rows.map(({ body, context }) => ({ body: JSON.parse(body), context: JSON.parse(context) }))
      : (await publicEventsOf(db, rows, { demo: true })).map(({ event }) => event);
  return atOrigin(epcisDocument(events, OWN_CONTEXT), origin);
}
