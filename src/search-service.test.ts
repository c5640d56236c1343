import { describe, expect, it } from 'vitest';
import type {
  SearchDoc,
  SearchEngine,
  SearchQuery,
  Suggester,
} from './features/search/contract.ts';
import { searchService, type SearchService } from './search-service.ts';

const doc = (id: number): SearchDoc => ({ id }) as SearchDoc;
const QUERY = {} as SearchQuery;

class FakeEngine implements SearchEngine, Suggester {
  readonly name: 'embedded' | 'meilisearch';
  ids = new Set<number>();
  calls: string[] = [];
  broken = false;
  slow: Promise<void> = Promise.resolve();

  constructor(name: 'embedded' | 'meilisearch') {
    this.name = name;
  }

  async #call(what: string): Promise<void> {
    this.calls.push(what);
    await this.slow;
    if (this.broken) throw new Error('away');
  }

  async put(docs: readonly SearchDoc[]): Promise<void> {
    await this.#call('put');
    for (const { id } of docs) this.ids.add(id);
  }
  async drop(ids: readonly number[]): Promise<void> {
    await this.#call('drop');
    for (const id of ids) this.ids.delete(id);
  }
  async replaceAll(docs: readonly SearchDoc[]): Promise<void> {
    await this.#call('replaceAll');
    this.ids = new Set(docs.map(({ id }) => id));
  }
  async find(): Promise<never> {
    await this.#call('find');
    return { engine: this.name, total: this.ids.size } as never;
  }
  async count(): Promise<number> {
    return this.ids.size;
  }
  async health(): Promise<void> {
    await this.#call('health');
  }
  suggest(): [] {
    return [];
  }
}

function setUp(): {
  embedded: FakeEngine;
  remote: FakeEngine;
  service: SearchService;
  time: { ms: number };
} {
  const embedded = new FakeEngine('embedded');
  const remote = new FakeEngine('meilisearch');
  const time = { ms: 0 };
  const service = searchService({
    embedded,
    remote,
    allDocs: async () => [...embedded.ids].map(doc),
    now: () => time.ms,
    log: () => undefined,
  });
  return { embedded, remote, service, time };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const engineOf = async (service: SearchService): Promise<string> =>
  (await service.find(QUERY)).engine;

describe('the search service', () => {
  it('answers from the embedded index until Meilisearch has every document', async () => {
    const { service, remote } = setUp();
    let go = (): void => undefined;
    remote.slow = new Promise((resolve) => (go = resolve));
    await service.replaceAll([doc(1), doc(2)]);
    expect(await engineOf(service)).toBe('embedded');
    expect((await service.status()).fallback).toBe(true);
    go();
    await settled();
    expect(await engineOf(service)).toBe('meilisearch');
    expect(remote.ids).toEqual(new Set([1, 2]));
    expect(await service.status()).toMatchObject({ fallback: false, lag: 0, documents: 2 });
  });

  it('is never behind: while a change is on its way, the embedded index answers', async () => {
    const { service, remote } = setUp();
    await service.replaceAll([doc(1)]);
    await settled();
    let go = (): void => undefined;
    remote.slow = new Promise((resolve) => (go = resolve));
    await service.put([doc(2)]);
    expect(await service.find(QUERY)).toMatchObject({ engine: 'embedded', total: 2 });
    expect((await service.status()).lag).toBe(1);
    go();
    await settled();
    expect(await service.find(QUERY)).toMatchObject({ engine: 'meilisearch', total: 2 });
  });

  it('falls back at once, leaves a failing engine alone for ten seconds, then brings it up to date', async () => {
    const { service, remote, time } = setUp();
    await service.replaceAll([doc(1)]);
    await settled();
    remote.broken = true;
    expect(await engineOf(service)).toBe('embedded');
    remote.broken = false;
    remote.calls.length = 0;
    await service.put([doc(2)]);
    time.ms += 9_999;
    expect(await engineOf(service)).toBe('embedded');
    await settled();
    expect(remote.calls).toEqual([]);
    time.ms += 1;
    expect(await engineOf(service)).toBe('embedded');
    await settled();
    expect(remote.calls).toEqual(['health', 'replaceAll']);
    expect(await service.find(QUERY)).toMatchObject({ engine: 'meilisearch', total: 2 });
  });

  it('does not wait for an engine that hangs', async () => {
    const { service, remote } = setUp();
    await service.replaceAll([doc(1)]);
    await settled();
    remote.slow = new Promise(() => undefined);
    expect(await engineOf(service)).toBe('embedded');
  });
});
