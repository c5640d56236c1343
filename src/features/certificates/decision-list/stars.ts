import { fold } from '#src/base/fold.ts';
import { cleaned } from './clean.ts';

export interface StarReading {
  stars: 3 | 4 | 5 | null;
  /** Why there is none; null also for an empty cell. */
  code: 'two-stars' | 'stars-out-of-range' | 'stars-potential' | 'stars-unreadable' | null;
  /** A number of points that stands in the same cell. */
  rest: string;
}

const WORDS: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };
const FAILED =
  /\b(?:khong dat|chua dat|khong xep|khong cong nhan|truot|khong du|fail(?:ed)?|none)\b/;
const COUNTED = new RegExp(
  String.raw`(?:^|[^\d.,])(\d{1,3}|${Object.keys(WORDS).join('|')})\s*[-–]?\s*(?:sao|stars?|\*(?!\*)|★)`,
  'g',
);
const RANKED =
  /(?:hang|loai|muc|ocop|sao|stars?|dat)\s*:?\s*(\d{1,2}|iv|v|iii|ii|i)\b(?!\s*(?:diem|\/))/g;

/** Reads what a stars cell says: `4 sao`, `Bốn sao`, `★★★★`, `4*`, `hạng 4`, `IV`. Source of 3–5: QĐ 26/2026/QĐ-TTg. */
export function readStars(cell: string): StarReading {
  const text = cleaned(cell);
  if (text === '' || /^[-–—.…]+$/.test(text)) return none(null);
  const bare = fold(text.replace(/[\ufe0f\u20e3]/gu, '').replace(/⭐|🌟|✭|✯|✰|✪/gu, '★')).trim();
  if (/tiem nang/.test(bare) && !/\d\s*sao\s*\(?[^)]*tiem nang/.test(bare)) {
    return none('stars-potential');
  }
  if (FAILED.test(bare)) return none('stars-out-of-range');
  const drawn = bare.match(/★/g)?.length ?? 0;
  if (drawn > 0 && !/\d\s*★/.test(bare)) {
    const runs = bare.match(/★+/g) ?? [];
    const beside = bare.replace(/★/g, '').match(/\d/g);
    if (runs.length === 1 || beside === null) return inRange(drawn, '');
  }
  if (/^\*+$/.test(bare)) return inRange(bare.length, '');
  const plainText = bare
    .replace(/\(\s*(?:\*+|\d{1,2}|tiem nang[^)]*)\s*\)\s*$/, '')
    .replace(/[,(;]?\s*tiem nang.*$/, '')
    .trim();
  const alone = /^(?:0?(\d)(?:[.,]0+)?|(iv|v|i{1,3}))$/.exec(plainText);
  if (alone) return inRange(alone[1] ? Number(alone[1]) : (ROMAN[alone[2] ?? ''] ?? 0), '');
  const raised = /tu\s*\d\s*(?:sao)?\s*(?:len|->|→)\s*(\d)\s*sao/.exec(plainText);
  if (raised) return inRange(Number(raised[1]), '');
  if (/\d\s*(?:-|–|,|va|hoac|\/|or|and)\s*\d\s*(?:sao|stars?)/.test(plainText))
    return none('two-stars');
  const found = new Set<number>();
  for (const match of plainText.matchAll(COUNTED)) found.add(amount(match[1] ?? ''));
  if (found.size === 0)
    for (const match of plainText.matchAll(RANKED)) found.add(amount(match[1] ?? ''));
  if (found.size > 1) return none('two-stars');
  const [stars] = found;
  if (stars === undefined) return none('stars-unreadable');
  return inRange(stars, plainText.replace(COUNTED, ' '));
}

/** Stars that a heading or a sentence names, if it names exactly one kind. */
export function starsIn(text: string): 3 | 4 | 5 | null {
  const bare = fold(cleaned(text)).replace(/⭐|🌟/gu, '★');
  const found = new Set<number>();
  for (const match of bare.matchAll(COUNTED)) found.add(amount(match[1] ?? ''));
  const drawn = bare.match(/★+/)?.[0].length;
  if (drawn !== undefined && found.size === 0) found.add(drawn);
  const [stars] = found;
  return found.size === 1 && (stars === 3 || stars === 4 || stars === 5) ? stars : null;
}

/** A cell that is about stars and nothing else: for telling columns by their content. */
export function isStarsOnly(cell: string): boolean {
  return readStars(cell).stars !== null && cleaned(cell).length <= 24;
}

function amount(text: string): number {
  return WORDS[text] ?? ROMAN[text] ?? Number(text);
}

function inRange(stars: number, rest: string): StarReading {
  if (stars === 3 || stars === 4 || stars === 5) return { stars, code: null, rest };
  return none('stars-out-of-range');
}

function none(code: StarReading['code']): StarReading {
  return { stars: null, code, rest: '' };
}
