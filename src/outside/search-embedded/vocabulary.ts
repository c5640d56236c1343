import {
  accentKey,
  editDistance,
  foldWord,
  hasMarks,
  soundKey,
} from '#src/features/search/spelling.ts';

/** Words from this length on are corrected by one edit, from the second by two. */
const ONE_EDIT = 3;
const TWO_EDITS = 8;
const LONGEST_CORRECTED = 20;

/** A word that may have been meant, and what assuming so costs: 0 as typed, about 1 per edit. */
export interface Candidate {
  readonly word: number;
  readonly cost: number;
}

/**
 * All words of the catalogue. A *word* is a folded spelling; its *terms* are the spellings with marks.
 * Phrases and places take part as terms of their own, kept apart from the words.
 */
export class Vocabulary {
  /** Term → its word, −1 for phrases and places. */
  readonly wordOf: number[] = [];
  readonly keyOf: string[] = [];
  /** Whether a term is written with marks. */
  readonly marked: boolean[] = [];
  readonly words: string[] = [];
  readonly termsOf: number[][] = [];
  /** How people write it, by term. */
  readonly shown: string[] = [];
  readonly #termByRaw = new Map<string, number>();
  readonly #termByKey = new Map<string, number>();
  readonly #wordByText = new Map<string, number>();
  readonly #special = new Map<string, number>();
  #sorted: number[] = [];
  #unsorted: number[] = [];
  readonly #deletions = new Map<string, number[]>();
  readonly #sounds = new Map<string, number[]>();

  /** Term of a word as written, made when new. */
  term(raw: string): number {
    const known = this.#termByRaw.get(raw);
    if (known !== undefined) return known;
    const key = accentKey(raw);
    let term = this.#termByKey.get(key);
    if (term === undefined) {
      const word = this.#word(foldWord(raw));
      term = this.wordOf.push(word) - 1;
      this.keyOf.push(key);
      this.marked.push(hasMarks(key));
      this.shown.push(raw.toLowerCase());
      this.termsOf[word]?.push(term);
      this.#termByKey.set(key, term);
    }
    if (this.#termByRaw.size < 200_000) this.#termByRaw.set(raw, term);
    return term;
  }

  /** Term of a phrase or a place, made when new. */
  special(name: string): number {
    let term = this.#special.get(name);
    if (term === undefined) {
      term = this.wordOf.push(-1) - 1;
      this.keyOf.push(name);
      this.marked.push(false);
      this.shown.push(name);
      this.#special.set(name, term);
    }
    return term;
  }

  findSpecial(name: string): number | undefined {
    return this.#special.get(name);
  }

  findWord(folded: string): number | undefined {
    return this.#wordByText.get(folded);
  }

  /** Words that begin with a text, the text itself not among them; at most `most`. */
  beginningWith(prefix: string, most: number): number[] {
    this.#settle();
    const found: number[] = [];
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[this.#sorted[middle] ?? 0] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#sorted.length && found.length < most; at += 1) {
      const word = this.#sorted[at] ?? 0;
      const text = this.words[word] ?? '';
      if (!text.startsWith(prefix)) break;
      if (text !== prefix) found.push(word);
    }
    return found;
  }

  /** Words that a misspelled one may stand for: near in letters or alike in sound. */
  near(folded: string): Candidate[] {
    const costs = new Map<number, number>();
    const add = (word: number, cost: number): void => {
      if (cost < (costs.get(word) ?? 9)) costs.set(word, cost);
    };
    for (const word of this.#sounds.get(soundKey(folded)) ?? []) add(word, 0.8);
    if (folded.length >= 2 && folded.length <= LONGEST_CORRECTED && !/^\d+$/.test(folded)) {
      const limit = folded.length >= TWO_EDITS ? 2 : 1;
      const seen = new Set<number>();
      for (const rest of [folded, ...deletions(folded, limit)]) {
        for (const word of this.#deletions.get(rest) ?? []) {
          if (seen.has(word)) continue;
          seen.add(word);
          const text = this.words[word] ?? '';
          if (folded.length < ONE_EDIT && text.length < ONE_EDIT) continue;
          const distance = editDistance(folded, text, limit);
          if (distance > limit) continue;
          // People seldom miss the first letter, often a neighbour.
          const first = text[0] === folded[0] ? 0 : 0.3;
          const swapped = sameLetters(folded, text) ? -0.2 : 0;
          add(word, distance + first + swapped + (folded.length < 4 ? 0.2 : 0));
        }
      }
    }
    const own = this.#wordByText.get(folded);
    if (own !== undefined) costs.delete(own);
    return [...costs].map(([word, cost]) => ({ word, cost })).sort((a, b) => a.cost - b.cost);
  }

  #word(folded: string): number {
    const known = this.#wordByText.get(folded);
    if (known !== undefined) return known;
    const word = this.words.push(folded) - 1;
    this.termsOf.push([]);
    this.#wordByText.set(folded, word);
    this.#unsorted.push(word);
    if (folded.length <= LONGEST_CORRECTED && !/^\d+$/.test(folded)) {
      push(this.#deletions, folded, word);
      const limit = folded.length >= TWO_EDITS - 1 ? 2 : 1;
      if (folded.length >= ONE_EDIT) {
        for (const rest of deletions(folded, limit)) push(this.#deletions, rest, word);
      }
      push(this.#sounds, soundKey(folded), word);
    }
    return word;
  }

  /** Puts new words in their places. */
  #settle(): void {
    if (this.#unsorted.length === 0) return;
    const { words } = this;
    const compare = (a: number, b: number): number =>
      (words[a] as string) < (words[b] as string) ? -1 : 1;
    const fresh = this.#unsorted.sort(compare);
    const merged: number[] = [];
    let next = 0;
    for (const word of this.#sorted) {
      while (next < fresh.length && compare(fresh[next] as number, word) < 0)
        merged.push(fresh[next++] as number);
      merged.push(word);
    }
    while (next < fresh.length) merged.push(fresh[next++] as number);
    this.#sorted = merged;
    this.#unsorted = [];
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

/** A word with up to `limit` letters left out. */
function deletions(word: string, limit: number): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < word.length; i += 1) {
    const once = word.slice(0, i) + word.slice(i + 1);
    found.add(once);
    if (limit < 2) continue;
    for (let j = i; j < once.length; j += 1) found.add(once.slice(0, j) + once.slice(j + 1));
  }
  return found;
}
