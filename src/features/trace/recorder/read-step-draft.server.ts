import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { epcisEvents, eventThings } from '#db/schema/lots.ts';

/** What of an earlier step is said again in the next lot's: where and with whom. */
export interface StepAgain {
  readonly row: number;
  readonly stage: string | null;
  readonly placeId: number | null;
  readonly partyId: number | null;
  readonly lotId: number | null;
}

/** Place and party of a step of this producer's; null when it is another's. @param row `StoryStage.row` */
export async function readStepDraft(
  db: Db,
  { row, producerId }: { readonly row: number; readonly producerId: number },
): Promise<Pick<StepAgain, 'placeId' | 'partyId'> | null> {
  const [found] = await db
    .select({ placeId: epcisEvents.placeId, partyId: epcisEvents.partyId })
    .from(epcisEvents)
    .where(and(eq(epcisEvents.id, row), eq(epcisEvents.producerId, producerId)));
  return found ?? null;
}

/** The steps of a lot of this producer's that stand, oldest first, to be said again of another lot. */
export async function readStepsAgain(
  db: Db,
  { lotId, producerId }: { readonly lotId: number; readonly producerId: number },
): Promise<StepAgain[]> {
  const rows = await db
    .selectDistinct({
      row: epcisEvents.id,
      stage: epcisEvents.stage,
      placeId: epcisEvents.placeId,
      partyId: epcisEvents.partyId,
      lotId: eventThings.lotId,
      at: epcisEvents.eventTime,
    })
    .from(epcisEvents)
    .innerJoin(eventThings, eq(eventThings.eventRow, epcisEvents.id))
    .where(
      and(
        eq(eventThings.lotId, lotId),
        eq(epcisEvents.producerId, producerId),
        isNull(epcisEvents.declaredInErrorBy),
        isNull(epcisEvents.declaresErrorOf),
      ),
    )
    .orderBy(asc(epcisEvents.eventTime), asc(epcisEvents.id));
  return rows.map(({ at: _, ...row }) => row);
}

/** Row of the event as it is corrected: what its form begins with. Null when it is not of this lot and producer. */
export async function readStepToCorrect(
  db: Db,
  asked: { readonly row: number; readonly lotId: number; readonly producerId: number },
) {
  const [found] = await db
    .selectDistinct({
      row: epcisEvents.id,
      stage: epcisEvents.stage,
      at: epcisEvents.eventTime,
      placeId: epcisEvents.placeId,
      partyId: epcisEvents.partyId,
      note: epcisEvents.note,
    })
    .from(epcisEvents)
    .innerJoin(eventThings, eq(eventThings.eventRow, epcisEvents.id))
    .where(
      and(
        eq(epcisEvents.id, asked.row),
        eq(epcisEvents.producerId, asked.producerId),
        eq(eventThings.lotId, asked.lotId),
        isNull(epcisEvents.declaredInErrorBy),
        isNull(epcisEvents.declaresErrorOf),
      ),
    );
  if (found === undefined) return null;
  const inputs = await db
    .select({ lotId: eventThings.lotId, quantity: eventThings.quantity })
    .from(eventThings)
    .where(and(eq(eventThings.eventRow, asked.row), eq(eventThings.part, 'input')));
  return { ...found, inputs };
}
