import type { Day } from '#src/base/day.ts';
import type {
  Hit,
  Mark,
  SearchDoc,
  SearchQuery,
  SearchResult,
} from '#src/features/search/contract.ts';
import { marksOf } from '#src/features/search/highlight.ts';
import { understand, type Understood } from '#src/features/search/understand.ts';
import type { DayColumns } from './columns.ts';
import { corrections } from './correct.ts';
import { type Plan, planFor, type QueryWord } from './plan.ts';
import {
  ANSWERS,
  COVERS,
  isWholeName,
  LEAST_COVER_EVER,
  NEIGHBOURS,
  neighbours,
  Scores,
  WHOLE_NAME,
  WIDTH,
} from './score.ts';
import type { Segment, Shared } from './segment.ts';
import {
  type Counts,
  emptyCounts,
  filtersOf,
  Greatest,
  keyOf,
  named,
  placeOfKey,
  sift,
  stepsOfKey,
} from './select.ts';

/** Below this share of the query the words are taken to be misspelled. */
const SATISFIED = 0.83;
/** A correction has to answer better by this much. */
const GAIN = 0.08;
/** No document with less of the query is an answer, however few there are. */
const LEAST_COVER = 0.58;
/** With so many good answers, weaker ones are left out. */
const ENOUGH = 10;
const FEW = 7;
const CLOSE = 0.8;
const LOOSE = 0.6;
const LOOSE_BESIDE = 0.42;
/** How much answering to all words counts beside where they stand. */
const ANSWERED = 0.7;
/** Steps of relevance to a whole: answers within a step are ordered by standing, stars, story, newest, name. */
const STEPS = 20;
const MOST_STEPS = 4_095;

const byName = new Intl.Collator('vi');

interface Part {
  readonly segment: Segment;
  readonly scores: Scores;
  /** Positions of the answers while a query is worked on. */
  readonly list: Int32Array;
}

/** A reading of the words; `places`: a place of it has nothing of the kind, and does not count. */
interface Reading {
  readonly plan: Plan;
  readonly best: number;
  readonly correctedTo: string | null;
  readonly placeless: boolean;
}

/** Answers queries from the segments of an index. */
export class Answering {
  readonly #shared: Shared;
  #parts: readonly Part[] = [];
  /** Facet counts of everything, by day, until something changes. */
  readonly #all = new Map<Day, { total: number; counts: Counts }>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  set segments(segments: readonly Segment[]) {
    const { vocabulary } = this.#shared;
    this.#all.clear();
    this.#parts = segments.map(
      (segment) =>
        this.#parts.find((part) => part.segment === segment) ?? {
          segment,
          scores: new Scores(segment, (word) => vocabulary.termsOf[word] ?? []),
          list: new Int32Array(segment.size),
        },
    );
  }

  find(query: SearchQuery): SearchResult {
    const began = performance.now();
    const understood = understand(query.q);
    const reading = this.#read(understood, query);
    const { codes } = this.#shared;
    const filters = filtersOf(query, codes);
    const { awarded } = understood;
    const from = Math.max(0, query.offset);
    const most = from + Math.max(1, Math.min(100, query.limit));
    const found: Found[] = [];
    let counts: Counts;
    let total = 0;
    if (!reading && filters.none && awarded === null) {
      ({ total, counts } = this.#everything(query.day));
      for (const { segment } of this.#parts) first(segment, query, most, found);
    } else {
      counts = emptyCounts(codes);
      const limits = reading ? this.#limits(reading, awarded, query) : null;
      for (const { segment, scores, list } of this.#parts) {
        const day = segment.columns.on(query.day);
        const answers =
          limits && reading
            ? answersOf(scores, reading, limits, awarded, day, list)
            : all(segment, awarded, day, list);
        const left = sift(segment, list, answers, filters, day, counts);
        total += left;
        if (left > 0) best(segment, reading && { scores, reading }, list, left, query, most, found);
      }
    }
    if (this.#parts.length > 1) {
      found.sort(
        (a, b) =>
          b.steps - a.steps ||
          b.weight - a.weight ||
          byName.compare(a.doc.name, b.doc.name) ||
          a.doc.id - b.doc.id,
      );
    }
    const plan = reading?.plan ?? null;
    return {
      total,
      hits: found.slice(from, most).map((one) => hitOf(one, plan, this.#shared.vocabulary.words)),
      facets: named(counts, codes),
      correctedTo: reading?.correctedTo ?? null,
      engine: 'embedded',
      tookMs: performance.now() - began,
    };
  }

  #everything(day: Day): { total: number; counts: Counts } {
    let known = this.#all.get(day);
    if (!known) {
      const { codes } = this.#shared;
      const counts = emptyCounts(codes);
      const filters = filtersOf(NO_FILTERS, codes);
      let total = 0;
      for (const { segment, list } of this.#parts) {
        const columns = segment.columns.on(day);
        const answers = all(segment, null, columns, list);
        total += sift(segment, list, answers, filters, columns, counts);
      }
      if (this.#all.size > 3) this.#all.clear();
      this.#all.set(day, (known = { total, counts }));
    }
    return known;
  }

  /** Scores the words as typed and, when they answer badly, as they may have been meant. */
  #read(understood: Understood, query: SearchQuery): Reading | null {
    const { words, awarded, open, marked, text } = understood;
    if (words.length === 0) return null;
    const score = (list: readonly QueryWord[], widen = false): { plan: Plan; best: number } => {
      const options = { open, marked, widen };
      const plan = planFor(
        list,
        options,
        this.#shared,
        this.#parts.map(({ segment }) => segment),
      );
      for (const { scores } of this.#parts) scores.run(plan);
      return {
        plan,
        best: this.#best(awarded, query) / Math.max(plan.total, 1e-6),
      };
    };
    const typed = score(words);
    const placeless = this.#lacksPlace(typed.plan, awarded, query);
    let chosen = { ...typed, text: null as string | null };
    let last: Plan = typed.plan;
    const placeAlone = typed.plan.worded === 0 && typed.plan.places && typed.best > 0.6;
    if (typed.best < SATISFIED && !placeAlone) {
      const show = (word: QueryWord): string => {
        const token = words.find((other) => other === word);
        return token ? text.slice(token.from, token.to) : word.folded;
      };
      const segments = this.#parts.map(({ segment }) => segment);
      for (const other of corrections(words, open, this.#shared, segments, show)) {
        if (chosen.best + GAIN >= 1) break;
        const read = score(other.words);
        last = read.plan;
        if (placeless && (read.best < SATISFIED || this.#lacksPlace(read.plan, awarded, query)))
          continue;
        if (read.best > chosen.best + GAIN && read.best > 0.6) chosen = { ...read, ...other };
      }
    }
    const { plan, best, text: correctedTo } = chosen;
    if (placeless && correctedTo === null) {
      const wide = score(words, true).plan;
      const worded = this.#best(awarded, query, true) / wide.total;
      return { plan: wide, best: worded, correctedTo, placeless };
    }
    if (last !== plan) for (const { scores } of this.#parts) scores.run(plan);
    return { plan, best, correctedTo, placeless: false };
  }

  /** Whether words and a place were asked for, and what answers to the words is never of that place. */
  #lacksPlace(plan: Plan, awarded: number | null, query: SearchQuery): boolean {
    if (!plan.places || plan.worded === 0) return false;
    if (this.#parts.some(({ scores }) => scores.both)) return false;
    return this.#best(awarded, query, true) >= plan.worded * SATISFIED;
  }

  #best(awarded: number | null, query: SearchQuery, wordedOnly = false): number {
    let best = 0;
    for (const { scores, segment } of this.#parts) {
      const stars = awarded === null ? null : segment.columns.on(query.day).awarded;
      const { touched, worded, sums } = scores;
      const count = wordedOnly ? worded : scores.count;
      for (let i = 0; i < count; i += 1) {
        const at = touched[i] as number;
        if (stars !== null && stars[at] !== awarded) continue;
        const answer = sums[at * WIDTH + ANSWERS] as number;
        if (answer > best) best = answer;
      }
    }
    return best;
  }

  /** From what share on a document is an answer. */
  #limits(reading: Reading, awarded: number | null, query: SearchQuery): Limits {
    const { plan, best } = reading;
    const least = best * plan.total;
    const close = least * CLOSE;
    let good = 0;
    for (const { scores, segment } of this.#parts) {
      const stars = awarded === null ? null : segment.columns.on(query.day).awarded;
      const { touched, count, sums } = scores;
      for (let i = 0; i < count && good < ENOUGH; i += 1) {
        const at = touched[i] as number;
        if (stars !== null && stars[at] !== awarded) continue;
        if ((sums[at * WIDTH + ANSWERS] as number) >= close) good += 1;
      }
    }
    if (good >= ENOUGH) return { answer: close, cover: plan.total * LEAST_COVER };
    const few = good < FEW && best >= SATISFIED;
    return {
      answer: least * (few ? LOOSE_BESIDE : LOOSE),
      cover: plan.total * (few ? LEAST_COVER_EVER : LEAST_COVER),
    };
  }
}

const NO_FILTERS = {
  stars: [],
  group: [],
  set: [],
  province: [],
  producerKind: [],
  state: [],
  price: [],
  story: false,
  commune: null,
  oldProvince: null,
  producer: null,
} as unknown as SearchQuery;

interface Found {
  readonly segment: Segment;
  readonly at: number;
  readonly doc: SearchDoc;
  readonly steps: number;
  readonly weight: number;
}

interface Limits {
  readonly answer: number;
  readonly cover: number;
}

/** Fills `list` with the documents that answer. @returns how many */
function answersOf(
  scores: Scores,
  reading: Reading,
  limits: Limits,
  awarded: number | null,
  day: DayColumns,
  list: Int32Array,
): number {
  const { touched, count, worded, sums } = scores;
  const stars = day.awarded;
  const least = Math.max(limits.answer, 1e-6) - 1e-5;
  const last = reading.placeless ? worded : count;
  let found = 0;
  for (let i = 0; i < last; i += 1) {
    const at = touched[i] as number;
    const base = at * WIDTH;
    if ((sums[base + ANSWERS] as number) < least) continue;
    if ((sums[base + COVERS] as number) < limits.cover) continue;
    if (awarded !== null && stars[at] !== awarded) continue;
    list[found++] = at;
  }
  return found;
}

/** Fills `list` with all documents. @returns how many */
function all(
  segment: Segment,
  awarded: number | null,
  { awarded: stars }: DayColumns,
  list: Int32Array,
): number {
  const { gone } = segment;
  let found = 0;
  for (let at = 0; at < segment.size; at += 1) {
    if (gone[at] === 1 || (awarded !== null && stars[at] !== awarded)) continue;
    list[found++] = at;
  }
  return found;
}

/** The first documents of everything in an order. */
function first(segment: Segment, query: SearchQuery, most: number, into: Found[]): void {
  const day = segment.columns.on(query.day);
  const order = day.order(query.sort);
  let taken = 0;
  for (let i = 0; i < segment.size && taken < most; i += 1) {
    const at = order.at[i] as number;
    if (segment.gone[at] === 1) continue;
    taken += 1;
    into.push({
      segment,
      at,
      doc: segment.docs[at] as SearchDoc,
      steps: 0,
      weight: day.weigh(at, query.sort),
    });
  }
}

/** The best of the answers in `list`. */
function best(
  segment: Segment,
  scored: { readonly scores: Scores; readonly reading: Reading } | null,
  list: Int32Array,
  count: number,
  query: SearchQuery,
  most: number,
  into: Found[],
): void {
  const day = segment.columns.on(query.day);
  const order = day.order(query.sort);
  const { placeOf } = order;
  const greatest = new Greatest(Math.min(most, count));
  if (scored === null || query.sort !== 'phu-hop') {
    for (let i = 0; i < count; i += 1) {
      const key = keyOf(0, placeOf[list[i] as number] as number);
      if (key > greatest.least) greatest.offer(key);
    }
  } else {
    const { scores, reading } = scored;
    const { plan } = reading;
    const { sums } = scores;
    const { nameLength, firstWord } = segment;
    const { words } = plan;
    const several = words.length > 1;
    const heads = headsOf(plan);
    for (let i = 0; i < count; i += 1) {
      const at = list[i] as number;
      const base = at * WIDTH;
      let share =
        ((sums[base] as number) + ANSWERED * (sums[base + ANSWERS] as number)) / plan.total +
        (heads[firstWord[at] as number] ?? 0);
      if (nameLength[at] === words.length && isWholeName(segment, at, words)) share += WHOLE_NAME;
      const place = placeOf[at] as number;
      if (several) {
        // What it can reach at most tells whether it is worth reading its text.
        if (keyOf(stepsOf(share + NEIGHBOURS + 1e-6), place) <= greatest.least) continue;
        share += neighbours(segment, at, plan);
      }
      const key = keyOf(stepsOf(share), place);
      if (key > greatest.least) greatest.offer(key);
    }
    for (const word of plan.heads.keys()) heads[word] = 0;
  }
  for (const key of greatest.inOrder()) {
    const at = order.at[placeOfKey(key)] as number;
    into.push({
      segment,
      at,
      doc: segment.docs[at] as SearchDoc,
      steps: stepsOfKey(key),
      weight: day.weigh(at, query.sort),
    });
  }
}

/** What each word adds at the beginning of a name; kept between queries, zero again after each. */
let headWorths = new Float32Array(4_096);

function headsOf(plan: Plan): Float32Array {
  for (const [word, worth] of plan.heads) {
    if (word >= headWorths.length) headWorths = grown(headWorths, word * 2);
    headWorths[word] = worth;
  }
  return headWorths;
}

function grown(old: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(length);
  larger.set(old);
  return larger;
}

function stepsOf(relevance: number): number {
  return Math.min(MOST_STEPS, Math.floor(Math.fround(relevance) * STEPS));
}

function hitOf({ segment, at, doc }: Found, plan: Plan | null, spelled: readonly string[]): Hit {
  if (!plan) return { doc, nameMarks: [], producerMarks: [] };
  const { text, textStart, nameLength } = segment;
  const start = textStart[at] as number;
  const end = textStart[at + 1] as number;
  const mark = (of: string, from: number, to: number): Mark[] => {
    const hit = hits(text, from, to, plan, spelled);
    return hit === null ? [] : marksOf(of, hit);
  };
  // The producer stands last, behind a −1.
  let producer = end;
  if (doc.producer) while (text[producer - 1] !== -1) producer -= 1;
  return {
    doc,
    nameMarks: mark(doc.name, start, start + (nameLength[at] as number)),
    producerMarks: doc.producer ? mark(doc.producer.name, producer, end) : [],
  };
}

/** Which words of a stretch of text answered; null when none did. */
function hits(
  text: Int32Array,
  from: number,
  to: number,
  { marks, prefix }: Plan,
  spelled: readonly string[],
): Uint8Array | null {
  let hit: Uint8Array | null = null;
  for (let i = from; i < to; i += 1) {
    const word = spelled[text[i] as number] as string;
    for (const sequence of marks) {
      if (sequence[0] !== word) continue;
      let same = 1;
      while (same < sequence.length && i + same < to) {
        if (spelled[text[i + same] as number] !== sequence[same]) break;
        same += 1;
      }
      if (same === sequence.length)
        (hit ??= new Uint8Array(to - from)).fill(1, i - from, i - from + same);
    }
    if (prefix !== null && word.startsWith(prefix))
      (hit ??= new Uint8Array(to - from))[i - from] = 1;
  }
  return hit;
}
