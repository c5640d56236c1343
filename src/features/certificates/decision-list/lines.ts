import { cleaned, plain } from './clean.ts';
import { starsIn } from './stars.ts';

export interface Heading {
  text: string;
  stars: 3 | 4 | 5 | null;
  /** How many products the heading says follow. */
  count: number | null;
  /** 1 = A, 2 = I, 3 = 1 or a), 4 = unmarked. */
  rank: 1 | 2 | 3 | 4;
}

const PAGE =
  /^(?:[-–]?\s*)?(?:trang|page)\s*(?:so\s*)?\d+(?:\s*(?:\/|of|tren)\s*\d+)?\s*[-–]?$|^[-–]\s*\d{1,3}\s*[-–]$/;
const TOTAL =
  /^\(?\s*(?:tong cong\b|tong so\b|tong\s*(?:[:\d(]|$)|cong\s*(?:[:\d(]|$)|total\b|grand total\b|danh sach (?:nay )?(?:co|gom) \d|an dinh danh sach\b)/;
const SIGNATURE =
  /^(?:noi nhan|tm\b|t\/m|kt\b|tl\b|tuq\b|chu tich|pho chu tich|nguoi lap|lap bieu|thu truong|giam doc|pho giam doc|da ky|ky thay|xac nhan|thu ky|truong phong|truong ban|nguoi tong hop|signed|uy ban nhan dan\b|[^,]{2,40}, ngay\b.*\bthang\b.*\bnam\b)/;
const FOOTNOTE =
  /^(?:\(\s*\*+\s*\)|\*+\s*\S|\(\d\)\s*(?:ghi chu|luu y)|ghi chu|chu thich|luu y|note\s*:|notes\s*:|nguon\s*:|source\s*:)/;
const SECTION =
  /^(?:nhom|nganh|huyen|thi xa|thanh pho|tp|tx|quan|xa|phuong|tinh|cum|khu vuc|dot|phan|muc|hang|san pham (?:ocop )?(?:dat|hang|duoc|\d|cap)|cac san pham|danh sach|danh muc|bo san pham|\d sao|ocop \d|xep hang|phan hang|dat hang|dat \d)\b/;

export const isPage = (texts: readonly string[]): boolean =>
  texts.length === 1 && PAGE.test(fold1(texts[0] ?? ''));
export const isTotal = (text: string): boolean => TOTAL.test(plainish(text));
export const isSignature = (text: string): boolean =>
  SIGNATURE.test(plainish(text).replace(/^[-+*]\s*/, ''));
export const isFootnote = (text: string): boolean => FOOTNOTE.test(fold1(text));
/** `-----`, `|:---:|`, `====`. */
export const isSeparator = (texts: readonly string[]): boolean =>
  texts.length > 0 &&
  texts.every((text) => /^[-=_+:|~.*\s]{2,}$/.test(text) && !/^\*+$/.test(text));

/** `(1) (2) (3)`, `A B 1 2`: the row that numbers the columns. */
export function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const bare = texts.map((text) => text.replace(/[()[\]\s.]/g, ''));
  if (!bare.every((text) => /^(?:\d{1,2}|[A-Za-z])$/.test(text))) return false;
  const numbers = bare.filter((text) => /^\d/.test(text)).map(Number);
  return numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}

/** A heading inside the list (`II | SẢN PHẨM ĐẠT HẠNG 3 SAO (13 sản phẩm)`); null for anything else. */
export function headingOf(marker: string, text: string, sure: boolean): Heading | null {
  const own = /^(?:([A-ZĐ])|([IVX]{1,5})|(\d{1,2}|[a-zđ]))\s*[.)/:-]\s*(?=\S)/u.exec(text);
  const mark = marker || own?.[0] || '';
  const body = (own && !marker ? text.slice(own[0].length) : text).trim();
  const folded = plain(body);
  const count = countOf(body);
  const stars = starsIn(body);
  const looks =
    SECTION.test(folded) ||
    (stars !== null && count !== null) ||
    (count !== null && /[:)]\s*$/.test(body)) ||
    (stars !== null && /\b(?:hang|dat|ocop|san pham|nhom)\b/.test(folded)) ||
    (/:$/.test(body) && body.length < 160);
  if (!sure && !looks) return null;
  if (body === '') return null;
  return { text: cleaned(body).replace(/:$/, ''), stars, count, rank: rankOf(mark) };
}

function rankOf(mark: string): Heading['rank'] {
  const bare = mark.replace(/[^\p{L}\d]/gu, '');
  if (bare === '') return 4;
  if (/^[IVX]+$/.test(bare)) return 2;
  if (/^\p{Lu}$/u.test(bare)) return 1;
  return 3;
}

/** `(13 sản phẩm)`, `gồm 05 SP`: the number of products a text names. */
export function countOf(text: string): number | null {
  const match = /(\d{1,5})\s*(?:san pham|sp\b|products?\b)/.exec(fold1(text));
  return match ? Number(match[1]) : null;
}

/** `11 chủ thể`: the number of producers a text names. */
export function producersOf(text: string): number | null {
  const match = /(\d{1,5})\s*(?:chu the|don vi|co so|producers?\b)/.exec(fold1(text));
  return match ? Number(match[1]) : null;
}

function fold1(text: string): string {
  return cleaned(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

function plainish(text: string): string {
  return fold1(text).replace(/^[\s"“”'|]+/, '');
}
