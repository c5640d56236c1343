import { splitNameAndProducer } from './address.ts';
import { cleaned, plain } from './clean.ts';
import { openSection, type Draft, type Section } from './draft.ts';
import { headerAt, type Layout } from './layout.ts';
import * as line from './lines.ts';
import { cellAddress, type CellNote, type Column, type Grid, type SkippedLine } from './list.ts';
import { isMarked, proseItems } from './prose.ts';
import { starsIn } from './stars.ts';

export interface SheetReading {
  drafts: Draft[];
  skipped: SkippedLine[];
  sections: Section[];
  titles: string[];
  totals: string[];
  footnotes: string[];
}

/** Sorts the lines of a table into product rows and everything else. Yields now and then so that a server can breathe. */
export function* readTable(
  grid: Grid,
  first: Layout,
  firstLine: number,
): Generator<void, SheetReading> {
  const out = emptyReading();
  let layout = first;
  let signature = fold(grid.rows[layout.headerRows[0] ?? -1]);
  let secondHeader = new Set(layout.headerRows);
  const body = layout.headerRows[0] ?? firstBodyRow(grid, layout);
  const filled = mergedFrom(grid, layout.headerRows.at(-1) ?? -1);
  const notes = notesByRow(grid);
  let section: Section | null = null;
  let signing = false;
  let numbered = 0;
  let explicit = explicitColumns(grid, layout);
  let known: ReadonlySet<Column> = columnsOf(layout);
  for (let r = 0; r < grid.rows.length; r++) {
    if (r % 200 === 199) yield;
    const cells = grid.rows[r] ?? [];
    const texts = cells.map((cell) => cleaned(cell.length > 600 ? cell.slice(0, 600) : cell));
    const own = texts.filter((text) => text !== '');
    const whole = own.join(' ');
    const skip = (why: SkippedLine['why']): void => {
      out.skipped.push({ line: firstLine + r, sheet: grid.sheet, why, text: whole.slice(0, 300) });
    };
    if (own.length === 0) {
      skip('blank');
      continue;
    }
    if (secondHeader.has(r)) {
      skip('header');
      continue;
    }
    if (r < body) {
      if (line.isSeparator(own)) skip('separator');
      else {
        skip('title');
        out.titles.push(whole);
      }
      continue;
    }
    if (line.isSeparator(own)) {
      skip('separator');
      continue;
    }
    const number = texts[layout.at.stt ?? -1] ?? '';
    const isNumbered = /^\(?\d{1,5}[.)]?$/.test(number);
    if (
      line.isColumnNumbers(own) &&
      own.length >= Math.min(layout.width, 3) &&
      !hasWords(texts, layout)
    ) {
      skip('column-numbers');
      continue;
    }
    if (!isNumbered || plain(whole) === plain(signature)) {
      if (signature !== '' && fold(cells) === signature) {
        skip('header-repeated');
        const next = r + 1;
        if (
          layout.headerRows.length > 1 &&
          fold(grid.rows[next]) === fold(grid.rows[layout.headerRows[1] ?? -1])
        ) {
          secondHeader.add(next);
        }
        signing = false;
        continue;
      }
      const another = own.length >= 2 ? headerAt(grid, r) : null;
      if (another) {
        layout = another;
        signature = fold(cells);
        secondHeader = new Set(another.headerRows);
        explicit = explicitColumns(grid, layout);
        known = columnsOf(layout);
        signing = false;
        skip('header');
        continue;
      }
    }
    if (line.isPage(own)) {
      skip('page');
      continue;
    }
    const has = (column: Column): boolean => (texts[layout.at[column] ?? -1] ?? '') !== '';
    const nameAt = layout.at.name ?? layout.at['name+producer'] ?? -1;
    const body1 = own.filter((text) => text !== number);
    const bodyText = body1.join(' ');
    const few =
      body1.length <= 2 && !(has('producer') && (has('stars') || has('address') || has('score')));
    if (!isNumbered && few) {
      if (line.isTotal(whole) || line.isTotal(bodyText)) {
        skip('total');
        out.totals.push(whole);
        continue;
      }
      if (line.isFootnote(whole)) {
        skip('footnote');
        out.footnotes.push(whole);
        continue;
      }
      if (line.isSignature(whole) || signing) {
        signing = true;
        skip('signature');
        continue;
      }
      const marker = layout.at.stt === undefined || number === bodyText ? '' : number;
      const spanning = grid.merges.some(
        (m) => m.r0 === r && m.r1 === r && m.c1 - m.c0 + 1 >= layout.width / 2,
      );
      const roman = /^[\p{Lu}IVX]{1,5}[.)]?$/u.test(marker);
      const letter = /^[a-zđ][.)]?$/.test(marker);
      const shouted =
        bodyText === bodyText.toUpperCase() &&
        /\p{Lu}{3}/u.test(bodyText) &&
        marker === '' &&
        layout.at.stt !== undefined;
      const heading =
        body1.length <= 1 || spanning || roman
          ? line.headingOf(marker, bodyText, roman || letter || spanning || shouted)
          : null;
      if (heading && !(has('stars') && texts[nameAt] && body1.length > 1)) {
        section = openSection(section, heading, firstLine + r, grid.sheet);
        out.sections.push(section);
        skip('section');
        continue;
      }
      const onlyName =
        body1.length === 1 &&
        (texts[nameAt] ?? '') !== '' &&
        layout.at.stt !== undefined &&
        number === '';
      const cont = out.drafts.at(-1);
      if (
        body1.length === 1 &&
        !(onlyName && cont && !cont.cells.stt) &&
        !(texts[nameAt] && layout.at.stt === undefined)
      ) {
        skip(numbered > 0 || out.drafts.length > 0 ? 'note' : 'title');
        if (out.drafts.length === 0) out.titles.push(whole);
        else out.footnotes.push(whole);
        continue;
      }
    }
    const draft = draftOf(grid, r, firstLine + r, layout, filled, section, explicit, known);
    draft.notes = notes.get(r) ?? [];
    const nameMerged = filled.get(r)?.has(nameAt) === true && (texts[nameAt] ?? '') === '';
    const last = out.drafts.at(-1);
    if (nameMerged && last && sameButName(draft, last)) {
      skip('continued');
      continue;
    }
    if (isEmptyDraft(draft)) {
      skip('note');
      continue;
    }
    if (isNumbered) {
      numbered++;
      signing = false;
    }
    for (let at = section; at; at = at.over) at.rows++;
    out.drafts.push(draft);
  }
  return out;
}

/** Sorts lines of prose: headings, items, the rest. */
export function* readProse(grid: Grid, firstLine: number): Generator<void, SheetReading> {
  const out = emptyReading();
  let section: Section | null = null;
  let signing = false;
  for (let r = 0; r < grid.rows.length; r++) {
    if (r % 200 === 199) yield;
    const text = cleaned((grid.rows[r] ?? []).join(' ').slice(0, 6000));
    const skip = (why: SkippedLine['why']): void => {
      out.skipped.push({ line: firstLine + r, sheet: grid.sheet, why, text: text.slice(0, 300) });
    };
    if (text === '') {
      skip('blank');
      continue;
    }
    if (line.isSeparator([text])) skip('separator');
    else if (line.isPage([text])) skip('page');
    else if (line.isTotal(text)) {
      out.totals.push(text);
      skip('total');
    } else if (line.isFootnote(text) && !/^\(\d/.test(text)) {
      out.footnotes.push(text);
      skip('footnote');
    } else if (out.drafts.length > 0 && (signing || line.isSignature(text))) {
      signing = true;
      skip('signature');
    } else {
      const next = joinedWithNext(grid, r, text);
      const items = proseItems(next.text, sectionHasStars(section));
      const heading = items.some((item) => item.producer !== '' || item.address !== '')
        ? null
        : line.headingOf('', text, false);
      if (heading) {
        section = openSection(section, heading, firstLine + r, grid.sheet);
        out.sections.push(section);
        skip('section');
        out.titles.push(out.drafts.length === 0 ? text : '');
      } else if (items.length === 0) {
        skip(out.drafts.length === 0 ? 'title' : 'note');
        if (out.drafts.length === 0) out.titles.push(text);
        else out.footnotes.push(text);
      } else {
        for (const item of items) {
          const address = `A${r + 1}`;
          const cell = (value: string): { address: string; text: string } => ({
            address,
            text: value,
          });
          const cells: Draft['cells'] = {
            name: cell(item.name),
            producer: cell(item.producer),
            address: cell(item.address),
          };
          if (item.number !== '') cells.stt = cell(item.number);
          if (item.stars !== '') cells.stars = cell(item.stars);
          if (item.score !== '') cells.score = cell(item.score);
          for (let at = section; at; at = at.over) at.rows++;
          out.drafts.push(bare(grid, r, firstLine + r, section, cells));
        }
        for (let i = 0; i < next.taken; i++) {
          r++;
          const more = cleaned((grid.rows[r] ?? []).join(' '));
          out.skipped.push({
            line: firstLine + r,
            sheet: grid.sheet,
            why: 'continued',
            text: more.slice(0, 300),
          });
        }
      }
    }
  }
  out.titles = out.titles.filter((text) => text !== '');
  return out;
}

/** An item broken over several lines: those that follow without a mark, until one ends it. */
function joinedWithNext(grid: Grid, r: number, text: string): { text: string; taken: number } {
  if (!isMarked(text) || /[;.:]$/.test(text)) return { text, taken: 0 };
  let joined = text;
  let taken = 0;
  while (taken < 4) {
    const next = cleaned((grid.rows[r + taken + 1] ?? []).join(' '));
    const inBrackets = joined.split('(').length > joined.split(')').length;
    if (inBrackets && next !== '' && !isMarked(next)) {
      joined = `${joined} ${next}`;
      taken++;
      continue;
    }
    const stop = next === '' || isMarked(next) || line.headingOf('', next, false) !== null;
    if (
      stop ||
      /^[\p{Lu}\d]{1,5}[.)]\s/u.test(next) ||
      line.isTotal(next) ||
      line.isSignature(next) ||
      line.isFootnote(next)
    )
      break;
    const closes = /\)\s*[;.]?$/.test(next) && !/\)$/.test(joined);
    const lower = /^[\p{Ll}(–-]/u.test(next);
    if (!closes && !lower && !/[,–-]$/.test(joined)) break;
    joined = `${joined} ${next}`;
    taken++;
    if (/[;.]$/.test(next)) break;
  }
  return { text: joined, taken };
}

function sectionHasStars(section: Section | null): boolean {
  for (let at = section; at; at = at.over) if (at.heading.stars !== null) return true;
  return false;
}

function emptyReading(): SheetReading {
  return { drafts: [], skipped: [], sections: [], titles: [], totals: [], footnotes: [] };
}

function bare(
  grid: Grid,
  r: number,
  at: number,
  section: Section | null,
  cells: Draft['cells'],
): Draft {
  const none: ReadonlySet<Column> = new Set();
  return {
    line: at,
    sheet: grid.sheet,
    r,
    cells,
    section,
    notes: [],
    filledDown: [],
    titleStars: null,
    explicit: none,
    columns: none,
    tickedTwice: false,
  };
}

function draftOf(
  grid: Grid,
  r: number,
  at: number,
  layout: Layout,
  filled: ReadonlyMap<number, Map<number, number>>,
  section: Section | null,
  explicit: ReadonlySet<Column>,
  known: ReadonlySet<Column>,
): Draft {
  const draft = bare(grid, r, at, section, {});
  draft.explicit = explicit;
  draft.columns = known;
  const row = grid.rows[r] ?? [];
  const read = (column: Column, index: number): void => {
    const text = row[index] ?? '';
    const from = filled.get(r)?.get(index);
    if (text.trim() === '' && from !== undefined) {
      const above = grid.rows[from]?.[index] ?? '';
      if (above.trim() === '') return;
      draft.cells[column] = { address: cellAddress(from, index), text: above };
      draft.filledDown.push(column);
    } else if (text.trim() !== '') draft.cells[column] = { address: cellAddress(r, index), text };
  };
  for (const [column, index] of Object.entries(layout.at) as [Column, number][]) {
    if (column !== 'stars' || layout.ticks.length === 0) read(column, index);
  }
  const ticked = layout.ticks.filter(
    (tick) => !/^(?:|0|-|–|không|no)$/iu.test(cleaned(row[tick.index] ?? '')),
  );
  const [tick] = ticked;
  if (tick) {
    draft.cells.stars = {
      address: cellAddress(r, tick.index),
      text: ticked.map((one) => `${one.stars} sao`).join(', '),
    };
    draft.tickedTwice = ticked.length > 1;
  }
  const both = draft.cells['name+producer'];
  if (both) {
    const split = splitNameAndProducer(both.text);
    draft.cells.name ??= { address: both.address, text: split.name };
    if (split.producer !== '')
      draft.cells.producer ??= { address: both.address, text: split.producer };
  } else if (draft.cells.name && !known.has('producer') && /[\n(]/.test(draft.cells.name.text)) {
    const { address, text } = draft.cells.name;
    const split = splitNameAndProducer(text);
    if (
      /^(?:HTX|Hợp tác xã|Tổ hợp tác|THT|Công ty|Cty|Hộ |HKD|Cơ sở|CSSX|DNTN|Doanh nghiệp)/iu.test(
        split.producer,
      )
    ) {
      draft.cells.name = { address, text: split.name };
      draft.cells.producer = { address, text: split.producer };
    }
  }
  return draft;
}

function mergedFrom(grid: Grid, headerRow: number): Map<number, Map<number, number>> {
  const from = new Map<number, Map<number, number>>();
  let budget = 500_000;
  for (const merge of grid.merges) {
    if (merge.r0 <= headerRow) continue;
    for (let r = merge.r0 + 1; r <= merge.r1 && r < grid.rows.length && budget > 0; r++, budget--) {
      const row = from.get(r) ?? new Map<number, number>();
      row.set(merge.c0, merge.r0);
      from.set(r, row);
    }
  }
  return from;
}

function explicitColumns(grid: Grid, layout: Layout): ReadonlySet<Column> {
  const merged = new Set(grid.merges.filter((m) => m.r1 > m.r0).map((m) => m.c0));
  const entries = Object.entries(layout.at) as [Column, number][];
  return new Set(entries.filter(([, index]) => merged.has(index)).map(([column]) => column));
}

function columnsOf(layout: Layout): ReadonlySet<Column> {
  const columns = new Set(Object.keys(layout.at) as Column[]);
  if (columns.has('name+producer')) columns.add('producer').add('name');
  return columns;
}

function notesByRow(grid: Grid): Map<number, CellNote[]> {
  const rows = new Map<number, CellNote[]>();
  for (const note of grid.notes ?? []) {
    const list = rows.get(note.r);
    if (list) list.push(note);
    else rows.set(note.r, [note]);
  }
  return rows;
}

function firstBodyRow(grid: Grid, layout: Layout): number {
  const at = grid.rows.findIndex(
    (row) =>
      row.filter((cell) => cleaned(cell.slice(0, 600)) !== '').length >= Math.min(3, layout.width),
  );
  return Math.max(at, 0);
}

function hasWords(texts: readonly string[], layout: Layout): boolean {
  const name = texts[layout.at.name ?? layout.at['name+producer'] ?? -1] ?? '';
  return /\p{L}{2}/u.test(name);
}

function fold(row: readonly string[] | undefined): string {
  return (row ?? [])
    .map((cell) => (cell.length > 200 ? '' : plain(cell)))
    .join('|')
    .replace(/\|+$/, '');
}

function isEmptyDraft(draft: Draft): boolean {
  const told = (['name', 'producer', 'address', 'stars', 'score'] as const).filter((column) => {
    return (draft.cells[column]?.text.trim() ?? '') !== '' && !draft.filledDown.includes(column);
  });
  return told.length === 0;
}

function sameButName(draft: Draft, last: Draft): boolean {
  return (Object.keys(draft.cells) as Column[]).every((column) => {
    const cell = draft.cells[column];
    return (
      draft.filledDown.includes(column) ||
      cell?.text === '' ||
      plain(cell?.text ?? '') === plain(last.cells[column]?.text ?? '')
    );
  });
}

/** The stars of a title that names exactly one kind: `DANH SÁCH SẢN PHẨM ĐẠT 4 SAO`. */
export function titleStarsOf(titles: readonly string[]): 3 | 4 | 5 | null {
  const named = new Set(
    titles.map((text) => (/\d\s*(?:,|-|–|và|đến)\s*\d\s*sao/iu.test(text) ? -1 : starsIn(text))),
  );
  named.delete(null);
  const [only] = named;
  return named.size === 1 && only !== -1 && only !== undefined ? only : null;
}
