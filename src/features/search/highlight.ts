import type { Mark } from './contract.ts';
import { foldWord, WORD } from './spelling.ts';

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Words seen lately and how they fold: names repeat the same few thousand. */
const folds = new Map<string, string>();
const MOST_KEPT = 20_000;

function folded(raw: string): string {
  let found = folds.get(raw);
  if (found === undefined) {
    found = foldWord(raw);
    if (folds.size >= MOST_KEPT) folds.clear();
    folds.set(raw, found);
  }
  return found;
}

/** Texts split lately: the same products come up again and again. */
const splits = new Map<string, readonly Word[]>();
const MOST_SPLIT = 5_000;

function wordsOf(text: string): readonly Word[] {
  const known = splits.get(text);
  if (known) return known;
  const found: Word[] = [];
  for (const match of text.normalize('NFC').matchAll(WORD)) {
    found.push({ folded: folded(match[0]), from: match.index, to: match.index + match[0].length });
  }
  if (splits.size >= MOST_SPLIT) splits.clear();
  splits.set(text, found);
  return found;
}

/**
 * Where a text answers to the words of a query.
 * @param sequences folded words to find side by side; @param prefix the beginning of the word being typed
 * @returns spans of the NFC text in order, not overlapping
 */
export function marksIn(
  text: string,
  sequences: readonly (readonly string[])[],
  prefix: string | null,
): Mark[] {
  const words = wordsOf(text);
  const hit = new Uint8Array(words.length);
  for (const [at, word] of words.entries()) {
    for (const sequence of sequences) {
      if (!sequence.every((part, i) => words[at + i]?.folded === part)) continue;
      hit.fill(1, at, at + sequence.length);
    }
    if (prefix !== null && word.folded.startsWith(prefix)) hit[at] = 1;
  }
  const marks: Mark[] = [];
  for (const [at, word] of words.entries()) {
    if (hit[at] !== 1) continue;
    const before = marks.at(-1);
    const joins = before && hit[at - 1] === 1 && !/\p{P}/u.test(text.slice(before[1], word.from));
    if (joins) marks[marks.length - 1] = [before[0], word.to];
    else marks.push([word.from, word.to]);
  }
  return marks;
}
