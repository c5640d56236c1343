import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchDoc, searchFor, SMALL_CATALOGUE } from '#src/features/search/search-doc.fixture.ts';
import { searchEngineContract } from '#src/features/search/search-engine.contract.ts';
import { meilisearchEngine } from './search-meilisearch.ts';
import { type StandIn, startStandIn } from './search-meilisearch.stand-in.ts';

const running: StandIn[] = [];
const fresh = async (): Promise<StandIn> => {
  const standIn = await startStandIn();
  running.push(standIn);
  return standIn;
};
const engineOn = ({ url, key }: { url: string; key: string | undefined }, indexName = 'moi-xa') =>
  meilisearchEngine({ url, key, indexName, requestTimeoutMs: 2_000 });

afterAll(() => Promise.all(running.map((standIn) => standIn.close())));

searchEngineContract('meilisearch (stand-in)', async () => engineOn(await fresh()), {
  saysCorrection: false,
});

const url = process.env['MEILI_URL'];
if (url) {
  const key = process.env['MEILI_KEY'];
  searchEngineContract(
    `meilisearch at ${url}`,
    () => Promise.resolve(engineOn({ url, key }, `contract-${process.pid}`)),
    { saysCorrection: false },
  );
}

describe('the Meilisearch engine when things go wrong', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await fresh();
  });

  it('says why a task failed, and works afterwards', async () => {
    const engine = engineOn(standIn, 'fails');
    await engine.replaceAll(SMALL_CATALOGUE);
    standIn.failNextTask('no space left on device');
    await expect(engine.put([searchDoc(70, 'Rượu cần')])).rejects.toThrow(
      'no space left on device',
    );
    await engine.put([searchDoc(70, 'Rượu cần')]);
    expect((await engine.find(searchFor('rượu cần'))).hits[0]?.doc.id).toBe(70);
  });

  it('keeps the old index when replacing fails half way', async () => {
    const engine = engineOn(standIn, 'keeps');
    await engine.replaceAll(SMALL_CATALOGUE);
    // The second task: after the left-over index was looked for.
    standIn.failNextTask('killed', 1);
    await expect(engine.replaceAll([searchDoc(1, 'Khác')])).rejects.toThrow('killed');
    expect(await engine.count()).toBe(SMALL_CATALOGUE.length);
    await engine.replaceAll([searchDoc(1, 'Khác')]);
    expect(await engine.count()).toBe(1);
  });

  it('refuses a wrong key and an address where nobody listens', async () => {
    await expect(engineOn({ url: standIn.url, key: 'wrong' }).find(searchFor('x'))).rejects.toThrow(
      /key/i,
    );
    await expect(engineOn({ url: 'http://127.0.0.1:1', key: 'x' }).health()).rejects.toThrow();
  });
});

describe('the stand-in', () => {
  const post = async (standIn: StandIn, path: string, body: unknown, method = 'POST') => {
    const response = await fetch(`${standIn.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${standIn.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };

  it.each([
    ['/multi-search', { queries: [{ indexUid: 'a', limt: 3 }] }, [400, 'bad_request']],
    ['/multi-search', { queries: [{ indexUid: 'a', limit: 'x' }] }, [400, 'invalid_search_limit']],
    ['/multi-search', { queries: [{ indexUid: 'none' }] }, [404, 'index_not_found']],
    [
      '/multi-search',
      { queries: [{ indexUid: 'a', filter: 'secret = 1' }] },
      [400, 'invalid_search_filter'],
    ],
    [
      '/multi-search',
      { queries: [{ indexUid: 'a', filter: 'group = ' }] },
      [400, 'invalid_search_filter'],
    ],
    [
      '/multi-search',
      { queries: [{ indexUid: 'a', facets: ['secret'] }] },
      [400, 'invalid_search_facets'],
    ],
    [
      '/multi-search',
      { queries: [{ indexUid: 'a', sort: ['secret:asc'] }] },
      [400, 'invalid_search_sort'],
    ],
    ['/swap-indexes', [{ indexes: ['a'] }], [400, 'invalid_swap_indexes']],
    ['/indexes', { uid: 'a b' }, [400, 'invalid_index_uid']],
  ])('refuses %s %j', async (path, body, expected) => {
    const standIn = await fresh();
    await engineOn(standIn, 'a').count();
    expect(await post(standIn, path, body)).toEqual(expected);
  });
});
