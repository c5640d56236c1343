import type { LabelLine, LineId } from './label-lines.ts';
import { type Box, flow, type Measure, type PlacedText } from './text-flow.ts';

const POINT = 25.4 / 72;
/** Letters of 6 points: smaller ones are not read at arm's length. */
const LEAST = 6;
/** What it costs to break short lines. */
const BREAKING = 3;

export interface FittedLines {
  readonly texts: readonly PlacedText[];
  /** The weightiest first. */
  readonly leftOut: readonly LineId[];
  /** Weights left out, and a little for letters smaller than the label would bear. */
  readonly cost: number;
}

/**
 * As many lines as fit, in the largest letters in which as many fit. Lines are given up by weight; a product's name is
 * cut short before it is given up, and counts as left out.
 * @param most letter size that suits the label, points
 */
export function fitLines(
  lines: readonly LabelLine[],
  areas: readonly Box[],
  most: number,
  measure: Measure,
): FittedLines {
  const whole = fit(lines, areas, most, measure);
  if (whole.leftOut.length === 0) return whole;
  // In a narrow column a day may stand under its word rather than be left out.
  const broken = lines.map((line) => ({ ...line, mostLines: Math.max(2, line.mostLines) }));
  const narrow = fit(broken, areas, most, measure);
  return narrow.cost + BREAKING < whole.cost ? narrow : whole;
}

function fit(
  lines: readonly LabelLine[],
  areas: readonly Box[],
  most: number,
  measure: Measure,
): FittedLines {
  const least = LEAST * POINT;
  const kept = keep(lines, areas, least, measure);
  let size = most;
  let texts = flow(kept.lines, areas, size * POINT, measure);
  while (texts === null && size > LEAST) {
    size = Math.max(LEAST, size - 0.5);
    texts = flow(kept.lines, areas, size * POINT, measure);
  }
  const weight = kept.leftOut.reduce((sum, line) => sum + line.weight, 0);
  return {
    texts: texts ?? [],
    leftOut: kept.leftOut.map(({ id }) => id),
    cost: weight - (kept.cut ? 10 : 0) + (most - size) * 0.4,
  };
}

function keep(
  lines: readonly LabelLine[],
  areas: readonly Box[],
  size: number,
  measure: Measure,
): { lines: readonly LabelLine[]; leftOut: readonly LabelLine[]; cut: boolean } {
  const fits = (some: readonly LabelLine[]): boolean => flow(some, areas, size, measure) !== null;
  if (fits(lines)) return { lines, leftOut: [], cut: false };
  // The weightiest first, each taken in where the rest still fits.
  let kept: readonly LabelLine[] = [];
  let cut = false;
  const leftOut: LabelLine[] = [];
  for (const line of [...lines].sort((a, b) => b.weight - a.weight)) {
    const tried = [line, ...(line.id === 'product' ? shorter(line) : [])];
    const one = tried.find((version) => fits(inOrder([...kept, version], lines)));
    if (one !== undefined) kept = inOrder([...kept, one], lines);
    if (one === line) continue;
    cut ||= one !== undefined;
    leftOut.push(line);
  }
  return { lines: kept, leftOut, cut };
}

function inOrder(some: readonly LabelLine[], all: readonly LabelLine[]): LabelLine[] {
  const place = (line: LabelLine): number => all.findIndex(({ id }) => id === line.id);
  return [...some].sort((a, b) => place(a) - place(b));
}

/** The name with fewer and fewer of its words. */
function shorter(line: LabelLine): LabelLine[] {
  const words = line.text.split(' ');
  return words
    .slice(1)
    .map((_, index) => ({ ...line, text: `${words.slice(0, -1 - index).join(' ')}…` }));
}
