import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { traceParties } from '#db/schema/codes.ts';
import { epcisEvents, eventThings, lots } from '#db/schema/lots.ts';

/** A party that received goods of a lot, one step forward. Not for the public. */
export interface Receiver {
  readonly partyId: number;
  readonly producerId: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly lotId: number;
  readonly lotCode: string;
  /** Instant of the delivery, ISO 8601 UTC. */
  readonly at: string;
  readonly quantity: number | null;
  readonly unit: string | null;
}

/** Whom these lots were delivered or sold to, by events that still stand. */
export async function readReceivers(db: Db | Tx, lotIds: readonly number[]): Promise<Receiver[]> {
  return db
    .select({
      partyId: traceParties.id,
      producerId: lots.producerId,
      name: traceParties.name,
      phone: traceParties.phone,
      email: traceParties.email,
      address: traceParties.address,
      lotId: lots.id,
      lotCode: lots.code,
      at: epcisEvents.eventTime,
      quantity: eventThings.quantity,
      unit: eventThings.unit,
    })
    .from(eventThings)
    .innerJoin(epcisEvents, eq(epcisEvents.id, eventThings.eventRow))
    .innerJoin(traceParties, eq(traceParties.id, epcisEvents.partyId))
    .innerJoin(lots, eq(lots.id, eventThings.lotId))
    .where(
      and(
        inArray(eventThings.lotId, sql`(select value from json_each(${JSON.stringify(lotIds)}))`),
        inArray(epcisEvents.stage, ['shipping', 'selling', 'arrival']),
        isNull(epcisEvents.declaredInErrorBy),
        isNull(epcisEvents.declaresErrorOf),
      ),
    )
    .orderBy(asc(traceParties.name), asc(epcisEvents.eventTime), asc(eventThings.id));
}
