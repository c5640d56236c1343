import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, lotLinks, lots } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { isLotCode } from '#src/features/trace/lots/lot-code.ts';
import { lotByUri, type LotRow, subjectsOf } from '#src/features/trace/lots/lot-row.server.ts';
import { isStage } from '#src/features/trace/lots/stages.ts';
import { checkDocument, eventsIn } from './check-document.ts';
import { canonical } from './check-values.ts';
import { fromOrigin } from './document.ts';
import { isObject, type Json, type JsonObject, listOf, textOf, thingsOf } from './event.ts';
import { type Fault, Faults, shown } from './fault.ts';
import { storeEvent } from './store-event.server.ts';
import { opaquePlaceUri, partyUri, placeUri, readThing } from './uris.ts';

export interface ImportedEpcis {
  readonly stored: number;
  /** Events that were here already, just the same. */
  readonly known: number;
  readonly newLots: number;
}

const MOST_EVENTS = 5000;
const MOST_FAULTS = 200;

/**
 * Takes in an EPCIS 2.0 document about a producer's own lots: all of it, or nothing. Events are kept as they came.
 * @param origin of this site, without a slash at the end
 * @throws Refusal `not-allowed`, `no-such-producer`, `epcis-invalid` with every fault and its path
 */
export async function importEpcis(
  db: Db,
  {
    text,
    producerId,
    origin,
    actor,
    now,
  }: {
    readonly text: string;
    readonly producerId: number;
    readonly origin: string;
    readonly actor: Actor;
    /** Milliseconds since 1970 UTC. */
    readonly now: number;
  },
): Promise<ImportedEpcis> {
  demand(actor, 'import-epcis', SOMEWHERE);
  const document = parsed(text);
  refuseIf(checkDocument(document));
  const found = eventsIn(fromOrigin(document as JsonObject, origin));
  return inTransaction(db, async (tx) => {
    const [producer] = await tx.select().from(producers).where(eq(producers.id, producerId));
    const target = { ...producer, producerId };
    demand(actor, 'import-epcis', target);
    if (!producer) throw new Refusal('no-such-producer', {});
    const faults = new Faults();
    if (found.events.length > MOST_EVENTS) {
      faults.add('$', 'too-many-events', { most: String(MOST_EVENTS) });
      refuseIf(faults.list);
    }
    const touched = new Map<number, LotRow>();
    const counts = { stored: 0, known: 0, newLots: 0 };
    const work = { tx, producerId, actor, now, faults, touched, counts, context: found.context };
    for (const { event, path } of found.events) await takeIn(work, event, path);
    refuseIf(faults.list);
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf(touched.values()).map((subject) => ({
        deed: 'import-epcis',
        subject,
        after: counts,
      })),
    );
    return counts;
  });
}

interface Work {
  readonly tx: Tx;
  readonly producerId: number;
  readonly actor: Actor;
  readonly now: number;
  readonly faults: Faults;
  readonly touched: Map<number, LotRow>;
  readonly counts: { stored: number; known: number; newLots: number };
  readonly context: Json;
}

async function takeIn(work: Work, event: JsonObject, path: string): Promise<void> {
  const { tx, producerId, faults } = work;
  const at = Date.parse(textOf(event['eventTime']) ?? '');
  if (!(at <= work.now + 10 * 60_000)) {
    return faults.add(`${path}.eventTime`, 'own-time', { value: shown(event['eventTime']) });
  }
  const eventId = textOf(event['eventID']) ?? `urn:uuid:${randomUUID()}`;
  const { errorDeclaration, ...plain } = event;
  const before = await tx
    .select()
    .from(epcisEvents)
    .where(eq(epcisEvents.eventId, eventId))
    .orderBy(desc(epcisEvents.id));
  if (before.some((row) => row.producerId !== producerId)) {
    return faults.add(`${path}.eventID`, 'other-content', { value: shown(eventId) });
  }
  if (before.some((row) => canonical(JSON.parse(row.body)) === canonical(event))) {
    work.counts.known += 1;
    return;
  }
  const original = before.find((row) => row.declaresErrorOf === null);
  const isItsError =
    errorDeclaration !== undefined &&
    original !== undefined &&
    original.declaredInErrorBy === null &&
    original.source !== 'recall' &&
    canonical(JSON.parse(original.body)) === canonical(plain);
  if (before.length > 0 && !isItsError) {
    return faults.add(`${path}.eventID`, 'other-content', { value: shown(eventId) });
  }
  const lotsByUri = await lotsOf(work, event, path);
  if (lotsByUri === null) return;
  const stage = textOf(event['ocop:stage']);
  const row = await storeEvent(tx, {
    body: textOf(event['eventID']) === null ? { eventID: eventId, ...event } : event,
    context: work.context as readonly Json[],
    lotsByUri,
    files: [],
    row: {
      producerId,
      ...(await whereAndWhom(tx, event, producerId)),
      stage: stage !== null && isStage(stage) && !stage.startsWith('recall') ? stage : null,
      note: textOf(event['ocop:note']) ?? '',
      source: 'import',
      declaredBy: work.actor.name,
      declaredByUser: work.actor.userId,
      declaresErrorOf: errorDeclaration === undefined ? null : eventId,
    },
    now: work.now,
  });
  if (original !== undefined) {
    await tx
      .update(epcisEvents)
      .set({ declaredInErrorBy: row })
      .where(eq(epcisEvents.id, original.id));
    await tx.delete(lotLinks).where(eq(lotLinks.eventRow, original.id));
  }
  work.counts.stored += 1;
}

/** The lots an event is about, new ones opened; null when it is not about the producer's own. */
async function lotsOf(work: Work, event: JsonObject, path: string) {
  const { tx, producerId } = work;
  const found = new Map<string, number>();
  let own = 0;
  for (const { uri, part, quantity, unit } of thingsOf(event)) {
    const row = (await lotByUri(tx, uri)) ?? (await newLot(work, uri, quantity, unit));
    if (row === null || row.producerId !== producerId) {
      const foreign = row !== null || readThing(uri)?.key !== 'sscc';
      if (foreign && part !== 'input' && part !== 'parent') {
        work.faults.add(path, 'not-own', { value: shown(uri) });
        return null;
      }
      if (row !== null) found.set(uri, row.id);
      continue;
    }
    own += 1;
    found.set(uri, row.id);
    work.touched.set(row.id, row);
  }
  if (own > 0) return found;
  work.faults.add(path, 'not-own', { value: shown(textOf(event['eventID']) ?? '') });
  return null;
}

async function newLot(
  { tx, producerId, actor, now, counts }: Work,
  uri: string,
  quantity: number | null,
  unit: string | null,
): Promise<LotRow | null> {
  const thing = readThing(uri);
  if (thing === null || thing.lot === null || !isLotCode(thing.lot) || thing.key === 'sscc')
    return null;
  const key = thing.key === 'gtin' ? tradeItems.gtin : tradeItems.shortCode;
  const [item] = await tx
    .select({ item: tradeItems, of: products.producerId })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(eq(key, thing.value));
  if (!item || (item.item.producerId ?? item.of) !== producerId) return null;
  await tx.insert(lots).values({
    tradeItemId: item.item.id,
    producerId,
    code: thing.lot,
    quantity: quantity !== null && quantity > 0 ? quantity : null,
    unit: quantity === null ? item.item.lotUnit : (unit ?? 'EA'),
    addedAt: new Date(now).toISOString(),
    addedBy: actor.name,
  });
  counts.newLots += 1;
  return lotByUri(tx, uri);
}

/** The producer's own place and party, where the event names one. */
async function whereAndWhom(tx: Tx, event: JsonObject, producerId: number) {
  const at = event['readPoint'] ?? event['bizLocation'];
  const uri = isObject(at) ? textOf(at['id']) : null;
  const sides = [...listOf(event['sourceList']), ...listOf(event['destinationList'])];
  const uris = new Set(
    sides.flatMap((one) => (isObject(one) ? [one['source'], one['destination']] : [])),
  ).add(event['ocop:withParty']);
  const places = await tx.select().from(tracePlaces).where(eq(tracePlaces.producerId, producerId));
  const parties = await tx
    .select()
    .from(traceParties)
    .where(and(eq(traceParties.producerId, producerId), isNull(traceParties.withdrawnAt)));
  const place = places.find((one) => placeUri(one) === uri || opaquePlaceUri(one) === uri);
  const party = parties.find((one) => uris.has(partyUri(one)));
  return { placeId: place?.id ?? null, partyId: party?.id ?? null };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    throw new Refusal('epcis-invalid', { faults: [{ path: '$', code: 'not-json', facts: {} }] });
  }
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal('epcis-invalid', {
    faults: faults.slice(0, MOST_FAULTS),
    count: faults.length,
  });
}
