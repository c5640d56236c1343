import type { Plan, Unit } from './plan.ts';
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

/** What the words found in one segment; the arrays are used again by the next query. */
export class Scores {
  /** Of each document, all units together: for the order. */
  readonly rank: Float32Array;
  /** For being an answer at all: 0–1 times the total weight of the plan. */
  readonly answer: Float32Array;
  /** The same without regard to the field. */
  readonly cover: Float32Array;
  readonly touched: Int32Array;
  count = 0;
  readonly #unitRank: Float32Array;
  readonly #unitAnswer: Float32Array;
  readonly #unitCover: Float32Array;
  readonly #unitTouched: Int32Array;
  readonly #seen: Uint8Array;
  readonly segment: Segment;

  constructor(segment: Segment) {
    const { size } = segment;
    this.segment = segment;
    this.rank = new Float32Array(size);
    this.answer = new Float32Array(size);
    this.cover = new Float32Array(size);
    this.touched = new Int32Array(size);
    this.#unitRank = new Float32Array(size);
    this.#unitAnswer = new Float32Array(size);
    this.#unitCover = new Float32Array(size);
    this.#unitTouched = new Int32Array(size);
    this.#seen = new Uint8Array(size);
  }

  /** Scores every document that holds a word of the plan. */
  run(plan: Plan): void {
    for (let i = 0; i < this.count; i += 1) {
      const at = this.touched[i] ?? 0;
      this.rank[at] = this.answer[at] = this.cover[at] = this.#seen[at] = 0;
    }
    this.count = 0;
    for (const unit of plan.units) this.#unit(unit);
  }

  #unit(unit: Unit): void {
    const { segment } = this;
    const { start, postings, masks, gone } = segment;
    const bestRank = this.#unitRank;
    const bestAnswer = this.#unitAnswer;
    const bestCover = this.#unitCover;
    const list = this.#unitTouched;
    let found = 0;
    for (const { term, weight, place } of unit.alternatives) {
      if (frequency(segment, term) === 0) continue;
      const rankOf = place ? PLACE_RANK : RANK;
      const answerOf = place ? PLACE_ANSWER : ANSWER;
      const end = start[term + 1] as number;
      for (let i = start[term] as number; i < end; i += 1) {
        const at = postings[i] as number;
        if (gone[at] === 1) continue;
        const mask = masks[i] as number;
        if (bestCover[at] === 0) list[found++] = at;
        const rank = weight * (rankOf[mask] as number);
        const answer = weight * (answerOf[mask] as number);
        if (rank > (bestRank[at] as number)) bestRank[at] = rank;
        if (answer > (bestAnswer[at] as number)) bestAnswer[at] = answer;
        if (weight > (bestCover[at] as number)) bestCover[at] = weight;
      }
    }
    if (unit.sequence) {
      const fields = unit.inProducer ? NAME | OTHER | PRODUCER : NAME | OTHER;
      for (const at of this.#sideBySide(unit.sequence, fields)) {
        if (bestCover[at] === 0) list[found++] = at;
        bestRank[at] = Math.max(bestRank[at] ?? 0, unit.sequenceWeight);
        bestAnswer[at] = Math.max(bestAnswer[at] ?? 0, unit.sequenceWeight);
        bestCover[at] = Math.max(bestCover[at] ?? 0, unit.sequenceWeight);
      }
    }
    for (let i = 0; i < found; i += 1) {
      const at = list[i] as number;
      if (this.#seen[at] === 0) {
        this.#seen[at] = 1;
        this.touched[this.count++] = at;
      }
      (this.rank[at] as number) += unit.weight * (bestRank[at] as number);
      (this.answer[at] as number) += unit.weight * (bestAnswer[at] as number);
      (this.cover[at] as number) += unit.weight * (bestCover[at] as number);
      bestRank[at] = bestAnswer[at] = bestCover[at] = 0;
    }
  }

  /** Documents whose name, other names or producer hold the words one after another. */
  *#sideBySide(words: readonly number[], fields: number): Generator<number> {
    const { segment } = this;
    const rarest = this.#rarest(words);
    if (rarest === null) return;
    for (const term of rarest) {
      if (frequency(segment, term) === 0) continue;
      for (let i = segment.start[term] ?? 0; i < (segment.start[term + 1] ?? 0); i += 1) {
        const at = segment.postings[i] ?? 0;
        if (segment.gone[at] === 1 || ((segment.masks[i] ?? 0) & fields) === 0) continue;
        if (holds(segment, at, words)) yield at;
      }
    }
  }

  #rarest(words: readonly number[]): readonly number[] | null {
    let best: readonly number[] | null = null;
    let least = Infinity;
    for (const word of words) {
      const terms = this.termsOf(word);
      const found = terms.reduce((sum, term) => sum + frequency(this.segment, term), 0);
      if (found === 0) return null;
      if (found < least) [least, best] = [found, terms];
    }
    return best;
  }

  /** Terms of a word; set by the engine that owns the vocabulary. */
  termsOf: (word: number) => readonly number[] = () => [];
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

/**
 * What the place of the words in the name adds to the order: neighbours that stay neighbours, the first word first,
 * the whole name exactly. In units of the plan's total weight.
 */
export function closeness(segment: Segment, at: number, plan: Plan): number {
  const { text, textStart, nameLength } = segment;
  const { words, endings } = plan;
  const start = textStart[at] as number;
  const end = textStart[at + 1] as number;
  const length = nameLength[at] as number;
  let bonus = 0;
  if (length > 0) {
    bonus += plan.heads.get(text[start] as number) ?? 0;
    if (length === words.length) {
      let same = 0;
      while (same < length && text[start + same] === words[same]) same += 1;
      if (same === length) bonus += 0.6;
    }
  }
  if (words.length > 1) {
    let neighbours = 0;
    for (let w = 0; w + 1 < words.length; w += 1) {
      const a = words[w] as number;
      const b = words[w + 1] as number;
      for (let i = start; i + 1 < end; i += 1) {
        if (text[i] !== a) continue;
        const next = text[i + 1] as number;
        const begun = next !== b && w + 2 === words.length && endings.has(next);
        if (next !== b && !begun) continue;
        neighbours += begun ? 0.6 : 1;
        break;
      }
    }
    bonus += (0.3 * neighbours) / (words.length - 1);
  }
  return bonus;
}
