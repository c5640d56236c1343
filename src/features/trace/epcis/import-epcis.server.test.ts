import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { changes } from '#db/schema/site.ts';
import { epcisEvents, eventThings, lotLinks, lots } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { declareError } from '#src/features/trace/lots/declare-error.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { STAGES, type Stage } from '#src/features/trace/lots/stages.ts';
import {
  lotOf,
  lotWorld,
  type LotWorld,
  NOW,
  stepOf,
} from '#src/features/trace/lots/world.examples.ts';
import { checkDocument } from './check-document.ts';
import type { JsonObject } from './event.ts';
import { exportLot, exportProducer } from './export-lot.server.ts';
import type { Fault } from './fault.ts';
import { importEpcis, previewEpcis } from './import-epcis.server.ts';
import { officialFaults, officialIsHere, samples } from './official.examples.ts';

const ORIGIN = 'https://ocop.example';
let worlds: LotWorld[] = [];

async function newWorld(): Promise<LotWorld> {
  const world = await lotWorld();
  worlds.push(world);
  return world;
}

async function leaveWorlds(): Promise<void> {
  for (const { db, folder } of worlds) {
    closeDb(db);
    rmSync(folder, { recursive: true, force: true });
  }
  worlds = [];
}
afterEach(leaveWorlds);
afterAll(leaveWorlds);

const given = (world: LotWorld, document: unknown, producerId = 1) => ({
  text: typeof document === 'string' ? document : JSON.stringify(document),
  producerId,
  origin: ORIGIN,
  actor: producerId === 1 ? world.first : world.second,
  now: NOW,
});

function expectValid(document: JsonObject | null): void {
  expect(checkDocument(document)).toEqual([]);
  if (officialIsHere) expect(officialFaults(document)).toEqual([]);
}

async function faultsOf(work: Promise<unknown>): Promise<readonly Fault[]> {
  const refusal = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  return ((refusal as Refusal).facts as { faults: readonly Fault[] }).faults;
}

const EVENT: JsonObject = {
  type: 'ObjectEvent',
  eventID: 'urn:uuid:5b6c1f2e-0a01-4c55-9c3e-2f1f7b7b0101',
  eventTime: '2026-11-05T14:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  quantityList: [{ epcClass: `${ORIGIN}/q/AAAAAAA2/10/C-1`, quantity: 3 }],
};
const documentOf = (...eventList: JsonObject[]): JsonObject => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-22T00:00:00Z',
  epcisBody: { eventList },
});

describe('export and import', () => {
  it('gives every stage out as a valid document, takes it in elsewhere, and gives the same out again', async () => {
    const [from, to] = [await newWorld(), await newWorld()];
    const actor = from.first;
    const lot = await createLot(from.db, { lot: lotOf(from.items.cup, 'C-1'), actor, now: NOW });
    for (const stage of STAGES) {
      const step = stepOf(lot.id, stage, { placeId: 2, partyId: 1, quantity: 3, note: 'x' });
      await recordStep(from.db, { step, actor, now: NOW });
    }
    const one = await exportLot(from.db, lot.id, ORIGIN, 'owner');
    const open = await exportLot(from.db, lot.id, ORIGIN, 'public');
    for (const document of [one, open]) expectValid(document);
    for (const secret of ['9520123456795', '9520123456801', 'CCCCCCC1']) {
      expect(JSON.stringify(open)).not.toContain(secret);
    }
    const text = JSON.stringify(one);
    await expect(
      importEpcis(to.db, { ...given(to, text), actor: to.second }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const would = await previewEpcis(to.db, given(to, text));
    expect(would).toMatchObject({ stored: STAGES.length, known: 0, newLots: 1, archived: 0 });
    expect(would.lots).toMatchObject([{ code: 'C-1', itemName: 'Mật ong thử · Cốc', isNew: true }]);
    expect(await to.db.select().from(lots)).toEqual([]);
    expect(await to.db.select().from(changes)).toEqual([]);
    expect(await importEpcis(to.db, given(to, text))).toEqual(would);
    const again = await importEpcis(to.db, given(to, text));
    expect(again).toMatchObject({ stored: 0, known: STAGES.length, newLots: 0 });
    expect(JSON.stringify(await exportLot(to.db, 1, ORIGIN, 'owner'))).toBe(text);
    const other = text.replace('"shipping"', '"transporting"');
    expect(await faultsOf(importEpcis(to.db, given(to, other)))).toMatchObject([
      { path: '$.epcisBody.eventList[6].eventID', code: 'other-content' },
    ]);
    expect(await to.db.select().from(epcisEvents)).toHaveLength(STAGES.length);
  });

  it('holds for whatever was recorded and corrected', async () => {
    const step = fc.record({
      stage: fc.constantFrom(...STAGES),
      placeId: fc.constantFrom(null, 1, 2),
      partyId: fc.constantFrom(null, 1, 2),
      quantity: fc.constantFrom(null, 1, 0.25, 12),
      note: fc.oneof(fc.constant(''), fc.string({ maxLength: 30 })),
      made: fc.boolean(),
      wrong: fc.constantFrom(null, 'did_not_occur' as const, 'incorrect_data' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const [from, to] = [await newWorld(), await newWorld()];
        const actor = from.first;
        const make = (itemId: number, code: string) =>
          createLot(from.db, { lot: lotOf(itemId, code), actor, now: NOW });
        const raw = await make(from.items.raw, 'R/1');
        const lot = await make(from.items.jar, 'J-1');
        for (const { made, wrong, ...more } of steps) {
          const processing = more.stage === 'processing' && made;
          const said = stepOf(lot.id, more.stage, {
            ...more,
            inputs: processing ? [{ lotId: raw.id, quantity: 2 }] : [],
            result: more.stage === 'testing' && made ? 'conformant' : null,
            sscc: more.stage === 'packing' && made ? '095201234567891235' : null,
          });
          const { row } = await recordStep(from.db, { step: said, actor, now: NOW });
          if (wrong === null) continue;
          const instead = wrong === 'incorrect_data' ? { ...said, note: 'đúng' } : null;
          await declareError(from.db, {
            ...{ row, reason: wrong, actor, now: NOW + 1000 },
            replacement: instead,
          });
        }
        const one = await exportLot(from.db, lot.id, ORIGIN, 'owner');
        expectValid(one);
        expectValid(await exportLot(from.db, lot.id, ORIGIN, 'public'));
        const text = JSON.stringify(one);
        await importEpcis(to.db, { ...given(to, text), now: NOW + 2000 });
        const mine = (await to.db.select().from(lots)).find(({ code }) => code === 'J-1');
        expect(JSON.stringify(await exportLot(to.db, mine?.id ?? 0, ORIGIN, 'owner'))).toBe(text);
        const links = async ({ db }: LotWorld) => (await db.select().from(lotLinks)).length;
        expect(await links(to)).toBe(await links(from));
        await leaveWorlds();
      }),
      { numRuns: Number(process.env['EPCIS_RUNS'] ?? 12) },
    );
  }, 120_000);
});

describe.skipIf(!officialIsHere)('the official samples', () => {
  it('all come in, are told to nobody, and go out and in again the same', async () => {
    const [from, to] = [await newWorld(), await newWorld()];
    const all = samples('valid');
    const refused: string[] = [];
    for (const [name, document] of all) {
      const done = await importEpcis(from.db, given(from, document)).catch((error: unknown) => {
        refused.push(name);
        const [fault] = ((error as Refusal).facts as { faults: readonly Fault[] }).faults;
        expect(fault?.code).toBe('other-content');
        return null;
      });
      if (done !== null) expect(done.archived).toBe(done.stored);
    }
    // It bears the id of an event in "all possible fields", and says something else.
    expect(refused).toEqual(['TransformationEvent_with_error_declaration.json']);
    for (const [name, document] of all) {
      const alone = await newWorld();
      const done = await importEpcis(alone.db, given(alone, document));
      expect(done.stored, name).toBeGreaterThan(0);
      expect(await alone.db.select().from(lots)).toEqual([]);
      const one = await exportProducer(alone.db, { producerId: 1, origin: ORIGIN, part: 1 });
      expectValid(one);
      const back = await newWorld();
      await importEpcis(back.db, given(back, one));
      const two = await exportProducer(back.db, { producerId: 1, origin: ORIGIN, part: 1 });
      expect(JSON.stringify(two), name).toBe(JSON.stringify(one));
    }
    const document = await exportProducer(from.db, { producerId: 1, origin: ORIGIN, part: 1 });
    expectValid(document);
    const text = JSON.stringify(document);
    // Foreign prefixes and several contexts are in it.
    for (const part of ['ext1', 'http://example.com/ext3/', 'urn:gs1:epcisapp:rail:']) {
      expect(text).toContain(part);
    }
    await importEpcis(to.db, given(to, text));
    const again = await exportProducer(to.db, { producerId: 1, origin: ORIGIN, part: 1 });
    expect(JSON.stringify(again)).toBe(text);
  }, 60_000);

  it('of honey joins the lots of the producer whose numbers it bears, and nobody else may bring it', async () => {
    const [world, other] = [await newWorld(), await newWorld()];
    const [, honey] = samples('project')[0] ?? [];
    expect(await faultsOf(importEpcis(world.db, given(world, honey, 2)))).toMatchObject(
      [0, 1, 2, 3, 5, 6].map((at) => ({
        path: `$.epcisBody.eventList[${at}]`,
        code: 'not-own',
      })),
    );
    const done = await importEpcis(world.db, given(world, honey));
    expect(done).toMatchObject({ stored: 7, newLots: 2, archived: 1 });
    const rows = await world.db.select().from(lots);
    expect(rows.find(({ code }) => code === 'LO-2026-11A')).toMatchObject({
      ...{ madeOn: '2026-11-05', expiresOn: '2028-11-05', quantity: 230 },
    });
    const document = await exportLot(world.db, rows[1]?.id ?? 0, ORIGIN, 'owner');
    expectValid(document);
    expectValid(await exportLot(world.db, rows[1]?.id ?? 0, ORIGIN, 'public'));
    const text = JSON.stringify(document);
    await importEpcis(other.db, given(other, text));
    const mine = (await other.db.select().from(lots)).find(({ code }) => code === 'LO-2026-11A');
    expect(JSON.stringify(await exportLot(other.db, mine?.id ?? 0, ORIGIN, 'owner'))).toBe(text);
  });

  it('that are invalid are refused whole, each fault with its path', async () => {
    const { db, ...world } = await newWorld();
    for (const [name, document] of samples('invalid')) {
      const faults = await faultsOf(importEpcis(db, given({ db, ...world }, document)));
      expect(faults, name).toEqual(checkDocument(document));
      expect(
        faults.every(({ path }) => path.startsWith('$')),
        name,
      ).toBe(true);
    }
    for (const table of [epcisEvents, eventThings, lots, changes]) {
      expect(await db.select().from(table)).toEqual([]);
    }
  });
});

describe('what may be taken in', () => {
  let world: LotWorld;
  beforeEach(async () => {
    world = await newWorld();
  }, 60_000);
  const codes = async (document: JsonObject, producerId = 1) =>
    (await faultsOf(importEpcis(world.db, given(world, document, producerId)))).map(
      ({ path, code }) => `${path} ${code}`,
    );

  it('is refused whole where one event is wrong', async () => {
    const later = { ...EVENT, eventID: 'urn:x:2', eventTime: '2026-11-23T14:00:00+07:00' };
    const foreign = {
      ...{ ...EVENT, eventID: 'urn:x:3' },
      quantityList: [{ epcClass: `${ORIGIN}/q/AAAAAAA4/10/D-1`, quantity: 3 }],
    };
    expect(await codes(documentOf(EVENT, later, foreign))).toEqual([
      '$.epcisBody.eventList[1].eventTime own-time',
      '$.epcisBody.eventList[2] not-own',
    ]);
    expect(await world.db.select().from(epcisEvents)).toEqual([]);
    expect(await codes({ ...EVENT, '@context': 'not a uri' })).toEqual(["$['@context'] not-a-uri"]);
    expect(await faultsOf(importEpcis(world.db, given(world, '{"type":')))).toMatchObject([
      { path: '$', code: 'not-json' },
    ]);
  });

  it('is another producer’s lot only where something was made of it', async () => {
    const made: JsonObject = {
      ...{ type: 'TransformationEvent', eventID: 'urn:x:4' },
      ...{ eventTime: EVENT['eventTime'] ?? '', eventTimeZoneOffset: '+07:00' },
      inputQuantityList: [{ epcClass: `${ORIGIN}/q/AAAAAAA4/10/D-1`, quantity: 3 }],
      outputQuantityList: [{ epcClass: `${ORIGIN}/q/AAAAAAA2/10/C-1`, quantity: 3 }],
    };
    const done = await importEpcis(world.db, given(world, documentOf(made)));
    expect(done).toMatchObject({ stored: 1, newLots: 1 });
    const open = await exportLot(world.db, 1, ORIGIN, 'public');
    expectValid(open);
    expect(JSON.stringify(open)).not.toContain('AAAAAAA4');
  });

  it('is a declaration of an error, before or after what it declares, and only once', async () => {
    const declared: JsonObject = {
      ...EVENT,
      errorDeclaration: { declarationTime: '2026-11-06T00:00:00+07:00', reason: 'did_not_occur' },
    };
    for (const [first, second] of [
      [EVENT, declared],
      [declared, EVENT],
    ] as const) {
      const { db, ...rest } = await newWorld();
      await importEpcis(db, given({ db, ...rest }, documentOf(first)));
      await importEpcis(db, given({ db, ...rest }, documentOf(second)));
      const rows = await db.select().from(epcisEvents);
      const original = rows.find(({ declaresErrorOf }) => declaresErrorOf === null);
      const declaration = rows.find(({ declaresErrorOf }) => declaresErrorOf !== null);
      expect(original?.declaredInErrorBy).toBe(declaration?.id);
    }
    await importEpcis(world.db, given(world, documentOf(EVENT, declared)));
    const twice = { ...declared, errorDeclaration: { declarationTime: '2026-11-07T00:00:00Z' } };
    expect(await codes(documentOf(twice))).toEqual([
      '$.epcisBody.eventList[0].eventID other-content',
    ]);
  });

  it('is an id that somebody else uses only where neither is about a lot here', async () => {
    const foreign = {
      ...EVENT,
      quantityList: [{ epcClass: 'https://x.example/01/00000000000017' }],
    };
    for (const producerId of [1, 2]) {
      await importEpcis(world.db, given(world, documentOf(foreign), producerId));
    }
    expect(await codes(documentOf(EVENT), 1)).toEqual([
      '$.epcisBody.eventList[0].eventID other-content',
    ]);
    const mine = { ...EVENT, eventID: 'urn:x:mine' };
    await importEpcis(world.db, given(world, documentOf(mine)));
    const taken = { ...foreign, eventID: 'urn:x:mine' };
    expect(await codes(documentOf(taken), 2)).toEqual([
      '$.epcisBody.eventList[0].eventID other-content',
    ]);
  });

  it('never makes a recall of its own', async () => {
    const stage: Stage = 'recall';
    const event = { ...EVENT, 'ocop:stage': stage, disposition: 'recalled' };
    await importEpcis(world.db, given(world, documentOf(event)));
    expect(await world.db.select().from(epcisEvents)).toMatchObject([
      { stage: null, source: 'import', declaredBy: 'Nguyễn Thị Ong' },
    ]);
  });
});
