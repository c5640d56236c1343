import type { SearchDoc } from '#src/features/search/contract.ts';
import { analyse, type Analysed } from './analyse.ts';
import { Columns, type Dictionaries } from './columns.ts';
import { type Pace, sortSteadily } from './pace.ts';
import type { Gazetteer } from './places.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where in a document a word stands; bits of the mask of a posting. */
export const NAME = 1;
export const OTHER = 2;
export const PRODUCER = 4;
export const SET = 8;
export const GROUP = 16;
export const PLACE = 32;
export const OLD_PLACES = 64;
export const STORY = 128;

const byName = new Intl.Collator('vi');

/** What all segments of an index share. */
export interface Shared {
  readonly vocabulary: Vocabulary;
  readonly gazetteer: Gazetteer;
  readonly codes: Dictionaries;
  /** Pairs of words that stand side by side → how often; tells which correction makes sense. */
  readonly pairs: Map<number, number>;
}

/** Key of a pair of words. */
export function pairOf(first: number, second: number): number {
  return first * 4_194_304 + second;
}

/** A part of the index that does not change once built, but for the documents struck off. */
export interface Segment {
  readonly size: number;
  readonly docs: readonly SearchDoc[];
  readonly positionOf: ReadonlyMap<number, number>;
  /** 1: struck off. */
  readonly gone: Uint8Array;
  /** Postings of term t: [start[t], start[t + 1]). */
  readonly start: Int32Array;
  readonly postings: Int32Array;
  readonly masks: Uint8Array;
  /** Words of the name, then after a −1 of other names and producer; of document d from textStart[d]. */
  readonly text: Int32Array;
  readonly textStart: Int32Array;
  readonly nameLength: Uint8Array;
  readonly columns: Columns;
  /** Place in the order of names, and back. */
  readonly nameRank: Int32Array;
  readonly byRank: Int32Array;
}

/** Grows as needed. */
class Ints {
  data: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.data = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Int32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }
}

/** Builds a segment in stretches; the process answers between them. */
export async function buildSegment(
  docs: readonly SearchDoc[],
  shared: Shared,
  pace: Pace,
): Promise<Segment> {
  const { vocabulary } = shared;
  const columns = new Columns(docs.length);
  const texts = new Map<string, Analysed>();
  const split = (text: string, keep: boolean): Analysed => {
    const known = texts.get(text);
    if (known) return known;
    const made = analyse(text, vocabulary);
    if (keep) texts.set(text, made);
    return made;
  };
  // Every document's terms with their masks, one after another; sorted into postings afterwards.
  const terms = new Ints(docs.length * 40 + 16);
  const masksOf = new Ints(docs.length * 40 + 16);
  const ends = new Int32Array(docs.length + 1);
  const text = new Ints(docs.length * 16 + 16);
  const textStart = new Int32Array(docs.length + 1);
  const nameLength = new Uint8Array(docs.length);
  const positionOf = new Map<number, number>();
  const here = new Map<number, number>();
  for (const [at, doc] of docs.entries()) {
    here.clear();
    const put = (found: Analysed, bit: number, sequence: boolean): void => {
      for (const term of found.terms) here.set(term, (here.get(term) ?? 0) | bit);
      for (const term of found.phrases) here.set(term, (here.get(term) ?? 0) | bit);
      if (!sequence) return;
      let previous = -1;
      for (const term of found.terms) {
        const word = vocabulary.wordOf[term] ?? -1;
        text.push(word);
        if (previous >= 0) count(shared.pairs, pairOf(previous, word));
        previous = word;
      }
    };
    const name = split(doc.name, false);
    put(name, NAME, true);
    nameLength[at] = Math.min(255, name.terms.length);
    for (const other of doc.otherNames) {
      text.push(-1);
      put(split(other, false), OTHER, true);
    }
    if (doc.producer) {
      text.push(-1);
      put(split(doc.producer.name, true), PRODUCER, true);
    }
    put(split(doc.set.nameVi, true), SET, false);
    put(split(doc.set.nameEn, true), SET, false);
    put(split(doc.group.nameVi, true), GROUP, false);
    put(split(doc.group.nameEn, true), GROUP, false);
    put(split(doc.province.name, true), PLACE, false);
    if (doc.commune) put(split(doc.commune.name, true), PLACE, false);
    for (const place of doc.oldPlaces) put(split(place, true), OLD_PLACES, false);
    if (doc.oldProvinceName) put(split(doc.oldProvinceName, true), OLD_PLACES, false);
    if (doc.story) put(split(doc.story, true), STORY, false);
    for (const place of [
      doc.province.name,
      doc.oldProvinceName,
      doc.commune?.name,
      ...doc.oldPlaces,
    ]) {
      if (place) countPairs(split(place, true), shared);
    }
    for (const [term, mask] of here) {
      terms.push(term);
      masksOf.push(mask);
    }
    for (const [term, levels] of shared.gazetteer.of(doc)) {
      terms.push(term);
      masksOf.push(levels);
    }
    columns.add(at, doc, shared.codes);
    positionOf.set(doc.id, at);
    textStart[at + 1] = text.length;
    ends[at + 1] = terms.length;
    if ((at & 31) === 0 && pace.due()) await pace.rest();
  }
  const start = new Int32Array(vocabulary.wordOf.length + 1);
  for (let i = 0; i < terms.length; i += 1) {
    const after = (terms.data[i] ?? 0) + 1;
    start[after] = (start[after] ?? 0) + 1;
    if ((i & 65_535) === 0 && pace.due()) await pace.rest();
  }
  for (let term = 1; term < start.length; term += 1) {
    start[term] = (start[term] ?? 0) + (start[term - 1] ?? 0);
  }
  const postings = new Int32Array(terms.length);
  const masks = new Uint8Array(terms.length);
  const next = start.slice();
  for (let at = 0; at < docs.length; at += 1) {
    for (let i = ends[at] ?? 0; i < (ends[at + 1] ?? 0); i += 1) {
      const term = terms.data[i] ?? 0;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      postings[place] = at;
      masks[place] = masksOf.data[i] ?? 0;
    }
    if ((at & 255) === 0 && pace.due()) await pace.rest();
  }
  const names = docs.map((doc) => doc.name);
  const order = Int32Array.from({ length: docs.length }, (_, i) => i);
  const byRank = await sortSteadily(
    order,
    (a, b) =>
      byName.compare(names[a] ?? '', names[b] ?? '') || (docs[a]?.id ?? 0) - (docs[b]?.id ?? 0),
    pace,
  );
  const nameRank = new Int32Array(docs.length);
  for (let rank = 0; rank < byRank.length; rank += 1) nameRank[byRank[rank] ?? 0] = rank;
  return {
    size: docs.length,
    docs,
    positionOf,
    gone: new Uint8Array(docs.length),
    start,
    postings,
    masks,
    text: text.data.slice(0, text.length),
    textStart,
    nameLength,
    columns,
    nameRank,
    byRank,
  };
}

/** How many documents of a segment hold a term; terms younger than the segment none. */
export function frequency(segment: Segment, term: number): number {
  const end = segment.start[term + 1];
  return end === undefined ? 0 : end - (segment.start[term] ?? 0);
}

function count(pairs: Map<number, number>, pair: number): void {
  pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
}

function countPairs(found: Analysed, shared: Shared): void {
  let previous = -1;
  for (const term of found.terms) {
    const word = shared.vocabulary.wordOf[term] ?? -1;
    if (previous >= 0) count(shared.pairs, pairOf(previous, word));
    previous = word;
  }
}
