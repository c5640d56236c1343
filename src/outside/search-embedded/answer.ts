import type { Hit, SearchDoc, SearchQuery, SearchResult } from '#src/features/search/contract.ts';
import { marksIn } from '#src/features/search/highlight.ts';
import { understand, type Understood } from '#src/features/search/understand.ts';
import { corrections } from './correct.ts';
import { type Plan, planFor, type QueryWord } from './plan.ts';
import { closeness, Scores } from './score.ts';
import type { Segment, Shared } from './segment.ts';
import { decode, emptyCounts, filtersOf, greatest, named, select } from './select.ts';

/** Below this share of the query the words are taken to be misspelled. */
const SATISFIED = 0.83;
/** A correction has to answer better by this much. */
const GAIN = 0.08;
/** No document with less of the query is an answer, however few there are. */
const LEAST_COVER = 0.58;
/** The same beside documents that answer to everything, when these are few. */
const LEAST_BESIDE = 0.4;
/** With so many good answers, weaker ones are left out. */
const ENOUGH = 10;
const FEW = 7;
const CLOSE = 0.8;
const LOOSE = 0.6;
const LOOSE_BESIDE = 0.42;

/** How much answering to all words counts beside where they stand. */
const ANSWERED = 0.7;

const byName = new Intl.Collator('vi');

/** Answers queries from the segments of an index. */
export class Answering {
  readonly #shared: Shared;
  #segments: readonly Segment[] = [];
  #scores: Scores[] = [];
  #keys: Float64Array[] = [];

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  set segments(segments: readonly Segment[]) {
    const { vocabulary } = this.#shared;
    this.#scores = segments.map((segment) => {
      const known = this.#scores.find((scores) => scores.segment === segment);
      if (known) return known;
      const scores = new Scores(segment);
      scores.termsOf = (word) => vocabulary.termsOf[word] ?? [];
      return scores;
    });
    this.#keys = segments.map((segment) => new Float64Array(segment.size));
    this.#segments = segments;
  }

  find(query: SearchQuery): SearchResult {
    const began = performance.now();
    const understood = understand(query.q);
    const { plan, best, correctedTo } = this.#read(understood, query);
    const { codes } = this.#shared;
    const counts = emptyCounts(codes);
    const filters = filtersOf(query, codes);
    let total = 0;
    const most = Math.max(0, query.offset) + Math.max(1, Math.min(100, query.limit));
    const found: { doc: SearchDoc; high: number }[] = [];
    const limits = plan ? this.#limits(plan, best, understood.awarded, query) : null;
    for (const [i, segment] of this.#segments.entries()) {
      const day = segment.columns.on(query.day);
      const scores = this.#scores[i] as Scores;
      const keys = this.#keys[i] as Float64Array;
      const list =
        limits && plan
          ? answersOf(scores, plan, limits, understood.awarded, day.awarded)
          : everything(segment, understood.awarded, day.awarded);
      const relevance = limits ? scores.rank : null;
      const selected = select(
        segment,
        list,
        list.length,
        relevance,
        filters,
        query.sort,
        day,
        counts,
        keys,
      );
      total += selected.count;
      for (const key of greatest(selected, most)) {
        const { at, high } = decode(segment, key);
        found.push({ doc: segment.docs[at] as SearchDoc, high });
      }
    }
    if (this.#segments.length > 1) {
      found.sort(
        (a, b) => b.high - a.high || byName.compare(a.doc.name, b.doc.name) || a.doc.id - b.doc.id,
      );
    }
    return {
      total,
      hits: found.slice(query.offset, most).map(({ doc }) => hitOf(doc, plan)),
      facets: named(counts, codes),
      correctedTo,
      engine: 'embedded',
      tookMs: performance.now() - began,
    };
  }

  /** Scores the words as typed and, when they answer badly, as they may have been meant. */
  #read(
    understood: Understood,
    query: SearchQuery,
  ): { plan: Plan | null; best: number; correctedTo: string | null } {
    const { words, awarded, open, marked, text } = understood;
    if (words.length === 0) return { plan: null, best: 0, correctedTo: null };
    const options = { open, marked };
    const score = (list: readonly QueryWord[]): { plan: Plan; best: number } => {
      const plan = planFor(list, options, this.#shared, this.#segments);
      for (const scores of this.#scores) scores.run(plan);
      return { plan, best: this.#best(awarded, query) / Math.max(plan.total, 1e-6) };
    };
    const typed = score(words);
    if (typed.best >= SATISFIED) return { ...typed, correctedTo: null };
    const show = (word: QueryWord): string => {
      const token = words.find((other) => other === word);
      return token ? text.slice(token.from, token.to) : word.folded;
    };
    let chosen: { plan: Plan; best: number; text: string } | null = null;
    let last: Plan = typed.plan;
    for (const other of corrections(words, open, this.#shared, this.#segments, show)) {
      const read = score(other.words);
      last = read.plan;
      if (read.best > Math.max(typed.best, chosen?.best ?? 0) + GAIN && read.best > 0.6) {
        chosen = { ...read, text: other.text };
      }
    }
    const plan = chosen?.plan ?? typed.plan;
    if (last !== plan) for (const scores of this.#scores) scores.run(plan);
    return { plan, best: chosen?.best ?? typed.best, correctedTo: chosen?.text ?? null };
  }

  #best(awarded: number | null, query: SearchQuery): number {
    let best = 0;
    for (const scores of this.#scores) {
      const stars = awarded === null ? null : scores.segment.columns.on(query.day).awarded;
      for (let i = 0; i < scores.count; i += 1) {
        const at = scores.touched[i] as number;
        if (stars && stars[at] !== awarded) continue;
        if ((scores.answer[at] as number) > best) best = scores.answer[at] as number;
      }
    }
    return best;
  }

  /** From what share on a document is an answer. */
  #limits(plan: Plan, best: number, awarded: number | null, query: SearchQuery): Limits {
    const least = best * plan.total;
    const close = least * CLOSE;
    let good = 0;
    for (const scores of this.#scores) {
      const stars = awarded === null ? null : scores.segment.columns.on(query.day).awarded;
      for (let i = 0; i < scores.count && good < ENOUGH; i += 1) {
        const at = scores.touched[i] as number;
        if (stars && stars[at] !== awarded) continue;
        if ((scores.answer[at] as number) >= close) good += 1;
      }
    }
    if (good >= ENOUGH) return { answer: close, cover: plan.total * LEAST_COVER };
    const few = good < FEW && best >= SATISFIED;
    return {
      answer: least * (few ? LOOSE_BESIDE : LOOSE),
      cover: plan.total * (few ? LEAST_BESIDE : LEAST_COVER),
    };
  }
}

interface Limits {
  readonly answer: number;
  readonly cover: number;
}

/** The documents that answer; their relevance as a share of the plan is left in `scores.rank`. */
function answersOf(
  scores: Scores,
  plan: Plan,
  limits: Limits,
  awarded: number | null,
  stars: Uint8Array,
): Int32Array {
  const found = new Int32Array(scores.count);
  let count = 0;
  const least = Math.max(limits.answer, 1e-6) - 1e-5;
  for (let i = 0; i < scores.count; i += 1) {
    const at = scores.touched[i] as number;
    if ((scores.answer[at] as number) < least) continue;
    if ((scores.cover[at] as number) < limits.cover) continue;
    if (awarded !== null && stars[at] !== awarded) continue;
    found[count++] = at;
    scores.rank[at] =
      ((scores.rank[at] as number) + ANSWERED * (scores.answer[at] as number)) / plan.total +
      closeness(scores.segment, at, plan);
  }
  return found.subarray(0, count);
}

function everything(segment: Segment, awarded: number | null, stars: Uint8Array): Int32Array {
  const found = new Int32Array(segment.size);
  let count = 0;
  for (let at = 0; at < segment.size; at += 1) {
    if (segment.gone[at] === 1 || (awarded !== null && stars[at] !== awarded)) continue;
    found[count++] = at;
  }
  return found.subarray(0, count);
}

function hitOf(doc: SearchDoc, plan: Plan | null): Hit {
  if (!plan) return { doc, nameMarks: [], producerMarks: [] };
  return {
    doc,
    nameMarks: marksIn(doc.name, plan.marks, plan.prefix),
    producerMarks: doc.producer ? marksIn(doc.producer.name, plan.marks, plan.prefix) : [],
  };
}
