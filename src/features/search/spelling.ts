import { fold } from '#src/base/fold.ts';

/** One word of a text. */
export interface Token {
  /** Without marks, `y` for `i` evened out: what words are compared by first. */
  readonly folded: string;
  /** With its marks, the tone as a digit at the end: equal for "Hoà" and "Hòa", NFC and NFD. */
  readonly key: string;
  /** Place in the NFC text, [from, to). */
  readonly from: number;
  readonly to: number;
}

/** A word: letters and digits of any script, with their marks. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** What a UTF-16 unit is to {@link WORD}, as far as known. */
const KINDS = new Uint8Array(65_536);
const BEGINS = 1;
const GOES_ON = 2;
const PARTS = 3;
const HALF = 4;

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind =
    unit >= 0xd800 && unit <= 0xdfff
      ? HALF
      : /[\p{L}\p{N}]/u.test(character)
        ? BEGINS
        : /\p{M}/u.test(character)
          ? GOES_ON
          : PARTS;
  KINDS[unit] = kind;
  return kind;
}

/** The words of an NFC text as {@link WORD} finds them, only faster: from and to of each, one after another. */
export function wordSpans(nfc: string): number[] {
  const spans: number[] = [];
  let from = -1;
  for (let at = 0; at < nfc.length; at += 1) {
    const unit = nfc.charCodeAt(at);
    const kind = KINDS[unit] || kindOf(unit);
    if (kind === HALF) {
      return [...nfc.matchAll(WORD)].flatMap(({ 0: word, index }) => [index, index + word.length]);
    }
    if (from >= 0) {
      if (kind !== PARTS) continue;
      spans.push(from, at);
      from = -1;
    } else if (kind === BEGINS) from = at;
  }
  if (from >= 0) spans.push(from, nfc.length);
  return spans;
}

const TONES: Readonly<Record<string, string>> = {
  '\u0300': '1',
  '\u0301': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
/** Words in which y and i are two spellings of one sound: mỳ/mì, lý/lí, kỹ/kĩ, sỹ/sĩ. */
const FINAL_Y = /^(gh|ng|nh|ch|th|tr|kh|ph|[bcdghklmnpqrstvx])y$/;

/** Folded spelling of one word; "mỳ" and "mì" fold alike. */
export function foldWord(word: string): string {
  const folded = fold(word);
  return FINAL_Y.test(folded) ? `${folded.slice(0, -1)}i` : folded;
}

/**
 * A word with its marks in one canonical form, whatever the place of the tone mark and the Unicode form.
 * @returns letters with their own marks, then `~1`–`~5` for huyền, sắc, hỏi, ngã, nặng
 */
export function accentKey(word: string): string {
  let letters = '';
  let tone = '';
  for (const char of word.replace(/[Ðð]/g, 'đ').toLowerCase().normalize('NFD')) {
    const mark = TONES[char];
    if (mark === undefined) letters += char;
    else tone = `~${mark}`;
  }
  const plain = FINAL_Y.test(fold(letters)) ? `${letters.slice(0, -1)}i` : letters;
  return plain.normalize('NFC') + tone;
}

/** The words of a text, in order; offsets are those of `text.normalize('NFC')`. */
export function tokens(text: string, most = Number.MAX_SAFE_INTEGER): Token[] {
  const found: Token[] = [];
  const nfc = text.normalize('NFC');
  for (const match of nfc.matchAll(WORD)) {
    if (found.length >= most) break;
    const word = match[0];
    found.push({
      folded: foldWord(word),
      key: accentKey(word),
      from: match.index,
      to: match.index + word.length,
    });
  }
  return found;
}

/** Whether a word was written with marks. */
export function hasMarks(key: string): boolean {
  return key.includes('~') || /[^\u0000-\u007f]/.test(key);
}

/**
 * How well the spelling of a typed word agrees with that of a word that folds alike, 0–1.
 * @param typed accent key as typed; @param marked whether anything in the query carries marks
 */
export function agreement(typed: string, found: string, marked: boolean): number {
  if (!marked || typed === found) return 1;
  if (!hasMarks(found)) return 0.8;
  const [typedLetters = '', typedTone = ''] = typed.split('~');
  const [letters = '', tone = ''] = found.split('~');
  if (!hasMarks(typed)) return 0.62;
  return typedLetters === letters || typedTone === tone ? 0.55 : 0.45;
}

/** Sounds that many people write alike: ch/tr, s/x, d/gi/r, l/n, final n/ng/nh and c/t/ch, i/y. */
export function soundKey(folded: string): string {
  return folded
    .replace(/^(ngh|ng)/, 'N')
    .replace(/^(tr|ch)/, 'C')
    .replace(/^(gi|d|r)(?=[aeiouy])/, 'Z')
    .replace(/^gh/, 'g')
    .replace(/^(ph|f)/, 'F')
    .replace(/^(kh)/, 'K')
    .replace(/^(c|k|q)/, 'k')
    .replace(/^(s|x)/, 'S')
    .replace(/^(l|n)(?=[aeiouy])/, 'L')
    .replace(/(ng|nh|n)$/, 'n')
    .replace(/(ch|c|t)$/, 't')
    .replace(/y/g, 'i');
}

/**
 * A word as a Telex or VNI keyboard leaves it when it fails to compose: `nuowcs`, `mawsm`, `ma65t`.
 * @returns the folded words it may stand for, the likeliest first; empty when it does not look like one
 */
export function decomposedTyping(folded: string): string[] {
  if (!/^[a-z][a-z1-9]*$/.test(folded) || folded.length < 3) return [];
  const found = new Set<string>();
  if (/[aeiouy].*\d/.test(folded)) found.add(folded.replace(/\d/g, ''));
  const letters = folded
    .replace(/([aeo])\1/g, '$1')
    .replace(/dd/g, 'd')
    .replace(/([aou]+)w/g, '$1')
    .replace(/w/g, 'u');
  const tone = /^([a-z]*?[aeiouy][a-z]*?)[sfrxj]([a-z]*)$/;
  for (const text of [letters, letters.replace(/([aeo])([a-z]*)\1$/, '$1$2')]) {
    if (text !== folded) found.add(text);
    for (let at = text.length - 1; at > 0; at -= 1) {
      if (!'sfrxj'.includes(text.charAt(at)) || !tone.test(text.slice(0, at + 1))) continue;
      found.add(text.slice(0, at) + text.slice(at + 1));
    }
  }
  found.delete(folded);
  return [...found];
}

/**
 * Damerau edit distance of two words (insert, delete, change, swap neighbours), counted up to a limit.
 * @returns the distance, or `limit + 1` when it is greater
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
