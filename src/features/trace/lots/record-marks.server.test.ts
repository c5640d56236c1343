import { rmSync } from 'node:fs';
import { asc, eq, gt } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, inTransaction } from '#db/client.ts';
import { epcisEvents, eventThings } from '#db/schema/lots.ts';
import { atOrigin, epcisDocument } from '#src/features/trace/epcis/document.ts';
import { type JsonObject, OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import { officialFaults, officialIsHere } from '#src/features/trace/epcis/official.examples.ts';
import { createLot } from './create-lot.server.ts';
import { findLots } from './lot-row.server.ts';
import { recordMarks } from './record-marks.server.ts';
import { recordStepIn } from './record-step.server.ts';
import { lotOf, lotWorld, type LotWorld, NOW, stepOf } from './world.examples.ts';

/** More than one statement takes. */
const LOTS = 620;
let world: LotWorld;

beforeEach(async () => {
  world = await lotWorld();
  const { db, first, items } = world;
  const dated = { madeOn: '2026-11-02', expiresOn: '2027-11-02' };
  const kinds = [lotOf(items.jar, 'A', dated), lotOf(items.cup, 'B'), lotOf(items.raw, 'C')];
  for (let at = 0; at < LOTS; at += 1) {
    const kind = kinds[at % kinds.length] ?? lotOf(items.jar, 'A');
    await createLot(db, { lot: { ...kind, code: `${kind.code}${at}` }, actor: first, now: NOW });
  }
});
afterEach(() => {
  closeDb(world.db);
  rmSync(world.folder, { recursive: true, force: true });
});

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

describe('many events at once', () => {
  it('are what they would be one by one, each valid, each in the log under its lot', async () => {
    const { db, first: actor } = world;
    const lots = await findLots(db, undefined);
    expect(lots).toHaveLength(LOTS);
    const note = 'TH-2026-0001';
    const shared = { at: NOW, note, source: 'recall' } as const;

    /** Events, what they are about and the log, without what is new each time. */
    const written = async (work: () => Promise<unknown>) => {
      const since = await lastChangeId(db);
      const [last] = await db.select({ id: epcisEvents.id }).from(epcisEvents);
      await work();
      const events = (
        await db
          .select()
          .from(epcisEvents)
          .where(gt(epcisEvents.id, last?.id ?? 0))
          .orderBy(asc(epcisEvents.id))
      ).filter(({ recordTime }) => recordTime === new Date(NOW).toISOString());
      const things = await db.select().from(eventThings).orderBy(asc(eventThings.id));
      const log = await changesAfter(db, since, 10_000);
      await inTransaction(db, async (tx) => {
        await tx.delete(eventThings);
        await tx.delete(epcisEvents);
      });
      const plain = (row: object): string => JSON.stringify(row).replaceAll(UUID, 'uuid');
      return {
        bodies: events.map(({ body }) => body),
        events: events.map(({ id, ...row }) => plain({ ...row, id: id - (events[0]?.id ?? 0) })),
        things: things.map(({ eventRow, ...row }) =>
          plain({ ...row, id: 0, eventRow: eventRow - (events[0]?.id ?? 0) }),
        ),
        log: log.map(({ deed, subject, after }) => plain({ deed, subject, after })),
      };
    };
    await db.delete(eventThings);
    await db.delete(epcisEvents);

    for (const stage of ['recall', 'recall-lifted'] as const) {
      const single = await written(() =>
        inTransaction(db, async (tx) => {
          for (const lot of lots) {
            const step = stepOf(lot.id, stage, { ...shared });
            await recordStepIn(tx, { step, actor, now: NOW });
          }
        }),
      );
      const bulk = await written(() =>
        inTransaction(db, (tx) => recordMarks(tx, { lots, stage, ...shared, actor, now: NOW })),
      );
      expect(bulk.events).toEqual(single.events);
      expect(bulk.things).toEqual(single.things);
      expect(new Set(bulk.bodies.map((body) => JSON.parse(body).eventID)).size).toBe(LOTS);
      const ofLots = (log: string[]) => log.filter((line) => line.includes('"subject":"lot:'));
      expect(ofLots(bulk.log)).toEqual(ofLots(single.log));
      // A product is named once, not once for each of its lots.
      expect(new Set(bulk.log.map((line) => /"product:\d+"/.exec(line)?.[0]))).toEqual(
        new Set(single.log.map((line) => /"product:\d+"/.exec(line)?.[0])),
      );
      expect(bulk.log.filter((line) => line.includes('"subject":"product:1"'))).toHaveLength(1);
      if (!officialIsHere) continue;
      const document = epcisDocument(
        bulk.bodies.map((body) => ({
          body: JSON.parse(body) as JsonObject,
          context: OWN_CONTEXT,
        })),
        OWN_CONTEXT,
      );
      expect(officialFaults(atOrigin(document, 'https://vi-du.example'))).toEqual([]);
    }
  }, 60_000);

  it('are none when one of them cannot be written', async () => {
    const { db, first: actor } = world;
    const lots = await findLots(db, undefined);
    const wrong = lots.map((lot, at) => (at === 600 ? { ...lot, producerId: 99_999 } : lot));
    const before = await lastChangeId(db);
    await expect(
      inTransaction(db, (tx) =>
        recordMarks(tx, {
          ...{ lots: wrong, stage: 'recall', at: NOW, note: 'TH-2026-0002', source: 'recall' },
          ...{ actor, now: NOW },
        }),
      ),
    ).rejects.toThrow();
    const found = await db.select().from(epcisEvents).where(eq(epcisEvents.stage, 'recall'));
    expect(found).toEqual([]);
    expect(await lastChangeId(db)).toBe(before);
  });
});
