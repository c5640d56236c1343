import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { recallClosure } from './recall-closure.server.ts';
import { recallGraph } from './recall-graph.fixture.ts';
import { addLinks, addLots, recallWorld } from './world.examples.ts';

const LOTS = 10_000;
const LINKS = recallGraph(LOTS, 30_000);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-closure-'));
let db: Db;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, '2026-11-22T00:00:00Z');
  await recallWorld(db);
  await addLots(db, 1, 1, LOTS);
  await addLinks(db, LINKS);
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

/** Level by level over all links, with nothing clever. */
function naive(seeds: readonly number[], back: boolean): Map<number, number> {
  const far = new Map(seeds.map((seed) => [seed, 0]));
  let edge = new Set(seeds);
  for (let distance = 1; edge.size > 0; distance += 1) {
    const next = new Set<number>();
    for (const link of LINKS) {
      const [from, to] = back ? [link.to, link.from] : [link.from, link.to];
      if (edge.has(from) && !far.has(to)) next.add(to);
    }
    for (const lot of next) far.set(lot, distance);
    edge = next;
  }
  return far;
}
const sorted = (map: ReadonlyMap<number, number>) => [...map].sort(([a], [b]) => a - b);

describe('recallClosure over 10,000 lots and 30,000 links', () => {
  it.each([[[1]], [[5_000]], [[9_700]], [[9_990, 10_000]], [[1, 5_000, 7_301]]])(
    'from %j finds what the naive way finds, both ways',
    async (seeds) => {
      for (const direction of ['forward', 'backward'] as const) {
        const found = await recallClosure(db, seeds, direction);
        expect(sorted(found)).toEqual(sorted(naive(seeds, direction === 'backward')));
      }
    },
    30_000,
  );

  it('has circles in it', () => {
    expect(LINKS.some(({ from, to }) => from > to)).toBe(true);
  });
});
