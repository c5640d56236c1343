import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Change, recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { buildEvent } from '#src/features/trace/epcis/build-event.ts';
import { OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import { type EventToStore, storeEvents } from '#src/features/trace/epcis/store-event.server.ts';
import { lotUri, producerUri } from '#src/features/trace/epcis/uris.ts';
import { checkStep } from './check-step.ts';
import { type LotRow, lotsByIds, subjectsOf } from './lot-row.server.ts';

/** Lots between two turns of the event loop: readers are answered while thousands are written. */
const BATCH = 250;

/**
 * The same event for each of many lots, as `recordStepIn` would write it one by one: a stage without place, party,
 * quantity or inputs. Step of a command, whose caller has already asked whether the actor may. In the change log every
 * lot is named, their products once each.
 * @param at instant of the event, @param now milliseconds since 1970 UTC
 * @throws Refusal `no-such-lot`, `step-time`, `step-note`
 */
export async function recordMarks(
  tx: Tx,
  options: {
    readonly lotIds: readonly number[];
    readonly stage: 'recall' | 'recall-lifted';
    readonly at: number;
    readonly note: string;
    readonly source: EventToStore['row']['source'];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { lotIds, stage, actor, now } = options;
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
  const products = new Set<string>();
  for (let from = 0; from < lotIds.length; from += BATCH) {
    const ids = lotIds.slice(from, from + BATCH);
    const found = await lotsByIds(tx, ids);
    const events = ids.map((id): EventToStore => {
      const lot = found.get(id);
      if (lot === undefined) throw new Refusal('no-such-lot', {});
      const uuid = randomUUID();
      for (const subject of subjectsOf([lot])) {
        const after = { eventId: `urn:uuid:${uuid}`, stage, lot: lot.code };
        if (!subject.startsWith('lot:')) {
          if (products.has(subject)) continue;
          products.add(subject);
        }
        log.push({ deed: 'record-step', subject, after });
      }
      return markOf(lot, uuid, { ...options, note });
    });
    await storeEvents(tx, events);
    await nextTurn();
  }
  await recordAll(tx, { actor: actor.name, now }, log);
}

function markOf(
  lot: LotRow,
  id: string,
  { stage, at, note, source, actor, now }: Omit<Parameters<typeof recordMarks>[1], 'lotIds'>,
): EventToStore {
  const uri = lotUri(lot, lot.code);
  const body = buildEvent({
    ...{ id, stage, at, recordedAt: now, note, dates: lot, inputs: [] },
    lot: { uri, quantity: null, unit: lot.unit },
    ...{ placeUri: null, partyUri: null, result: null, testHashes: [], sscc: null },
    producerUri: producerUri({ slug: lot.producerSlug }),
    producerName: lot.producerName,
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
