import { PLACE_ALIASES, PLACE_WORDS } from '#src/features/search/synonyms.ts';
import { hasMarks, tokens, type Token } from '#src/features/search/spelling.ts';
import type { SearchDoc } from '#src/features/search/contract.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a place is to a product; bits of the mask of a place term. */
export const NEW_PROVINCE = 1;
export const OLD_PROVINCE = 2;
export const COMMUNE = 4;
export const OLD_PLACE = 8;
export const NEAR_PROVINCE = 16;

/** A place found in a query. */
export interface FoundPlace {
  readonly term: number;
  /** Words of the query it takes, its kind ("tỉnh") included; the first of its own name. */
  readonly length: number;
  readonly skip: number;
  /** It names a province, old or new. */
  readonly province: boolean;
}

const MOST_WORDS = 6;
const KINDS = PLACE_WORDS.map((word) => word.split(' '));

/** Folded name of a place without its kind: "thị trấn Cầu Kè" → `cau ke`. */
export function placeWords(name: string): Token[] {
  const words = tokens(name);
  const kind = KINDS.filter((k) => k.every((word, i) => words[i]?.folded === word)).sort(
    (a, b) => b.length - a.length,
  )[0];
  const rest = words.slice(kind?.length ?? 0);
  return rest.length === 0 || rest.every((token) => /^\d+$/.test(token.folded)) ? words : rest;
}

/** The names of places of the documents, as terms. */
export class Gazetteer {
  readonly #marked = new Map<string, Set<string>>();
  readonly #provinces = new Set<string>();
  readonly #ofName = new Map<string, { folded: string; term: number }>();
  /** Place → the provinces of today in which it lies. */
  readonly #within = new Map<number, number[]>();
  readonly #vocabulary: Vocabulary;
  readonly #aliases = new Map<string, string[]>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    for (const [said, name, near] of PLACE_ALIASES) {
      const to = placeWords(name)
        .map((token) => token.folded)
        .join(' ');
      const from = tokens(said);
      const list = this.#aliases.get(to) ?? [];
      list.push(`${near ? '~' : ''}${from.map((token) => token.folded).join(' ')}`);
      this.#aliases.set(to, list);
      this.#addMarks(
        from.map((token) => token.folded).join(' '),
        from.map((token) => token.key).join(' '),
      );
    }
  }

  /** Marks the place terms of a document with what each place is to it. */
  mark(doc: SearchDoc, mark: (term: number, bit: number) => void): void {
    const { province, commune, oldProvinceName, oldPlaces } = doc;
    const here = this.#add(province.name, NEW_PROVINCE, mark);
    if (province.nameEn !== province.name) this.#add(province.nameEn, NEW_PROVINCE, mark);
    if (oldProvinceName !== null) {
      this.#liesIn(this.#add(oldProvinceName, OLD_PROVINCE, mark), here);
    }
    if (commune) this.#liesIn(this.#add(commune.name, COMMUNE, mark), here);
    for (const name of oldPlaces) this.#liesIn(this.#add(name, OLD_PLACE, mark), here);
  }

  /** Terms of the provinces of today in which a place lies. */
  provincesOf(term: number): readonly number[] {
    return this.#within.get(term) ?? [];
  }

  #liesIn(term: number, province: number): void {
    if (term === province || term < 0) return;
    const known = this.#within.get(term);
    if (!known) this.#within.set(term, [province]);
    else if (!known.includes(province)) known.push(province);
  }

  /** @returns the term of the name, −1 for a name without words */
  #add(name: string, bit: number, mark: (term: number, bit: number) => void): number {
    const { folded, term } = this.#note(name);
    if (term < 0) return -1;
    mark(term, bit);
    if ((bit & (NEW_PROVINCE | OLD_PROVINCE)) === 0) return term;
    this.#provinces.add(folded);
    for (const alias of this.#aliases.get(folded) ?? []) {
      const near = alias.startsWith('~');
      const text = near ? alias.slice(1) : alias;
      if (!near) this.#provinces.add(text);
      mark(this.#vocabulary.special(`@${text}`), near ? NEAR_PROVINCE : bit);
    }
    return term;
  }

  /** The longest place that begins at a word of the query, with or without its kind before it. */
  at(query: readonly Token[], start: number): FoundPlace | null {
    for (const skip of [0, ...this.#kindAt(query, start)]) {
      const found = this.#named(query, start + skip, skip);
      if (found) return found;
    }
    return null;
  }

  #kindAt(query: readonly Token[], start: number): number[] {
    return KINDS.filter((kind) => kind.every((word, i) => query[start + i]?.folded === word))
      .map((kind) => kind.length)
      .sort((a, b) => b - a);
  }

  #named(query: readonly Token[], start: number, skip: number): FoundPlace | null {
    for (let count = Math.min(MOST_WORDS, query.length - start); count > 0; count -= 1) {
      const words = query.slice(start, start + count);
      const folded = words.map((token) => token.folded).join(' ');
      const marked = this.#marked.get(folded);
      if (!marked) continue;
      const province = this.#provinces.has(folded);
      // One word alone is a place only when it is a province or its kind was said.
      if (count === 1 && !province && skip === 0) continue;
      if (!agrees(words, marked)) continue;
      const term = this.#vocabulary.findSpecial(`@${folded}`);
      if (term === undefined) continue;
      return { term, length: count + skip, skip, province };
    }
    return null;
  }

  #note(name: string): { folded: string; term: number } {
    let known = this.#ofName.get(name);
    if (known === undefined) {
      const words = placeWords(name);
      const folded = words.map((token) => token.folded).join(' ');
      this.#addMarks(folded, words.map((token) => token.key).join(' '));
      known = {
        folded,
        term: folded === '' ? -1 : this.#vocabulary.special(`@${folded}`),
      };
      this.#ofName.set(name, known);
    }
    return known;
  }

  #addMarks(folded: string, keys: string): void {
    const set = this.#marked.get(folded) ?? new Set();
    set.add(keys);
    this.#marked.set(folded, set);
  }
}

/** Typed with marks, the marks have to be those of a place of that name. */
function agrees(words: readonly Token[], names: ReadonlySet<string>): boolean {
  const typed = words.map((token) => token.key);
  if (!typed.some(hasMarks)) return true;
  return [...names].some((name) => {
    const keys = name.split(' ');
    return keys.every((key, i) => key === typed[i] || !hasMarks(typed[i] ?? '') || !hasMarks(key));
  });
}
