import { fold } from '#src/base/fold.ts';

// oxlint-disable-next-line no-control-regex
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const LOOK_ALIKES: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/** NFC, Đ for its look-alikes, no unseen or control characters, one space; line breaks become spaces. */
export function cleaned(text: string): string {
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
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const FOOTNOTE_MARK = /\s*(?:\(\s*\*+\s*\)|(?<=[^\s*])\*+)$/u;

/** A value without the punctuation of the list around it and without a footnote mark. */
export function unpunctuated(text: string): string {
  let value = text.replace(FOOTNOTE_MARK, '').trim();
  value = value.replace(/^[-–—•+*·▪►]\s+/u, '').replace(/\s*\.\/\.?$/, '');
  value = value.replace(/[;,\s]+$/u, '');
  if (/\.$/.test(value) && !/(?:\b(?:Ltd|Co|Inc|Corp|JSC|v\.v)|(?:^|[\s.])\p{L})\.$/u.test(value)) {
    value = value.replace(/[.…\s]+$/u, '');
  }
  return value.trim();
}

/** `(*)`, `*` or '' at the end of a cell. */
export function footnoteMark(text: string): string {
  return FOOTNOTE_MARK.exec(text.trim())?.[0]?.replace(/[\s()]/g, '') ?? '';
}
