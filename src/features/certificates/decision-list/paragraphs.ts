import { starsIn } from './stars.ts';

/** Products of one number of stars, as a running sentence lists them. */
export interface Told {
  readonly stars: 3 | 4 | 5;
  readonly items: readonly string[];
}

/** “5 sản phẩm được công nhận OCOP 4 sao gồm: …”, “các sản phẩm đạt 3 sao là: …”. */
const OPENING =
  /sản phẩm[^:;.()]{0,80}?(?<!\d)((?:[3-5]|ba|bốn|năm)\s*sao)[^:;.()]{0,40}?(?:gồm(?:\s+có)?|bao gồm|là)?\s*:\s*/giu;
/** “; 2 ” and the like before the next opening. */
const REST =
  /[;.,]?\s*(?:và\s+)?(?:\d{1,4}|các|những|có\s+\d{1,4}|còn lại|trong đó(?:,? có)?\s*\d{0,4})\s*$/iu;

/**
 * The lists inside a paragraph of news or of a report. Only where each thing in them names somebody in brackets: other
 * sentences with a colon are left to be read by people.
 */
export function paragraphs(text: string): Told[] {
  const openings = [...text.matchAll(OPENING)];
  const told = openings.flatMap((opening, at): Told[] => {
    const from = opening.index + opening[0].length;
    const next = openings[at + 1]?.index ?? text.length;
    const body = text
      .slice(from, next)
      .replace(at + 1 < openings.length ? REST : /\s+$/u, '')
      .replace(/[.;,\s]+$/u, '');
    const stars = starsIn(opening[1] ?? '');
    if (stars !== 3 && stars !== 4 && stars !== 5) return [];
    const parts = apart(body, /;/.test(outside(body)) ? ';' : ',');
    const bracketed = parts.filter((part) => /\([^()]{4,}\)\s*$/u.test(part)).length;
    return bracketed > 0 && bracketed === parts.length ? [{ stars, items: parts }] : [];
  });
  return told.length === openings.length ? told : [];
}

/** The text without what stands in brackets. */
function outside(text: string): string {
  return text.replace(/\([^()]*\)/gu, '');
}

function apart(text: string, mark: ';' | ','): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (letter === mark && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts
    .map((part) => part.replace(/^\s*(?:và\s+)?/u, '').trim())
    .filter((part) => part !== '');
}
