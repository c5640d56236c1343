import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, eventThings, lots } from '#db/schema/lots.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import { itemNameOf } from '../lots/lot-row.server.ts';
import { stageTemplate } from '../lots/stage-templates.ts';
import type { RecorderData, RecorderLot } from './server-data.ts';

/** Lots that a phone carries along; older ones are found on the site. */
const MOST_LOTS = 200;

/**
 * Everything a producer chooses from when a lot or a step is recorded: items still made, places, parties and the newest
 * lots of the actor's own producers. Parties are named whether they are open or not: they are the producer's.
 * @param only narrows it to one producer
 * @throws Refusal `not-allowed`
 */
export async function readOwn(
  db: Db,
  { actor, only = null }: { readonly actor: Actor; readonly only?: number | null },
): Promise<Omit<RecorderData, 'person' | 'readAt'>> {
  demand(actor, 'record-lot', SOMEWHERE);
  const ids = reachOf(actor, 'record-lot').producerIds.filter((id) => only === null || id === only);
  const [own, items, places, parties, ownLots] = [
    await db
      .select({ id: producers.id, name: producers.name })
      .from(producers)
      .where(inArray(producers.id, ids))
      .orderBy(producers.name),
    await readItems(db, ids),
    await db
      .select(sayOf(tracePlaces))
      .from(tracePlaces)
      .where(and(inArray(tracePlaces.producerId, ids), isNull(tracePlaces.withdrawnAt)))
      .orderBy(tracePlaces.name),
    await db
      .select(sayOf(traceParties))
      .from(traceParties)
      .where(and(inArray(traceParties.producerId, ids), isNull(traceParties.withdrawnAt)))
      .orderBy(traceParties.name),
    await readNewestLots(db, ids),
  ];
  return { producers: own, items, places, parties, lots: ownLots };
}

function sayOf<T extends typeof tracePlaces | typeof traceParties>(table: T) {
  return { id: table.id, producerId: table.producerId, name: table.name, open: table.open };
}

async function readItems(db: Db, ids: readonly number[]): Promise<RecorderData['items']> {
  const owner = sql<number>`coalesce(${products.producerId}, ${tradeItems.producerId})`;
  const rows = await db
    .select({
      id: tradeItems.id,
      kind: tradeItems.kind,
      producerId: owner,
      label: tradeItems.label,
      productName: products.name,
      unit: tradeItems.lotUnit,
      shelfLifeDays: tradeItems.shelfLifeDays,
      setNo: products.setNo,
    })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(and(inArray(owner, [...ids]), isNull(tradeItems.withdrawnAt)))
    .orderBy(tradeItems.kind, products.name, tradeItems.label);
  return rows.map(({ label, productName, ...row }) => ({
    ...row,
    name: itemNameOf({ label, productName }),
    stages: [...new Set(stageTemplate(row.setNo))],
  }));
}

async function readNewestLots(db: Db, ids: readonly number[]): Promise<RecorderLot[]> {
  const rows = await db
    .select({
      id: lots.id,
      clientId: lots.clientId,
      itemId: lots.tradeItemId,
      code: lots.code,
      quantity: lots.quantity,
      unit: lots.unit,
      packedOn: lots.packedOn,
    })
    .from(lots)
    .where(inArray(lots.producerId, [...ids]))
    .orderBy(desc(lots.id))
    .limit(MOST_LOTS);
  const used = await db
    .select({ id: eventThings.lotId, sum: sql<number>`sum(${eventThings.quantity})` })
    .from(eventThings)
    .innerJoin(epcisEvents, eq(epcisEvents.id, eventThings.eventRow))
    .where(
      and(
        eq(eventThings.part, 'input'),
        isNull(epcisEvents.declaredInErrorBy),
        isNull(epcisEvents.declaresErrorOf),
        inArray(
          eventThings.lotId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(eventThings.lotId);
  const gone = new Map(used.map(({ id, sum }) => [id, sum]));
  return rows.map((row) => ({
    ...row,
    left: row.quantity === null ? null : Math.max(0, row.quantity - (gone.get(row.id) ?? 0)),
  }));
}
