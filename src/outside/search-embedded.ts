import type {
  SearchDoc,
  SearchEngine,
  SearchQuery,
  SearchResult,
  Suggester,
} from '#src/features/search/contract.ts';
import { Answering } from './search-embedded/answer.ts';
import { dictionaries } from './search-embedded/columns.ts';
import { type Pace, steady } from './search-embedded/pace.ts';
import { Gazetteer } from './search-embedded/places.ts';
import { Pairs } from './search-embedded/ints.ts';
import { buildSegment, type Segment, type Shared, strike } from './search-embedded/segment.ts';
import { suggest, Suggestions } from './search-embedded/suggest.ts';
import { Vocabulary } from './search-embedded/vocabulary.ts';

/** So many changed documents are kept beside the main part before everything is built anew. */
const MOST_BESIDE = 256;

interface Index {
  readonly shared: Shared;
  readonly main: Segment;
  /** Documents changed since the main part was built. */
  readonly changed: Set<number>;
  readonly answering: Answering;
  /** Of the main part, then of the small one. */
  suggestions: readonly [Suggestions, ...Suggestions[]];
}

function sharedParts(documents: number): Shared {
  const vocabulary = new Vocabulary();
  return {
    vocabulary,
    gazetteer: new Gazetteer(vocabulary),
    codes: dictionaries(),
    pairs: new Pairs(documents),
  };
}

/**
 * The search of the site when no other engine is configured: an inverted index of our own, in memory.
 * A main part that does not change and a small part with what changed since; both answer together.
 */
export function embeddedSearch(): SearchEngine & Suggester {
  return new Embedded();
}

class Embedded implements SearchEngine, Suggester {
  readonly name = 'embedded';
  #docs = new Map<number, SearchDoc>();
  #index: Index | null = null;
  /** Ids changed while a new main part is being built. */
  #meanwhile: Set<number> | null = null;
  /** Writes so far: tells whether one came in between. */
  #changes = 0;
  #building: Promise<void> = Promise.resolve();
  #writing: Promise<void> = Promise.resolve();

  put(docs: readonly SearchDoc[]): Promise<void> {
    return this.#write(async () => {
      for (const doc of docs) this.#docs.set(doc.id, doc);
      await this.#changed(docs.map((doc) => doc.id));
    });
  }

  drop(ids: readonly number[]): Promise<void> {
    return this.#write(async () => {
      for (const id of ids) this.#docs.delete(id);
      await this.#changed(ids);
    });
  }

  async replaceAll(docs: readonly SearchDoc[]): Promise<void> {
    await this.#rebuild(docs);
  }

  find(query: SearchQuery): Promise<SearchResult> {
    return this.#ready().then((index) => index.answering.find(query));
  }

  count(): Promise<number> {
    return Promise.resolve(this.#docs.size);
  }

  async health(): Promise<void> {
    await this.#ready();
  }

  suggest(text: string, _lang: 'vi' | 'en', limit: number): ReturnType<Suggester['suggest']> {
    return this.#index ? suggest(this.#index.suggestions, text, limit) : [];
  }

  async #ready(): Promise<Index> {
    if (!this.#index) await this.#rebuild();
    return this.#index as Index;
  }

  /** One writer after another; a failed one does not stop the next. */
  #write(work: () => Promise<void>): Promise<void> {
    const turn = this.#writing.then(work);
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  async #changed(ids: readonly number[]): Promise<void> {
    this.#changes += 1;
    for (const id of ids) this.#meanwhile?.add(id);
    const index = this.#index;
    if (!index || ids.length > MOST_BESIDE) {
      await this.#rebuild();
      return;
    }
    for (const id of ids) index.changed.add(id);
    await this.#beside(index);
    if (index.changed.size > MOST_BESIDE && this.#meanwhile === null) {
      void this.#rebuild().catch(() => undefined);
    }
  }

  /** Builds the small part and lets it answer beside the main one. */
  async #beside(index: Index): Promise<void> {
    const docs = [...index.changed]
      .map((id) => this.#docs.get(id))
      .filter((doc) => doc !== undefined);
    const { shared, main } = index;
    const [suggestions] = index.suggestions;
    const beside = docs.length === 0 ? null : await buildSegment(docs, shared, atOnce);
    const more = beside ? [await Suggestions.of(beside, shared, atOnce)] : [];
    for (const id of index.changed) {
      const at = strike(main, id);
      if (at >= 0) suggestions.remove(at);
    }
    index.answering.segments = beside ? [main, beside] : [main];
    index.suggestions = [suggestions, ...more];
  }

  /** Builds everything anew, of other documents when given; the old index answers until it is done. */
  #rebuild(others?: readonly SearchDoc[]): Promise<void> {
    const turn = this.#building.then(async () => {
      const pace = steady();
      const meanwhile = new Set<number>();
      this.#meanwhile = meanwhile;
      try {
        if (others) {
          const docs = new Map<number, SearchDoc>();
          for (const doc of others) {
            docs.set(doc.id, doc);
            if (pace.due()) await pace.rest();
          }
          for (const id of meanwhile) {
            const doc = this.#docs.get(id);
            if (doc) docs.set(id, doc);
            else docs.delete(id);
          }
          this.#docs = docs;
        }
        const index = await buildIndex([...this.#docs.values()], pace);
        for (const day of this.#index?.main.columns.days ?? []) {
          index.main.columns.on(day).order('phu-hop');
          if (pace.due()) await pace.rest();
        }
        let seen: number;
        do {
          seen = this.#changes;
          for (const id of meanwhile) index.changed.add(id);
          if (index.changed.size > 0) await this.#beside(index);
        } while (seen !== this.#changes);
        this.#index = index;
      } finally {
        this.#meanwhile = null;
      }
    });
    this.#building = turn.catch(() => undefined);
    return turn;
  }
}

const atOnce: Pace = { due: () => false, rest: () => Promise.resolve() };

async function buildIndex(docs: readonly SearchDoc[], pace: Pace): Promise<Index> {
  const shared = sharedParts(docs.length);
  const main = await buildSegment(docs, shared, pace);
  const suggestions = await Suggestions.of(main, shared, pace);
  const answering = new Answering(shared);
  answering.segments = [main];
  return {
    shared,
    main,
    changed: new Set(),
    answering,
    suggestions: [suggestions],
  };
}
