import { create, type Font } from 'fontkit';
import { fontFiles } from './paper.ts';

/** Signs our fonts lack, and how they are written instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...{ '★': '*', '☆': '*', '→': '->', '←': '<-', '≥': '>=', '≤': '<=', '€': 'EUR', '№': 'No.' },
  ...{ '✓': 'x', '✔': 'x', '☑': '[x]', '☒': '[x]', '☐': '[ ]', '□': '[ ]', '✗': 'x' },
  ...{ '−': '-', '\u2010': '-', '\u2011': '-', '\u200b': '', '\ufeff': '' },
};

let font: Font | undefined;
const checked = new Map<string, string>();

/**
 * Text as our fonts can draw it: NFC (a letter with its marks is one glyph), no control characters, `?` for what they
 * have no glyph for rather than a gap, no endless words (a line is found in a time that grows with the square of its
 * longest word).
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\t\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F\u0300-\u036f]/g, '')
    .replace(/[^\n\u0020-\u007e]/gu, glyph)
    .replace(/\S{200}(?=\S)/g, '$& ');
}

function glyph(sign: string): string {
  let drawn = checked.get(sign);
  if (drawn === undefined) {
    font ??= create(fontFiles().text);
    drawn = drawAs(sign, font);
    if (checked.size < 5_000) checked.set(sign, drawn);
  }
  return drawn;
}

function drawAs(sign: string, among: Font): string {
  const has = (one: string): boolean => among.hasGlyphForCodePoint(one.codePointAt(0) ?? 0);
  if (has(sign)) return sign;
  const instead = INSTEAD[sign];
  if (instead !== undefined) return instead;
  const bare = sign.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare !== '' && [...bare].every(has) ? bare : '?';
}
