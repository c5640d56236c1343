import { joinAddress, splitProducer } from './address.ts';
import { cleaned, CONTROL, footnoteMark, plain, unpunctuated } from './clean.ts';
import { dayIn, decisionNumberIn } from './dates.ts';
import { sectionStars, textOf, type Draft } from './draft.ts';
import { cellAddress, type Column, type ListRow, type RowProblem } from './list.ts';
import { readScore, starsOfBand } from './score.ts';
import { rowProblem } from './sentences.ts';
import { readStars } from './stars.ts';

const LONGEST_NAME = 300;
const READ: readonly Column[] = [
  'name',
  'producer',
  'address',
  'stars',
  'score',
  'decision',
  'decisionNo',
  'decidedOn',
  'year',
];

/** Reads the values of a product row. `footnotes`: what stands under the list, for rows that are marked with `(*)`. */
export function rowOf(draft: Draft, row: number, footnotes: readonly string[]): ListRow {
  const problems: RowProblem[] = [];
  const blame = (
    code: string,
    column: Column,
    facts: Record<string, string | number> = {},
  ): void => {
    const cell = draft.cells[column];
    problems.push(
      rowProblem(
        facts.settled === undefined ? code : `${code}:settled`,
        { column, cell: cell?.address ?? `A${draft.r + 1}`, value: cell?.text ?? '' },
        facts,
      ),
    );
  };
  const name = nameOf(textOf(draft, 'name'), draft);
  if (!/[\p{L}\p{N}]/u.test(name)) blame('name-missing', 'name');
  else if (name.length > LONGEST_NAME) blame('name-too-long', 'name', { length: name.length });
  const places = (['address', 'commune', 'district', 'province'] as const).map((c) =>
    textOf(draft, c),
  );
  const split = splitProducer(textOf(draft, 'producer'), joinAddress(places));
  if (split.producer === '' && draft.columns.has('producer')) blame('producer-missing', 'producer');
  const scored = scoreOf(draft, blame);
  const stars = starsOf(draft, scored, footnotes, blame);
  const decisionText = textOf(draft, 'decision');
  const decisionNo =
    decisionNumberIn(textOf(draft, 'decisionNo')) ||
    decisionNumberIn(decisionText) ||
    bareNumber(textOf(draft, 'decisionNo'));
  const decidedOn =
    dayIn(textOf(draft, 'decidedOn')) ??
    dayIn(afterNumber(decisionText)) ??
    dayIn(afterNumber(textOf(draft, 'decisionNo')));
  if (decidedOn === null && /\d/.test(textOf(draft, 'decidedOn')))
    blame('date-unreadable', 'decidedOn');
  else if (
    decidedOn === null &&
    /\d\s*[/.-]\s*\d+\s*[/.-]\s*\d{2,4}|ngày\s*\d/iu.test(afterNumber(decisionText))
  ) {
    blame('date-unreadable', 'decision');
  }
  for (const column of ['decision', 'decisionNo'] as const) {
    if (decisionNo === '' && /\d/.test(textOf(draft, column)) && decidedOn === null)
      blame('decision-unreadable', column);
  }
  for (const column of READ) {
    const text = textOf(draft, column);
    if (text === '' || draft.filledDown.includes(column)) continue;
    if (/^\s*[=@]\s*[A-Za-z(+\d-]/.test(text) && /[()!:+*/]|^\s*=/.test(text))
      blame('formula-text', column);
    if (/^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL)[!?]?/.test(text.trim()))
      blame('error-value', column);
    if (text.search(CONTROL) >= 0) blame('control-characters', column);
    if (text.includes('\ufffd')) blame('broken-letters', column);
  }
  for (const note of draft.notes) {
    const column = (Object.keys(draft.cells) as Column[]).find(
      (one) => draft.cells[one]?.address === cellAddress(note.r, note.c),
    );
    if (!column || !READ.includes(column)) continue;
    if (note.code === 'formula') blame('formula', column, { value: note.value.slice(0, 80) });
    else if (note.code === 'cut') blame('cell-cut', column, { length: note.value });
    else if (note.code === 'control-characters') blame('control-characters', column);
  }
  return {
    row,
    line: draft.line,
    sheet: draft.sheet,
    cells: draft.cells,
    name,
    producer: split.producer,
    address: split.address,
    stars,
    score: scored,
    decisionNo,
    decidedOn,
    year: yearOf(textOf(draft, 'year')),
    group: unpunctuated(cleaned(textOf(draft, 'group'))) || groupOf(draft),
    note: cleaned(textOf(draft, 'note')),
    filledDown: draft.filledDown,
    problems,
  };
}

function nameOf(text: string, draft: Draft): string {
  const name = unpunctuated(cleaned(text));
  if (draft.columns.has('stt')) return name;
  return name.replace(/^\(?\d{1,4}[.)]\)?\s+(?=\p{L})/u, '');
}

function scoreOf(draft: Draft, blame: (code: string, column: Column) => void): number | null {
  const own = readScore(textOf(draft, 'score'));
  if (own.code !== null) blame(own.code, 'score');
  if (own.score !== null || draft.columns.has('score')) return own.score;
  const { stars, rest } = readStars(textOf(draft, 'stars'));
  const beside =
    stars === null ? null : /(\d{2,3}(?:[.,]\d{1,2})?)\s*(?:\/\s*100|diem|d\b)/.exec(rest);
  return beside ? readScore(beside[1] ?? '').score : null;
}

type Blame = (code: string, column: Column, facts?: Record<string, string | number>) => void;

function starsOf(
  draft: Draft,
  score: number | null,
  footnotes: readonly string[],
  blame: Blame,
): ListRow['stars'] {
  const text = textOf(draft, 'stars');
  const reading = readStars(text);
  const heading = sectionStars(draft.section) ?? draft.titleStars;
  const onlyPassed = /^(?:dat|x|v|✓|✔|co|cong nhan|duoc cong nhan|dat yeu cau|yes)$/.test(
    plain(text) || cleaned(text),
  );
  let stars = reading.stars;
  if (draft.tickedTwice) {
    blame('two-stars', 'stars');
    return null;
  }
  if (stars === null && reading.code !== null && !(onlyPassed && heading !== null)) {
    blame(reading.code, 'stars');
    return null;
  }
  if (stars === null) {
    stars = heading;
    if (stars !== null) draft.filledDown.push('stars');
  } else if (sectionStars(draft.section) !== null && stars !== sectionStars(draft.section)) {
    blame('stars-contradict-heading', 'stars', { heading: sectionStars(draft.section) ?? 0 });
    return null;
  }
  if (stars === null) {
    if (score === null) blame('stars-missing', 'stars');
    else
      blame('stars-missing-with-score', 'stars', { score: shown(score), band: starsOfBand(score) });
    return null;
  }
  if (score === null || starsOfBand(score) === stars) return stars;
  const band = starsOfBand(score);
  const settled = settledBy(draft, footnotes);
  const facts = { score: shown(score), band, stars };
  if (settled !== null) {
    blame('score-contradicts-stars', 'stars', { ...facts, settled });
    return settled;
  }
  const lower = stars < band;
  blame('score-contradicts-stars', 'stars', {
    ...facts,
    whyVi: lower
      ? 'Hạng thấp hơn khung điểm có thể do chưa đạt yêu cầu tối thiểu của hạng trên.'
      : 'Hạng cao hơn khung điểm là không thể theo bộ tiêu chí.',
    whyEn: lower
      ? 'A rank below the band may come from unmet minimum requirements.'
      : 'A rank above the band is not possible under the criteria.',
  });
  return null;
}

/** What the document itself says about a marked row: `(*) … 69 điểm, xếp 3 sao`. */
function settledBy(draft: Draft, footnotes: readonly string[]): 3 | 4 | 5 | null {
  const marks = Object.values(draft.cells).map((cell) => footnoteMark(cleaned(cell.text)));
  const mark = marks.find((one) => one !== '');
  if (mark === undefined) return null;
  const note = footnotes
    .map(cleaned)
    .find((text) => (/^\(?\s*(\*+)/.exec(text)?.[1] ?? '') === mark);
  const said =
    note &&
    /.*(?:xếp|công nhận|phân|kết luận|chốt|thống nhất)\s*(?:hạng|loại)?\s*:?\s*(\d)\s*sao/iu.exec(
      note,
    );
  const stars = Number(said ? said[1] : 0);
  return stars === 3 || stars === 4 || stars === 5 ? stars : null;
}

function shown(score: number): string {
  return String(score).replace('.', ',');
}

function bareNumber(text: string): string {
  const number = cleaned(text);
  return /^\d{1,5}$/.test(number) ? number : '';
}

/** What follows the decision number, so that its `/2025/` is not read as a day. */
function afterNumber(text: string): string {
  return cleaned(text).replace(
    /\d{1,5}\s*\/\s*(?:\d{4}\s*\/\s*)?(?:Q[ĐD]|NQ)\s*[-–]\s*[\p{L}\d&.-]+/iu,
    ' ',
  );
}

function yearOf(text: string): number | null {
  const year = /(?<!\d)(20[1-9]\d)(?!\d)/.exec(text);
  return year ? Number(year[1]) : null;
}

function groupOf(draft: Draft): string {
  for (let at = draft.section; at; at = at.over) {
    if (at.heading.stars === null && /^(?:nhom|nganh|bo san pham)\b/.test(plain(at.heading.text))) {
      return at.heading.text.replace(/\s*\(\d+ sản phẩm\)\s*$/iu, '');
    }
  }
  return '';
}
