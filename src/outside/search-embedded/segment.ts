import type { SearchDoc } from '#src/features/search/contract.ts';
import { analyse, type Analysed } from './analyse.ts';
import { Columns, type Dictionaries } from './columns.ts';
import { Ints, type Pairs } from './ints.ts';
import { byName } from './names.ts';
import type { Pace } from './pace.ts';
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

/** What all segments of an index share. */
export interface Shared {
  readonly vocabulary: Vocabulary;
  readonly gazetteer: Gazetteer;
  readonly codes: Dictionaries;
  /** How often words stand side by side; tells which correction makes sense. */
  readonly pairs: Pairs;
}

/** A part of the index that does not change once built, but for the documents struck off. */
export interface Segment {
  readonly size: number;
  /** In the order of their names. */
  readonly docs: readonly SearchDoc[];
  readonly positionOf: ReadonlyMap<number, number>;
  /** 1: struck off. */
  readonly gone: Uint8Array;
  readonly struck: { count: number };
  /** Postings of term t: [start[t], start[t + 1]). */
  readonly start: Int32Array;
  readonly postings: Int32Array;
  readonly masks: Uint8Array;
  /** Words of the name, then after a −1 of other names and producer; of document d from textStart[d]. */
  readonly text: Int32Array;
  readonly textStart: Int32Array;
  readonly nameLength: Uint8Array;
  /** First word of each name, −1 for a name without words. */
  readonly firstWord: Int32Array;
  readonly columns: Columns;
}

/** Texts that many documents share are split once; names are not kept. */
const MOST_KEPT = 20_000;
/** So much is copied or counted between two looks at the clock. */
const STRETCH = 32_768;

/** Builds a segment in stretches; the process answers between them. */
export async function buildSegment(
  unsorted: readonly SearchDoc[],
  shared: Shared,
  pace: Pace,
): Promise<Segment> {
  const docs = await byName(unsorted, pace);
  const { vocabulary, gazetteer, pairs } = shared;
  const columns = new Columns(docs.length);
  const texts = new Map<string, Analysed>();
  const split = (text: string): Analysed => {
    let known = texts.get(text);
    if (known === undefined) {
      known = analyse(text, vocabulary);
      if (texts.size < MOST_KEPT) texts.set(text, known);
    }
    return known;
  };
  // Every document's terms with their masks, one after another; sorted into postings afterwards.
  const terms = new Ints(docs.length * 48 + 16);
  const ends = new Int32Array(docs.length + 1);
  const text = new Ints(docs.length * 16 + 16);
  const textStart = new Int32Array(docs.length + 1);
  const nameLength = new Uint8Array(docs.length);
  const firstWord = new Int32Array(docs.length);
  const positionOf = new Map<number, number>();
  /** Of the document at hand: where each term stands in it, and the terms. */
  let masksHere = new Uint8Array(8_192);
  let here = new Int32Array(256);
  let count = 0;
  const mark = (term: number, bit: number): void => {
    if (term >= masksHere.length) {
      const larger = new Uint8Array(term * 2);
      larger.set(masksHere);
      masksHere = larger;
    }
    if (masksHere[term] === 0) {
      if (count === here.length) {
        const larger = new Int32Array(count * 2);
        larger.set(here);
        here = larger;
      }
      here[count++] = term;
    }
    (masksHere[term] as number) |= bit;
  };
  const put = (found: Analysed, bit: number): void => {
    const { terms: words, phrases } = found;
    for (let i = 0; i < words.length; i += 1) mark(words[i] as number, bit);
    for (let i = 0; i < phrases.length; i += 1) mark(phrases[i] as number, bit);
  };
  const pair = (found: Analysed, keep: boolean): void => {
    let previous = -1;
    for (let i = 0; i < found.terms.length; i += 1) {
      const word = vocabulary.wordOf[found.terms[i] as number] as number;
      if (keep) text.push(word);
      if (previous >= 0) pairs.add(previous, word);
      previous = word;
    }
  };
  const place = (name: string, bit: number): void => {
    const found = split(name);
    put(found, bit);
    pair(found, false);
  };
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] as SearchDoc;
    count = 0;
    const name = analyse(doc.name, vocabulary);
    put(name, NAME);
    pair(name, true);
    nameLength[at] = Math.min(255, name.terms.length);
    firstWord[at] = vocabulary.wordOf[name.terms[0] ?? -1] ?? -1;
    for (const other of doc.otherNames) {
      const found = analyse(other, vocabulary);
      text.push(-1);
      put(found, OTHER);
      pair(found, true);
    }
    if (doc.producer) {
      const found = split(doc.producer.name);
      text.push(-1);
      put(found, PRODUCER);
      pair(found, true);
    }
    put(split(doc.set.nameVi), SET);
    put(split(doc.set.nameEn), SET);
    put(split(doc.group.nameVi), GROUP);
    put(split(doc.group.nameEn), GROUP);
    place(doc.province.name, PLACE);
    if (doc.commune) place(doc.commune.name, PLACE);
    for (const old of doc.oldPlaces) place(old, OLD_PLACES);
    if (doc.oldProvinceName) place(doc.oldProvinceName, OLD_PLACES);
    if (doc.story) put(split(doc.story), STORY);
    gazetteer.mark(doc, mark);
    for (let i = 0; i < count; i += 1) {
      const term = here[i] as number;
      terms.push(term * 256 + (masksHere[term] as number));
      masksHere[term] = 0;
    }
    columns.add(at, doc, shared.codes);
    positionOf.set(doc.id, at);
    textStart[at + 1] = text.length;
    ends[at + 1] = terms.length;
    if ((at & 7) === 0 && pace.due()) await pace.rest();
  }
  const { length } = terms;
  const found = terms.data;
  const start = new Int32Array(vocabulary.wordOf.length + 1);
  for (let i = 0; i < length; i += 1) {
    (start[((found[i] as number) >>> 8) + 1] as number) += 1;
    if (i % STRETCH === 0 && pace.due()) await pace.rest();
  }
  for (let term = 1; term < start.length; term += 1) {
    (start[term] as number) += start[term - 1] as number;
  }
  const postings = new Int32Array(length);
  const masks = new Uint8Array(length);
  const next = start.slice();
  for (let at = 0; at < docs.length; at += 1) {
    const end = ends[at + 1] as number;
    for (let i = ends[at] as number; i < end; i += 1) {
      const value = found[i] as number;
      const term = value >>> 8;
      const slot = next[term] as number;
      next[term] = slot + 1;
      postings[slot] = at;
      masks[slot] = value & 255;
    }
    if ((at & 31) === 0 && pace.due()) await pace.rest();
  }
  return {
    size: docs.length,
    docs,
    positionOf,
    gone: new Uint8Array(docs.length),
    struck: { count: 0 },
    start,
    postings,
    masks,
    text: text.data.slice(0, text.length),
    textStart,
    nameLength,
    firstWord,
    columns,
  };
}

/** How many documents of a segment hold a term; terms younger than the segment none. */
export function frequency(segment: Segment, term: number): number {
  const end = segment.start[term + 1];
  return end === undefined ? 0 : end - (segment.start[term] as number);
}

/** Takes a document out of a segment. @returns its position, −1 when it was not in it */
export function strike(segment: Segment, id: number): number {
  const at = segment.positionOf.get(id);
  if (at === undefined || segment.gone[at] === 1) return -1;
  segment.gone[at] = 1;
  segment.struck.count += 1;
  return at;
}
