/** A picture of a story as its text shows it; `anh:KEY` in the Markdown is looked up among these. */
export interface TextPicture {
  /** An address of this site, `/…`. */
  readonly src: string;
  /** `/anh/….webp 480w, /anh/….webp 960w`; empty where there is one size only. */
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
  /** Used where the text gives none. */
  readonly alt: string;
}

/** Characters that nobody sees and that turn, hide or split text: directions, zero widths, controls, soft hyphens. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{E0000}-\u{E0FFF}]/gu;
/** Joins the parts of an emoji, and nothing else in these languages. */
const LOOSE_JOINERS = /(?<![\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}])\u200D/gu;
const LONE_HALVES = /[\uD800-\uDFFF]/gu;

/** Text as it is kept: composed accents (NFC), `\n` for line ends, nothing unseen in it. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(LONE_HALVES, '')
    .replace(UNSEEN, '')
    .replace(LOOSE_JOINERS, '')
    .normalize('NFC');
}

const PICTURE = /!\[([^\]\n]*)\]\(\s*anh:([A-Za-z0-9_-]{4,64})[^)\n]*\)/g;

/** Keys of the pictures in a text, each once, in their order. */
export function pictureKeysIn(...texts: readonly string[]): string[] {
  const keys = texts.flatMap((text) => [...text.matchAll(PICTURE)].map((match) => match[2] ?? ''));
  return [...new Set(keys)];
}

/** Pictures of a text that say nothing to people who cannot see them. */
export function picturesWithoutAlt(text: string): number {
  return [...text.matchAll(PICTURE)].filter((match) => (match[1] ?? '').trim() === '').length;
}

/** What a reader reads: the text without the marks of Markdown, its paragraphs apart by a blank line. */
export function plainText(markdown: string): string {
  return cleanText(markdown)
    .replace(PICTURE, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)+/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
    .replace(/(\*\*|__|\*|_)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The words of a text: in Vietnamese, its syllables. Lower case, accents kept. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function paragraphsOf(text: string): string[] {
  return plainText(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
