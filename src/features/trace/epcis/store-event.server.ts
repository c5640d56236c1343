import type { Tx } from '#db/client.ts';
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

/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const BATCH = 1000;

/**
 * Writes an event with what it is about; a transformation that stands also leaves its links from lot to lot. Step of a
 * command.
 * @returns row of the event
 */
export async function storeEvent(tx: Tx, event: EventToStore): Promise<number> {
  const { body } = event;
  const idOf = (field: string): string | null => {
    const at = body[field];
    return isObject(at) ? textOf(at['id']) : null;
  };
  const [row] = await tx
    .insert(epcisEvents)
    .values({
      ...event.row,
      eventId: textOf(body['eventID']) ?? '',
      type: textOf(body['type']) ?? '',
      eventTime: new Date(textOf(body['eventTime']) ?? '').toISOString(),
      zoneOffset: textOf(body['eventTimeZoneOffset']) ?? '',
      recordTime: new Date(event.now).toISOString(),
      action: textOf(body['action']),
      bizStep: textOf(body['bizStep']),
      disposition: textOf(body['disposition']),
      readPoint: idOf('readPoint'),
      bizLocation: idOf('bizLocation'),
      body: JSON.stringify(body),
      context: JSON.stringify(event.context),
    })
    .returning({ id: epcisEvents.id });
  if (!row) throw new Error('The event was not written');
  const things = thingsOf(body).map((thing) => ({
    ...thing,
    eventRow: row.id,
    lotId: event.lotsByUri.get(thing.uri) ?? null,
  }));
  for (let start = 0; start < things.length; start += BATCH) {
    await tx.insert(eventThings).values(things.slice(start, start + BATCH));
  }
  if (event.files.length > 0) {
    await tx.insert(eventFiles).values(event.files.map((file) => ({ ...file, eventRow: row.id })));
  }
  const isDeclaration = body['errorDeclaration'] !== undefined;
  if (!isDeclaration) await storeLinks(tx, row.id, things);
  return row.id;
}

async function storeLinks(
  tx: Tx,
  eventRow: number,
  things: readonly { readonly part: string; readonly lotId: number | null }[],
): Promise<void> {
  const lotsOf = (part: string): number[] => [
    ...new Set(
      things.flatMap((thing) => (thing.part === part && thing.lotId ? [thing.lotId] : [])),
    ),
  ];
  const links = lotsOf('input').flatMap((fromLot) =>
    lotsOf('output').flatMap((toLot) => (fromLot === toLot ? [] : [{ fromLot, toLot, eventRow }])),
  );
  for (let start = 0; start < links.length; start += BATCH) {
    await tx.insert(lotLinks).values(links.slice(start, start + BATCH));
  }
}
