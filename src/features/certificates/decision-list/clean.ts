import { fold } from '#src/base/fold.ts';

// oxlint-disable-next-line no-control-regex
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Anything but precomposed Vietnamese with single spaces: most cells have none of it and stay as they are. */
const ODD =
  /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u201c\u201d]|^ | $| {2}/;
const LOOK_ALIKES: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/** NFC, Đ for its look-alikes, no unseen or control characters, one space; line breaks become spaces. */
export function cleaned(text: string): string {
  if (!ODD.test(text)) return text;
  return lines(text).join(' ').replace(/\s+/g, ' ').trim();
}

/** The same, line by line, empty lines left out. */
export function lines(text: string): string[] {
  return text
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/[ÐƉðɖ]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Folded, only letters and digits, one space between: for comparing names, headers and places. */
export function plain(text: string): string {
  let known = folded.get(text);
  if (known === undefined) {
    known = fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (folded.size >= MOST_FOLDED) folded.clear();
    if (text.length < 500) folded.set(text, known);
  }
  return known;
}

/** The same cells are looked at many times while a list is read. */
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;

const FOOTNOTE_MARK = /\s*(?:\(\s*\*+\s*\)|(?<=[^\s*])\*+)$/u;

/** A value without the punctuation of the list around it and without a footnote mark. */
export function unpunctuated(text: string): string {
  let value = text.replace(FOOTNOTE_MARK, '').trim();
  value = value.replace(/^[-–—•+*·▪►]\s+/u, '').replace(/\s*\.\/\.?$/, '');
  value = value.replace(/[;,:\s]+$/u, '');
  if (/\.$/.test(value) && !/(?:\b(?:Ltd|Co|Inc|Corp|JSC|v\.v)|(?:^|[\s.])\p{L})\.$/u.test(value)) {
    value = value.replace(/[.…\s]+$/u, '');
  }
  return value.trim();
}

/** `(*)`, `*` or '' at the end of a cell. */
export function footnoteMark(text: string): string {
  return FOOTNOTE_MARK.exec(text.trim())?.[0]?.replace(/[\s()]/g, '') ?? '';
}
