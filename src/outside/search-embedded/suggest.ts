import { fold, slugOf } from '#src/base/fold.ts';
import type { SearchDoc, Suggestion } from '#src/features/search/contract.ts';
import { tokens, WORD } from '#src/features/search/spelling.ts';
import type { Pace } from './pace.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Entry {
  readonly suggestion: Suggestion;
  readonly words: readonly string[];
  /** How many products stand behind it. */
  weight: number;
}

interface Item {
  readonly word: string;
  readonly entry: Entry;
  /** Position of the word in the text. */
  readonly at: number;
}

const MOST_LOOKED_AT = 600;
const KIND_ORDER = { place: 0, set: 1, producer: 2, product: 3 } as const;

/** Producers, places, sets and names of products by the beginnings of their words. */
export class Suggestions {
  readonly #entries = new Map<string, Entry>();
  #sorted: Item[] = [];
  #fresh: Item[] = [];
  readonly #kept = new Map<string, readonly Item[]>();

  readonly #vocabulary: Vocabulary;

  /** @param vocabulary of the same index: it knows the words already */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(doc: SearchDoc): void {
    const { province, commune, producer, set } = doc;
    const inProvince = { note: province.name, noteEn: province.nameEn };
    this.#put({
      kind: 'product',
      place: null,
      text: doc.name,
      textEn: doc.name,
      slug: doc.slug,
      note: producer?.name ?? province.name,
      noteEn: producer?.name ?? province.nameEn,
    });
    if (producer) {
      this.#put({
        kind: 'producer',
        place: null,
        text: producer.name,
        textEn: producer.name,
        slug: producer.slug,
        ...inProvince,
      });
    }
    this.#put({
      kind: 'set',
      place: null,
      text: set.nameVi,
      textEn: set.nameEn,
      slug: set.slug,
      note: doc.group.nameVi,
      noteEn: doc.group.nameEn,
    });
    this.#put({
      kind: 'place',
      place: 'province',
      text: province.name,
      textEn: province.nameEn,
      slug: province.slug,
      note: '',
      noteEn: '',
    });
    if (commune) {
      this.#put({
        kind: 'place',
        place: 'commune',
        text: `${commune.kind} ${commune.name}`.trim(),
        textEn: commune.name,
        slug: commune.slug,
        ...inProvince,
      });
    }
    const old = doc.oldProvinceName;
    if (old !== null && fold(old) !== fold(province.name)) {
      this.#put({
        kind: 'place',
        place: 'old-province',
        text: old,
        textEn: old,
        slug: slugOf(old),
        note: `nay thuộc ${province.name}`,
        noteEn: `now in ${province.nameEn}`,
      });
    }
    for (const name of doc.oldPlaces) {
      if (name === old || name === commune?.name) continue;
      this.#put({
        kind: 'place',
        place: 'old-place',
        text: name,
        textEn: name,
        slug: province.slug,
        note: `nay thuộc ${province.name}`,
        noteEn: `now in ${province.nameEn}`,
      });
    }
  }

  /** @see Suggester */
  find(text: string, limit: number): Suggestion[] {
    const typed = tokens(text.slice(0, 100), 8).map((token) => token.folded);
    const last = typed.at(-1);
    if (last === undefined || typed.join('').length < 2) return [];
    this.#settle();
    const found = new Map<Entry, number>();
    const first = typed[0] ?? last;
    const whole = typed.length > 1;
    let looked = 0;
    for (const item of whole ? this.#exactly(first) : this.#likeliest(first)) {
      if ((looked += 1) > MOST_LOOKED_AT) break;
      const { words } = item.entry;
      let near = 0;
      while (
        near < typed.length &&
        matches(words[item.at + near], typed[near] ?? '', near === typed.length - 1)
      )
        near += 1;
      const apart = near < typed.length;
      if (
        apart &&
        !typed.every((word, w) => words.some((own) => matches(own, word, w === typed.length - 1)))
      )
        continue;
      const score =
        (apart ? 0 : 4) + (item.at === 0 ? 2 : 0) + (words.length === typed.length ? 2 : 0);
      found.set(item.entry, Math.max(score, found.get(item.entry) ?? 0));
    }
    return [...found]
      .sort(
        ([a, x], [b, y]) =>
          y - x ||
          Math.log2(b.weight + 1) - Math.log2(a.weight + 1) ||
          KIND_ORDER[a.suggestion.kind] - KIND_ORDER[b.suggestion.kind] ||
          (a.suggestion.text < b.suggestion.text ? -1 : 1),
      )
      .slice(0, Math.max(1, Math.min(20, limit)))
      .map(([entry]) => entry.suggestion);
  }

  #put(suggestion: Suggestion): void {
    const key = `${suggestion.kind}|${suggestion.place}|${suggestion.kind === 'product' ? suggestion.text.toLowerCase() : suggestion.slug}|${suggestion.place === 'old-place' ? suggestion.text : ''}`;
    const known = this.#entries.get(key);
    if (known) {
      known.weight += 1;
      return;
    }
    const words = [...this.#split(suggestion.text)];
    if (suggestion.textEn !== suggestion.text) words.push(...this.#split(suggestion.textEn));
    const entry: Entry = { suggestion, words, weight: 1 };
    this.#entries.set(key, entry);
    for (const [at, word] of words.entries()) this.#fresh.push({ word, entry, at });
  }

  #split(text: string): string[] {
    const { words, wordOf } = this.#vocabulary;
    return (text.normalize('NFC').match(WORD) ?? []).map(
      (raw) => words[wordOf[this.#vocabulary.term(raw)] ?? -1] ?? '',
    );
  }

  /** Entries with a word, those of most products first. */
  *#exactly(word: string): Generator<Item> {
    for (let i = this.#firstFrom(word); i < this.#sorted.length; i += 1) {
      const item = this.#sorted[i];
      if (item?.word !== word) return;
      yield item;
    }
  }

  /** The best entries with a word that begins so; kept until something is added. */
  #likeliest(beginning: string): readonly Item[] {
    const known = this.#kept.get(beginning);
    if (known) return known;
    const found: Item[] = [];
    for (let i = this.#firstFrom(beginning); i < this.#sorted.length; i += 1) {
      const item = this.#sorted[i];
      if (!item?.word.startsWith(beginning)) break;
      found.push(item);
    }
    const value = (item: Item): number =>
      (item.at === 0 ? 8 : 0) + Math.log2(item.entry.weight + 1);
    const best = found
      .map((item) => ({ item, worth: value(item) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, 60)
      .map(({ item }) => item);
    if (this.#kept.size > 5_000) this.#kept.clear();
    this.#kept.set(beginning, best);
    return best;
  }

  #firstFrom(word: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.word ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts the entries in order, in stretches. */
  async settle(pace: Pace): Promise<void> {
    const byWord = new Map<string, Item[]>();
    for (const item of this.#fresh) {
      const list = byWord.get(item.word);
      if (list) list.push(item);
      else byWord.set(item.word, [item]);
      if ((item.at & 3) === 3 && pace.due()) await pace.rest();
    }
    this.#fresh = [];
    const all: Item[] = [];
    for (const word of [...byWord.keys()].sort()) {
      const items = byWord.get(word) ?? [];
      for (const item of items.sort((a, b) => b.entry.weight - a.entry.weight)) all.push(item);
      if (pace.due()) await pace.rest();
    }
    this.#sorted = all;
  }

  /** Merges what was added since. */
  #settle(): void {
    if (this.#fresh.length === 0) return;
    this.#kept.clear();
    const fresh = this.#fresh.sort(inOrder);
    this.#fresh = [];
    const old = this.#sorted;
    const all: Item[] = [];
    let next = 0;
    for (const item of old) {
      while (next < fresh.length && inOrder(fresh[next] as Item, item) < 0)
        all.push(fresh[next++] as Item);
      all.push(item);
    }
    while (next < fresh.length) all.push(fresh[next++] as Item);
    this.#sorted = all;
  }
}

function inOrder(a: Item, b: Item): number {
  return a.word < b.word ? -1 : a.word > b.word ? 1 : b.entry.weight - a.entry.weight;
}

function matches(own: string | undefined, typed: string, open: boolean): boolean {
  return own === typed || (open && own !== undefined && own.startsWith(typed));
}
