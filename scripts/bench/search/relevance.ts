import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Day } from '#src/base/day.ts';
import { words } from '#src/base/fold.ts';
import { anyQuery } from '#src/features/search/any-query.ts';
import type { SearchDoc, SearchEngine, SearchQuery } from '#src/features/search/contract.ts';

/** One judged query; `relevant` are names, capitals and punctuation aside. */
export interface Judged {
  readonly query: string;
  readonly kind: string;
  readonly relevant: readonly string[];
}

export interface Outcome extends Judged {
  readonly ndcg: number;
  readonly recall: number;
  readonly total: number;
  readonly found: readonly string[];
}

/** Figures of one kind of query; `rejected` only for kind `none`. */
export interface KindFigures {
  readonly kind: string;
  readonly n: number;
  readonly ndcg: number | null;
  readonly recall: number | null;
  readonly zero: number | null;
  readonly rejected: number | null;
}

const DEPTH = 10;

/** A query of words alone, as the search page asks it. */
export function plainQuery(q: string, day: Day, more: Partial<SearchQuery> = {}): SearchQuery {
  return { ...anyQuery(day), q, ...more };
}

/** Columns query, kind, relevant_names (separated by |). Null when there is no such file. */
export function readJudged(file: string): Judged[] | null {
  if (!existsSync(file)) return null;
  const rows = parse(readFileSync(file), {
    columns: true,
    skip_empty_lines: true,
  }) as Record<string, string>[];
  return rows.map((row) => ({
    query: row['query'] ?? '',
    kind: row['kind'] ?? '',
    relevant: (row['relevant_names'] ?? '')
      .split('|')
      .map((name) => name.trim())
      .filter(Boolean),
  }));
}

/** nDCG@10 with binary gains and recall@10 over min(10, relevant); every product of a relevant name counts. */
export async function judge(
  engine: SearchEngine,
  docs: readonly SearchDoc[],
  queries: readonly Judged[],
  day: Day,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const judged of queries) {
    const names = new Set(judged.relevant.map(plain));
    const right = (doc: SearchDoc): boolean =>
      [doc.name, ...doc.otherNames].some((name) => names.has(plain(name)));
    const relevant = docs.filter(right).length;
    const result = await engine.find(plainQuery(judged.query, day));
    const gains = result.hits.slice(0, DEPTH).map((hit) => (right(hit.doc) ? 1 : 0));
    const ideal = dcg(Array.from({ length: Math.min(DEPTH, relevant) }, () => 1));
    outcomes.push({
      ...judged,
      ndcg: ideal === 0 ? (result.total === 0 ? 1 : 0) : dcg(gains) / ideal,
      recall:
        relevant === 0 ? 1 : gains.filter((gain) => gain === 1).length / Math.min(DEPTH, relevant),
      total: result.total,
      found: result.hits
        .slice(0, DEPTH)
        .map((hit) => `${right(hit.doc) ? '+' : '-'}${hit.doc.name}`),
    });
  }
  return outcomes;
}

function plain(name: string): string {
  return words(name).join(' ');
}

function dcg(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/** Figures by kind, `all` (without `none`) last. */
export function byKind(outcomes: readonly Outcome[]): KindFigures[] {
  const kinds = [...new Set(outcomes.map((outcome) => outcome.kind))];
  const rows = kinds.map((kind) =>
    figures(
      kind,
      outcomes.filter((outcome) => outcome.kind === kind),
    ),
  );
  return [
    ...rows,
    figures(
      'all',
      outcomes.filter((outcome) => outcome.kind !== 'none'),
    ),
  ];
}

function figures(kind: string, of: readonly Outcome[]): KindFigures {
  const mean = (value: (outcome: Outcome) => number): number =>
    of.reduce((sum, outcome) => sum + value(outcome), 0) / Math.max(1, of.length);
  const zero = mean((outcome) => (outcome.total === 0 ? 1 : 0));
  if (kind === 'none')
    return {
      kind,
      n: of.length,
      ndcg: null,
      recall: null,
      zero: null,
      rejected: zero,
    };
  return {
    kind,
    n: of.length,
    ndcg: mean((o) => o.ndcg),
    recall: mean((o) => o.recall),
    zero,
    rejected: null,
  };
}
