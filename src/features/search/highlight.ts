import type { Mark } from './contract.ts';
import { foldWord, wordSpans } from './spelling.ts';

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
  const nfc = text.normalize('NFC');
  const spans = wordSpans(nfc);
  for (let i = 0; i < spans.length; i += 2) {
    const from = spans[i] as number;
    const to = spans[i + 1] as number;
    found.push({ folded: folded(nfc.slice(from, to)), from, to });
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
  let some = false;
  for (let at = 0; at < words.length; at += 1) {
    const { folded } = words[at] as Word;
    for (const sequence of sequences) {
      if (sequence[0] !== folded) continue;
      let same = 1;
      while (same < sequence.length && words[at + same]?.folded === sequence[same]) same += 1;
      if (same < sequence.length) continue;
      hit.fill(1, at, at + same);
      some = true;
    }
    if (prefix !== null && folded.startsWith(prefix)) {
      hit[at] = 1;
      some = true;
    }
  }
  if (!some) return [];
  return marksOf(text, hit);
}

/** Spans of the words that were hit, neighbours joined. @param hit 1 for each such word of the NFC text */
export function marksOf(text: string, hit: Uint8Array): Mark[] {
  const spans = wordSpans(text.normalize('NFC'));
  const marks: Mark[] = [];
  for (let at = 0; at < hit.length; at += 1) {
    if (hit[at] !== 1) continue;
    const from = spans[2 * at] as number;
    const to = spans[2 * at + 1] as number;
    const before = marks.at(-1);
    const joins = before && hit[at - 1] === 1 && !/\p{P}/u.test(text.slice(before[1], from));
    if (joins) marks[marks.length - 1] = [before[0], to];
    else marks.push([from, to]);
  }
  return marks;
}
