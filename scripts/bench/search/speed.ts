import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Day, toNumber } from '#src/base/day.ts';
import { fold, slugOf } from '#src/base/fold.ts';
import type {
  SearchDoc,
  SearchEngine,
  SearchQuery,
  Suggester,
} from '#src/features/search/contract.ts';
import { embeddedSearch } from '#src/outside/search-embedded.ts';
import { plainQuery } from './relevance.ts';

/** Times of one class of queries, milliseconds. */
export interface SpeedRow {
  readonly class: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Share of the queries that found something; null where nothing is searched. */
  readonly answered: number | null;
}

export interface SpeedReport {
  readonly documents: number;
  /** Different folded words in the names. */
  readonly words: number;
  readonly rows: readonly SpeedRow[];
  readonly build: number;
  /** Longest time the event loop was held during the build, milliseconds. */
  readonly held: number;
  /** Megabytes: what the index takes, and the whole process. */
  readonly heap: number;
  readonly arrays: number;
  readonly rss: number;
  /** Load of the machine during the last minute: figures under load are too high. */
  readonly load: number;
}

type Chance = () => number;

const EACH = 300;

/** A generator of numbers 0–1 that gives the same row every time (mulberry32). */
function chance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], next: Chance): T {
  return list[Math.floor(next() * list.length)] as T;
}

/** The real products and as many made of parts of their names, producers and places as are asked for. */
export function synthetic(real: readonly SearchDoc[], size: number): SearchDoc[] {
  const next = chance(7);
  const heads = real.map((doc) => doc.name.split(' ').slice(0, 2).join(' '));
  const tails = real.map((doc) => doc.name.split(' ').slice(2).join(' ')).filter(Boolean);
  const brands = real.flatMap((doc) => doc.producer?.name.split(' ').slice(-2).join(' ') ?? []);
  // Names of firms: syllables made of the beginnings and ends of real ones, some 1,300 words more.
  const starts = 'b c d đ g h k l m n p s t v x ch gh kh nh ph th tr'.split(' ');
  const ends =
    'ac ach ai am an ang anh ao ap at âm ăng ay ec em en eng ên eo ep et ia ich iên iêu im in inh ip it oa oan oc oi om op ot ôn ông ơi ơn u ua uân uc ui um un uôm uôn up ut uy uyên ươi ươm ương ươp ưng'.split(
      ' ',
    );
  const syllable = (): string => pick(starts, next) + pick(ends, next);
  const docs = real.slice(0, size);
  for (let id = real.length + 1; docs.length < size; id += 1) {
    const kind = pick(real, next);
    const place = pick(real, next);
    const name =
      `${pick(heads, next)} ${pick(tails, next)} ${next() < 0.4 ? pick(brands, next) : next() < 0.5 ? `${syllable()} ${syllable()}` : ''}`.trim();
    const producer = `${pick(['HTX', 'Công ty TNHH', 'Hộ kinh doanh', 'Cơ sở sản xuất'], next)} ${pick(brands, next)} ${pick(brands, next)}`;
    docs.push({
      ...kind,
      id,
      slug: `${slugOf(name)}-${id}`,
      name,
      producer: {
        slug: slugOf(producer),
        name: producer,
        kind: pick(real, next).producer?.kind ?? 'unknown',
      },
      province: place.province,
      oldPlaces: place.oldPlaces,
      oldProvinceCode: place.oldProvinceCode,
      oldProvinceName: place.oldProvinceName,
      timeline: pick(real, next).timeline,
      price: next() < 0.5 ? null : Math.round(next() * 800) * 1_000,
      recognised: toNumber('2019-01-01' as Day) + Math.floor(next() * 2_500),
    });
  }
  return docs;
}

/** Builds an index of `size` products and asks it every class of question. */
export async function measureSpeed(
  real: readonly SearchDoc[],
  size: number,
  day: Day,
): Promise<SpeedReport> {
  const docs = synthetic(real, size);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const engine = embeddedSearch();
  delay.enable();
  const began = performance.now();
  await engine.replaceAll(docs);
  const build = performance.now() - began;
  delay.disable();
  globalThis.gc?.();
  const after = process.memoryUsage();
  const mb = (bytes: number): number => bytes / 1_048_576;
  const rows: SpeedRow[] = [];
  const mixed: number[] = [];
  const asked = Object.entries(classes(docs, day));
  // Once round before measuring: a server is warm after its first minute.
  for (const [, queries] of asked)
    for (const query of queries.slice(0, 60)) await engine.find(query);
  for (const [name, queries] of asked) {
    const { times, answered } = await timed(engine, queries);
    rows.push(row(name, times, answered));
    mixed.push(...times);
  }
  rows.push(row('**all of these**', mixed, null));
  rows.push(row('suggestions', timedSuggest(engine, docs), null));
  rows.push(row('put of one product', await timedPut(engine, docs), null));
  return {
    documents: size,
    words: new Set(docs.flatMap((doc) => fold(doc.name).split(/[^a-z0-9]+/))).size,
    rows,
    build,
    held: delay.max / 1e6,
    heap: mb(after.heapUsed - before.heapUsed),
    arrays: mb(after.arrayBuffers - before.arrayBuffers),
    rss: mb(after.rss),
    load: loadavg()[0] ?? Number.NaN,
  };
}

function classes(docs: readonly SearchDoc[], day: Day): Record<string, SearchQuery[]> {
  const next = chance(11);
  const all: Record<string, SearchQuery[]> = {};
  const add = (name: string, make: (words: string[], doc: SearchDoc) => SearchQuery): void => {
    all[name] = Array.from({ length: EACH }, () => {
      let doc = pick(docs, next);
      while (doc.name.split(' ').length < 3) doc = pick(docs, next);
      return make(doc.name.split(/\s+/), doc);
    });
  };
  const q = (words: readonly string[], more: Partial<SearchQuery> = {}): SearchQuery =>
    plainQuery(words.join(' '), day, more);
  add('exact', (words) => q([`${pick(words, next)} `]));
  add('prefix', (words) => q([words[0] ?? '', (words[1] ?? '').slice(0, 2)]));
  add('one letter', (words) => q([(words[0] ?? '').slice(0, 1)]));
  add('typo', (words) =>
    q(words.slice(0, 3).map((word, i) => (i === 1 ? misspelled(fold(word), next) : fold(word)))),
  );
  add('unaccented', (words) => q(words.slice(0, 2).map(fold)));
  add('multi', (words) => q(words.slice(0, 4)));
  add('place', (words, doc) => q([words[0] ?? '', words[1] ?? '', doc.province.name]));
  add('facet', (words, doc) =>
    q(words.slice(0, 2), {
      province: [doc.province.code],
      state: ['valid', 'unknown', 'expired'],
    }),
  );
  add('broad', () =>
    q([pick(['thuc pham', 'san xuat cong ty', 'htx', 'che bien tu', 'banh', 'ca'], next)], {
      group: ['I'],
    }),
  );
  add('everything', () => q([]));
  add('nonsense', () => q([`qzx${Math.floor(next() * 1e6)}`, 'wvk']));
  return all;
}

function misspelled(word: string, next: Chance): string {
  if (word.length < 3) return word;
  const at = 1 + Math.floor(next() * (word.length - 2));
  return next() < 0.5
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

async function timed(
  engine: SearchEngine,
  queries: readonly SearchQuery[],
): Promise<{ times: number[]; answered: number }> {
  const times: number[] = [];
  let answered = 0;
  for (const query of queries) {
    const start = performance.now();
    const result = await engine.find(query);
    times.push(performance.now() - start);
    if (result.total > 0) answered += 1;
  }
  return { times, answered: answered / queries.length };
}

function timedSuggest(engine: Suggester, docs: readonly SearchDoc[]): number[] {
  const next = chance(5);
  return Array.from({ length: EACH }, () => {
    const text = pick(docs, next).name.slice(0, 2 + Math.floor(next() * 7));
    const start = performance.now();
    engine.suggest(text, 'vi', 8);
    return performance.now() - start;
  });
}

async function timedPut(engine: SearchEngine, docs: readonly SearchDoc[]): Promise<number[]> {
  const sample = docs[0] as SearchDoc;
  const times: number[] = [];
  for (let i = 0; i < 40; i += 1) {
    const start = performance.now();
    await engine.put([{ ...sample, id: 9_000_000 + i, name: `Món thử ${i}` }]);
    times.push(performance.now() - start);
  }
  return times;
}

function row(name: string, times: readonly number[], answered: number | null): SpeedRow {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    class: name,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    answered,
  };
}
