import type { LabelLine, LineId } from './label-lines.ts';

/** Millimetres, from the label's top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of a text set in letters of 1 mm to the em. */
export type Measure = (text: string, bold: boolean) => number;

/** One line as it is printed. */
export interface PlacedText {
  readonly id: LineId;
  readonly text: string;
  readonly bold: boolean;
  /** Letter size, mm to the em. */
  readonly size: number;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly box: Box;
}

/** From one baseline to the next, and from the top of a line to its baseline, in ems: Vietnamese marks stand high. */
const LEADING = 1.28;
const ASCENT = 1.02;

/** Breaks a text between words; null when a word is too wide or it takes more lines than allowed. */
function wrapped(line: LabelLine, size: number, width: number, measure: Measure): string[] | null {
  const rows: string[] = [];
  let row = '';
  for (const word of breakable(line)) {
    const longer = row === '' ? word.trimStart() : row + word;
    if (measure(longer, line.bold) * size <= width) {
      row = longer;
      continue;
    }
    if (row !== '') rows.push(row);
    row = word.trimStart();
    if (rows.length >= line.mostLines || measure(row, line.bold) * size > width) return null;
  }
  rows.push(row);
  return rows;
}

/** A space that no line ends at: between a number and its unit. */
export const TOGETHER = '\u00a0';

/** Words with the space before them; an address may also break after a slash, a day may not. */
function breakable({ id, text }: LabelLine): string[] {
  return text.match(id === 'address' ? / *[^ /]+\/?| *\//g : / *[^ ]+/g) ?? [];
}

/**
 * Sets lines one under another through the areas, in order; a line that does not fit into an area goes on in the next.
 * @returns null when not all of them fit
 */
export function flow(
  lines: readonly LabelLine[],
  areas: readonly Box[],
  size: number,
  measure: Measure,
): PlacedText[] | null {
  const placed: PlacedText[] = [];
  let at = 0;
  let used = 0;
  for (const line of lines) {
    for (;;) {
      const area = areas[at];
      if (area === undefined) return null;
      const rows = wrapped(line, size, area.width, measure);
      const height = (rows?.length ?? 0) * LEADING * size;
      if (rows !== null && used + height <= area.height + 1e-9) {
        for (const text of rows) {
          const box = {
            x: area.x,
            y: area.y + used,
            width: measure(text, line.bold) * size,
            height: LEADING * size,
          };
          const { id, bold } = line;
          placed.push({
            id,
            text: text.replaceAll(TOGETHER, ' '),
            bold,
            size,
            x: box.x,
            y: box.y + ASCENT * size,
            box,
          });
          used += LEADING * size;
        }
        break;
      }
      at += 1;
      used = 0;
    }
  }
  return placed;
}
