import { rmSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { lots } from '#db/schema/lots.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { declareError } from '#src/features/trace/lots/declare-error.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import {
  lotOf,
  lotWorld,
  type LotWorld,
  NOW,
  stepOf,
} from '#src/features/trace/lots/world.examples.ts';
import { checkDocument } from './check-document.ts';
import { atOrigin, queryDocument } from './document.ts';
import { type JsonObject, OWN_CONTEXT } from './event.ts';
import { PARAMETERS, readEventQuery } from './event-query.ts';
import { findEvents } from './find-events.server.ts';
import { importEpcis } from './import-epcis.server.ts';
import { officialFaults, officialIsHere } from './official.examples.ts';

const ORIGIN = 'https://ocop.example';
const HOUR = 3_600_000;
const JAR = 'https://id.gs1.org/01/09520123456788/10/J-1';
const SERIALS = ['SER111', 'SER222'];
let world: LotWorld;
let jar = 0;
let madeUp = 0;

const ask = async (
  params: Record<string, string>,
  demo = false,
): Promise<{ events: JsonObject[]; next: string | null }> => {
  const read = readEventQuery(Object.entries(params));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const page = await findEvents(world.db, read.query, { demo, origin: ORIGIN });
  if (page === null) throw new Error('the token is of no page');
  const document = atOrigin(
    queryDocument(page.events, OWN_CONTEXT, new Date(NOW).toISOString()),
    ORIGIN,
  );
  expect(checkDocument(document)).toEqual([]);
  if (officialIsHere) expect(officialFaults(document)).toEqual([]);
  const { eventList } = (document['epcisBody'] as any).queryResults.resultsBody;
  return { events: eventList, next: page.next };
};
const stagesOf = async (params: Record<string, string>, demo = false): Promise<unknown[]> =>
  (await ask(params, demo)).events.map((event) => event['ocop:stage'] ?? event['bizStep']);

beforeAll(async () => {
  world = await lotWorld();
  const { db, items, places, parties, first, second } = world;
  const make = async (itemId: number, code: string, actor = first): Promise<number> =>
    (await createLot(db, { lot: lotOf(itemId, code), actor, now: NOW })).id;
  const raw = await make(items.raw, 'R-1');
  const sugar = await make(world.foreign.sugar, 'S-1', second);
  jar = await make(items.jar, 'J-1');
  madeUp = await make(items.cup, 'M-1');
  await db.update(lots).set({ illustrative: true }).where(eq(lots.id, madeUp));
  let at = NOW - 100 * HOUR;
  const step = async (
    lotId: number,
    stage: Parameters<typeof stepOf>[1],
    more = {},
    actor = first,
  ) => {
    at += HOUR;
    const said = stepOf(lotId, stage, { at, note: `ghi ${stage}`, ...more });
    return recordStep(db, { step: said, actor, now: NOW });
  };
  await step(raw, 'harvest', { placeId: places.open });
  await step(sugar, 'harvest', { placeId: places.foreign }, second);
  await step(jar, 'processing', {
    placeId: places.closed,
    inputs: [
      { lotId: raw, quantity: 3 },
      { link: '/q/AAAAAAA4/10/S-1', quantity: 1 },
    ],
  });
  await step(jar, 'packing', { placeId: places.open, sscc: '095201234567891235' });
  const wrong = await step(jar, 'shipping', { partyId: parties.hidden, placeId: places.closed });
  await step(jar, 'shipping', { partyId: parties.open, placeId: places.open });
  await declareError(db, {
    ...{ row: wrong.row, reason: 'incorrect_data', replacement: null, actor: first, now: NOW },
  });
  await step(madeUp, 'harvest');
  const units: JsonObject = {
    ...{ type: 'ObjectEvent', eventID: 'urn:x:units', action: 'OBSERVE', bizStep: 'picking' },
    ...{ eventTime: '2026-11-22T01:00:00Z', eventTimeZoneOffset: '+00:00' },
    epcList: SERIALS.map((serial) => `${JAR}/21/${serial}`),
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:x:secret-order' }],
    'x:secret': 'not told',
  };
  const archived = { ...units, eventID: 'urn:x:kept', epcList: ['urn:epc:id:giai:4000001.12345'] };
  const document = {
    '@context': [...OWN_CONTEXT, { x: 'urn:x:' }],
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-11-22T00:00:00Z' },
    epcisBody: { eventList: [units, archived] },
  };
  const text = JSON.stringify(document);
  await importEpcis(db, { text, producerId: 1, origin: ORIGIN, actor: first, now: NOW });
}, 60_000);
afterAll(() => {
  closeDb(world.db);
  rmSync(world.folder, { recursive: true, force: true });
});

/** The harvest is of the other producer's sugar: that of raw honey is its keeper's own affair. */
const ALL = ['harvest', 'processing', 'packing', 'shipping', 'shipping', 'shipping', 'picking'];

describe('what everybody may ask', () => {
  it.each<[Record<string, string>, unknown[]]>([
    [{}, ALL],
    [{ eventType: 'AggregationEvent' }, ['packing']],
    [{ eventType: 'AggregationEvent|TransformationEvent' }, ['processing', 'packing']],
    [{ eventType: 'TransactionEvent' }, []],
    [{ EQ_bizStep: 'shipping', EXISTS_errorDeclaration: 'false' }, ['shipping', 'shipping']],
    [{ EQ_bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping|picking' }, ALL.slice(3)],
    [{ EQ_disposition: 'in_transit', EXISTS_errorDeclaration: 'true' }, ['shipping']],
    [{ EQ_disposition: 'recalled' }, []],
    [{ EQ_eventID: 'urn:x:units' }, ['picking']],
    [{ EQ_eventID: 'urn:x:kept' }, []],
    [{ GE_eventTime: '2026-11-22T08:00:00+07:00' }, ['picking']],
    [{ LT_eventTime: '2026-11-22T08:00:00+07:00' }, ALL.slice(0, -1)],
    [{ GE_eventTime: '2026-11-22T01:00:00.001Z' }, []],
    [{ MATCH_epcClass: JAR }, ALL.slice(2)],
    // Its lot is told of as what the product was made from, and of nothing else.
    [{ MATCH_anyEPCClass: 'https://id.gs1.org/01/09520123456771/10/R-1' }, ['processing']],
    [{ MATCH_anyEPCClass: JAR }, ALL.slice(1)],
    [{ MATCH_anyEPCClass: `${ORIGIN}/01/09520123456788/10/J-1` }, ALL.slice(1)],
    [{ MATCH_anyEPCClass: 'urn:epc:class:lgtin:9520123.045678.J-1' }, ALL.slice(1)],
    [{ MATCH_anyEPCClass: 'https://id.gs1.org/01/09520123456788/10/j-1' }, []],
    [{ MATCH_anyEPC: 'https://id.gs1.org/00/095201234567891235' }, ['packing']],
    [{ MATCH_epc: 'https://id.gs1.org/00/095201234567891235' }, []],
    [{ EQ_readPoint: 'https://id.gs1.org/414/9520123456788/254/TRAI-01' }, ['packing', 'shipping']],
    [{ EQ_bizLocation: 'https://id.gs1.org/414/9520123456788/254/TRAI-01' }, ['packing']],
    [{ EQ_readPoint: `${ORIGIN}/noi/BBBBBBB2` }, ['processing', 'shipping', 'shipping']],
  ])('%j', async (params, stages) => {
    expect(await stagesOf(params)).toEqual(stages);
  });

  it.each<[string, Record<string, string>]>([
    ['a closed place by its number', { EQ_readPoint: 'https://id.gs1.org/414/9520123456795' }],
    ['a unit by its serial', { MATCH_epc: `${JAR}/21/${SERIALS[0]}` }],
    ['a unit anywhere', { MATCH_anyEPC: `${JAR}/21/${SERIALS[1]}` }],
    [
      'where another producer’s lot went',
      { MATCH_anyEPCClass: `${ORIGIN}/q/AAAAAAA4/10/S-1`, eventType: 'TransformationEvent' },
    ],
    ['a made-up lot', { MATCH_anyEPCClass: `${ORIGIN}/q/AAAAAAA2/10/M-1` }],
  ])('tells nothing of %s', async (_what, params) => {
    expect(await stagesOf(params)).toEqual([]);
  });

  it('never names what is hidden', async () => {
    const { events } = await ask({ MATCH_anyEPCClass: JAR }, true);
    expect(events).toHaveLength(ALL.length - 1);
    const text = JSON.stringify(events);
    const secrets = [
      ...['9520123456795', '9520123456801', 'CCCCCCC1', 'AAAAAAA4', 'secret', 'not told'],
      ...[...SERIALS, 'urn:x:kept', 'Nguyễn Thị Ong'],
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('CCCCCCC2');
  });

  it('leaves out what was typed into an event that was wrong', async () => {
    const { events } = await ask({ EQ_bizStep: 'shipping' });
    expect(
      events.map((event) => [event['ocop:note'], event['errorDeclaration'] !== undefined]),
    ).toEqual([
      [undefined, false],
      [undefined, true],
      ['ghi shipping', false],
    ]);
  });

  it('says of made-up lots that they are, and only where they are shown', async () => {
    const { events } = await ask({ MATCH_anyEPCClass: `${ORIGIN}/q/AAAAAAA2/10/M-1` }, true);
    expect(events).toMatchObject([{ 'ocop:stage': 'harvest', 'ocop:illustrative': true }]);
  });

  it('turns pages without missing or repeating anything', async () => {
    const seen: unknown[] = [];
    let token: string | null = null;
    for (let page = 0; page < 10; page += 1) {
      const found = await ask({
        perPage: '2',
        ...(token === null ? {} : { nextPageToken: token }),
      });
      seen.push(...found.events.map((event) => event['ocop:stage'] ?? event['bizStep']));
      token = found.next;
      if (token === null) break;
    }
    expect(seen).toEqual(ALL);
    const { next } = await ask({ perPage: '2', EQ_bizStep: 'shipping' });
    for (const wrong of [next ?? '', 'bm90aGluZw', `${next}x`.slice(3)]) {
      await expect(ask({ perPage: '2', nextPageToken: wrong })).rejects.toThrow('of no page');
    }
  });
});

describe('a query that cannot be read', () => {
  it.each<[string, string]>([
    ['EQ_bizStep=sending', 'EQ_bizStep not-a-word'],
    ['eventType=https://x.example/Event', 'eventType not-a-word'],
    ['MATCH_epc=no uri', 'MATCH_epc not-a-uri'],
    ['GE_eventTime=yesterday', 'GE_eventTime not-a-time'],
    ['LT_eventTime=2026-02-30T00:00:00Z', 'LT_eventTime not-a-time'],
    ['perPage=0', 'perPage not-a-number'],
    ['perPage=101', 'perPage not-a-number'],
    ['perPage=1e1', 'perPage not-a-number'],
    ['EXISTS_errorDeclaration=yes', 'EXISTS_errorDeclaration not-a-truth'],
    ['EQ_disposition=', 'EQ_disposition empty'],
    ['perPage=1&perPage=2', 'perPage twice'],
    ['nextPageToken=%20', 'nextPageToken token'],
    ['orderBy=eventTime', 'orderBy unknown-parameter'],
    ['eq_bizstep=shipping', 'eq_bizstep unknown-parameter'],
    [`MATCH_epc=${Array.from({ length: 21 }, () => 'urn:x:y').join('|')}`, 'MATCH_epc too-many'],
  ])('%s', (search, problem) => {
    const read = readEventQuery(new URLSearchParams(search));
    expect(read.ok ? [] : read.problems.map(({ param, code }) => `${param} ${code}`)).toEqual([
      problem,
    ]);
  });

  it('is none where a plus was not encoded', () => {
    const read = readEventQuery(new URLSearchParams('GE_eventTime=2026-11-22T08:00:00+07:00'));
    expect(read).toMatchObject({ ok: true, query: { from: '2026-11-22T01:00:00.000Z' } });
    expect(PARAMETERS).toHaveLength(15);
  });
});
