import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { traceParties, tracePlaces } from '#db/schema/codes.ts';
import { epcisEvents, eventThings } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { buildEvent, type LotThing } from '#src/features/trace/epcis/build-event.ts';
import { OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import { storeEvent } from '#src/features/trace/epcis/store-event.server.ts';
import { lotUri, partyUri, placeUri, producerUri } from '#src/features/trace/epcis/uris.ts';
import { checkStep } from './check-step.ts';
import { inputsOf } from './input-lots.server.ts';
import { lotById, type LotRow, subjectsOf } from './lot-row.server.ts';
import type { StepInput } from './step.ts';

export interface RecordedStep {
  /** EPCIS eventID. */
  readonly eventId: string;
  readonly row: number;
  /** The same client id had been sent before: nothing was written. */
  readonly again: boolean;
}

export interface StepToRecord {
  readonly step: StepInput;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Records what happened to a lot.
 * @throws Refusal `not-allowed`, `no-such-lot`, `no-such-place`, `no-such-party`, `step-time`, `step-quantity`,
 * `step-inputs`, `no-such-input`, `more-than-left`, `lot-unit`, `step-result`, `step-note`, `step-sscc`,
 * `step-sent-otherwise`
 */
export async function recordStep(
  db: Db,
  { step, actor, now }: StepToRecord,
): Promise<RecordedStep> {
  demand(actor, 'record-lot', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const lot = await lotById(tx, step.lotId);
    if (lot === null) throw new Refusal('no-such-lot', {});
    demand(actor, 'record-lot', lot);
    return recordStepIn(tx, { step, actor, now });
  });
}

/**
 * The same as {@link recordStep} inside a transaction of the caller's, who has already asked whether the actor may.
 */
export async function recordStepIn(
  tx: Tx,
  { step, actor, now }: StepToRecord,
): Promise<RecordedStep> {
  const lot = await lotById(tx, step.lotId);
  if (lot === null) throw new Refusal('no-such-lot', {});
  const sent = await sentBefore(tx, step, lot);
  if (sent !== null) return sent;
  checkStep(step, now);
  const inputs = await inputsOf(tx, { step, lot, actor });
  const own: LotThing = {
    uri: lotUri(lot, lot.code),
    quantity: step.quantity,
    unit: step.unit ?? lot.unit,
  };
  const place = await placeOf(tx, step.placeId, lot.producerId);
  const party = await partyOf(tx, step.partyId, lot.producerId);
  const id = randomUUID();
  const body = buildEvent({
    id,
    stage: step.stage,
    at: step.at,
    recordedAt: now,
    lot: own,
    inputs: inputs.map(({ row, quantity }) => ({
      uri: lotUri(row, row.code),
      quantity,
      unit: row.unit,
    })),
    dates: lot,
    placeUri: place === null ? null : placeUri(place),
    partyUri: party === null ? null : partyUri(party),
    producerUri: producerUri({ slug: lot.producerSlug }),
    producerName: lot.producerName,
    result: step.result,
    note: step.note.trim(),
    testHashes: step.files.filter(({ kind }) => kind === 'test-result').map(({ hash }) => hash),
    sscc: step.sscc ?? null,
    illustrative: lot.illustrative,
  });
  const touched = [lot, ...inputs.map(({ row }) => row)];
  const row = await storeEvent(tx, {
    body,
    context: OWN_CONTEXT,
    lotsByUri: new Map(touched.map((each) => [lotUri(each, each.code), each.id])),
    files: step.files,
    row: {
      producerId: lot.producerId,
      stage: step.stage,
      placeId: step.placeId,
      partyId: step.partyId,
      note: step.note.trim(),
      source: step.source,
      declaredBy: actor.name,
      declaredByUser: actor.userId,
      clientId: step.clientId,
    },
    now,
  });
  const eventId = `urn:uuid:${id}`;
  await recordAll(
    tx,
    { actor: actor.name, now },
    subjectsOf(touched).map((subject) => ({
      deed: 'record-step',
      subject,
      after: { eventId, stage: step.stage, lot: lot.code },
    })),
  );
  return { eventId, row, again: false };
}

async function placeOf(tx: Tx, id: number | null, producerId: number) {
  if (id === null) return null;
  const own = and(eq(tracePlaces.id, id), eq(tracePlaces.producerId, producerId));
  const [place] = await tx.select().from(tracePlaces).where(own);
  if (!place) throw new Refusal('no-such-place', {});
  return place;
}

async function partyOf(tx: Tx, id: number | null, producerId: number) {
  if (id === null) return null;
  const own = and(eq(traceParties.id, id), eq(traceParties.producerId, producerId));
  const [party] = await tx.select().from(traceParties).where(own);
  if (!party) throw new Refusal('no-such-party', {});
  return party;
}

async function sentBefore(tx: Tx, step: StepInput, lot: LotRow): Promise<RecordedStep | null> {
  if (step.clientId === null) return null;
  const [event] = await tx
    .select({ id: epcisEvents.id, eventId: epcisEvents.eventId, stage: epcisEvents.stage })
    .from(epcisEvents)
    .where(eq(epcisEvents.clientId, step.clientId));
  if (!event) return null;
  const about = and(eq(eventThings.eventRow, event.id), eq(eventThings.lotId, lot.id));
  const [same] = await tx.select({ id: eventThings.id }).from(eventThings).where(about).limit(1);
  if (!same || event.stage !== step.stage) throw new Refusal('step-sent-otherwise', {});
  return { eventId: event.eventId, row: event.id, again: true };
}
