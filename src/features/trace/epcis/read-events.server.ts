import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { traceParties, tracePlaces } from '#db/schema/codes.ts';
import { epcisEvents, eventThings } from '#db/schema/lots.ts';
import { publicDeclarer } from '#src/features/trace/lots/declarer.ts';
import { type LotRow, lotsByIds } from '#src/features/trace/lots/lot-row.server.ts';
import type { StoredEvent } from './document.ts';
import { type JsonObject, OWN_CONTEXT } from './event.ts';
import { publicEvent } from './public-event.ts';
import { lotUri, opaquePlaceUri, partyUri, placeUri, producerUri, readThing } from './uris.ts';

type Row = typeof epcisEvents.$inferSelect;

/**
 * Rows of events as the public may read them; what holds no lot of a product, or nothing that may be told, is left out.
 * @param demo whether lots that were made up for demonstration are told of
 */
export async function publicEventsOf(
  db: Db,
  rows: readonly Row[],
  { demo }: { readonly demo: boolean },
): Promise<{ readonly row: Row; readonly event: StoredEvent }[]> {
  const among = (ids: readonly (number | null)[]): SQL =>
    sql`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const things = Map.groupBy(
    await db
      .select()
      .from(eventThings)
      .where(inArray(eventThings.eventRow, among(rows.map(({ id }) => id)))),
    ({ eventRow }) => eventRow,
  );
  const lots = await lotsByIds(
    db,
    [...things.values()].flat().flatMap(({ lotId }) => lotId ?? []),
  );
  const ids = among(rows.map(({ producerId }) => producerId));
  const owners = new Map(
    (await db.select().from(producers).where(inArray(producers.id, ids))).map((one) => [
      one.id,
      one,
    ]),
  );
  const places = await db.select().from(tracePlaces).where(inArray(tracePlaces.producerId, ids));
  const parties = await db.select().from(traceParties).where(inArray(traceParties.producerId, ids));
  return rows.flatMap((row) => {
    const owner = owners.get(row.producerId);
    const about = things.get(row.id) ?? [];
    const lotOf = new Map(
      about.flatMap(({ uri, lotId }) => {
        const lot = lotId === null ? undefined : lots.get(lotId);
        return lot && (demo || !lot.illustrative) ? [[uri, lot] as const] : [];
      }),
    );
    const ofProduct = [...lotOf.values()].some(
      (lot) => lot.kind === 'product' && lot.producerId === row.producerId,
    );
    if (owner === undefined || !ofProduct) return [];
    const partyOpen = parties.some(({ id, open }) => id === row.partyId && open);
    const mayTell = (lot: LotRow | undefined): lot is LotRow =>
      lot !== undefined && (lot.producerId === row.producerId || partyOpen);
    const ownPlaces = places.filter(({ producerId }) => producerId === row.producerId);
    const ownParties = parties.filter(({ producerId }) => producerId === row.producerId);
    const body = publicEvent(JSON.parse(row.body) as JsonObject, {
      lot: (uri) => mayTell(lotOf.get(uri)) && readThing(uri)?.serial === null,
      lotOfUnit: (uri) => {
        const lot = lotOf.get(uri);
        return mayTell(lot) ? lotUri(lot, lot.code) : null;
      },
      place: (uri) => {
        const place = ownPlaces.find((one) => placeUri(one) === uri || opaquePlaceUri(one) === uri);
        if (place === undefined) return null;
        return place.open ? uri : opaquePlaceUri(place);
      },
      party: (uri) =>
        uri === producerUri(owner) || ownParties.some((one) => one.open && partyUri(one) === uri),
      producerName: publicDeclarer(row, owner.name),
    });
    if (body === null) return [];
    const told = {
      // What was typed may be what was wrong.
      ...(row.declaredInErrorBy === null ? body : without(body, 'ocop:note')),
      ...([...lotOf.values()].some(({ illustrative }) => illustrative)
        ? { 'ocop:illustrative': true }
        : {}),
    };
    return [{ row, event: { body: told, context: OWN_CONTEXT } }];
  });
}

function without(body: JsonObject, field: string): JsonObject {
  const { [field]: _left, ...rest } = body;
  return rest;
}

/** Rows about a lot that its own producer recorded, in the order they were recorded. */
export async function eventRowsOfLot(
  db: Db,
  { lotId, producerId, withErrors }: { lotId: number; producerId: number; withErrors: boolean },
): Promise<Row[]> {
  return db
    .select()
    .from(epcisEvents)
    .where(
      and(
        eq(epcisEvents.producerId, producerId),
        sql`${epcisEvents.id} in (select ${eventThings.eventRow} from ${eventThings} where ${eventThings.lotId} = ${lotId})`,
        withErrors ? undefined : isNull(epcisEvents.declaredInErrorBy),
      ),
    )
    .orderBy(asc(epcisEvents.id));
}
