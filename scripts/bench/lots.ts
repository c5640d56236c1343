/**
 * How long the lists of lots, the journey of a lot and EPCIS queries take over a made-up store of 10,000 lots with
 * 100,000 events, everything but the page around them. `node scripts/bench/lots.ts [lots] [eventsALot] [runs]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asc, eq, isNotNull } from 'drizzle-orm';
import { inTransaction } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { products } from '#db/schema/catalogue.ts';
import { tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { lots as lotRows } from '#db/schema/lots.ts';
import { openApp } from '#src/app.ts';
import { scanAnswer } from '#src/compose/scan-answer.ts';
import { readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { shortCodeFor } from '#src/features/trace/codes/short-code.ts';
import { buildEvent } from '#src/features/trace/epcis/build-event.ts';
import { OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import { readEventQuery } from '#src/features/trace/epcis/event-query.ts';
import { findEvents } from '#src/features/trace/epcis/find-events.server.ts';
import { type EventToStore, storeEvents } from '#src/features/trace/epcis/store-event.server.ts';
import { lotUri, placeUri } from '#src/features/trace/epcis/uris.ts';
import { EVERY_LOT, type LotQuery } from '#src/features/trace/lots/lot-query.ts';
import { findLots } from '#src/features/trace/lots/lot-row.server.ts';
import { readLots } from '#src/features/trace/lots/read-lots.server.ts';
import { readLotStory } from '#src/features/trace/lots/read-story.server.ts';
import { STAGES } from '#src/features/trace/lots/stages.ts';

const LOTS = Number(process.argv[2] ?? 10_000);
const EVENTS = Number(process.argv[3] ?? 10);
const RUNS = Number(process.argv[4] ?? 30);
const ORIGIN = 'http://127.0.0.1';
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-lots-'));
const app = await openApp(readEnv({ DATA_DIR: folder, DEMO: 'off' }));
const { db } = app;
const now = Date.now();

async function report(name: string, work: (run: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  await work(0);
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

try {
  await fill();
  const list = (name: string, query: Partial<LotQuery>): Promise<void> =>
    report(`list of lots, ${name}`, () =>
      readLots(db, { query: { ...EVERY_LOT, ...query }, actor: SYSTEM, now }),
    );
  await list('newest', {});
  await list('last page', { page: 10_000 });
  await list('by end', { sort: 'expiry' });
  await list('by word', { q: 'L77' });
  await list('good', { state: 'good' });
  const some = await findLots(db, isNotNull(lotRows.packedOn));
  const one = (run: number) => some[(run * 331) % some.length] ?? some[0];
  await report('journey of a lot', (run) => readLotStory(db, one(run)?.id ?? 0, 'public'));
  await report('page of a lot, rendered', async (run) => {
    const lot = one(run);
    if (lot === undefined) return;
    const link = itemLink(lot, { lot: lot.code });
    const answer = await scanAnswer({ locals: { app } as App.Locals }, 'vi', link);
    if (answer.status !== 200) throw new Error(`${link}: ${answer.status}`);
    await answer.text();
  });
  const [place] = await db.select().from(tracePlaces);
  const events = (name: string, query: string): Promise<void> =>
    report(`EPCIS events, ${name}`, async () => {
      const read = readEventQuery(new URLSearchParams(query));
      if (!read.ok) throw new Error(JSON.stringify(read));
      await findEvents(db, read.query, { demo: true, origin: ORIGIN });
    });
  const [lot] = some;
  await events('first page', '');
  await events('from an instant', `GE_eventTime=${new Date(now - 3_600_000).toISOString()}`);
  await events('of a step', 'EQ_bizStep=shipping');
  await events('of a rare step', 'EQ_bizStep=decommissioning');
  await events(
    'of a lot',
    `MATCH_anyEPCClass=${encodeURIComponent(lot ? ORIGIN + lotUri(lot, lot.code).replace('self:', '') : '')}`,
  );
  await events(
    'at a place',
    `EQ_readPoint=${encodeURIComponent(place ? ORIGIN + placeUri(place).replace('self:', '') : '')}`,
  );
} finally {
  app.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Lots of one producer's products, each with so many events. */
async function fill(): Promise<void> {
  const at = new Date(now).toISOString();
  const items = await db
    .select({
      id: tradeItems.id,
      producerId: products.producerId,
      province: products.provinceCode,
    })
    .from(tradeItems)
    .innerJoin(products, eq(products.id, tradeItems.productId))
    .where(isNotNull(products.producerId))
    .orderBy(asc(tradeItems.id))
    .limit(50);
  const producerId = items[0]?.producerId ?? 0;
  const province = items[0]?.province ?? '';
  await inTransaction(db, async (tx) => {
    const [place] = await tx
      .insert(tracePlaces)
      .values({
        ...{
          producerId,
          shortCode: shortCodeFor('00112233445566'),
          kind: 'workshop',
          name: 'Bench',
        },
        ...{ open: true, addedAt: at, addedBy: 'bench' },
        provinceCode: province,
      })
      .returning();
    await insertMany(
      tx,
      lotRows,
      Array.from({ length: LOTS }, (_, index) => {
        const item = items[index % items.length];
        return {
          ...{ tradeItemId: item?.id ?? 0, producerId: item?.producerId ?? 0, code: `L${index}` },
          ...{ unit: 'EA', packedOn: '2026-11-01', addedAt: at, addedBy: 'bench' },
        };
      }),
    );
    const stages = STAGES.filter((stage) => !stage.startsWith('recall'));
    for (const lot of await findLots(tx, isNotNull(lotRows.packedOn))) {
      const uri = lotUri(lot, lot.code);
      const list = Array.from({ length: EVENTS }, (_, index): EventToStore => {
        const stage = stages[index % stages.length] ?? 'packing';
        const here = lot.producerId === producerId && place !== undefined ? place : null;
        const body = buildEvent({
          ...{ id: crypto.randomUUID(), stage, note: '', dates: lot, inputs: [], sscc: null },
          ...{ at: now - (lot.id * EVENTS + index) * 60_000, recordedAt: now, result: null },
          ...{ lot: { uri, quantity: 5, unit: lot.unit }, partyUri: null, testHashes: [] },
          placeUri: here === null ? null : placeUri(here),
          producerUri: `self:/co-so/${lot.producerSlug}`,
          ...{ producerName: lot.producerName, illustrative: false },
        });
        return {
          ...{ body, context: OWN_CONTEXT, lotsByUri: new Map([[uri, lot.id]]), files: [], now },
          row: {
            ...{ producerId: lot.producerId, stage, placeId: here?.id ?? null, partyId: null },
            ...{ note: '', source: 'desk', declaredBy: 'bench', declaredByUser: null },
          },
        };
      });
      await storeEvents(tx, list);
    }
  });
  console.log(`${LOTS} lots, ${LOTS * EVENTS} events, ${RUNS} runs each`);
}
