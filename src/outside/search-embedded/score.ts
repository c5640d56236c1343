import type { Alternative, Plan, Unit } from './plan.ts';
import { COMMUNE, NEAR_PROVINCE, NEW_PROVINCE, OLD_PLACE, OLD_PROVINCE } from './places.ts';
import {
  frequency,
  GROUP,
  NAME,
  OLD_PLACES,
  OTHER,
  PLACE,
  PRODUCER,
  type Segment,
  SET,
  STORY,
} from './segment.ts';

type Weights = readonly (readonly [bit: number, weight: number])[];

/** How much a word in a field counts for the order of the answers. */
const RANKING: Weights = [
  [NAME, 1],
  [OTHER, 0.95],
  [PRODUCER, 0.6],
  [PLACE, 0.4],
  [OLD_PLACES, 0.35],
  [SET, 0.3],
  [GROUP, 0.3],
  [STORY, 0.25],
];
/** How far a word in a field makes a document an answer at all. */
const ANSWERING: Weights = [
  [NAME, 1],
  [OTHER, 1],
  [PRODUCER, 0.95],
  [PLACE, 0.85],
  [OLD_PLACES, 0.85],
  [SET, 0.5],
  [GROUP, 0.55],
  [STORY, 0.4],
];
const PLACE_RANKING: Weights = [
  [OLD_PROVINCE, 0.7],
  [NEW_PROVINCE, 0.6],
  [COMMUNE, 0.6],
  [OLD_PLACE, 0.6],
  [NEAR_PROVINCE, 0.3],
];
const PLACE_ANSWERING: Weights = [
  [OLD_PROVINCE, 1],
  [NEW_PROVINCE, 1],
  [COMMUNE, 0.8],
  [OLD_PLACE, 0.8],
  [NEAR_PROVINCE, 0.62],
];

/** The best weight of the bits of every mask, and a little for each further bit. */
function table(weights: Weights, further: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, mask) => {
    const here = weights.filter(([bit]) => (mask & bit) !== 0).map(([, weight]) => weight);
    return here.length === 0 ? 0 : Math.max(...here) + further * (here.length - 1);
  });
}

const RANK = table(RANKING, 0.01);
const ANSWER = table(ANSWERING, 0);
const PLACE_RANK = table(PLACE_RANKING, 0.01);
const PLACE_ANSWER = table(PLACE_ANSWERING, 0);
/** Words of a phrase may stand this far apart in a name: "rượu chuối men lá" for "rượu men lá". */
const GAP = 2;

/** No document with less of the query than this is ever an answer. */
export const LEAST_COVER_EVER = 0.4;
/** From this share of the words on a document answers to them beside a place. */
const WORDS_ANSWERED = 0.6;
/** Numbers of a document in {@link Scores.sums}, and which of them is which. */
export const WIDTH = 4;
export const ANSWERS = 1;
export const COVERS = 2;

/** What the words found in one segment; the arrays are used again by the next query. */
export class Scores {
  /** Documents that hold a word of the plan; the first {@link worded} hold one that is more than a place. */
  readonly touched: Int32Array;
  count = 0;
  worded = 0;
  /** Some document answers to the words and to a place. */
  both = false;
  readonly segment: Segment;
  /**
   * Four numbers a document. All units together: for the order; for being an answer at all, 0–1 times the total weight
   * of the plan; the same without regard to the field.
   */
  readonly sums: Float32Array;
  /** The same of the unit at hand. */
  readonly #best: Float32Array;
  readonly #found: Int32Array;
  readonly #termsOf: (word: number) => readonly number[];

  /** @param termsOf the terms of a word of the vocabulary */
  constructor(segment: Segment, termsOf: (word: number) => readonly number[]) {
    const { size } = segment;
    this.segment = segment;
    this.touched = new Int32Array(size);
    this.sums = new Float32Array(size * WIDTH);
    this.#best = new Float32Array(size * WIDTH);
    this.#found = new Int32Array(size);
    this.#termsOf = termsOf;
  }

  /** Scores every document that holds a word of the plan, as far as it can become an answer. */
  run(plan: Plan): void {
    const sums = this.sums;
    const { touched } = this;
    if (this.count * 4 > this.segment.size) sums.fill(0);
    else {
      for (let i = 0; i < this.count; i += 1) {
        const base = (touched[i] as number) * WIDTH;
        sums[base] = sums[base + 1] = sums[base + 2] = 0;
      }
    }
    this.count = 0;
    this.worded = 0;
    this.both = false;
    const enough = plan.worded === 0 ? Infinity : plan.worded * WORDS_ANSWERED;
    // Heavy units first: what only the light ones at the end hold is no answer and need not be looked at.
    const units = [...plan.units].sort(
      (a, b) => Number(a.aside) - Number(b.aside) || b.weight - a.weight,
    );
    let left = plan.total;
    for (const unit of units) {
      const opens = left >= plan.total * LEAST_COVER_EVER;
      this.#unit(unit, opens, unit.place ? enough : Infinity);
      left -= unit.weight;
      if (!unit.aside) this.worded = this.count;
    }
  }

  #unit(unit: Unit, opens: boolean, enough: number): void {
    const { segment } = this;
    const terms = unit.alternatives.filter(({ term }) => frequency(segment, term) > 0);
    const [only] = terms;
    if (!unit.sequence && only && terms.length === 1)
      this.#single(only, unit.weight, opens, enough);
    else if (only || unit.sequence) this.#several(unit, terms, opens, enough);
  }

  /** A unit of one term: nothing to compare, straight into the sums. */
  #single(
    { term, weight, place }: Alternative,
    unitWeight: number,
    opens: boolean,
    enough: number,
  ): void {
    const { start, postings, masks, gone, struck } = this.segment;
    const rankOf = place ? PLACE_RANK : RANK;
    const answerOf = place ? PLACE_ANSWER : ANSWER;
    const sums = this.sums;
    const { touched } = this;
    const worth = unitWeight * weight;
    const some = struck.count > 0;
    let { count } = this;
    const end = start[term + 1] as number;
    for (let i = start[term] as number; i < end; i += 1) {
      const at = postings[i] as number;
      const base = at * WIDTH;
      if (sums[base + 2] === 0) {
        if (!opens || (some && gone[at] === 1)) continue;
        touched[count++] = at;
      } else if ((sums[base + 1] as number) >= enough) this.both = true;
      const mask = masks[i] as number;
      (sums[base] as number) += worth * (rankOf[mask] as number);
      (sums[base + 1] as number) += worth * (answerOf[mask] as number);
      (sums[base + 2] as number) += worth;
    }
    this.count = count;
  }

  #several(unit: Unit, terms: readonly Alternative[], opens: boolean, enough: number): void {
    // Nothing was summed before the first unit: its best can stand there at once.
    const direct = this.count === 0;
    const best = direct ? this.sums : this.#best;
    const found = direct ? this.touched : this.#found;
    const factor = direct ? unit.weight : 1;
    if (direct && !opens) return;
    let count = 0;
    for (const alternative of terms) count = this.#raise(alternative, factor, best, found, count);
    if (unit.sequence) {
      count = this.#sideBySide(unit, unit.sequence, factor, best, found, count);
    }
    if (direct) this.count = this.segment.struck.count > 0 ? this.#withoutGone(count) : count;
    else this.#addUp(count, unit.weight, opens, enough);
  }

  /** Raises the best of the documents that hold a term. @returns how many were found so far */
  #raise(
    { term, weight, place }: Alternative,
    factor: number,
    best: Float32Array,
    found: Int32Array,
    before: number,
  ): number {
    const { start, postings, masks } = this.segment;
    const rankOf = place ? PLACE_RANK : RANK;
    const answerOf = place ? PLACE_ANSWER : ANSWER;
    const worth = Math.fround(factor * weight);
    const end = start[term + 1] as number;
    let count = before;
    for (let i = start[term] as number; i < end; i += 1) {
      const at = postings[i] as number;
      const base = at * WIDTH;
      const mask = masks[i] as number;
      const rank = worth * (rankOf[mask] as number);
      const answer = worth * (answerOf[mask] as number);
      const cover = best[base + COVERS] as number;
      if (cover === 0) {
        found[count++] = at;
        best[base] = rank;
        best[base + ANSWERS] = answer;
        best[base + COVERS] = worth;
        continue;
      }
      if (rank > (best[base] as number)) best[base] = rank;
      if (answer > (best[base + ANSWERS] as number)) best[base + ANSWERS] = answer;
      if (worth > cover) best[base + COVERS] = worth;
    }
    return count;
  }

  /** Leaves out of the touched what was struck off. */
  #withoutGone(count: number): number {
    const { gone } = this.segment;
    const { sums, touched } = this;
    let left = 0;
    for (let i = 0; i < count; i += 1) {
      const at = touched[i] as number;
      if (gone[at] === 0) touched[left++] = at;
      else sums.fill(0, at * WIDTH, at * WIDTH + WIDTH);
    }
    return left;
  }

  /** Adds the best of a unit to the sums, and clears it. */
  #addUp(count: number, weight: number, opens: boolean, enough: number): void {
    const { gone, struck } = this.segment;
    const sums = this.sums;
    const best = this.#best;
    const found = this.#found;
    const { touched } = this;
    const some = struck.count > 0;
    let touchedCount = this.count;
    for (let i = 0; i < count; i += 1) {
      const at = found[i] as number;
      const base = at * WIDTH;
      const rank = best[base] as number;
      const answer = best[base + 1] as number;
      const cover = best[base + 2] as number;
      best[base] = best[base + 1] = best[base + 2] = 0;
      if (sums[base + 2] === 0) {
        if (!opens || (some && gone[at] === 1)) continue;
        touched[touchedCount++] = at;
      } else if ((sums[base + 1] as number) >= enough) this.both = true;
      (sums[base] as number) += weight * rank;
      (sums[base + 1] as number) += weight * answer;
      (sums[base + 2] as number) += weight * cover;
    }
    this.count = touchedCount;
  }

  /** Documents whose name, other names or producer hold the words one after another. */
  #sideBySide(
    unit: Unit,
    words: readonly number[],
    factor: number,
    best: Float32Array,
    found: Int32Array,
    before: number,
  ): number {
    const { segment } = this;
    const { start, postings, masks } = segment;
    const fields = unit.inProducer ? NAME | OTHER | PRODUCER : NAME | OTHER;
    const worth = Math.fround(factor * unit.sequenceWeight);
    let count = before;
    for (const term of this.#rarest(words)) {
      if (frequency(segment, term) === 0) continue;
      const end = start[term + 1] as number;
      for (let i = start[term] as number; i < end; i += 1) {
        if (((masks[i] as number) & fields) === 0) continue;
        const at = postings[i] as number;
        const base = at * WIDTH;
        if ((best[base] as number) >= worth && (best[base + ANSWERS] as number) >= worth) continue;
        if (!holds(segment, at, words)) continue;
        if (best[base + COVERS] === 0) found[count++] = at;
        if (worth > (best[base] as number)) best[base] = worth;
        if (worth > (best[base + ANSWERS] as number)) best[base + ANSWERS] = worth;
        if (worth > (best[base + COVERS] as number)) best[base + COVERS] = worth;
      }
    }
    return count;
  }

  #rarest(words: readonly number[]): readonly number[] {
    let best: readonly number[] = [];
    let least = Infinity;
    for (const word of words) {
      const terms = this.#termsOf(word);
      let found = 0;
      for (const term of terms) found += frequency(this.segment, term);
      if (found === 0) return [];
      if (found < least) [least, best] = [found, terms];
    }
    return best;
  }
}

function holds(segment: Segment, at: number, words: readonly number[]): boolean {
  const { text, textStart } = segment;
  const end = textStart[at + 1] ?? 0;
  let same = 0;
  let since = 0;
  for (let i = textStart[at] ?? 0; i < end; i += 1) {
    if (text[i] === words[same]) {
      same += 1;
      since = 0;
      if (same === words.length) return true;
    } else if (text[i] === -1 || (same > 0 && (since += 1) > GAP)) {
      same = text[i] === words[0] ? 1 : 0;
      since = 0;
    }
  }
  return false;
}

/** Added when the name is exactly the words. */
export const WHOLE_NAME = 0.6;
/** Added at most for words that stand side by side. */
export const NEIGHBOURS = 0.3;

/** Whether the name is exactly the words; the length is known to be equal. */
export function isWholeName(segment: Segment, at: number, words: readonly number[]): boolean {
  const { text, textStart } = segment;
  const start = textStart[at] as number;
  for (let i = 0; i < words.length; i += 1) if (text[start + i] !== words[i]) return false;
  return true;
}

/** What words of the query that are neighbours in the document too add to its order. */
export function neighbours(segment: Segment, at: number, { words, endings }: Plan): number {
  const { text, textStart } = segment;
  const start = textStart[at] as number;
  const end = textStart[at + 1] as number;
  let found = 0;
  for (let w = 0; w + 1 < words.length; w += 1) {
    const a = words[w] as number;
    const b = words[w + 1] as number;
    for (let i = start; i + 1 < end; i += 1) {
      if (text[i] !== a) continue;
      const next = text[i + 1] as number;
      const begun = next !== b && w + 2 === words.length && endings.has(next);
      if (next !== b && !begun) continue;
      found += begun ? 0.6 : 1;
      break;
    }
  }
  return (NEIGHBOURS * found) / (words.length - 1);
}
