import { fold } from '#src/base/fold.ts';

/** Legal forms and common words, longest first, as lists shorten them: both spellings get one key. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\blien hiep hop tac xa\b/g, 'lhhtx'],
  [/\bhop tac xa\b/g, 'htx'],
  [/\bto hop tac\b/g, 'tht'],
  [/\bcong ti\b/g, 'cti'],
  [/\bcti cp\b/g, 'ctcp'],
  [/\btrach nhiem huu han\b/g, 'tnhh'],
  [/\bmot thanh vien\b|\b1 thanh vien\b|\b1tv\b/g, 'mtv'],
  [/\bdoanh nghiep tu nhan\b/g, 'dntn'],
  [/\bco so san xuat\b/g, 'cssx'],
  [/\bco so\b|\bcs(?!sx)\b/g, 'cs'],
  [/\bho kinh doanh ca the\b|\bho kinh doanh\b|\bho kd\b/g, 'hkd'],
  [/\bho san xuat kinh doanh\b|\bho sxkd\b|\bho san xuat\b/g, 'hsx'],
  [/\bco phan\b/g, 'cp'],
  [/\bnong nghiep\b/g, 'nn'],
  [/\bthuong mai\b/g, 'tm'],
  [/\bdich vu\b/g, 'dv'],
  [/\bsan xuat\b/g, 'sx'],
  [/\bche bien\b/g, 'cb'],
  [/\bkinh doanh\b/g, 'kd'],
  [/\bdau tu\b/g, 'dt'],
  [/\bxuat nhap khau\b/g, 'xnk'],
];
/** Words that only say of what legal form a producer is, or what all of them do. */
const FORM = new Set(
  'lhhtx htx tht cti ctcp tnhh mtv dntn dn cssx cs hkd hsx ho cp nn nnn tm dv sx cb kd dt xnk va xa vien tnhhmtv dvtm tmdv sxtm ong ba anh chi chu the don vi sxkd dvnn nndv kddv dvsx'.split(
    ' ',
  ),
);

/** Letters and digits of a name, folded, y as i, one space between words. */
export function plainWords(text: string): string {
  return fold(text)
    .replace(/y/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a product is looked up by: "Trà Thái Nguyên", "tra thai nguyen" and "Sản phẩm Trà Thái Nguyên" are one. */
export function productKey(name: string): string {
  const words = plainWords(name).replace(/^san pham (?=\S)/, '');
  return words.replace(/ /g, '');
}

/** The words of a producer with its legal form in short: "Hợp tác xã Tân Quy" and "HTX Tân Qui" are one. */
export function producerWords(name: string): string {
  const known = shortened.get(name);
  if (known !== undefined) return known;
  if (shortened.size > 60_000) shortened.clear();
  const words = shorten(name);
  shortened.set(name, words);
  return words;
}

/** The same few names are asked for again and again while a list is judged. */
const shortened = new Map<string, string>();

function shorten(name: string): string {
  let words = plainWords(name);
  for (const [long, short] of SHORT) words = words.replace(long, short);
  return words
    .replace(/\bcti (?:co phan|cp)\b/g, 'ctcp')
    .replace(/\bhtx nn\b/g, 'htxnn')
    .replace(/\bva\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

export function producerKey(name: string): string {
  return producerWords(name).replace(/ /g, '');
}

/** The part of a producer's name that is its own, without legal form and trade: "htxnn tan qui" → "tanqui". */
export function producerCore(name: string): string {
  return producerWords(name)
    .replace(/\bhtxnn\b/g, 'htx nn')
    .split(' ')
    .filter((word) => !FORM.has(word))
    .join('');
}

/** The trigrams of a key, a space before and after it; each once. */
export function trigrams(key: string): string[] {
  const text = ` ${key} `;
  const found = new Set<string>();
  for (let i = 0; i + 3 <= text.length; i += 1) found.add(text.slice(i, i + 3));
  return [...found];
}

/** Dice's measure over trigrams: 0 nothing alike, 1 the same. */
export function trigramLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = trigrams(a);
  const right = new Set(trigrams(b));
  const shared = left.filter((gram) => right.has(gram)).length;
  return (2 * shared) / (left.length + right.size);
}

/** At most one letter more, less, other, or two neighbours exchanged. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const rest = Math.max(a.length, b.length) - start - end;
  return rest <= 1 || (rest === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}

/** One slip of the finger; words with digits ("29 độ", "OCOP2") and short words are never a slip of each other. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || /\d/.test(a + b)) return false;
  // In a word of three letters another letter makes another word; one letter too many is a slip.
  return (shorter > 3 || a.length !== b.length) && oneSlip(a, b);
}

export interface Likeness {
  /** 0–1, from letters. */
  readonly letters: number;
  /** Share of the shorter name's letters in words that the longer one has too. */
  readonly shared: number;
  /** Letters in words that only one of the two has, over those of the longer name. */
  readonly extra: number;
  /** Both have words the other has not: "mắm cá chốt" and "mắm cá trèn". */
  readonly differ: boolean;
}

/** How alike two names are, word by word and letter by letter. */
export function likeness(a: string, b: string): Likeness {
  const left = plainWords(a).split(' ').filter(Boolean);
  const right = plainWords(b).split(' ').filter(Boolean);
  const free = [...right];
  const onlyLeft: string[] = [];
  for (const word of left) {
    let at = free.indexOf(word);
    if (at < 0) at = free.findIndex((other) => sameWord(word, other));
    if (at < 0) onlyLeft.push(word);
    else free.splice(at, 1);
  }
  const size = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + word.length, 0);
  const [small, large] = [Math.min(size(left), size(right)), Math.max(size(left), size(right))];
  const sharedSize = size(left) - size(onlyLeft);
  return {
    letters: trigramLikeness(left.join(''), right.join('')),
    shared: small === 0 ? 0 : Math.min(1, sharedSize / small),
    extra: large === 0 ? 0 : Math.max(size(onlyLeft), size(free)) / large,
    differ: onlyLeft.length > 0 && free.length > 0,
  };
}
