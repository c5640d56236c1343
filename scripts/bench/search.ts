import path from 'node:path';
import { parseArgs } from 'node:util';
import { day } from '#src/base/day.ts';
import { embeddedSearch } from '#src/outside/search-embedded.ts';
import { firstCatalogue } from './search/first-catalogue.ts';
import { byKind, judge, type Outcome, readJudged } from './search/relevance.ts';
import { measureSpeed, type SpeedReport } from './search/speed.ts';

/**
 * Relevance and speed of the embedded search, on the first catalogue.
 * `npm run bench:search -- [--queries FILE] [--docs 20000,200000] [--day YYYY-MM-DD] [--misses] [--json]`
 * `--docs ''` leaves the speed out. Start node with `--expose-gc` for figures of memory that mean something.
 */
const { values: options } = parseArgs({
  options: {
    queries: { type: 'string', default: '../shared/data/queries.csv' },
    docs: { type: 'string', default: '20000,200000' },
    day: { type: 'string', default: '2026-11-22' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const today = day(options.day);
const say = (text = ''): void => {
  if (!options.json) console.log(text);
};

const catalogue = await firstCatalogue(Date.parse(`${today}T03:00:00Z`));
const report: { relevance: Record<string, unknown>; speed: SpeedReport[] } = {
  relevance: {},
  speed: [],
};

const engine = embeddedSearch();
await engine.replaceAll(catalogue);
const sets = [
  ['Judged queries', path.resolve(options.queries)],
  ['Own queries', path.join(import.meta.dirname, 'own-queries.csv')],
] as const;
for (const [name, file] of sets) {
  const queries = readJudged(file);
  if (queries === null) {
    say(`${name}: skipped, there is no file ${file}`);
    continue;
  }
  const outcomes = await judge(engine, catalogue, queries, today);
  report.relevance[name] = byKind(outcomes);
  showRelevance(name, file, outcomes);
}

const sizes = options.docs.split(',').map(Number).filter(Boolean);
for (const size of sizes.length === 0 ? [] : [catalogue.length, ...sizes]) {
  const measured = await measureSpeed(catalogue, size, today);
  report.speed.push(measured);
  showSpeed(measured);
}
if (options.json) console.log(JSON.stringify(report, null, 1));

function showRelevance(name: string, file: string, outcomes: readonly Outcome[]): void {
  say(`\n${name} (${path.basename(file)}), ${catalogue.length} products\n`);
  say('| kind | queries | nDCG@10 | recall@10 | no answer |');
  say('|---|---:|---:|---:|---:|');
  for (const row of byKind(outcomes)) {
    const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
    const last =
      row.rejected === null
        ? `${((row.zero ?? 0) * 100).toFixed(1)} %`
        : `${(row.rejected * 100).toFixed(0)} %, rightly`;
    say(`| ${row.kind} | ${row.n} | ${figure(row.ndcg)} | ${figure(row.recall)} | ${last} |`);
  }
  if (!options.misses) return;
  say();
  for (const outcome of outcomes.filter((one) => one.ndcg < 0.9).sort((a, b) => a.ndcg - b.ndcg)) {
    say(
      `${outcome.ndcg.toFixed(2)} ${outcome.kind} "${outcome.query}" (${outcome.total} found, ${outcome.relevant.length} names)`,
    );
    say(`     ${outcome.found.slice(0, 8).join(' ; ')}`);
  }
}

function showSpeed(measured: SpeedReport): void {
  const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);
  say(`\n${measured.documents} documents, ${measured.words} different words in names\n`);
  say('| query | p50 ms | p95 ms | p99 ms | max ms | answered |');
  say('|---|---:|---:|---:|---:|---:|');
  for (const row of measured.rows) {
    const figures = [row.p50, row.p95, row.p99, row.max].map(ms).join(' | ');
    const answered = row.answered === null ? '–' : `${(row.answered * 100).toFixed(0)} %`;
    say(`| ${row.class} | ${figures} | ${answered} |`);
  }
  say('\n| build ms | loop held at most ms | heap MB | arrays MB | RSS MB | load |');
  say('|---:|---:|---:|---:|---:|---:|');
  const { build, held, heap, arrays, rss, load } = measured;
  say(
    `| ${build.toFixed(0)} | ${held.toFixed(0)} | ${heap.toFixed(0)} | ${arrays.toFixed(0)} | ${rss.toFixed(0)} | ${load.toFixed(1)} |`,
  );
}
