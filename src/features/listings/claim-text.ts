/** A text prepared for the word lists: words in one spelling with one blank between, and where each stands in the text. */
export interface ReadText {
  /** Words with their marks, tones last: "khoẻ" and "khỏe" are the same. `¦` stands where a sentence or a list breaks. */
  readonly marked: string;
  /** The same without any marks. */
  readonly bare: string;
  /** For each character of `marked` and of `bare`: the place in the text it came from. */
  readonly markedFrom: readonly number[];
  readonly bareFrom: readonly number[];
  readonly text: string;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const PIECE = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]+|[%#]|[^\p{L}\p{M}\p{N}%#]+/gu;

/** One word in one spelling: lower case, decomposed, its tone at the end. */
export function spelled(word: string): string {
  const parts = word.replace(INVISIBLE, '').replace(/[Ðð]/g, 'đ').toLowerCase().normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  return `${parts.replace(TONES, '')}${tones.join('')}`;
}

export function bared(word: string): string {
  return spelled(word)
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');
}

export function readText(text: string): ReadText {
  let marked = '';
  let bare = '';
  const markedFrom: number[] = [];
  const bareFrom: number[] = [];
  const add = (at: number, own: string, plain: string): void => {
    marked += own;
    bare += plain;
    for (let i = 0; i < own.length; i += 1) markedFrom.push(at);
    for (let i = 0; i < plain.length; i += 1) bareFrom.push(at);
  };
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (/^[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff%#]/u.test(piece)) {
      const glued = marked !== '' && !marked.endsWith(' ');
      if (glued) add(index, ' ', ' ');
      add(index, spelled(piece), bared(piece));
    } else if (/^[\s_\-–·"“”'‘’*]+$/u.test(piece)) add(index, ' ', ' ');
    else add(index, ' ¦ ', ' ¦ ');
  }
  return { text, marked, bare, markedFrom, bareFrom };
}

/** The end of the word in the text that begins or goes on at this place. */
export function wordEnd(text: string, from: number): number {
  const rest = /^[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff%#]+/u.exec(text.slice(from));
  return from + (rest?.[0].length ?? 1);
}
