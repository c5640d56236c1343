import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiError,
  checkQuery,
  search,
  type StoredIndex,
} from './search-meilisearch/stand-in-search.ts';

type Body = Record<string, unknown>;
type Run = () => void;

/** A stand-in that is running; ask {@link StandIn.failNextTask} for trouble. */
export interface StandIn {
  readonly url: string;
  readonly key: string;
  /** The next task, or the one so many after it, fails with this reason instead of doing anything. */
  failNextTask(message: string, after?: number): void;
  /** Requests so far, `METHOD /path`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Fields of Settings_Unchecked in the OpenAPI contract. */
const SETTINGS = new Set(
  (
    'displayedAttributes searchableAttributes filterableAttributes sortableAttributes foreignKeys rankingRules stopWords ' +
    'nonSeparatorTokens separatorTokens dictionary synonyms distinctAttribute proximityPrecision typoTolerance faceting ' +
    'pagination embedders searchCutoffMs localizedAttributes facetSearch prefixSearch chat'
  ).split(' '),
);
const RULES = new Set([
  'words',
  'typo',
  'proximity',
  'attribute',
  'attributeRank',
  'sort',
  'wordPosition',
  'exactness',
]);
const TASK_MS = 3;

/**
 * A test tool: speaks as much of the Meilisearch API as our adapter uses, with tasks that take a moment, and refuses
 * what the API refuses. No part of the site.
 */
export async function startStandIn(key = 'master'): Promise<StandIn> {
  const world = new World(key);
  const server: Server = createServer((request, response) => void world.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    requests: world.requests,
    failNextTask: (message, after = 0) => {
      world.failure = { message, after };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class World {
  readonly requests: string[] = [];
  failure: { readonly message: string; readonly after: number } | null = null;
  readonly #key: string;
  readonly #indexes = new Map<string, StoredIndex>();
  readonly #tasks: Body[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(key: string) {
    this.#key = key;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
    this.requests.push(`${request.method} ${path}`);
    let status = 200;
    let body: unknown;
    try {
      if (path !== '/health' && request.headers.authorization !== `Bearer ${this.#key}`) {
        throw new ApiError(403, 'invalid_api_key', 'The provided API key is invalid.');
      }
      [status, body] = this.#route(request.method ?? 'GET', path, await read(request));
    } catch (error) {
      const known =
        error instanceof ApiError ? error : new ApiError(500, 'internal', String(error));
      status = known.status;
      body = refusal(known);
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  }

  #route(method: string, path: string, body: unknown): [number, unknown] {
    const parts = path.split('/').filter(Boolean);
    const uid = decodeURIComponent(parts[1] ?? '');
    const route = `${method} /${parts.map((part, i) => (i === 1 ? '*' : part)).join('/')}`;
    switch (route) {
      case 'GET /health':
        return [200, { status: 'available' }];
      case 'POST /multi-search':
        return [200, this.#multiSearch(body as Body)];
      case 'POST /swap-indexes':
        return this.#swap(body);
      case 'POST /indexes':
        return this.#create(body as Body);
      case 'GET /tasks/*': {
        const task = this.#tasks[Number(uid)];
        if (!task) throw new ApiError(404, 'task_not_found', `Task \`${uid}\` not found.`);
        return [200, task];
      }
      case 'GET /indexes/*':
        this.#index(uid);
        return [200, { uid, primaryKey: 'id', createdAt: NOW, updatedAt: NOW }];
      case 'DELETE /indexes/*':
        return this.#enqueue('indexDeletion', uid, () => {
          this.#index(uid);
          this.#indexes.delete(uid);
        });
      case 'GET /indexes/*/stats':
        return [
          200,
          {
            numberOfDocuments: this.#index(uid).documents.size,
            isIndexing: false,
            fieldDistribution: {},
          },
        ];
      case 'GET /indexes/*/settings':
        return [200, this.#index(uid).settings];
      case 'PATCH /indexes/*/settings':
        return this.#settings(uid, body as Body);
      case 'POST /indexes/*/documents':
        return this.#add(uid, body);
      case 'POST /indexes/*/documents/delete-batch':
        if (!Array.isArray(body)) throw new ApiError(400, 'malformed_payload', 'Expected an array');
        return this.#enqueue('documentDeletion', uid, () => {
          for (const id of body) this.#index(uid).documents.delete(String(id));
        });
      default:
        throw new ApiError(404, 'not_found', `No route ${method} ${path}`);
    }
  }

  #index(uid: string): StoredIndex {
    const index = this.#indexes.get(uid);
    if (!index) throw new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return index;
  }

  #create(body: Body): [number, unknown] {
    const uid = body['uid'];
    if (typeof uid !== 'string' || !/^[A-Za-z0-9_-]{1,400}$/.test(uid)) {
      throw new ApiError(400, 'invalid_index_uid', `\`${String(uid)}\` is not a valid index uid.`);
    }
    onlyFields(body, new Set(['uid', 'primaryKey']));
    return this.#enqueue('indexCreation', uid, () => {
      if (this.#indexes.has(uid))
        throw new ApiError(400, 'index_already_exists', `Index \`${uid}\` already exists.`);
      this.#indexes.set(uid, { settings: {}, documents: new Map() });
    });
  }

  #settings(uid: string, body: Body): [number, unknown] {
    onlyFields(body, SETTINGS);
    for (const rule of (body['rankingRules'] as string[] | undefined) ?? []) {
      if (!RULES.has(rule) && !/^\w+:(asc|desc)$/.test(rule)) {
        throw new ApiError(
          400,
          'invalid_settings_ranking_rules',
          `\`${rule}\` ranking rule is invalid.`,
        );
      }
    }
    const size = ((body['typoTolerance'] as Body | undefined)?.['minWordSizeForTypos'] ??
      {}) as Record<string, number>;
    if ((size['oneTypo'] ?? 5) > (size['twoTypos'] ?? 9)) {
      throw new ApiError(
        400,
        'invalid_settings_typo_tolerance',
        '`oneTypo` must not exceed `twoTypos`',
      );
    }
    return this.#enqueue('settingsUpdate', uid, () => {
      Object.assign(this.#index(uid).settings, body);
    });
  }

  #add(uid: string, body: unknown): [number, unknown] {
    if (!Array.isArray(body))
      throw new ApiError(400, 'malformed_payload', 'Expected an array of documents');
    return this.#enqueue('documentAdditionOrUpdate', uid, () => {
      for (const document of body as Body[]) {
        const id = document['id'];
        if (!Number.isInteger(id) && !/^[A-Za-z0-9_-]{1,511}$/.test(String(id))) {
          throw new ApiError(
            400,
            'invalid_document_id',
            `Document identifier \`${String(id)}\` is invalid.`,
          );
        }
        this.#index(uid).documents.set(String(id), document);
      }
    });
  }

  #swap(body: unknown): [number, unknown] {
    if (!Array.isArray(body)) throw new ApiError(400, 'bad_request', 'Expected an array');
    for (const one of body as Body[]) {
      onlyFields(one, new Set(['indexes', 'rename']));
      const pair = one['indexes'];
      if (!Array.isArray(pair) || pair.length !== 2)
        throw new ApiError(400, 'invalid_swap_indexes', 'Two indexes must be given for each swap.');
    }
    return this.#enqueue('indexSwap', null, () => {
      for (const { indexes } of body as { indexes: [string, string] }[]) {
        const [a, b] = [this.#index(indexes[0]), this.#index(indexes[1])];
        this.#indexes.set(indexes[0], b);
        this.#indexes.set(indexes[1], a);
      }
    });
  }

  #multiSearch(body: Body): unknown {
    onlyFields(body, new Set(['queries', 'federation']));
    if (!Array.isArray(body['queries']))
      throw new ApiError(400, 'bad_request', 'Missing field `queries`');
    return {
      results: (body['queries'] as Body[]).map((query) => {
        checkQuery(query);
        return search(this.#index(String(query['indexUid'])), query);
      }),
    };
  }

  #failWhenAsked(): void {
    const { failure } = this;
    this.failure = failure && failure.after > 0 ? { ...failure, after: failure.after - 1 } : null;
    if (failure && failure.after === 0) throw new ApiError(500, 'internal', failure.message);
  }

  /** One task after another, each a moment later, as the server does it. */
  #enqueue(type: string, indexUid: string | null, run: Run): [number, unknown] {
    const uid = this.#tasks.length;
    const task: Body = {
      uid,
      batchUid: uid,
      indexUid,
      status: 'enqueued',
      type,
      canceledBy: null,
      details: {},
      error: null,
      duration: null,
      enqueuedAt: NOW,
      startedAt: null,
      finishedAt: null,
    };
    this.#tasks.push(task);
    this.#queue = this.#queue.then(async () => {
      await moment();
      task['status'] = 'processing';
      await moment();
      try {
        this.#failWhenAsked();
        run();
        task['status'] = 'succeeded';
      } catch (error) {
        task['status'] = 'failed';
        task['error'] = refusal(
          error instanceof ApiError ? error : new ApiError(500, 'internal', String(error)),
        );
      }
      task['finishedAt'] = NOW;
    });
    return [202, { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt: NOW }];
  }
}

const NOW = '2026-11-22T00:00:00Z';

function refusal(error: ApiError): Body {
  const type = error.status === 403 ? 'auth' : error.status >= 500 ? 'internal' : 'invalid_request';
  return {
    message: error.message,
    code: error.code,
    type,
    link: `https://docs.meilisearch.com/errors#${error.code}`,
  };
}

function onlyFields(body: Body, known: ReadonlySet<string>): void {
  for (const field of Object.keys(body)) {
    if (!known.has(field)) throw new ApiError(400, 'bad_request', `Unknown field \`${field}\``);
  }
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, TASK_MS));
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, 'malformed_payload', 'The json payload provided is malformed.');
  }
}
