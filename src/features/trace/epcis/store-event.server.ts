import { max } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { epcisEvents, eventFiles, eventThings, lotLinks } from '#db/schema/lots.ts';
import type { StepFile } from '#src/features/trace/lots/step.ts';
import { isObject, type Json, type JsonObject, textOf, thingsOf } from './event.ts';

type NewEvent = typeof epcisEvents.$inferInsert;

export interface EventToStore {
  readonly body: JsonObject;
  readonly context: readonly Json[] | Json;
  /** Lots of ours by the URI that the event calls them by. */
  readonly lotsByUri: ReadonlyMap<string, number>;
  readonly files: readonly StepFile[];
  /** The rest of the row. */
  readonly row: Pick<NewEvent, 'producerId' | 'source' | 'declaredBy' | 'declaredByUser'> &
    Partial<
      Pick<NewEvent, 'stage' | 'placeId' | 'partyId' | 'note' | 'clientId' | 'declaresErrorOf'>
    >;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Writes an event with what it is about; a transformation that stands also leaves its links from lot to lot. Step of a
 * command.
 * @returns row of the event
 */
export async function storeEvent(tx: Tx, event: EventToStore): Promise<number> {
  const [row] = await storeEvents(tx, [event]);
  if (row === undefined) throw new Error('The event was not written');
  return row;
}

/**
 * Writes many events at once, in few statements. Step of a command: nobody else writes meanwhile, so rows are numbered
 * here.
 * @returns rows of the events, in their order
 */
export async function storeEvents(tx: Tx, events: readonly EventToStore[]): Promise<number[]> {
  if (events.length === 0) return [];
  const [last] = await tx.select({ id: max(epcisEvents.id) }).from(epcisEvents);
  const first = (last?.id ?? 0) + 1;
  const things: (typeof eventThings.$inferInsert)[] = [];
  const files: (typeof eventFiles.$inferInsert)[] = [];
  const links: (typeof lotLinks.$inferInsert)[] = [];
  const rows = events.map((event, index): NewEvent => {
    const eventRow = first + index;
    const about = thingsOf(event.body).map((thing) => ({
      ...thing,
      eventRow,
      lotId: event.lotsByUri.get(thing.uri) ?? null,
    }));
    things.push(...about);
    files.push(...event.files.map((file) => ({ ...file, eventRow })));
    const isDeclaration = event.body['errorDeclaration'] !== undefined;
    if (!isDeclaration) links.push(...linksOf(eventRow, about));
    return rowOf(eventRow, event);
  });
  await insertMany(tx, epcisEvents, rows);
  await insertMany(tx, eventThings, things);
  await insertMany(tx, eventFiles, files);
  await insertMany(tx, lotLinks, links);
  return rows.map((_, index) => first + index);
}

function rowOf(id: number, { body, row, context, now }: EventToStore): NewEvent {
  const idOf = (field: string): string | null => {
    const at = body[field];
    return isObject(at) ? textOf(at['id']) : null;
  };
  return {
    ...row,
    id,
    eventId: textOf(body['eventID']) ?? '',
    type: textOf(body['type']) ?? '',
    eventTime: new Date(textOf(body['eventTime']) ?? '').toISOString(),
    zoneOffset: textOf(body['eventTimeZoneOffset']) ?? '',
    recordTime: new Date(now).toISOString(),
    action: textOf(body['action']),
    bizStep: textOf(body['bizStep']),
    disposition: textOf(body['disposition']),
    readPoint: idOf('readPoint'),
    bizLocation: idOf('bizLocation'),
    body: JSON.stringify(body),
    context: JSON.stringify(context),
  };
}

function linksOf(
  eventRow: number,
  things: readonly { readonly part: string; readonly lotId: number | null }[],
): (typeof lotLinks.$inferInsert)[] {
  const lotsOf = (part: string): number[] => [
    ...new Set(
      things.flatMap((thing) => (thing.part === part && thing.lotId ? [thing.lotId] : [])),
    ),
  ];
  return lotsOf('input').flatMap((fromLot) =>
    lotsOf('output').flatMap((toLot) => (fromLot === toLot ? [] : [{ fromLot, toLot, eventRow }])),
  );
}
