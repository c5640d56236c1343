import { cleaned, plain } from './clean.ts';
import { factsOf } from './facts.ts';
import { fillDown } from './fill.ts';
import { findLayout, fingerprintOf, widthOf, type Layout } from './layout.ts';
import type {
  DecisionFile,
  DecisionList,
  Grid,
  ListProblem,
  ListRow,
  ReadOptions,
} from './list.ts';
import { rowOf } from './rows.ts';
import { listProblem, rowProblem } from './sentences.ts';
import { readProse, readTable, titleStarsOf, type SheetReading } from './sheet.ts';

export type * from './list.ts';

const MOST_ROWS = 50_000;

/** Reads the sheets of a decision file into product rows; every other line is in `skipped`. Never throws. */
export function readList(
  file: Pick<DecisionFile, 'grids'>,
  options: ReadOptions = {},
): DecisionList {
  const steps = listSteps(file, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same with a rest between steps of at most 200 lines, for lists of thousands of rows on a server. */
export async function readListWithRests(
  file: Pick<DecisionFile, 'grids'>,
  options: ReadOptions,
  rest: () => Promise<void>,
): Promise<DecisionList> {
  const steps = listSteps(file, options);
  let step = steps.next();
  while (!step.done) {
    await rest();
    step = steps.next();
  }
  return step.value;
}

interface SheetRead extends SheetReading {
  layout: Layout | null;
}

function* listSteps(
  file: Pick<DecisionFile, 'grids'>,
  options: ReadOptions,
): Generator<void, DecisionList> {
  const problems: ListProblem[] = [];
  const chosen = file.grids.filter(
    (_, index) => options.sheet === undefined || index === options.sheet,
  );
  const read: SheetRead[] = [];
  for (const grid of chosen) {
    read.push(yield* readSheet(limited(grid, problems), options));
    yield;
  }
  const withHeader = read.some(
    (one) => one.layout && one.layout.headerRows.length > 0 && one.drafts.length > 0,
  );
  for (const one of read) {
    const guessed =
      one.layout !== null && one.layout.headerRows.length === 0 && options.mapping === undefined;
    if (withHeader && (guessed || one.layout === null) && read.length > 1) demote(one);
  }
  const main = read.find((one) => one.drafts.length > 0) ?? read[0];
  const facts = factsOf(
    read.flatMap((one) => one.titles),
    read.flatMap((one) => one.totals),
    [],
  );
  const rows: ListRow[] = [];
  for (const one of read) {
    const titleStars = titleStarsOf(one.titles);
    for (const draft of one.drafts) draft.titleStars = titleStars;
    yield;
    fillDown(one.drafts);
    yield;
    for (const draft of one.drafts) {
      if (rows.length % 200 === 199) yield;
      rows.push(rowOf(draft, rows.length + 1, one.footnotes));
    }
  }
  yield;
  markDuplicates(rows);
  yield;
  const numbers = new Map(facts.numbers.map((one) => [one.number, one.decidedOn]));
  for (const row of rows)
    if (row.decisionNo !== '' && !numbers.get(row.decisionNo))
      numbers.set(row.decisionNo, row.decidedOn);
  facts.numbers = [...numbers].slice(0, 200).map(([number, decidedOn]) => ({ number, decidedOn }));
  const columns = main?.layout?.columns ?? [];
  problems.push(...compare(rows, read, facts, columns));
  return {
    columns,
    headerRow: main?.layout?.headerRows[0] ?? null,
    fingerprint: fingerprintOf(columns),
    facts,
    rows,
    skipped: read.flatMap((one) => one.skipped),
    problems,
  };
}

function* readSheet(grid: Grid, options: ReadOptions): Generator<void, SheetRead> {
  const layout =
    widthOf(grid) < 2 && options.mapping === undefined ? null : findLayout(grid, options);
  if (layout) return { ...(yield* readTable(grid, layout, 1)), layout };
  return { ...(yield* readProse(grid, 1)), layout: null };
}

/** A sheet beside the real list whose lines only looked like products. */
function demote(one: SheetRead): void {
  const own = one.drafts.map((draft) => ({
    line: draft.line,
    sheet: draft.sheet,
    why: 'no-products-on-sheet' as const,
    text: cleaned(
      Object.values(draft.cells)
        .map((cell) => cell.text)
        .join(' '),
    ).slice(0, 300),
  }));
  one.skipped = [...one.skipped, ...own].sort((a, b) => a.line - b.line);
  one.drafts = [];
  one.sections = [];
}

function limited(grid: Grid, problems: ListProblem[]): Grid {
  if (grid.rows.length <= MOST_ROWS) return grid;
  problems.push(
    listProblem('too-many-rows', grid.sheet, String(grid.rows.length), { limit: MOST_ROWS }),
  );
  return { ...grid, rows: grid.rows.slice(0, MOST_ROWS) };
}

function markDuplicates(rows: readonly ListRow[]): void {
  const seen = new Map<string, ListRow>();
  for (const row of rows) {
    const key = `${plain(row.name)}|${plain(row.producer)}|${row.decisionNo}`;
    if (plain(row.name) === '') continue;
    const other = seen.get(key);
    if (!other) {
      seen.set(key, row);
      continue;
    }
    const cell = row.cells.name?.address ?? `A${row.line}`;
    row.problems.push(
      rowProblem('duplicate', { column: 'name', cell, value: row.name }, { other: other.line }),
    );
  }
}

function compare(
  rows: readonly ListRow[],
  read: readonly SheetRead[],
  facts: DecisionList['facts'],
  columns: DecisionList['columns'],
): ListProblem[] {
  const found: ListProblem[] = [];
  if (rows.length === 0) found.push(listProblem('no-rows', '', ''));
  const sections = read.flatMap((one) => one.sections);
  for (const section of sections) {
    const { count, text } = section.heading;
    if (count === null || count === section.rows) continue;
    const where = [section.sheet, `dòng ${section.line}`].filter(Boolean).join(', ');
    found.push(
      listProblem('section-differs', where, text, {
        heading: text.slice(0, 120),
        declared: count,
        read: section.rows,
      }),
    );
  }
  const declared = facts.declaredProducts ?? declaredBySections(sections);
  if (declared !== null && declared !== rows.length && rows.length > 0) {
    const missing = Math.max(0, declared - rows.length);
    found.push(
      listProblem('total-differs', '', String(declared), { declared, read: rows.length, missing }),
    );
  }
  facts.declaredProducts = declared;
  const makers = new Set(rows.map((row) => plain(row.producer)).filter((name) => name !== '')).size;
  if (facts.declaredProducers !== null && makers > 0 && facts.declaredProducers !== makers) {
    found.push(
      listProblem('producers-differ', '', String(facts.declaredProducers), {
        declared: facts.declaredProducers,
        read: makers,
      }),
    );
  }
  const filled = rows.filter((row) => row.filledDown.length > 0).length;
  if (filled > 0) found.push(listProblem('filled-down', '', String(filled), { count: filled }));
  const guessed = columns.filter((column) => column.how === 'guessed' && column.column !== null);
  if (guessed.length > 0) {
    const named = guessed
      .map((column) => `${String.fromCharCode(65 + (column.index % 26))} = ${column.column}`)
      .join(', ');
    found.push(listProblem('columns-guessed', '', named, { columns: named }));
  }
  return found;
}

function declaredBySections(sections: readonly SheetReading['sections'][number][]): number | null {
  const counted = sections.filter(
    (one) => one.heading.count !== null && (one.over === null || one.over.heading.count === null),
  );
  return counted.length === 0
    ? null
    : counted.reduce((sum, one) => sum + (one.heading.count ?? 0), 0);
}
