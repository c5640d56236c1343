import { and, eq, inArray, isNull, like, notInArray, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import {
  companyPrefixes,
  serialRuns,
  serials,
  traceParties,
  tracePlaces,
  tradeItems,
} from '#db/schema/codes.ts';
import { epcisEvents, eventFiles, eventThings, lotLinks, lots } from '#db/schema/lots.ts';
import { recallLots, recalls, wrongReports } from '#db/schema/recalls.ts';
import { serialScans } from '#db/schema/scans.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { MARK } from './demo-plan.ts';

/**
 * With the end of demo mode: the illustrative lots go, with their events, serials and recalls, and so do numbers of the
 * demonstration range and the made-up places. The only rows of traceability that are ever deleted.
 * Ending it twice changes nothing.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`
 */
export async function endDemoLots(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<{ removed: number }> {
  demand(actor, 'end-demo');
  return inTransaction(db, async (tx) => {
    const made = tx.select({ id: lots.id }).from(lots).where(eq(lots.illustrative, true));
    const ofMade = tx
      .select({ id: eventThings.eventRow })
      .from(eventThings)
      .where(inArray(eventThings.lotId, made));
    const rows = await tx
      .select({ id: epcisEvents.id })
      .from(epcisEvents)
      .where(inArray(epcisEvents.id, ofMade));
    const events = rows.map(({ id }) => id);
    const called = await tx
      .select({ id: recallLots.recallId })
      .from(recallLots)
      .where(inArray(recallLots.lotId, made));
    const units = tx.select({ id: serials.id }).from(serials).where(inArray(serials.lotId, made));
    await tx.delete(serialScans).where(inArray(serialScans.serialId, units));
    await tx.delete(serials).where(inArray(serials.lotId, made));
    await tx.delete(serialRuns).where(inArray(serialRuns.lotId, made));
    await tx.update(wrongReports).set({ lotId: null }).where(inArray(wrongReports.lotId, made));
    await tx.delete(recallLots).where(inArray(recallLots.lotId, made));
    const kept = tx.select({ id: recallLots.recallId }).from(recallLots);
    const ids = called.map(({ id }) => id);
    await tx.delete(recalls).where(and(inArray(recalls.id, ids), notInArray(recalls.id, kept)));
    await tx.delete(lotLinks).where(inArray(lotLinks.eventRow, events));
    await tx.delete(eventFiles).where(inArray(eventFiles.eventRow, events));
    await tx.delete(eventThings).where(inArray(eventThings.eventRow, events));
    await tx
      .update(epcisEvents)
      .set({ declaredInErrorBy: null })
      .where(inArray(epcisEvents.declaredInErrorBy, events));
    await tx.delete(epcisEvents).where(inArray(epcisEvents.id, events));
    const gone = await tx
      .delete(lots)
      .where(eq(lots.illustrative, true))
      .returning({ id: lots.id });
    const numbered = await tx
      .update(tradeItems)
      .set({ gtin: null, version: sql`${tradeItems.version} + 1` })
      .where(like(tradeItems.gtin, '_952%'))
      .returning({ id: tradeItems.id });
    const used = tx.select({ id: lots.tradeItemId }).from(lots);
    await tx
      .delete(tradeItems)
      .where(
        and(
          isNull(tradeItems.productId),
          like(tradeItems.label, `%${MARK}`),
          notInArray(tradeItems.id, used),
        ),
      );
    await tx.delete(companyPrefixes).where(eq(companyPrefixes.demonstration, true));
    for (const table of [tracePlaces, traceParties]) {
      const column = table === tracePlaces ? epcisEvents.placeId : epcisEvents.partyId;
      await tx
        .delete(table)
        .where(
          and(
            like(table.name, `%${MARK}`),
            sql`not exists (select 1 from ${epcisEvents} where ${column} = ${table.id})`,
          ),
        );
    }
    if (gone.length + numbered.length > 0) {
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: 'end-demo-lots',
          subject: 'catalogue',
          after: { lots: gone.length, events: events.length, numbers: numbered.length },
        },
      );
    }
    return { removed: gone.length };
  });
}
