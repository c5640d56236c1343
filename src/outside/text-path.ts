import { create, type Font } from 'fontkit';
import { projectFile } from './project-file.ts';

/** Our own cuts of the site's fonts, Latin and Vietnamese (OFL, see fonts/OFL.txt). */
const FILES = {
  text: 'BeVietnamPro_500Medium.ttf',
  bold: 'BeVietnamPro_700Bold.ttf',
  serif: 'Literata_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FILES;

const fonts = new Map<Face, Font>();

function fontOf(face: Face): Font {
  let font = fonts.get(face);
  if (font === undefined) {
    font = create(projectFile(`src/outside/fonts/${FILES[face]}`));
    fonts.set(face, font);
  }
  return font;
}

/** NFC, in one line, without characters the font cannot draw: no empty boxes. */
function drawable(text: string, font: Font): string {
  return [...text.normalize('NFC').replace(/\s/gu, ' ')]
    .filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}

export function textWidth(text: string, face: Face, size: number): number {
  const font = fontOf(face);
  return (font.layout(drawable(text, font)).advanceWidth * size) / font.unitsPerEm;
}

/** A line of text as outlines, its baseline starting at (x, y): the same wherever it is rendered. */
export function textPath(
  text: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly face: Face;
    readonly size: number;
    readonly fill: string;
  },
): string {
  const font = fontOf(at.face);
  const { glyphs, positions } = font.layout(drawable(text, font));
  let x = 0;
  const paths = glyphs.map((glyph, index) => {
    const position = positions[index];
    const left = x + (position?.xOffset ?? 0);
    x += position?.xAdvance ?? 0;
    const outline = glyph.path.toSVG();
    return outline === ''
      ? ''
      : `<path transform="translate(${left} ${position?.yOffset ?? 0})" d="${outline}"/>`;
  });
  const scale = at.size / font.unitsPerEm;
  return `<g fill="${at.fill}" transform="translate(${at.x} ${at.y}) scale(${scale} ${-scale})">${paths.join('')}</g>`;
}

/** A text in lines no wider than `width`, evenly filled; the last one ends in … when there is more than `most`. */
export function wrapText(
  text: string,
  face: Face,
  size: number,
  width: number,
  most: number,
): { readonly lines: readonly string[]; readonly whole: boolean } {
  const clean = drawable(text, fontOf(face));
  const lines = breakLines(clean, face, size, width);
  if (lines.length > most) {
    const rest = lines.slice(most - 1).join(' ');
    return { lines: [...lines.slice(0, most - 1), shorten(rest, face, size, width)], whole: false };
  }
  // As narrow as the same number of lines allows: no single word alone on the last line.
  let best = lines;
  for (let narrower = width * 0.95; narrower > width * 0.5; narrower -= width * 0.05) {
    const tried = breakLines(clean, face, size, narrower);
    if (tried.length > lines.length) break;
    best = tried;
  }
  return { lines: best, whole: true };
}

function breakLines(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, face, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, face, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A word too long for any line, cut where it must be. */
function pieces(word: string, face: Face, size: number, width: number): string[] {
  if (word.length < 12 || textWidth(word, face, size) <= width) return [word];
  const half = Math.ceil(word.length / 2);
  return [
    ...pieces(word.slice(0, half), face, size, width),
    ...pieces(word.slice(half), face, size, width),
  ];
}

/** As many letters as fit, then …; the text itself when all of it fits. */
export function shorten(text: string, face: Face, size: number, width: number): string {
  const clean = drawable(text, fontOf(face)).slice(0, 400);
  if (textWidth(clean, face, size) <= width) return clean;
  let fits = 0;
  let misses = clean.length;
  while (misses - fits > 1) {
    const middle = (fits + misses) >> 1;
    if (textWidth(`${clean.slice(0, middle)}…`, face, size) <= width) fits = middle;
    else misses = middle;
  }
  return `${clean.slice(0, fits).replace(/[\s,.;:–(-]+$/u, '')}…`;
}
