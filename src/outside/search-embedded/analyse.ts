import { CONCEPTS } from '#src/features/search/synonyms.ts';
import { wordSpans } from '#src/features/search/spelling.ts';
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
  readonly name: string;
}

/** Phrases of more than one word in the synonyms, by their first folded word. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const found = new Map<string, Phrase[]>();
  for (const { keys, folded } of CONCEPTS.flatMap((concept) => concept.forms)) {
    if (folded.length < 2) continue;
    const list = found.get(folded[0] ?? '') ?? [];
    const name = phraseName(keys);
    if (!list.some((other) => other.name === name)) list.push({ keys, folded, name });
    found.set(folded[0] ?? '', list);
  }
  return found;
})();
const NONE: readonly number[] = [];

/** Name of the term of a phrase. */
export function phraseName(keys: readonly string[]): string {
  return `#${keys.join(' ')}`;
}

/** Splits a text; words written without marks in a text without marks stand for the marked phrase. */
export function analyse(text: string, vocabulary: Vocabulary): Analysed {
  const { keyOf, wordOf, words, marked } = vocabulary;
  const nfc = text.normalize('NFC');
  const spans = wordSpans(nfc);
  const terms: number[] = [];
  let plain = true;
  for (let i = 0; i < spans.length; i += 2) {
    const term = vocabulary.term(nfc.slice(spans[i], spans[i + 1]));
    terms.push(term);
    if (marked[term]) plain = false;
  }
  let phrases: number[] | null = null;
  for (let at = 0; at + 1 < terms.length; at += 1) {
    const possible = PHRASES.get(words[wordOf[terms[at] as number] as number] as string);
    if (!possible) continue;
    for (const { keys, folded, name } of possible) {
      let same = 0;
      while (same < keys.length && at + same < terms.length) {
        const term = terms[at + same] as number;
        if (
          keyOf[term] !== keys[same] &&
          !(plain && words[wordOf[term] as number] === folded[same])
        )
          break;
        same += 1;
      }
      if (same < keys.length) continue;
      const term = vocabulary.special(name);
      if (phrases?.includes(term)) continue;
      (phrases ??= []).push(term);
    }
  }
  return { terms, phrases: phrases ?? NONE };
}
