import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { traceParties, tracePlaces } from '#db/schema/codes.ts';
import { epcisEvents, eventFiles, eventThings, lotLinks } from '#db/schema/lots.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { lotsByIds, type LotRow } from './lot-row.server.ts';

const among = (ids: Iterable<number>) =>
  sql`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`;

/** Steps back along the transformations that a story tells of. */
const DEEPEST = 5;
const MOST_MATERIALS = 50;

/** Own materials that a lot was made of, directly or through other materials. */
export async function materialsOf(db: Db, lot: LotRow): Promise<Map<number, LotRow>> {
  const found = new Map<number, LotRow>();
  let edge = [lot.id];
  for (let depth = 0; depth < DEEPEST && edge.length > 0; depth += 1) {
    const links = await db
      .selectDistinct({ from: lotLinks.fromLot })
      .from(lotLinks)
      .where(inArray(lotLinks.toLot, among(edge)));
    const next = await lotsByIds(
      db,
      links.map(({ from }) => from).filter((id) => id !== lot.id && !found.has(id)),
    );
    edge = [];
    for (const row of next.values()) {
      if (row.kind !== 'material' || row.producerId !== lot.producerId) continue;
      if (found.size >= MOST_MATERIALS) return found;
      found.set(row.id, row);
      edge.push(row.id);
    }
  }
  return found;
}

/** Events about these lots, oldest first, without the declarations themselves: each says whether it was in error. */
export async function eventsOfLots(db: Db, lotIds: readonly number[]) {
  const declarations = alias(epcisEvents, 'declarations');
  return db
    .select({
      event: epcisEvents,
      place: tracePlaces,
      party: traceParties,
      communeName: communes.name,
      provinceName: provinces.name,
      provinceOfProducer: producers.provinceCode,
      declaration: { body: declarations.body, at: declarations.recordTime },
    })
    .from(epcisEvents)
    .leftJoin(producers, eq(producers.id, epcisEvents.producerId))
    .leftJoin(tracePlaces, eq(tracePlaces.id, epcisEvents.placeId))
    .leftJoin(communes, eq(communes.code, tracePlaces.communeCode))
    .leftJoin(provinces, eq(provinces.code, tracePlaces.provinceCode))
    .leftJoin(traceParties, eq(traceParties.id, epcisEvents.partyId))
    .leftJoin(declarations, eq(declarations.id, epcisEvents.declaredInErrorBy))
    .where(
      and(
        isNull(epcisEvents.declaresErrorOf),
        sql`${epcisEvents.id} in (select ${eventThings.eventRow} from ${eventThings} where ${eventThings.lotId} in ${among(lotIds)})`,
      ),
    )
    .orderBy(asc(epcisEvents.eventTime), asc(epcisEvents.id));
}
export type EventRow = Awaited<ReturnType<typeof eventsOfLots>>[number];

export async function thingsOfEvents(db: Db, rows: readonly number[]) {
  return db
    .select()
    .from(eventThings)
    .where(inArray(eventThings.eventRow, among(rows)))
    .orderBy(asc(eventThings.id));
}
export type ThingRow = Awaited<ReturnType<typeof thingsOfEvents>>[number];

export async function filesOfEvents(db: Db, rows: readonly number[]) {
  return db
    .select()
    .from(eventFiles)
    .where(inArray(eventFiles.eventRow, among(rows)))
    .orderBy(asc(eventFiles.id));
}
