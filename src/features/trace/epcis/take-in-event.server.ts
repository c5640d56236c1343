import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, max, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { traceParties, tracePlaces } from '#db/schema/codes.ts';
import { epcisEvents, lotLinks } from '#db/schema/lots.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { LotRow } from '#src/features/trace/lots/lot-row.server.ts';
import { isStage } from '#src/features/trace/lots/stages.ts';
import { canonical } from './check-values.ts';
import { isObject, type Json, type JsonObject, listOf, textOf } from './event.ts';
import { Faults, shown } from './fault.ts';
import { lotsOfEvent, type Owned } from './lots-of-event.server.ts';
import { type EventToStore, storeEvents } from './store-event.server.ts';
import { opaquePlaceUri, partyUri, placeUri } from './uris.ts';

/** An event that is here under an id of the document. */
interface Known {
  readonly id: number;
  readonly producerId: number;
  readonly event: JsonObject;
  readonly isDeclaration: boolean;
  declaredInError: boolean;
  readonly source: string;
  /** Something in it has a lot here. */
  readonly aboutLots: boolean;
}

/** One import under way. */
export interface Work {
  readonly tx: Tx;
  readonly producerId: number;
  readonly actor: Actor;
  readonly now: number;
  readonly context: Json;
  readonly faults: Faults;
  readonly counts: { stored: number; known: number; archived: number };
  readonly touched: Map<number, LotRow>;
  readonly newLots: Set<number>;
  /** What URIs were found to be so far. */
  readonly owned: Map<string, Owned>;
  readonly known: Map<string, Known[]>;
  /** Row of the first event that is stored: nobody else writes meanwhile. */
  readonly firstRow: number;
  readonly toStore: EventToStore[];
  /** Rows of events with the rows of their declarations. */
  readonly pairs: { readonly original: number; readonly declaration: number }[];
  readonly places: ReadonlyMap<string, number>;
  readonly parties: ReadonlyMap<string, number>;
}

/** Reads at once what every event of the document will be held against. Step of a command. */
export async function openWork(
  tx: Tx,
  {
    found,
    producerId,
    actor,
    now,
  }: {
    readonly found: { readonly context: Json; readonly events: readonly { event: JsonObject }[] };
    readonly producerId: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Work> {
  const ids = found.events.flatMap(({ event }) => textOf(event['eventID']) ?? []);
  const rows = await tx
    .select({
      event: epcisEvents,
      aboutLots: sql<number>`exists (select 1 from event_things as about
        where about.event_row = epcis_events.id and about.lot_id is not null)`,
    })
    .from(epcisEvents)
    .where(sql`${epcisEvents.eventId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(epcisEvents.id));
  const known = new Map<string, Known[]>();
  for (const { event: row, aboutLots } of rows) {
    const one = {
      id: row.id,
      producerId: row.producerId,
      event: JSON.parse(row.body) as JsonObject,
      isDeclaration: row.declaresErrorOf !== null,
      declaredInError: row.declaredInErrorBy !== null,
      source: row.source,
      aboutLots: aboutLots === 1,
    };
    known.set(row.eventId, [...(known.get(row.eventId) ?? []), one]);
  }
  const [last] = await tx.select({ id: max(epcisEvents.id) }).from(epcisEvents);
  const places = await tx.select().from(tracePlaces).where(eq(tracePlaces.producerId, producerId));
  const parties = await tx
    .select()
    .from(traceParties)
    .where(and(eq(traceParties.producerId, producerId), isNull(traceParties.withdrawnAt)));
  return {
    ...{ tx, producerId, actor, now, context: found.context, faults: new Faults(), known },
    ...{ firstRow: (last?.id ?? 0) + 1, toStore: [], pairs: [] },
    counts: { stored: 0, known: 0, archived: 0 },
    touched: new Map(),
    newLots: new Set(),
    owned: new Map(),
    places: new Map(
      places.flatMap((one) => [
        [placeUri(one), one.id],
        [opaquePlaceUri(one), one.id],
      ]),
    ),
    parties: new Map(parties.map((one) => [partyUri(one), one.id])),
  };
}

/** Has one event stored as it came, unless it is here; what is wrong with it goes to the faults. Step of a command. */
export async function takeIn(work: Work, event: JsonObject, path: string): Promise<void> {
  const { producerId, faults } = work;
  const at = Date.parse(textOf(event['eventTime']) ?? '');
  if (!(at <= work.now + 10 * 60_000)) {
    return faults.add(`${path}.eventTime`, 'own-time', { value: shown(event['eventTime']) });
  }
  const eventId = textOf(event['eventID']) ?? `urn:uuid:${randomUUID()}`;
  const own = (work.known.get(eventId) ?? []).filter((one) => one.producerId === producerId);
  if (own.some((one) => canonical(one.event) === canonical(event))) {
    work.counts.known += 1;
    return;
  }
  const pair = pairOf(own, event);
  if (pair === null) {
    return faults.add(`${path}.eventID`, 'other-content', { value: shown(eventId) });
  }
  const lotsByUri = await lotsOfEvent(work, event, path);
  if (lotsByUri === null) return;
  // Two producers may keep the same paper about somebody else; an event about lots here has one teller.
  const others = (work.known.get(eventId) ?? []).filter((one) => one.producerId !== producerId);
  if (others.some(({ aboutLots }) => aboutLots || lotsByUri.size > 0)) {
    return faults.add(`${path}.eventID`, 'other-content', { value: shown(eventId) });
  }
  const isDeclaration = event['errorDeclaration'] !== undefined;
  const stage = textOf(event['ocop:stage']);
  const row = work.firstRow + work.toStore.length;
  work.toStore.push({
    body: textOf(event['eventID']) === null ? { eventID: eventId, ...event } : event,
    context: work.context as readonly Json[],
    lotsByUri,
    files: [],
    row: {
      producerId,
      ...whereAndWhom(work, event),
      stage: stage !== null && isStage(stage) && !stage.startsWith('recall') ? stage : null,
      note: textOf(event['ocop:note']) ?? '',
      source: 'import',
      declaredBy: work.actor.name,
      declaredByUser: work.actor.userId,
      declaresErrorOf: isDeclaration ? eventId : null,
    },
    now: work.now,
  });
  if (pair !== undefined) {
    const [original, declaration] = isDeclaration ? [pair.id, row] : [row, pair.id];
    work.pairs.push({ original, declaration });
    pair.declaredInError = isDeclaration;
  }
  const stored = { id: row, producerId, event, isDeclaration, source: 'import' };
  work.known.set(eventId, [
    ...(work.known.get(eventId) ?? []),
    {
      ...stored,
      declaredInError: !isDeclaration && pair !== undefined,
      aboutLots: lotsByUri.size > 0,
    },
  ]);
  work.counts.stored += 1;
  if (lotsByUri.size === 0) work.counts.archived += 1;
}

/** Writes what {@link takeIn} gathered. Step of a command. */
export async function storeTaken({ tx, toStore, pairs }: Work): Promise<void> {
  await storeEvents(tx, toStore);
  for (const { original, declaration } of pairs) {
    await tx
      .update(epcisEvents)
      .set({ declaredInErrorBy: declaration })
      .where(eq(epcisEvents.id, original));
    await tx.delete(lotLinks).where(eq(lotLinks.eventRow, original));
  }
}

/**
 * The event that an error declaration declares, or the declaration of an event that comes after it; undefined when there
 * is nothing under its id yet, null when what is there is something else.
 */
function pairOf(own: readonly Known[], event: JsonObject): Known | null | undefined {
  const [other] = own;
  if (other === undefined) return undefined;
  if (own.length > 1 || other.declaredInError || other.source === 'recall') return null;
  if (other.isDeclaration === (event['errorDeclaration'] !== undefined)) return null;
  return canonical(plain(other.event)) === canonical(plain(event)) ? other : null;
}

function plain({ errorDeclaration: _declared, ...event }: JsonObject): JsonObject {
  return event;
}

/** The producer's own place and party, where the event names one. */
function whereAndWhom({ places, parties }: Work, event: JsonObject) {
  const idOf = (at: Json | undefined): string => (isObject(at) ? (textOf(at['id']) ?? '') : '');
  const place = places.get(idOf(event['readPoint'])) ?? places.get(idOf(event['bizLocation']));
  const sides = [...listOf(event['sourceList']), ...listOf(event['destinationList'])].flatMap(
    (one) => (isObject(one) ? [one['source'], one['destination']] : []),
  );
  const party = [...sides, event['ocop:withParty']]
    .map((uri) => parties.get(textOf(uri) ?? ''))
    .find((id) => id !== undefined);
  return { placeId: place ?? null, partyId: party ?? null };
}
