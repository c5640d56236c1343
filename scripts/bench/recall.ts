/**
 * How long a recall needs to find its lots: a made-up store of 10,000 lots and 30,000 transformations.
 * `node scripts/bench/recall.ts [lots] [links]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { producers } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, lotLinks, lots as lotRows } from '#db/schema/lots.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { planRecall } from '#src/features/trace/recalls/plan-recall.server.ts';
import { recallClosure } from '#src/features/trace/recalls/recall-closure.server.ts';
import { recallGraph } from '#src/features/trace/recalls/recall-graph.fixture.ts';

const lots = Number(process.argv[2] ?? 10_000);
const links = Number(process.argv[3] ?? 30_000);
const RUNS = 50;
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-recall-'));
const db = await openDb(`file:${path.join(folder, 'bench.db')}`);
try {
  await migrate(db, new Date().toISOString());
  await fill(db);
  const report = async (name: string, work: (seed: number) => Promise<number>): Promise<void> => {
    const times: number[] = [];
    let most = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const seed = 1 + Math.floor((run * lots) / RUNS);
      const start = performance.now();
      most = Math.max(most, await work(seed));
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, largest ${most} lots`);
  };
  console.log(`${lots} lots, ${links} transformations, ${RUNS} seeds each`);
  await report('forward', async (seed) => (await recallClosure(db, [seed], 'forward')).size);
  await report('backward', async (seed) => (await recallClosure(db, [seed], 'backward')).size);
  await report('plan of a recall (both, with facts)', async (seed) => {
    return (await planRecall(db, { named: [seed], actor: SYSTEM })).lots.length;
  });
  const start = performance.now();
  const opened = await openRecall(db, {
    // Each lot gets its own event: with most of the graph behind one lot this takes a minute.
    named: [Math.floor(lots / 2)],
    text: { hazard: 'label', reasonVi: 'Thử', reasonEn: '', adviceVi: 'Thử', adviceEn: '' },
    actor: SYSTEM,
    now: Date.now(),
    siteUrl: 'http://127.0.0.1',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`opening a recall of ${opened.recalled} lots, with its events: ${seconds} s`);
} finally {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
}

/** One producer's lots 1…`lots`, and what became of them. */
async function fill(store: Db): Promise<void> {
  await loadFirstCatalogue(store, { now: Date.now(), actor: SYSTEM, demo: false });
  const [producer] = await store.select({ id: producers.id }).from(producers).limit(1);
  const producerId = producer?.id ?? 0;
  const at = new Date().toISOString();
  const added = { addedAt: at, addedBy: 'bench' };
  const [item] = await store
    .insert(tradeItems)
    .values({ kind: 'material', producerId, shortCode: 'BENCH000', label: 'Bench', ...added })
    .returning({ id: tradeItems.id });
  const [event] = await store
    .insert(epcisEvents)
    .values({
      ...{ eventId: 'urn:uuid:bench', producerId, type: 'TransformationEvent', eventTime: at },
      ...{ zoneOffset: '+07:00', recordTime: at, body: '{}', context: '[]', source: 'desk' },
      declaredBy: 'bench',
    })
    .returning({ id: epcisEvents.id });
  const rows = Array.from({ length: lots }, (_, index) => ({
    ...{ id: index + 1, tradeItemId: item?.id ?? 0, producerId, code: `L${index + 1}` },
    ...{ unit: 'EA', ...added },
  }));
  const made = recallGraph(lots, links).map(({ from, to }) => ({
    ...{ fromLot: from, toLot: to, eventRow: event?.id ?? 0 },
  }));
  const BATCH = 1_000;
  for (let from = 0; from < rows.length; from += BATCH) {
    await store.insert(lotRows).values(rows.slice(from, from + BATCH));
  }
  for (let from = 0; from < made.length; from += BATCH) {
    await store.insert(lotLinks).values(made.slice(from, from + BATCH));
  }
}
