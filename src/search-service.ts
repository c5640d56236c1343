import type {
  SearchDoc,
  SearchEngine,
  SearchQuery,
  SearchResult,
  Suggester,
} from '#src/features/search/contract.ts';

export interface SearchStatus {
  /** Which engine answers the next query. */
  readonly engine: 'embedded' | 'meilisearch';
  readonly documents: number;
  /** Changes the engine has not heard of yet. */
  readonly lag: number;
  /** Meilisearch was asked for, and the embedded index stands in for it. */
  readonly fallback: boolean;
  readonly lastError: string | null;
}

/** What pages search with, whichever engine answers. */
export interface SearchService extends Suggester {
  find(query: SearchQuery): Promise<SearchResult>;
  put(docs: readonly SearchDoc[]): Promise<void>;
  drop(ids: readonly number[]): Promise<void>;
  replaceAll(docs: readonly SearchDoc[]): Promise<void>;
  status(): Promise<SearchStatus>;
}

export interface SearchParts {
  readonly embedded: SearchEngine & Suggester;
  readonly remote: SearchEngine | null;
  /** Every document as the database has it, for bringing a remote engine up to date. */
  readonly allDocs: () => Promise<readonly SearchDoc[]>;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
}

const ANSWER_WITHIN_MS = 800;
const LEAVE_ALONE_MS = 10_000;

/**
 * The embedded index is always there: it completes words, and it answers whenever a remote engine does not, is behind,
 * or was away. After an outage the remote engine gets every document again before it is asked anything.
 */
export function searchService(parts: SearchParts): SearchService {
  const { embedded, remote, allDocs } = parts;
  const now = parts.now ?? (() => performance.now());
  const log = parts.log ?? ((line) => console.error(line));
  let inStep = false;
  let retryAt = 0;
  let waiting = 0;
  let catchingUp = false;
  let said = false;
  let lastError: string | null = null;
  let queue: Promise<void> = Promise.resolve();

  function away(error: unknown): void {
    lastError = error instanceof Error ? error.message : String(error);
    if (inStep || !said) log(`Meilisearch does not answer; the embedded index does: ${lastError}`);
    said = true;
    inStep = false;
    retryAt = now() + LEAVE_ALONE_MS;
  }

  /** One after another: what is put later must not arrive earlier. */
  function enqueue(work: () => Promise<void>): void {
    waiting += 1;
    queue = queue
      .then(work)
      .catch(away)
      .finally(() => {
        waiting -= 1;
      });
  }

  function catchUp(engine: SearchEngine): void {
    if (catchingUp) return;
    catchingUp = true;
    enqueue(async () => {
      try {
        await engine.health();
        await engine.replaceAll(await allDocs());
        inStep = true;
        lastError = null;
        log('Meilisearch is up to date and answers searches.');
      } finally {
        catchingUp = false;
      }
    });
  }

  function tell(work: (engine: SearchEngine) => Promise<void>): void {
    // An engine that is away gets everything when it is back.
    if (remote === null || (!inStep && !catchingUp)) return;
    enqueue(async () => {
      if (inStep) await work(remote);
    });
  }

  return {
    suggest: (text, lang, limit) => embedded.suggest(text, lang, limit),
    async find(query) {
      if (remote === null) return embedded.find(query);
      if (inStep && waiting === 0) {
        try {
          return await within(remote.find(query), ANSWER_WITHIN_MS);
        } catch (error) {
          away(error);
        }
      } else if (!inStep && now() >= retryAt) {
        catchUp(remote);
      }
      return embedded.find(query);
    },
    async put(docs) {
      if (docs.length === 0) return;
      await embedded.put(docs);
      tell((engine) => engine.put(docs));
    },
    async drop(ids) {
      if (ids.length === 0) return;
      await embedded.drop(ids);
      tell((engine) => engine.drop(ids));
    },
    async replaceAll(docs) {
      await embedded.replaceAll(docs);
      if (remote === null) return;
      inStep = false;
      catchUp(remote);
    },
    async status() {
      return {
        engine: inStep && waiting === 0 ? 'meilisearch' : 'embedded',
        documents: await embedded.count(),
        lag: waiting,
        fallback: remote !== null && !(inStep && waiting === 0),
        lastError,
      };
    },
  };
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
