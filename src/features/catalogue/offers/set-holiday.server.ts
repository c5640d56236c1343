import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { checkedHoliday, type Holiday } from './holiday.ts';

/** A producer's holiday as it stands, over or not; `version` 0 while there is no profile. */
export async function readHoliday(
  db: Pick<Db | Tx, 'select'>,
  { producerId, actor }: { producerId: number; actor: Actor },
): Promise<{ from: string | null; until: string | null; note: string; version: number }> {
  if (!may(actor, 'set-holiday', { producerId })) throw new Refusal('not-allowed', {});
  const [row] = await db
    .select()
    .from(sellerProfiles)
    .where(eq(sellerProfiles.producerId, producerId));
  return {
    from: row?.holidayFrom ?? null,
    until: row?.holidayUntil ?? null,
    note: row?.holidayNote ?? '',
    version: row?.version ?? 0,
  };
}

/**
 * Sets or moves a producer's holiday; orders already placed stay as they are.
 * @param version of the profile the form was made from, 0 without one
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `holiday-moved`, and those of `checkedHoliday`
 */
export async function setHoliday(
  db: Db,
  one: {
    producerId: number;
    version: number;
    typed: { from: string; until: string; note: string };
    actor: Actor;
    now: number;
  },
): Promise<Holiday> {
  demand(one.actor, 'set-holiday', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    demand(one.actor, 'set-holiday', { producerId: one.producerId });
    const holiday = checkedHoliday(one.typed, dayAt(one.now));
    await writeHolidayIn(tx, { ...one, holiday });
    return holiday;
  });
}

/**
 * Ends a holiday that is on or to come: orders are taken again at once.
 * @throws Refusal `not-allowed`, `holiday-moved`, `no-holiday`
 */
export async function endHoliday(
  db: Db,
  one: { producerId: number; version: number; actor: Actor; now: number },
): Promise<void> {
  demand(one.actor, 'set-holiday', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    demand(one.actor, 'set-holiday', { producerId: one.producerId });
    await writeHolidayIn(tx, { ...one, holiday: null });
  });
}

async function writeHolidayIn(
  tx: Tx,
  {
    producerId,
    version,
    holiday,
    actor,
    now,
  }: {
    producerId: number;
    version: number;
    holiday: Holiday | null;
    actor: Actor;
    now: number;
  },
): Promise<void> {
  const [row] = await tx
    .select()
    .from(sellerProfiles)
    .where(eq(sellerProfiles.producerId, producerId));
  if ((row?.version ?? 0) !== version) throw new Refusal('holiday-moved', {});
  if (holiday === null && !row?.holidayFrom) throw new Refusal('no-holiday', {});
  const columns = {
    holidayFrom: holiday?.from ?? null,
    holidayUntil: holiday?.until ?? null,
    holidayNote: holiday?.note ?? '',
    changedAt: new Date(now).toISOString(),
    version: version + 1,
  };
  if (row === undefined) {
    const [known] = await tx
      .select({ id: producers.id })
      .from(producers)
      .where(eq(producers.id, producerId));
    if (known === undefined) throw new Refusal('not-allowed', {});
    await tx.insert(sellerProfiles).values({ producerId, ...columns });
  } else {
    await tx.update(sellerProfiles).set(columns).where(eq(sellerProfiles.producerId, producerId));
  }
  // The pages of all its products follow from the producer.
  await record(
    tx,
    { actor: actor.name, now },
    {
      deed: holiday === null ? 'end-holiday' : 'set-holiday',
      subject: `producer:${producerId}`,
      before: row?.holidayFrom ? { from: row.holidayFrom, until: row.holidayUntil } : null,
      after: holiday === null ? null : { from: holiday.from, until: holiday.until },
    },
  );
}
