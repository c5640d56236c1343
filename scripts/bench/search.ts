import path from 'node:path';
import { parseArgs } from 'node:util';
import { day } from '#src/base/day.ts';
import type { SearchDoc } from '#src/features/search/contract.ts';
import { embeddedSearch } from '#src/outside/search-embedded.ts';
import { realDocs } from './search/real-docs.ts';
import { byKind, judge, type Outcome, readJudged } from './search/relevance.ts';
import { measureSpeed, type SpeedRow } from './search/speed.ts';

/**
 * Relevance and speed of the embedded search.
 * `npm run bench:search -- [--queries FILE] [--docs 20000,200000] [--day YYYY-MM-DD] [--misses] [--json]`
 */
const { values: options } = parseArgs({
  options: {
    queries: { type: 'string', default: '../shared/data/queries.csv' },
    data: { type: 'string', default: '../shared/data' },
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

/** The catalogue to measure on. To be replaced by `loadSearchDocs(db)` of features/search/documents.server.ts. */
const catalogue: readonly SearchDoc[] | null = realDocs(path.resolve(options.data));

const report: { relevance: Record<string, unknown>; speed: SpeedRow[] } = {
  relevance: {},
  speed: [],
};
if (catalogue === null) {
  console.error(
    `No catalogue: ${path.resolve(options.data, 'real-products.csv')} is not there. Nothing measured.`,
  );
  process.exitCode = 1;
} else {
  const engine = embeddedSearch();
  await engine.replaceAll(catalogue);
  const sets = [
    ['judged queries', path.resolve(options.queries)],
    ['own queries', path.join(import.meta.dirname, 'own-queries.csv')],
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
  const sizes = options.docs
    .split(',')
    .map(Number)
    .filter((size) => size > 0);
  for (const size of [catalogue.length, ...sizes]) {
    if (options.docs === '') break;
    report.speed.push(...(await measureSpeed(catalogue, size, today, say)));
  }
  if (options.json) console.log(JSON.stringify(report, null, 1));
}

function showRelevance(name: string, file: string, outcomes: readonly Outcome[]): void {
  say(`\n${name} (${file}), ${catalogue?.length ?? 0} products`);
  say('kind            n  nDCG@10  recall@10  no answer');
  for (const row of byKind(outcomes)) {
    const figure = (value: number | null): string =>
      value === null ? '      –' : value.toFixed(3).padStart(7);
    const last =
      row.rejected === null
        ? `${((row.zero ?? 0) * 100).toFixed(1).padStart(8)} %`
        : `${(row.rejected * 100).toFixed(0)} % rightly nothing`;
    say(
      `${row.kind.padEnd(12)} ${String(row.n).padStart(4)} ${figure(row.ndcg)} ${figure(row.recall).padStart(10)} ${last.padStart(10)}`,
    );
  }
  if (!options.misses) return;
  for (const outcome of outcomes.filter((one) => one.ndcg < 0.9).sort((a, b) => a.ndcg - b.ndcg)) {
    say(
      `  ${outcome.ndcg.toFixed(2)} ${outcome.kind} "${outcome.query}" (${outcome.total} found, ${outcome.relevant.length} names)`,
    );
    say(`       ${outcome.found.slice(0, 8).join(' ; ')}`);
  }
}
