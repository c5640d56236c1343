import { and, eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { epcisEvents, eventThings, lotLinks } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { errorDeclarationOf } from '#src/features/trace/epcis/build-event.ts';
import type { JsonObject } from '#src/features/trace/epcis/event.ts';
import { storeEvent } from '#src/features/trace/epcis/store-event.server.ts';
import { lotsByIds, subjectsOf } from './lot-row.server.ts';
import { type RecordedStep, recordStepIn } from './record-step.server.ts';
import type { StepInput } from './step.ts';

/** CBV 2.0: what may be wrong with an event. */
export const ERROR_REASONS = ['incorrect_data', 'did_not_occur'] as const;
export type ErrorReason = (typeof ERROR_REASONS)[number];

/**
 * Says that something recorded was wrong. Nothing is edited: the declaration is a further event, and what should have
 * been said may be recorded with it.
 * @throws Refusal `not-allowed`, `no-such-event`, `already-in-error`, `recall-not-an-error`, and those of `recordStep`
 */
export async function declareError(
  db: Db,
  {
    row,
    reason,
    replacement,
    actor,
    now,
  }: {
    /** Row of the event, `StoryStage.row`. */
    readonly row: number;
    readonly reason: ErrorReason;
    /** About the same lot; recorded in the same transaction. */
    readonly replacement: StepInput | null;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ readonly row: number; readonly replacement: RecordedStep | null }> {
  demand(actor, 'record-lot', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const event = await eventWithOwner(tx, row);
    if (event === null) throw new Refusal('no-such-event', {});
    demand(actor, 'record-lot', event.producer);
    if (event.declaredInErrorBy !== null || event.declaresErrorOf !== null) {
      throw new Refusal('already-in-error', {});
    }
    // Only lifting ends a recall: whoever is recalled cannot take it back as a slip.
    if (event.source === 'recall') throw new Refusal('recall-not-an-error', {});
    const things = await tx.select().from(eventThings).where(eq(eventThings.eventRow, row));
    const lotIds = things.flatMap(({ lotId }) => (lotId === null ? [] : [lotId]));
    if (replacement !== null && !lotIds.includes(replacement.lotId)) {
      throw new Refusal('no-such-lot', {});
    }
    // First the wrong one goes: what it used up is there again for its replacement.
    await tx.update(epcisEvents).set({ declaredInErrorBy: row }).where(eq(epcisEvents.id, row));
    await tx.delete(lotLinks).where(eq(lotLinks.eventRow, row));
    const instead =
      replacement === null ? null : await recordStepIn(tx, { step: replacement, actor, now });
    const declaration = await storeEvent(tx, {
      body: errorDeclarationOf(JSON.parse(event.body) as JsonObject, {
        reason,
        declaredAt: now,
        correctiveIds: instead === null ? [] : [instead.eventId],
      }),
      context: JSON.parse(event.context),
      lotsByUri: new Map(things.flatMap((one) => (one.lotId ? [[one.uri, one.lotId]] : []))),
      files: [],
      row: {
        producerId: event.producerId,
        stage: event.stage,
        placeId: event.placeId,
        partyId: event.partyId,
        note: event.note,
        source: 'desk',
        declaredBy: actor.name,
        declaredByUser: actor.userId,
        declaresErrorOf: event.eventId,
      },
      now,
    });
    await tx
      .update(epcisEvents)
      .set({ declaredInErrorBy: declaration })
      .where(eq(epcisEvents.id, row));
    const touched = await lotsByIds(tx, lotIds);
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf(touched.values()).map((subject) => ({
        deed: 'declare-step-wrong',
        subject,
        before: { eventId: event.eventId, stage: event.stage },
        after: { reason, instead: instead?.eventId ?? null },
      })),
    );
    return { row: declaration, replacement: instead };
  });
}

async function eventWithOwner(tx: Tx, row: number) {
  const [found] = await tx
    .select({ event: epcisEvents, producer: producers })
    .from(epcisEvents)
    .innerJoin(producers, eq(producers.id, epcisEvents.producerId))
    .where(and(eq(epcisEvents.id, row)));
  if (!found) return null;
  const { id: producerId, provinceCode, communeCode } = found.producer;
  return { ...found.event, producer: { producerId, provinceCode, communeCode } };
}
