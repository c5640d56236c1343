/**
 * How long a recall needs to find its lots: a made-up store of 10,000 lots and 30,000 transformations.
 * `node scripts/bench/recall.ts [lots] [links]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { planRecall } from '#src/features/trace/recalls/plan-recall.server.ts';
import { recallClosure } from '#src/features/trace/recalls/recall-closure.server.ts';
import { recallGraph } from '#src/features/trace/recalls/recall-graph.fixture.ts';
import { addLinks, addLots, recallWorld } from '#src/features/trace/recalls/world.fixture.ts';

const lots = Number(process.argv[2] ?? 10_000);
const links = Number(process.argv[3] ?? 30_000);
const RUNS = 50;
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-recall-'));
const db = await openDb(`file:${path.join(folder, 'bench.db')}`);
try {
  await migrate(db, new Date().toISOString());
  await recallWorld(db);
  await addLots(db, 1, 1, lots);
  await addLinks(db, recallGraph(lots, links));
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
} finally {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
}
