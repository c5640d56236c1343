import { cleaned, plain } from './clean.ts';
import { textOf, type Draft } from './draft.ts';
import type { Column } from './list.ts';
import { readStars } from './stars.ts';

const PLACES: readonly Column[] = ['address', 'commune', 'district', 'province'];
const DECISIONS: readonly Column[] = [
  'decision',
  'decisionNo',
  'decidedOn',
  'year',
  'validUntil',
  'group',
];

/** Puts back what merged cells lose when a table is saved as text: blanks under a filled cell of the same section. */
export function fillDown(drafts: readonly Draft[]): void {
  for (const run of runsOf(drafts)) {
    fillProducers(run);
    fillStars(run);
    for (const column of DECISIONS) if (isGrouped(run, column)) fillColumn(run, column);
  }
}

/** Rows of one section of one sheet. */
function* runsOf(drafts: readonly Draft[]): Generator<Draft[]> {
  let run: Draft[] = [];
  for (const draft of drafts) {
    const [first] = run;
    if (first && (first.section !== draft.section || first.sheet !== draft.sheet)) {
      yield run;
      run = [];
    }
    run.push(draft);
  }
  if (run.length > 0) yield run;
}

function fillProducers(run: readonly Draft[]): void {
  let above: Draft | null = null;
  const grouped = (['district', 'province'] as const).filter((column) => isGrouped(run, column));
  for (const draft of run) {
    const producer = cleaned(textOf(draft, 'producer'));
    const placed = PLACES.some((column) => cleaned(textOf(draft, column)) !== '');
    const names = cleaned(textOf(draft, 'name')) !== '';
    if (
      above &&
      producer === '' &&
      !placed &&
      names &&
      !draft.explicit.has('producer') &&
      draft.columns.has('producer')
    ) {
      take(draft, above, 'producer');
      for (const column of PLACES) take(draft, above, column);
    } else if (
      above &&
      !placed &&
      producer !== '' &&
      plain(producer) === plain(textOf(above, 'producer'))
    ) {
      for (const column of PLACES) take(draft, above, column);
    } else if (above && placed && producer !== '') {
      for (const column of grouped) take(draft, above, column);
    }
    if (cleaned(textOf(draft, 'producer')) !== '') above = draft;
  }
}

/**
 * Stars under a filled cell, only where the column looks like merged cells: most of the section blank, or each filled
 * cell another than the one before. One blank among many filled cells is a missing value.
 */
function fillStars(run: readonly Draft[]): void {
  if (!isGrouped(run, 'stars')) return;
  fillColumn(run, 'stars');
}

function isGrouped(run: readonly Draft[], column: Column): boolean {
  const [first] = run;
  if (!first || first.explicit.has(column) || !first.columns.has(column)) return false;
  if (cleaned(textOf(first, column)) === '') return false;
  const filled = run.map((draft) => cleaned(textOf(draft, column))).filter((text) => text !== '');
  if (filled.length === run.length) return false;
  if (filled.length * 2 <= run.length) return true;
  const said = filled.map((text) =>
    column === 'stars' ? String(readStars(text).stars) : plain(text),
  );
  return said.length > 1 && said.every((text, i) => i === 0 || text !== said[i - 1]);
}

function fillColumn(run: readonly Draft[], column: Column): void {
  let above: Draft | null = null;
  for (const draft of run) {
    if (cleaned(textOf(draft, column)) !== '') above = draft;
    else if (above) take(draft, above, column);
  }
}

function take(draft: Draft, above: Draft, column: Column): void {
  const cell = above.cells[column];
  if (!cell || cell.text.trim() === '' || cleaned(textOf(draft, column)) !== '') return;
  draft.cells[column] = cell;
  draft.filledDown.push(column);
}
