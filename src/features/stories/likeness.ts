import { plainText, wordsOf } from './story-text.ts';

/** Words that stand in a row make a piece; two texts that share many pieces were copied from each other. */
const PIECE = 4;
/** Smallest hashes kept of a text, in pairs: two texts that share a pair are compared word by word. */
const HASHES = 64;
const BANDS = HASHES / 2;

/** A text taken apart for comparison. */
export interface Pieces {
  readonly words: readonly string[];
  /** Hashes of {@link PIECE} words in a row, 32 bit, each once. */
  readonly pieces: ReadonlySet<number>;
}

export function piecesOf(...texts: readonly string[]): Pieces {
  const words = texts.flatMap((text) => wordsOf(plainText(text)));
  return { words, pieces: new Set(hashesOf(words)) };
}

function hashesOf(words: readonly string[]): number[] {
  return Array.from({ length: Math.max(0, words.length - PIECE + 1) }, (_, at) =>
    hash(words.slice(at, at + PIECE).join(' ')),
  );
}

/** FNV-1a over UTF-16 units, mixed once more so that all bits count. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mixed(h);
}

function mixed(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Multipliers of the hash functions: odd, from one fixed seed, the same for ever (they are in the store). */
const TURNS = Array.from({ length: HASHES }, (_, i) => mixed(0x9e3779b9 * (i + 1)) | 1);

/**
 * The places where a text is looked up: 32 numbers below 2^37 (MinHash in bands of two). Texts that share half of their
 * pieces share one of these but for a chance of 1 in 10,000; texts without a common sentence share none in 300 of 301.
 */
export function bandsOf({ pieces }: Pieces): number[] {
  if (pieces.size === 0) return [];
  const least = TURNS.map((turn) => {
    let smallest = 0xffffffff;
    for (const piece of pieces) smallest = Math.min(smallest, mixed(Math.imul(piece, turn)));
    return smallest;
  });
  return Array.from({ length: BANDS }, (_, band) => {
    const pair = mixed(Math.imul(least[2 * band] ?? 0, 31) ^ (least[2 * band + 1] ?? 0));
    return band * 2 ** 32 + pair;
  });
}

/** One name for the words of a text in their order: equal when only marks, case or blanks differ. */
export function fingerprintOf({ words }: Pieces): string {
  const text = words.join(' ');
  const half = (salt: string): string =>
    hash(salt + text)
      .toString(16)
      .padStart(8, '0');
  return words.length === 0 ? '' : `${half('a')}${half('b')}`;
}

/** How much of `own` also stands in `other`, in whole per cent. */
export function sharedPercent(own: Pieces, other: Pieces): number {
  if (own.pieces.size === 0) return 0;
  let shared = 0;
  for (const piece of own.pieces) if (other.pieces.has(piece)) shared += 1;
  return Math.round((100 * shared) / own.pieces.size);
}

/** Shorter runs of common words are turns of phrase. */
const LEAST_PASSAGE = 8;
const MOST_PASSAGES = 3;

/** The longest runs of words of `own` that stand in `other` too, longest first, as words in lower case. */
export function sharedPassages(own: Pieces, other: Pieces): string[] {
  const found: { from: number; to: number }[] = [];
  const common = hashesOf(own.words).map((piece) => other.pieces.has(piece));
  for (let at = 0; at < common.length; at += 1) {
    if (!common[at]) continue;
    let end = at;
    while (common[end + 1]) end += 1;
    found.push({ from: at, to: end + PIECE });
    at = end;
  }
  return found
    .filter(({ from, to }) => to - from >= LEAST_PASSAGE)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_PASSAGES)
    .map(({ from, to }) => own.words.slice(from, to).join(' '));
}

/** From this share on the producer and the officer are told. */
export const ALIKE_PERCENT = 15;
/** From this share on it is no story of its own (item 5.3: "same as others"). */
export const COPIED_PERCENT = 50;
