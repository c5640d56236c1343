import { tokens, type Token, hasMarks } from './spelling.ts';

/** More is not read. */
export const LONGEST_QUERY = 200;
export const MOST_WORDS = 12;

/** What a typed text asks for. */
export interface Understood {
  /** Words to search, without star words and words that say nothing here. */
  readonly words: readonly Token[];
  /** Text as read: NFC, cut to {@link LONGEST_QUERY}. Offsets of the words refer to it. */
  readonly text: string;
  /** "4 sao": products awarded that many stars, null when none were asked for. */
  readonly awarded: number | null;
  /** The last word may still be unfinished. */
  readonly open: boolean;
  /** Something was typed with Vietnamese marks. */
  readonly marked: boolean;
}

const NUMBERS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const STAR = new Set(['sao', 'star', 'stars']);
const BEFORE_STARS = new Set(['hang', 'dat', 'loai', 'chuan', 'chung', 'xep']);

/** Said of everything here: skipped when other words remain. Folded. */
const EMPTY_PHRASES = [
  'san pham ocop',
  'san pham',
  'dac san',
  'ocop',
  'sp',
  'viet nam',
  'vietnam',
  'vietnamese',
  'product',
  'products',
  'specialty',
  'specialties',
  'speciality',
  'specialities',
  'local',
  'from',
  'of',
  'the',
  'in',
  'and',
  'for',
  'best',
  'buy',
  'famous',
].map((phrase) => phrase.split(' '));
/** The same, only as written here and in a text with marks: folded they are other words. Accent keys. */
const EMPTY_MARKED = new Set(
  'mua bán giá của ở tại và ngon các những cho'.split(' ').map((word) => tokens(word)[0]?.key),
);

/** Reads a typed text: stars, empty words, the rest. Never throws, whatever the text. */
export function understand(q: string): Understood {
  const text = q
    .slice(0, LONGEST_QUERY * 2)
    .normalize('NFC')
    .slice(0, LONGEST_QUERY)
    .toWellFormed()
    .replace(/[★⭐🌟]{2,5}/gu, (stars) => ` ${[...stars].length} sao `)
    .replace(/(?<=[1-5])\s*[★⭐🌟☆✩]/gu, ' sao ');
  const all = tokens(text, MOST_WORDS + 8);
  const used = new Set<number>();
  const awarded = starsIn(all, used);
  markEmpty(all, used);
  const marked = all.some((token) => hasMarks(token.key));
  const words = all.filter((_, at) => !used.has(at)).slice(0, MOST_WORDS);
  const last = all.at(-1);
  return {
    words,
    text,
    awarded,
    open: last !== undefined && last === words.at(-1) && last.to === text.length,
    marked,
  };
}

function starsIn(all: readonly Token[], used: Set<number>): number | null {
  for (const [at, token] of all.entries()) {
    const joined = /^([1-5])(sao|stars?)$/.exec(token.folded);
    const count = joined ? Number(joined[1]) : numberAt(all[at - 1]);
    if (!joined && (!STAR.has(token.folded) || count === null)) continue;
    used.add(at);
    let first = at;
    if (!joined) used.add((first = at - 1));
    while (BEFORE_STARS.has(all[first - 1]?.folded ?? '')) used.add((first -= 1));
    return count;
  }
  return null;
}

function numberAt(token: Token | undefined): number | null {
  if (!token) return null;
  if (/^[1-5]$/.test(token.folded)) return Number(token.folded);
  return NUMBERS[token.folded] ?? null;
}

/** Marks the words that say nothing as used: when nothing else is left, everything is asked for. */
function markEmpty(all: readonly Token[], used: Set<number>): void {
  const empty = new Set<number>();
  const marked = all.some((token) => hasMarks(token.key));
  for (const [at, token] of all.entries()) {
    if (marked && EMPTY_MARKED.has(token.key)) empty.add(at);
    for (const phrase of EMPTY_PHRASES) {
      if (!phrase.every((word, i) => all[at + i]?.folded === word)) continue;
      for (let i = 0; i < phrase.length; i += 1) empty.add(at + i);
    }
  }
  for (const at of empty) used.add(at);
}
