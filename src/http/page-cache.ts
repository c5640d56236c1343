import type { KeptAnswer } from './kept-answer.ts';

/** What rendering gave: an answer that may be kept with the subjects it depends on, or one for this request only. */
export type Outcome<Once> =
  | {
      readonly kept: KeptAnswer;
      readonly subjects: readonly string[];
      /** Anybody can ask for any number of such pages: kept for seconds, as missing ones are. */
      readonly brief?: boolean;
    }
  | { readonly once: Once };

interface Entry {
  readonly key: string;
  readonly answer: KeptAnswer;
  readonly subjects: readonly string[];
  /** Milliseconds after which it is no longer used; Infinity for pages that exist. */
  readonly until: number;
  used: boolean;
  hits: number;
}

interface Rendering<Once> {
  readonly promise: Promise<Outcome<Once>>;
  /** Subjects that changed while it ran; `*` for everything. */
  readonly changed: Set<string>;
}

export interface PageCacheOptions {
  readonly maxBytes: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly notFoundMs?: number;
  readonly maxNotFound?: number;
  /** From this many hits on, a page is worth the best compression. */
  readonly upgradeAfter?: number;
}

/**
 * Rendered pages as bytes, for one day, bounded in bytes. A page is kept under the subjects it depends on and dropped
 * when one of them changes: `product:12` by that product, `product:*` by any product, `*` by any change.
 */
export class PageCache<Once> {
  readonly #options: Required<PageCacheOptions>;
  readonly #entries = new Map<string, Entry>();
  readonly #bySubject = new Map<string, Set<Entry>>();
  readonly #rendering = new Map<string, Rendering<Once>>();
  readonly #running = new Set<Rendering<Once>>();
  readonly #upgrades: KeptAnswer[] = [];
  #upgrading = false;
  #bytes = 0;
  /** Kept 404s and the like, oldest first. */
  readonly #notFound = new Set<Entry>();
  #day = '';
  #hits = 0;
  #misses = 0;

  constructor(options: PageCacheOptions) {
    this.#options = {
      now: () => performance.now(),
      notFoundMs: 10_000,
      maxNotFound: 500,
      upgradeAfter: 3,
      ...options,
    };
  }

  /** Pages say what is true today: on another day nothing kept is of use. */
  setDay(day: string): void {
    if (day === this.#day) return;
    this.#day = day;
    this.invalidate(null);
  }

  get(key: string): KeptAnswer | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    if (entry.until !== Infinity && entry.until <= this.#options.now()) {
      this.#remove(entry);
      return null;
    }
    entry.used = true;
    this.#hits += 1;
    if (++entry.hits === this.#options.upgradeAfter && !entry.answer.upgraded) {
      this.#upgradeSoon(entry.answer);
    }
    return entry.answer;
  }

  /**
   * Renders a page that is not kept, once for everybody who asks meanwhile. Those who asked after a change are not
   * given what was begun before it, and such a page is not kept when it depends on what changed.
   * @returns `shared: true` when the outcome is another request's
   */
  async render(
    key: string,
    work: () => Promise<Outcome<Once>>,
  ): Promise<{ readonly outcome: Outcome<Once>; readonly shared: boolean }> {
    const other = this.#rendering.get(key);
    if (other !== undefined) return { outcome: await other.promise, shared: true };
    this.#misses += 1;
    const rendering: Rendering<Once> = { promise: work(), changed: new Set() };
    this.#rendering.set(key, rendering);
    this.#running.add(rendering);
    try {
      const outcome = await rendering.promise;
      if ('kept' in outcome && !touches(outcome.subjects, rendering.changed)) {
        this.#put(key, outcome.kept, outcome.subjects, outcome.brief ?? false);
      }
      return { outcome, shared: false };
    } finally {
      this.#running.delete(rendering);
      if (this.#rendering.get(key) === rendering) this.#rendering.delete(key);
    }
  }

  /** Drops what depends on these subjects; `null` drops everything. */
  invalidate(subjects: readonly string[] | null): void {
    const changed = subjects === null ? ['*'] : subjects;
    for (const rendering of this.#running) for (const one of changed) rendering.changed.add(one);
    this.#rendering.clear();
    if (changed.includes('*')) {
      for (const entry of this.#entries.values()) entry.answer.onResize = null;
      this.#entries.clear();
      this.#bySubject.clear();
      this.#upgrades.length = 0;
      this.#bytes = 0;
      this.#notFound.clear();
      return;
    }
    if (changed.length === 0) return;
    for (const name of new Set(['*', ...changed.flatMap((one) => [one, kindOf(one)])])) {
      for (const entry of [...(this.#bySubject.get(name) ?? [])]) this.#remove(entry);
    }
  }

  status(): { pages: number; bytes: number; maxBytes: number; hits: number; misses: number } {
    return {
      pages: this.#entries.size,
      bytes: this.#bytes,
      maxBytes: this.#options.maxBytes,
      hits: this.#hits,
      misses: this.#misses,
    };
  }

  #put(key: string, answer: KeptAnswer, subjects: readonly string[], brief: boolean): void {
    const before = this.#entries.get(key);
    if (before !== undefined) this.#remove(before);
    const missing = brief || answer.status === 404;
    if (answer.bytes > this.#options.maxBytes) return;
    const until = missing ? this.#options.now() + this.#options.notFoundMs : Infinity;
    const entry: Entry = { key, answer, subjects, until, used: false, hits: 0 };
    this.#entries.set(key, entry);
    for (const subject of subjects) {
      const set = this.#bySubject.get(subject) ?? new Set();
      this.#bySubject.set(subject, set.add(entry));
    }
    this.#bytes += answer.bytes;
    answer.onResize = (bytes) => {
      this.#bytes += bytes;
      if (bytes > 0) this.#makeRoom();
    };
    if (missing) {
      this.#notFound.add(entry);
      const [oldest] = this.#notFound;
      if (oldest && this.#notFound.size > this.#options.maxNotFound) this.#remove(oldest);
    }
    this.#makeRoom();
  }

  /** Oldest first: a page used since last time stays, plain bytes go before pages do. */
  #makeRoom(): void {
    for (const entry of this.#entries.values()) {
      if (this.#bytes <= this.#options.maxBytes) return;
      if (entry.until === Infinity && (entry.used || entry.answer.slim())) {
        entry.used = false;
        this.#entries.delete(entry.key);
        this.#entries.set(entry.key, entry);
      } else {
        this.#remove(entry);
      }
    }
  }

  #remove(entry: Entry): void {
    if (!this.#entries.delete(entry.key)) return;
    this.#bytes -= entry.answer.bytes;
    entry.answer.onResize = null;
    this.#notFound.delete(entry);
    for (const subject of entry.subjects) {
      const set = this.#bySubject.get(subject);
      set?.delete(entry);
      if (set?.size === 0) this.#bySubject.delete(subject);
    }
  }

  /** One at a time: the thread pool also serves requests. */
  #upgradeSoon(answer: KeptAnswer): void {
    this.#upgrades.push(answer);
    if (this.#upgrading) return;
    this.#upgrading = true;
    void (async () => {
      for (let next = this.#upgrades.shift(); next; next = this.#upgrades.shift()) {
        await next.upgrade().catch(() => undefined);
      }
      this.#upgrading = false;
    })();
  }
}

function kindOf(subject: string): string {
  const colon = subject.indexOf(':');
  return colon === -1 ? subject : `${subject.slice(0, colon)}:*`;
}

function touches(subjects: readonly string[], changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false;
  if (changed.has('*') || subjects.includes('*')) return true;
  const kinds = new Set([...changed].map(kindOf));
  return subjects.some((subject) => changed.has(subject) || kinds.has(subject));
}
