import { randomUUID } from 'node:crypto';
import { type Change, recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { buildEvent } from '#src/features/trace/epcis/build-event.ts';
import { OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import { type EventToStore, storeEvents } from '#src/features/trace/epcis/store-event.server.ts';
import { lotUri, producerUri } from '#src/features/trace/epcis/uris.ts';
import { checkStep } from './check-step.ts';
import { declarerOf } from './declarer.ts';
import type { LotRow } from './lot-row.server.ts';
import type { StepInput } from './step.ts';

/** What an event says of its lot, as it stands in the transaction that writes it. */
export type MarkedLot = Pick<
  LotRow,
  | 'id'
  | 'code'
  | 'unit'
  | 'illustrative'
  | 'madeOn'
  | 'packedOn'
  | 'bestBefore'
  | 'expiresOn'
  | 'gtin'
  | 'shortCode'
  | 'productId'
  | 'producerId'
  | 'producerSlug'
  | 'producerName'
>;

/** Events prepared and written in one go: readers are answered in between. */
const BATCH = 250;

/**
 * The same event for each of many lots, as `recordStepIn` would write it one by one: a stage without place, party,
 * quantity or inputs. Step of a command, whose caller has already asked whether the actor may. In the change log every
 * lot is named, their products once each.
 * @param at instant of the event, @param now milliseconds since 1970 UTC
 * @throws Refusal `step-time`, `step-note`
 */
export async function recordMarks(
  tx: Tx,
  options: {
    readonly lots: readonly MarkedLot[];
    readonly stage: 'recall' | 'recall-lifted';
    readonly at: number;
    readonly note: string;
    readonly source: StepInput['source'];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { lots, stage, actor, now } = options;
  const note = options.note.trim();
  const empty = { placeId: null, partyId: null, quantity: null, unit: null, result: null };
  checkStep(
    {
      ...{ lotId: 0, stage, at: options.at, ...empty, inputs: [], note: options.note, files: [] },
      ...{ clientId: null, source: options.source },
    },
    now,
  );
  const log: Change[] = [];
  const products = new Set<number>();
  for (let from = 0; from < lots.length; from += BATCH) {
    const events = lots.slice(from, from + BATCH).map((lot): EventToStore => {
      const { id, code, productId } = lot;
      const uuid = randomUUID();
      const said = {
        deed: 'record-step',
        after: { eventId: `urn:uuid:${uuid}`, stage, lot: code },
      };
      log.push({ ...said, subject: `lot:${id}` });
      if (productId !== null && !products.has(productId)) {
        products.add(productId);
        log.push({ ...said, subject: `product:${productId}` });
      }
      return markOf(lot, uuid, { ...options, note });
    });
    await storeEvents(tx, events);
  }
  await recordAll(tx, { actor: actor.name, now }, log);
}

function markOf(
  lot: MarkedLot,
  id: string,
  { stage, at, note, source, actor, now }: Omit<Parameters<typeof recordMarks>[1], 'lots'>,
): EventToStore {
  const uri = lotUri(lot, lot.code);
  const body = buildEvent({
    ...{ id, stage, at, recordedAt: now, note, dates: lot, inputs: [] },
    lot: { uri, quantity: null, unit: lot.unit },
    ...{ placeUri: null, partyUri: null, result: null, testHashes: [], sscc: null },
    producerUri: producerUri({ slug: lot.producerSlug }),
    producerName: declarerOf(actor, lot),
    illustrative: lot.illustrative,
  });
  return {
    body,
    context: OWN_CONTEXT,
    lotsByUri: new Map([[uri, lot.id]]),
    files: [],
    row: {
      ...{ producerId: lot.producerId, stage, placeId: null, partyId: null, note, source },
      ...{ declaredBy: actor.name, declaredByUser: actor.userId, clientId: null },
    },
    now,
  };
}
