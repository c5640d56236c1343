import type { Heading } from './lines.ts';
import type { CellNote, Cells, Column } from './list.ts';

/** The section of a list a row stands in: its headings from the strongest to the weakest. */
export interface Section {
  heading: Heading;
  line: number;
  sheet: string;
  rows: number;
  over: Section | null;
}

/** A product row as it stands, before its values are read. */
export interface Draft {
  line: number;
  sheet: string;
  /** Zero-based row of the grid. */
  r: number;
  cells: Cells;
  section: Section | null;
  notes: CellNote[];
  filledDown: Column[];
  /** The stars of the title where it names exactly one kind. */
  titleStars: 3 | 4 | 5 | null;
  /** Columns whose merged cells the file itself shows: nothing is filled down there but what they say. */
  explicit: ReadonlySet<Column>;
  columns: ReadonlySet<Column>;
  /** Ticked columns of stars, more than one is a contradiction. */
  tickedTwice: boolean;
}

export function textOf(draft: Draft, column: Column): string {
  return draft.cells[column]?.text ?? '';
}

/** The stars of the nearest heading that names some. */
export function sectionStars(section: Section | null): 3 | 4 | 5 | null {
  for (let at = section; at; at = at.over) if (at.heading.stars !== null) return at.heading.stars;
  return null;
}

/** The place of a new heading among the open ones. */
export function openSection(
  current: Section | null,
  heading: Heading,
  line: number,
  sheet: string,
): Section {
  const kind = heading.stars === null ? 'other' : 'stars';
  const alike = (one: Section): boolean =>
    one.heading.rank === heading.rank && (one.heading.stars === null ? 'other' : 'stars') === kind;
  let over: Section | null = current;
  for (let at = current; at; at = at.over) {
    if (!alike(at)) continue;
    return { heading, line, sheet, rows: 0, over: at.over };
  }
  while (over && over.heading.rank > heading.rank) over = over.over;
  return { heading, line, sheet, rows: 0, over };
}
