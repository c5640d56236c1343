import { type EnqueuedTaskPromise, Meilisearch, type MultiSearchQuery } from 'meilisearch';
import {
  type Facet,
  FACETS,
  type SearchDoc,
  type SearchEngine,
  type SearchQuery,
  type SearchResult,
} from '#src/features/search/contract.ts';
import { understand } from '#src/features/search/understand.ts';
import {
  any,
  indexDocument,
  inSpan,
  onDay,
  quoted,
  ranksOf,
  SETTINGS,
  SPANS,
} from './search-meilisearch/documents.ts';
import {
  filtersOf,
  type Filters,
  hitOf,
  marksFor,
  placeIn,
  type Provinces,
} from './search-meilisearch/request.ts';

/** How to reach a Meilisearch server. */
export interface MeilisearchOptions {
  readonly url: string;
  readonly key: string | undefined;
  readonly indexName: string;
  readonly requestTimeoutMs: number;
}

const BATCH = 1_000;
const TASK_TIMEOUT_MS = 120_000;
/** Facets that are plain fields of the document. */
const FIELDS: Partial<Record<Facet, string>> = {
  group: 'group',
  set: 'set',
  province: 'province',
  producerKind: 'kind',
  price: 'band',
  story: 'hasStory',
};

interface Answer {
  readonly hits: readonly { readonly doc: SearchDoc }[];
  readonly total: number;
  readonly facets: Record<string, Record<string, number>>;
}

/** The search of the site through a Meilisearch server (API of 1.5x); see documents.ts for how days are handled. */
export function meilisearchEngine(options: MeilisearchOptions): SearchEngine {
  return new Engine(options);
}

class Engine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #uid: string;
  #ready: Promise<void> | null = null;
  #provinces: Promise<Provinces> | null = null;

  constructor({ url, key, indexName, requestTimeoutMs }: MeilisearchOptions) {
    this.#client = new Meilisearch({
      host: url,
      timeout: requestTimeoutMs,
      ...(key ? { apiKey: key } : {}),
    });
    this.#uid = indexName;
  }

  async put(docs: readonly SearchDoc[]): Promise<void> {
    await this.#ensure();
    await this.#add(this.#uid, docs);
    this.#provinces = null;
  }

  async drop(ids: readonly number[]): Promise<void> {
    await this.#ensure();
    await done(this.#client.index(this.#uid).deleteDocuments([...ids]));
  }

  async replaceAll(docs: readonly SearchDoc[]): Promise<void> {
    await this.#ensure();
    const next = `${this.#uid}_next`;
    await this.#client.deleteIndexIfExists(next);
    await this.#make(next);
    await this.#add(next, docs);
    await done(this.#client.swapIndexes([{ indexes: [this.#uid, next], rename: false }]));
    await done(this.#client.deleteIndex(next));
    this.#provinces = null;
  }

  async count(): Promise<number> {
    await this.#ensure();
    return (await this.#client.index(this.#uid).getStats()).numberOfDocuments;
  }

  async health(): Promise<void> {
    const { status } = await this.#client.health();
    if (status !== 'available') throw new Error(`Meilisearch says: ${String(status)}`);
    await this.#ensure();
  }

  async find(query: SearchQuery): Promise<SearchResult> {
    const began = performance.now();
    await this.#ensure();
    const understood = understand(query.q);
    const { text, place } = placeIn(understood, await this.#knownProvinces());
    const always = [
      ...(place === null ? [] : [place]),
      ...(understood.awarded === null
        ? []
        : [onDay(query.day, (i) => `a${i} = ${understood.awarded}`)]),
      ...(query.commune === null ? [] : [`commune = ${quoted(query.commune)}`]),
      ...(query.oldProvince === null ? [] : [`oldProvince = ${quoted(query.oldProvince)}`]),
      ...(query.producer === null ? [] : [`producerSlug = ${quoted(query.producer)}`]),
    ];
    const filters = filtersOf(query);
    let strategy: 'all' | 'frequency' = 'all';
    let facets = await this.#facets(text, strategy, always, filters, query);
    if (facets.matching === 0 && text.split(' ').length >= 3) {
      strategy = 'frequency';
      facets = await this.#facets(text, strategy, always, filters, query);
    }
    const own = [...always, ...Object.values(filters)];
    const docs = facets.total === 0 ? [] : await this.#hits(text, strategy, own, query);
    const marks = marksFor(text);
    const last = understood.open ? (text.split(' ').at(-1) ?? null) : null;
    return {
      total: facets.total,
      hits: docs.map((doc) => hitOf(doc, marks, last === '' ? null : last)),
      facets: facets.counts,
      correctedTo: null,
      engine: 'meilisearch',
      tookMs: performance.now() - began,
    };
  }

  /** Total and counts of every facet, each without its own filter. `matching`: answers before any facet's filter. */
  async #facets(
    q: string,
    matchingStrategy: 'all' | 'frequency',
    always: readonly string[],
    filters: Filters,
    query: SearchQuery,
  ) {
    const base = { indexUid: this.#uid, q, matchingStrategy, limit: 0 } as const;
    const but = (facet: Facet | null): string[] => [
      ...always,
      ...FACETS.filter((other) => other !== facet).flatMap((other) => filters[other] ?? []),
    ];
    const counting = { indexUid: this.#uid, q, matchingStrategy, hitsPerPage: 1, page: 1 } as const;
    const queries: MultiSearchQuery[] = [
      { ...counting, filter: but(null) },
      { ...counting, filter: [...always] },
    ];
    const from = new Map<number, readonly [Facet, string]>();
    for (const facet of FACETS) {
      const field = FIELDS[facet];
      if (field !== undefined) {
        from.set(queries.length, [facet, field]);
        queries.push({ ...base, filter: but(facet), facets: [field] });
        continue;
      }
      for (let i = 0; i < SPANS; i += 1) {
        const spanField = `${facet === 'state' ? 't' : 'r'}${i}`;
        from.set(queries.length, [facet, spanField]);
        queries.push({
          ...base,
          filter: [...but(facet), inSpan(query.day, i)],
          facets: [spanField],
        });
      }
    }
    const answers = await this.#ask(queries);
    const counts = Object.fromEntries(
      FACETS.map((facet) => [facet, new Map<string, number>()]),
    ) as Record<Facet, Map<string, number>>;
    for (const [at, [facet, field]] of from) {
      for (const [value, count] of Object.entries(answers[at]?.facets[field] ?? {})) {
        if (
          count === 0 ||
          value === '' ||
          value === 'false' ||
          (facet === 'stars' && value === '0')
        )
          continue;
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + count);
      }
    }
    return { total: answers[0]?.total ?? 0, matching: answers[1]?.total ?? 0, counts };
  }

  /** The documents of the page asked for. */
  async #hits(
    q: string,
    matchingStrategy: 'all' | 'frequency',
    own: readonly string[],
    query: SearchQuery,
  ): Promise<SearchDoc[]> {
    const { sort, offset } = query;
    const limit = Math.max(1, Math.min(100, query.limit));
    const base = { indexUid: this.#uid, q, matchingStrategy } as const;
    if (sort !== 'sao' && (sort !== 'phu-hop' || q !== '')) {
      const order = {
        'phu-hop': [],
        moi: ['recognised:desc'],
        'gia-tang': ['price:asc'],
        'gia-giam': ['price:desc'],
        ten: [],
      }[sort];
      const by = sort === 'phu-hop' ? [] : [...order, 'nameKey:asc', 'id:asc'];
      const [answer] = await this.#ask([{ ...base, filter: [...own], sort: by, offset, limit }]);
      return (answer?.hits ?? []).map((hit) => hit.doc);
    }
    // Standing and stars of the day come first: one rank after another, and each rank in its own order.
    const ranks = ranksOf(query.day, sort === 'sao');
    const counts = await this.#ask(
      ranks.map((rank) => ({ ...base, filter: [...own, rank], hitsPerPage: 1, page: 1 })),
    );
    const slices: MultiSearchQuery[] = [];
    let before = 0;
    for (const [i, rank] of ranks.entries()) {
      const size = counts[i]?.total ?? 0;
      const from = Math.max(0, offset - before);
      const to = Math.min(size, offset + limit - before);
      if (from < to) {
        const order = ['storyRank:desc', 'recognised:desc', 'nameKey:asc', 'id:asc'];
        slices.push({
          ...base,
          filter: [...own, rank],
          sort: order,
          offset: from,
          limit: to - from,
        });
      }
      before += size;
    }
    return (await this.#ask(slices)).flatMap((answer) => answer.hits.map((hit) => hit.doc));
  }

  async #ask(queries: MultiSearchQuery[]): Promise<Answer[]> {
    if (queries.length === 0) return [];
    const { results } = await this.#client.multiSearch<
      { queries: MultiSearchQuery[] },
      { doc: SearchDoc }
    >({ queries });
    return results.map((result) => ({
      hits: result.hits,
      total: ('totalHits' in result ? result.totalHits : result.estimatedTotalHits) ?? 0,
      facets: result.facetDistribution ?? {},
    }));
  }

  /** Old and new provinces by name, from the index itself: another process may have filled it. */
  #knownProvinces(): Promise<Provinces> {
    this.#provinces ??= this.#readProvinces().catch((error: unknown) => {
      this.#provinces = null;
      throw error;
    });
    return this.#provinces;
  }

  async #readProvinces(): Promise<Provinces> {
    const facets = ['provinceName', 'oldProvinceName'];
    const [answer] = await this.#ask([{ indexUid: this.#uid, limit: 0, facets }]);
    const found = new Map<string, string[]>();
    for (const [field, column] of [
      ['provinceName', 'province'],
      ['oldProvinceName', 'oldProvince'],
    ] as const) {
      for (const value of Object.keys(answer?.facets[field] ?? {})) {
        const [name = '', code = ''] = value.split('|');
        if (name !== '')
          found.set(name, [...(found.get(name) ?? []), `${column} = ${quoted(code)}`]);
      }
    }
    return new Map([...found].map(([name, filters]) => [name, any(filters)]));
  }

  /** Makes the index when it is not there yet, and keeps its settings what they should be. */
  #ensure(): Promise<void> {
    this.#ready ??= this.#begin().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async #begin(): Promise<void> {
    try {
      await this.#client.getRawIndex(this.#uid);
      await done(this.#client.index(this.#uid).updateSettings(SETTINGS));
    } catch (error) {
      if (!isNotFound(error)) throw error;
      await this.#make(this.#uid);
    }
  }

  async #make(uid: string): Promise<void> {
    await done(this.#client.createIndex(uid, { primaryKey: 'id' }));
    await done(this.#client.index(uid).updateSettings(SETTINGS));
  }

  async #add(uid: string, docs: readonly SearchDoc[]): Promise<void> {
    for (let at = 0; at < docs.length; at += BATCH) {
      await done(
        this.#client
          .index(uid)
          .addDocuments(docs.slice(at, at + BATCH).map(indexDocument), { primaryKey: 'id' }),
      );
    }
  }
}

/** Waits for a task. @throws with the server's own reason when it failed or was cancelled */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error, type } = await task.waitTask({ timeout: TASK_TIMEOUT_MS, interval: 20 });
  if (status === 'succeeded') return;
  throw new Error(
    `Meilisearch: ${type} ${status}: ${error?.message ?? 'no reason given'} (${error?.code ?? ''})`,
  );
}

function isNotFound(error: unknown): boolean {
  const code = (error as { cause?: { code?: string } }).cause?.code;
  return code === 'index_not_found';
}
