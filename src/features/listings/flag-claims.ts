import type { Lang } from '#src/base/lang.ts';
import { bared, readText, type ReadText, spelled, wordEnd } from './claim-text.ts';
import {
  type ClaimRule,
  MEDICINE_LINE,
  type Severity,
  STAR_CLAIM,
  TAKEN_BACK,
  TAKEN_BACK_EN,
  WORD_RULES,
} from './claim-rules.ts';
import { type GoodsKind, goodsKind } from './label-fields.ts';

/** Words in a text that the law does not allow, or only with papers. */
export interface Flag {
  readonly rule: ClaimRule;
  readonly severity: Severity;
  /** Where they stand: from the first character to behind the last, in UTF-16 units of the text as given. */
  readonly start: number;
  readonly end: number;
  /** As they are written. */
  readonly words: string;
}

export interface ClaimContext {
  /** 1 to 26 of QĐ 26/2026 Phụ lục I; 0 where no set is known: judged as food. */
  readonly setNo: number;
  readonly lang: Lang;
  /** Stars the product may show today; claims of any other number are flagged. Left out: not judged. */
  readonly stars?: number;
}

interface Compiled {
  readonly rule: ClaimRule;
  readonly severity: Severity;
  readonly goods: readonly GoodsKind[];
  readonly marked: RegExp;
  readonly bare: RegExp | null;
  readonly not: RegExp | null;
  readonly back: RegExp | null;
}

const EDGE = ['(?<![^ ])', '(?![^ ])'] as const;
const LETTERS = /[\p{L}\p{M}đ]+/gu;

/** Each run of letters of a pattern in the spelling the text is read in. */
const inSpelling = (source: string, how: (word: string) => string): string =>
  source.replace(LETTERS, how);

const whole = (source: string): RegExp => new RegExp(`${EDGE[0]}(?:${source})${EDGE[1]}`, 'gu');

function compiled(lang: Lang): Compiled[] {
  return WORD_RULES.flatMap(({ rule, severity, goods, vi, en, notVi, negatable }) => {
    const source = lang === 'vi' ? vi : en;
    if (source === undefined) return [];
    const isVi = lang === 'vi';
    const back = inSpelling(isVi ? TAKEN_BACK : TAKEN_BACK_EN, spelled);
    return [
      {
        ...{ rule, severity, goods },
        marked: whole(isVi ? inSpelling(source, spelled) : source),
        bare: isVi ? whole(inSpelling(source, bared)) : null,
        not: isVi && notVi ? new RegExp(`^(?:${inSpelling(notVi, spelled)})`, 'u') : null,
        back: negatable ? new RegExp(`(?<![^ ])(?:${back})`, 'u') : null,
      },
    ];
  });
}

let ready: Partial<Record<Lang, Compiled[]>> = {};
function rulesFor(lang: Lang): Compiled[] {
  const rules = ready[lang] ?? compiled(lang);
  ready = { ...ready, [lang]: rules };
  return rules;
}

interface Hit {
  readonly from: number;
  readonly to: number;
}

/** A match in the reading, as places in the text; null where blanks only. */
function placed(read: ReadText, map: readonly number[], index: number, length: number): Hit {
  const from = map[index] ?? 0;
  const last = map[index + length - 1] ?? from;
  return { from, to: wordEnd(read.text, last) };
}

const hasMarks = (text: string): boolean => /[\u0300-\u036f]|[đĐ]/u.test(text.normalize('NFD'));

function hitsOf(read: ReadText, { marked, bare, not, back }: Compiled): Hit[] {
  const hits: Hit[] = [];
  for (const match of read.marked.matchAll(marked)) {
    if (not?.test(read.marked.slice(match.index))) continue;
    if (back?.test(read.marked.slice(0, match.index))) continue;
    hits.push(placed(read, read.markedFrom, match.index, match[0].length));
  }
  if (bare === null || hasMarks(read.text)) return hits;
  // Typed without marks: only in a text that has none at all, and never by one word alone ("chua" is sour, too).
  for (const match of read.bare.matchAll(bare)) {
    if (!match[0].includes(' ')) continue;
    if (
      /(?<![^ ])(?:khong|chua) (?:phai|co tac dung|dung|thay)(?: [^ ¦]+){0,7} $/u.test(
        read.bare.slice(0, match.index),
      )
    )
      continue;
    hits.push(placed(read, read.bareFrom, match.index, match[0].length));
  }
  return hits;
}

const NUMBERS: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3, bốn: 4, năm: 5 };
const SPELLED_NUMBERS = new Map(Object.entries(NUMBERS).map(([word, n]) => [spelled(word), n]));
const STARS = whole(
  inSpelling(STAR_CLAIM.replace('stars?', 'STARS'), spelled).replaceAll('stars', 'stars?'),
);

function starHits(read: ReadText, stars: number): Hit[] {
  return [...read.marked.matchAll(STARS)]
    .filter((match) => {
      const said = match[1] ?? match[2] ?? '';
      return (SPELLED_NUMBERS.get(said) ?? Number(said)) !== stars;
    })
    .map((match) => placed(read, read.markedFrom, match.index, match[0].length));
}

/**
 * Words of a text that food, advertising or alcohol law does not allow, with where they stand. Knows Vietnamese with
 * marks in any spelling, and without marks. In order; what lies within a longer hit of the same rule is said once.
 */
export function flagClaims(text: string, { setNo, lang, stars }: ClaimContext): Flag[] {
  if (text.trim() === '') return [];
  const goods = setNo === 0 ? 'food' : goodsKind(setNo);
  const read = readText(text);
  const found = rulesFor(lang)
    .filter((rule) => rule.goods.includes(goods))
    .flatMap((rule) => hitsOf(read, rule).map((hit) => ({ ...hit, ...rule })));
  const flags = found.map(({ rule, severity, from, to }) => flagAt(text, rule, severity, from, to));
  if (stars !== undefined) {
    for (const { from, to } of starHits(read, stars))
      flags.push(flagAt(text, 'stars', 'forbidden', from, to));
  }
  return flags
    .filter(
      (one, index) =>
        !flags.some(
          (other, at) =>
            at !== index &&
            other.rule === one.rule &&
            other.start <= one.start &&
            other.end >= one.end &&
            (other.end - other.start > one.end - one.start || at < index),
        ),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

const flagAt = (
  text: string,
  rule: ClaimRule,
  severity: Severity,
  start: number,
  end: number,
): Flag => ({ rule, severity, start, end, words: text.slice(start, end) });

const LINE = whole(inSpelling(MEDICINE_LINE, spelled));

/** Whether a text says that it is no medicine, as functional food has to. */
export function saysNoMedicine(text: string): boolean {
  return readText(text).marked.search(LINE) >= 0;
}
