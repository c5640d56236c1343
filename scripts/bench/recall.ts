/**
 * How long a recall needs to find its lots, to be opened and to be seen: a made-up store of 10,000 lots and 30,000
 * transformations. `node scripts/bench/recall.ts [lots] [links] [seeds]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, lotLinks, lots as lotRows } from '#db/schema/lots.ts';
import { openApp } from '#src/app.ts';
import { readEnv } from '#src/env.ts';
import { scanAnswer } from '#src/compose/scan-answer.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { shortCodeFor } from '#src/features/trace/codes/short-code.ts';
import { liftRecall } from '#src/features/trace/recalls/lift-recall.server.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { planRecall } from '#src/features/trace/recalls/plan-recall.server.ts';
import { readPublicRecall } from '#src/features/trace/recalls/read-recall.server.ts';
import { recallClosure } from '#src/features/trace/recalls/recall-closure.server.ts';
import { recallGraph } from '#src/features/trace/recalls/recall-graph.fixture.ts';

const SHORT = shortCodeFor('0123456789abcdef');
const lots = Number(process.argv[2] ?? 10_000);
const links = Number(process.argv[3] ?? 30_000);
const RUNS = Number(process.argv[4] ?? 50);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-recall-'));
const env = readEnv({ DATA_DIR: folder, DEMO: 'off' });
const app = await openApp(env);
const { db } = app;
try {
  await fill(db);
  await app.changes.follow();
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
  await openOne();
} finally {
  app.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens a recall of most of the graph, and asks for what everybody sees next. */
async function openOne(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const timed = async <T>(name: (result: T) => string, work: () => Promise<T>): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    delay.reset();
    delay.enable();
    const start = performance.now();
    const result = await work();
    const ms = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    const hold = (delay.max / 1e6).toFixed(0);
    console.log(`${name(result)}: ${ms.toFixed(0)} ms, event loop held for ${hold} ms at most`);
    return result;
  };
  const opened = await timed(
    ({ recalled }: { recalled: number }) =>
      `opening a recall of ${recalled} lots, with events and log`,
    () =>
      openRecall(db, {
        named: [Math.floor(lots / 2)],
        text: { hazard: 'label', reasonVi: 'Thử', reasonEn: '', adviceVi: 'Thử', adviceEn: '' },
        actor: SYSTEM,
        now: Date.now(),
        siteUrl: 'http://127.0.0.1',
      }),
  );
  await timed(
    () => 'following the change (the next page waits for it)',
    async () => app.changes.follow(),
  );
  const link = `/q/${SHORT}/10/L${Math.floor(lots / 2)}`;
  await timed(
    ({ status, text }: { status: number; text: string }) =>
      `the page of a recalled lot, not kept (${status}, ${text.includes(opened.code) ? 'names' : 'DOES NOT NAME'} the recall)`,
    async () => {
      const answer = await scanAnswer({ locals: { app } as App.Locals }, 'vi', link);
      return { status: answer.status, text: await answer.text() };
    },
  );
  await timed(
    () => 'reading the public notice with all its lots',
    () => readPublicRecall(db, opened.code),
  );
  await timed(
    ({ lifted }: { lifted: number }) => `lifting it from ${lifted} lots`,
    () =>
      liftRecall(db, {
        ...{ code: opened.code, version: null, reason: 'Thử xong', actor: SYSTEM },
        ...{ now: Date.now(), siteUrl: 'http://127.0.0.1' },
      }),
  );
}

/** One producer's lots 1…`lots`, and what became of them. */
async function fill(store: Db): Promise<void> {
  const [product] = await store
    .select()
    .from(products)
    .where(isNotNull(products.producerId))
    .limit(1);
  const producerId = product?.producerId ?? 0;
  const productId = product?.id ?? 0;
  const at = new Date().toISOString();
  const added = { addedAt: at, addedBy: 'bench' };
  const [item] = await store
    .insert(tradeItems)
    .values({ kind: 'product', productId, producerId, shortCode: SHORT, label: 'Bench', ...added })
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
