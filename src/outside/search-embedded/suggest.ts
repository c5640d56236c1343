import { fold, slugOf } from '#src/base/fold.ts';
import type { SearchDoc, Suggestion } from '#src/features/search/contract.ts';
import { tokens } from '#src/features/search/spelling.ts';
import { analyse } from './analyse.ts';
import { Ints } from './ints.ts';
import type { Pace } from './pace.ts';
import type { Segment, Shared } from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_LOOKED_AT = 3_000;
const MOST_LIKELY = 60;
const MOST_REMEMBERED = 5_000;
const HEAVIEST = 1_023;
const STRETCH = 8_192;
const KIND_ORDER = { place: 0, set: 1, producer: 2, product: 3 } as const;

interface Candidate {
  readonly suggestion: Suggestion;
  readonly score: number;
  /** How many products stand behind it. */
  readonly weight: number;
}

/**
 * Producers, places, sets and names of products of one segment, by the beginnings of their words. An entry is a number:
 * first those of {@link #others}, then one for each different name of a product.
 */
export class Suggestions {
  readonly #segment: Segment;
  readonly #vocabulary: Vocabulary;
  /** A number is the position of a document: the entry is its producer. */
  readonly #others: (Suggestion | number)[] = [];
  /** Entries of producers by their code. */
  readonly #producers: Int32Array;
  /** Products still behind each entry. */
  #weight = new Int32Array(0);
  /** Words of entry e: [start[e], start[e + 1]). */
  readonly #words: Ints;
  readonly #start: Ints;
  /** Entry of the name of each document, and the first document of each name. */
  readonly #entryOf: Int32Array;
  readonly #docOf: Ints;
  /** Entries with word w, those that begin with it first, each part by weight: [from[w], from[w + 1]), parted at later[w]. */
  #from = new Int32Array(1);
  #later = new Int32Array(0);
  #items = new Int32Array(0);
  #places = new Uint8Array(0);
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #folded = new Map<string, string>();
  readonly #likely = new Map<string, readonly number[]>();

  private constructor(segment: Segment, { vocabulary, codes }: Shared) {
    const producers = codes.producer.values.length;
    const { size } = segment;
    this.#segment = segment;
    this.#vocabulary = vocabulary;
    this.#words = new Ints(size * 8 + 64);
    this.#start = new Ints(size + 64);
    this.#entryOf = new Int32Array(size);
    this.#docOf = new Ints(size + 16);
    this.#producers = new Int32Array(producers).fill(-1);
  }

  /** Reads a segment, in stretches. */
  static async of(segment: Segment, shared: Shared, pace: Pace): Promise<Suggestions> {
    const made = new Suggestions(segment, shared);
    await made.#build(pace);
    return made;
  }

  /** Takes a document that was struck off out of the weights; what no product stands behind is not suggested. */
  remove(at: number): void {
    const doc = this.#segment.docs[at] as SearchDoc;
    this.#likely.clear();
    (this.#weight[this.#others.length + (this.#entryOf[at] as number)] as number) -= 1;
    for (const number of this.#othersOf(doc, at)) (this.#weight[number] as number) -= 1;
  }

  /** What answers to the folded words typed; the last may be unfinished. */
  candidates(typed: readonly string[]): Candidate[] {
    const found = new Map<number, number>();
    const note = (entry: number, start: number): void => {
      if ((this.#weight[entry] as number) <= 0) return;
      const score = this.#score(entry, start, typed);
      if (score >= 0 && score > (found.get(entry) ?? -1)) found.set(entry, score);
    };
    if (typed.length === 1) {
      for (const item of this.#likeliest(typed[0] as string)) {
        note(this.#items[item] as number, this.#places[item] as number);
      }
    } else {
      const anchor = this.#rarest(typed);
      const word = anchor < 0 ? undefined : this.#vocabulary.findWord(typed[anchor] as string);
      if (word === undefined) return [];
      const from = this.#from[word] as number;
      const end = Math.min(this.#from[word + 1] as number, from + MOST_LOOKED_AT);
      for (let item = from; item < end; item += 1) {
        note(this.#items[item] as number, (this.#places[item] as number) - anchor);
      }
    }
    return this.#foremost(found).map(([entry, score]) => ({
      suggestion: this.#suggestion(entry),
      score,
      weight: this.#weight[entry] as number,
    }));
  }

  /** The entries of the best scores; of equal ones those found first, which have most products. */
  #foremost(found: ReadonlyMap<number, number>): (readonly [entry: number, score: number])[] {
    const byScore: (readonly [number, number])[][] = [[], [], [], [], []];
    for (const pair of found) {
      const list = byScore[pair[1] >> 1];
      if (list && list.length < MOST_LIKELY) list.push(pair);
    }
    return byScore.reverse().flat().slice(0, MOST_LIKELY);
  }

  /** Of all words but the last the one of fewest entries; −1 when one is in none. */
  #rarest(typed: readonly string[]): number {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i + 1 < typed.length; i += 1) {
      const word = this.#vocabulary.findWord(typed[i] as string);
      if (word === undefined || word + 1 >= this.#from.length) return -1;
      const found = (this.#from[word + 1] as number) - (this.#from[word] as number);
      if (found === 0) return -1;
      if (found < least) [least, best] = [found, i];
    }
    return best;
  }

  /** How well an entry answers when its words from `start` on are compared; −1 when not at all. */
  #score(entry: number, start: number, typed: readonly string[]): number {
    const first = this.#start.data[entry] as number;
    const length = (this.#start.data[entry + 1] as number) - first;
    let near = start < 0 ? -1 : 0;
    while (near >= 0 && near < typed.length && start + near < length) {
      if (!this.#matches(first + start + near, typed, near)) break;
      near += 1;
    }
    const apart = near < typed.length;
    if (apart) {
      for (let i = 0; i < typed.length; i += 1) {
        let at = 0;
        while (at < length && !this.#matches(first + at, typed, i)) at += 1;
        if (at === length) return -1;
      }
    }
    return (apart ? 0 : 4) + (start === 0 ? 2 : 0) + (length === typed.length ? 2 : 0);
  }

  #matches(at: number, typed: readonly string[], i: number): boolean {
    const own = this.#vocabulary.words[this.#words.data[at] as number] as string;
    const word = typed[i] as string;
    return i === typed.length - 1 ? own.startsWith(word) : own === word;
  }

  /** The best items with a word that begins so; remembered until something changes. */
  #likeliest(beginning: string): readonly number[] {
    const known = this.#likely.get(beginning);
    if (known) return known;
    const best: number[] = [];
    const worths: number[] = [];
    const take = (from: number, end: number, more: number): void => {
      for (let item = from; item < end; item += 1) {
        const weight = this.#weight[this.#items[item] as number] as number;
        if (weight <= 0) continue;
        const worth = more + Math.log2(weight + 1);
        // The items come by weight: no later one is better.
        if (best.length === MOST_LIKELY && worth <= (worths.at(-1) as number)) return;
        let at = best.length;
        while (at > 0 && (worths[at - 1] as number) < worth) at -= 1;
        best.splice(at, 0, item);
        worths.splice(at, 0, worth);
        if (best.length > MOST_LIKELY) {
          best.pop();
          worths.pop();
        }
      }
    };
    const own = this.#vocabulary.findWord(beginning);
    const words = this.#vocabulary.beginningWith(beginning, Number.MAX_SAFE_INTEGER);
    if (own !== undefined) words.unshift(own);
    for (const word of words) {
      if (word + 1 >= this.#from.length) continue;
      take(this.#from[word] as number, this.#later[word] as number, 8);
      take(this.#later[word] as number, this.#from[word + 1] as number, 0);
    }
    if (this.#likely.size > MOST_REMEMBERED) this.#likely.clear();
    this.#likely.set(beginning, best);
    return best;
  }

  #suggestion(entry: number): Suggestion {
    const other = this.#others[entry];
    if (typeof other === 'number') return this.#producer(other);
    if (other) return other;
    let at = this.#docOf.data[entry - this.#others.length] as number;
    // Several products may bear the name: one that is still there.
    while (this.#segment.gone[at] === 1) at += 1;
    const { name, slug, producer, province } = this.#segment.docs[at] as SearchDoc;
    return {
      kind: 'product',
      place: null,
      text: name,
      textEn: name,
      slug,
      note: producer?.name ?? province.name,
      noteEn: producer?.name ?? province.nameEn,
    };
  }

  #producer(at: number): Suggestion {
    const { producer, province } = this.#segment.docs[at] as SearchDoc;
    const { name, slug } = producer ?? { name: '', slug: '' };
    return plain('producer', null, name, name, slug, {
      note: province.name,
      noteEn: province.nameEn,
    });
  }

  async #build(pace: Pace): Promise<void> {
    const { docs, text, textStart, nameLength } = this.#segment;
    const weights = new Ints(1_024);
    const names = new Ints(docs.length + 16);
    let before = '';
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as SearchDoc;
      for (const number of this.#othersOf(doc, at, true)) {
        if (number === weights.length) weights.push(0);
        (weights.data[number] as number) += 1;
      }
      const name = doc.name.toLowerCase();
      // The documents are in the order of their names: equal ones follow each other.
      if (name !== before || names.length === 0) {
        names.push(0);
        this.#docOf.push(at);
        before = name;
      }
      this.#entryOf[at] = names.length - 1;
      (names.data[names.length - 1] as number) += 1;
      if ((at & 7) === 0 && pace.due()) await pace.rest();
    }
    this.#start.push(0);
    for (const other of this.#others) {
      const { text: vi, textEn: en } = typeof other === 'number' ? this.#producer(other) : other;
      for (const spelled of en === vi ? [vi] : [vi, en]) {
        const { terms } = analyse(spelled, this.#vocabulary);
        for (const term of terms) this.#words.push(this.#vocabulary.wordOf[term] as number);
      }
      this.#start.push(this.#words.length);
      if (pace.due()) await pace.rest();
    }
    for (let name = 0; name < names.length; name += 1) {
      const at = this.#docOf.data[name] as number;
      const from = textStart[at] as number;
      const end = from + (nameLength[at] as number);
      for (let i = from; i < end; i += 1) this.#words.push(text[i] as number);
      this.#start.push(this.#words.length);
      if ((name & 31) === 0 && pace.due()) await pace.rest();
    }
    this.#weight = new Int32Array(weights.length + names.length);
    this.#weight.set(weights.data.subarray(0, weights.length));
    this.#weight.set(names.data.subarray(0, names.length), weights.length);
    await this.#sort(pace);
  }

  /** Lists the entries by word. */
  async #sort(pace: Pace): Promise<void> {
    const order = this.#byWeight();
    const words = this.#words.data;
    const { length } = this.#words;
    const start = this.#start.data;
    const vocabulary = this.#vocabulary.words.length;
    const from = new Int32Array(vocabulary + 1);
    for (let i = 0; i < length; i += 1) {
      (from[(words[i] as number) + 1] as number) += 1;
      if (i % STRETCH === 0 && pace.due()) await pace.rest();
    }
    for (let word = 0; word < vocabulary; word += 1) {
      (from[word + 1] as number) += from[word] as number;
    }
    const next = from.slice();
    const items = new Int32Array(length);
    const places = new Uint8Array(length);
    const put = (word: number, entry: number, place: number): void => {
      const slot = next[word] as number;
      next[word] = slot + 1;
      items[slot] = entry;
      places[slot] = Math.min(255, place);
    };
    for (let i = 0; i < order.length; i += 1) {
      const entry = order[i] as number;
      const first = start[entry] as number;
      if (first < (start[entry + 1] as number)) put(words[first] as number, entry, 0);
      if ((i & 63) === 0 && pace.due()) await pace.rest();
    }
    this.#later = next.slice();
    for (let i = 0; i < order.length; i += 1) {
      const entry = order[i] as number;
      const first = start[entry] as number;
      const end = start[entry + 1] as number;
      for (let at = first + 1; at < end; at += 1) put(words[at] as number, entry, at - first);
      if ((i & 63) === 0 && pace.due()) await pace.rest();
    }
    this.#from = from;
    this.#items = items;
    this.#places = places;
  }

  #byWeight(): Int32Array {
    const of = (entry: number): number => Math.min(HEAVIEST, this.#weight[entry] as number);
    const next = new Int32Array(HEAVIEST + 2);
    for (let entry = 0; entry < this.#weight.length; entry += 1) {
      (next[HEAVIEST - of(entry) + 1] as number) += 1;
    }
    for (let i = 0; i <= HEAVIEST; i += 1) (next[i + 1] as number) += next[i] as number;
    const order = new Int32Array(this.#weight.length);
    for (let entry = 0; entry < order.length; entry += 1) {
      const bucket = HEAVIEST - of(entry);
      const slot = next[bucket] as number;
      next[bucket] = slot + 1;
      order[slot] = entry;
    }
    return order;
  }

  /** Numbers of the entries a document stands behind, its name not among them. */
  #othersOf(doc: SearchDoc, at: number, make = false): number[] {
    const { province, commune, producer, set } = doc;
    const found: number[] = [];
    const put = (kind: string, key: string, suggestion: () => Suggestion): void => {
      let numbers = this.#numbers.get(kind);
      if (numbers === undefined) this.#numbers.set(kind, (numbers = new Map<string, number>()));
      let number = numbers.get(key);
      if (number === undefined) {
        if (!make) return;
        number = this.#others.push(suggestion()) - 1;
        numbers.set(key, number);
      }
      found.push(number);
    };
    const inProvince = { note: province.name, noteEn: province.nameEn };
    const wentTo = {
      note: `nay thuộc ${province.name}`,
      noteEn: `now in ${province.nameEn}`,
    };
    if (producer) {
      const code = this.#segment.columns.producer[at] as number;
      if (make && this.#producers[code] === -1) {
        this.#producers[code] = this.#others.push(at) - 1;
      }
      found.push(this.#producers[code] as number);
    }
    put('set', set.slug, () =>
      plain('set', null, set.nameVi, set.nameEn, set.slug, {
        note: doc.group.nameVi,
        noteEn: doc.group.nameEn,
      }),
    );
    put('province', province.slug, () =>
      plain('place', 'province', province.name, province.nameEn, province.slug, {
        note: '',
        noteEn: '',
      }),
    );
    if (commune) {
      const text = `${commune.kind} ${commune.name}`.trim();
      put('commune', commune.slug, () =>
        plain('place', 'commune', text, commune.name, commune.slug, inProvince),
      );
    }
    const old = doc.oldProvinceName;
    if (old !== null && this.#fold(old) !== this.#fold(province.name)) {
      put('old-province', old, () => plain('place', 'old-province', old, old, slugOf(old), wentTo));
    }
    for (const name of doc.oldPlaces) {
      if (name === old || name === commune?.name) continue;
      put(province.slug, name, () =>
        plain('place', 'old-place', name, name, province.slug, wentTo),
      );
    }
    return found;
  }

  #fold(text: string): string {
    let folded = this.#folded.get(text);
    if (folded === undefined) this.#folded.set(text, (folded = fold(text)));
    return folded;
  }
}

/** @see Suggester */
export function suggest(parts: readonly Suggestions[], text: string, limit: number): Suggestion[] {
  const typed = tokens(text.slice(0, 100), 8).map((token) => token.folded);
  if (typed.join('').length < 2) return [];
  const found = new Map<string, Candidate>();
  for (const candidate of parts.flatMap((part) => part.candidates(typed))) {
    const key = identity(candidate.suggestion);
    const known = found.get(key);
    found.set(key, known ? { ...known, weight: known.weight + candidate.weight } : candidate);
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        Math.log2(b.weight + 1) - Math.log2(a.weight + 1) ||
        KIND_ORDER[a.suggestion.kind] - KIND_ORDER[b.suggestion.kind] ||
        (a.suggestion.text < b.suggestion.text ? -1 : 1),
    )
    .slice(0, Math.max(1, Math.min(20, limit)))
    .map(({ suggestion }) => suggestion);
}

function identity({ kind, place, text, slug }: Suggestion): string {
  return `${kind}|${place}|${kind === 'product' ? text.toLowerCase() : slug}|${place === 'old-place' ? text : ''}`;
}

function plain(
  kind: Suggestion['kind'],
  place: Suggestion['place'],
  text: string,
  textEn: string,
  slug: string,
  notes: Pick<Suggestion, 'note' | 'noteEn'>,
): Suggestion {
  return { kind, place, text, textEn, slug, ...notes };
}
