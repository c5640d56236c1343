import { CONCEPTS } from '#src/features/search/synonyms.ts';
import { hasMarks, WORD } from '#src/features/search/spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words and known phrases of one text. */
export interface Analysed {
  /** Terms in order. */
  readonly terms: readonly number[];
  /** Terms of the known phrases it holds. */
  readonly phrases: readonly number[];
}

interface Phrase {
  readonly keys: readonly string[];
  readonly folded: readonly string[];
}

/** Phrases of more than one word in the synonyms, by their first folded word. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const found = new Map<string, Phrase[]>();
  for (const { keys, folded } of CONCEPTS.flatMap((concept) => concept.forms)) {
    if (folded.length < 2) continue;
    const list = found.get(folded[0] ?? '') ?? [];
    if (!list.some((other) => other.keys.join(' ') === keys.join(' '))) list.push({ keys, folded });
    found.set(folded[0] ?? '', list);
  }
  return found;
})();

/** Name of the term of a phrase. */
export function phraseName(keys: readonly string[]): string {
  return `#${keys.join(' ')}`;
}

/** Splits a text; words written without marks in a text without marks stand for the marked phrase. */
export function analyse(text: string, vocabulary: Vocabulary): Analysed {
  const terms = (text.normalize('NFC').match(WORD) ?? []).map((raw) => vocabulary.term(raw));
  const keys = terms.map((term) => vocabulary.keyOf[term] ?? '');
  const folded = terms.map((term) => vocabulary.words[vocabulary.wordOf[term] ?? -1] ?? '');
  const plain = !keys.some(hasMarks);
  const phrases = new Set<number>();
  for (let at = 0; at < terms.length; at += 1) {
    for (const phrase of PHRASES.get(folded[at] ?? '') ?? []) {
      const here = phrase.keys.every(
        (key, i) => keys[at + i] === key || (plain && folded[at + i] === phrase.folded[i]),
      );
      if (here) phrases.add(vocabulary.special(phraseName(phrase.keys)));
    }
  }
  return { terms, phrases: [...phrases] };
}
