import { cleaned } from './clean.ts';
import { dayIn, decisionNumberIn } from './dates.ts';
import type { Layout } from './layout.ts';
import type { Column, Grid, ListColumn } from './list.ts';
import { isStarsOnly } from './stars.ts';

const MAKER =
  /^(?:HTX|THT|Hợp tác xã|Tổ hợp tác|Công ty|Cty|C\.ty|CTY|Hộ |HKD|Hộ kinh doanh|Cơ sở|CSSX|CS |DNTN|Doanh nghiệp|Chi nhánh|Trang trại|Ông |Bà |Anh |Chị |Liên hiệp|Hội |Làng nghề|Xí nghiệp|Nhà hàng|Nhóm )/iu;
const PLACE =
  /(?:^|[,;\s(])(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|ấp|khóm|bản|buôn|khu phố|tổ dân phố|TX\.|TP\.|TT\.|H\.|P\.|X\.)\s*[\p{Lu}\d]/iu;

/** A text that begins as names of producers do. */
export function looksLikeProducer(text: string): boolean {
  return MAKER.test(cleaned(text));
}

/** A text that names a place with its kind: `xã Vĩnh Hậu`, `TP. Châu Đốc`. */
export function looksLikePlace(text: string): boolean {
  return PLACE.test(cleaned(text));
}

interface Look {
  index: number;
  filled: number;
  share: (test: (cell: string) => boolean) => number;
  distinct: number;
  length: number;
}

/** Tells the columns of a table by what stands in them; null where nothing looks like a list of products. */
export function guessColumns(
  grid: Grid,
  known: readonly ListColumn[],
  headerRow: number,
): Layout | null {
  const body = grid.rows.slice(headerRow + 1, headerRow + 301).filter((row) => {
    return row.filter((cell) => cell.trim() !== '').length >= 2;
  });
  const width = Math.max(known.length, ...body.map((row) => row.length), 0);
  if (body.length === 0 || width < 2 || width > 200) return null;
  const at: Layout['at'] = {};
  for (const column of known) if (column.column) at[column.column] ??= column.index;
  const taken = new Set(Object.values(at));
  const looks = Array.from({ length: width }, (_, index) => look(body, index)).filter(
    (column) => !taken.has(column.index) && column.filled > 0,
  );
  const take = (column: Column, test: (cell: string) => boolean, least: number): void => {
    if (at[column] !== undefined) return;
    const best = looks
      .filter((one) => !taken.has(one.index) && one.share(test) >= least)
      .sort((a, b) => b.share(test) - a.share(test) || a.index - b.index)[0];
    if (!best) return;
    at[column] = best.index;
    taken.add(best.index);
  };
  const [left] = looks;
  if (left && at.stt === undefined && left.share((cell) => /^\(?\d{1,5}[.)]?$/.test(cell)) > 0.7) {
    const numbers = body.map((row) => Number.parseInt(cleaned(row[left.index] ?? ''), 10));
    const rising = numbers.filter((n, i) => i > 0 && n === (numbers[i - 1] ?? 0) + 1).length;
    if (left.distinct > 5 || rising >= body.length / 2) {
      at.stt = left.index;
      taken.add(left.index);
    }
  }
  take('stars', (cell) => isStarsOnly(cell), 0.7);
  take('score', (cell) => /^\d{2,3}(?:[.,]\d{1,2})?(?:\s*(?:\/\s*100|điểm))?$/iu.test(cell), 0.8);
  take('decision', (cell) => decisionNumberIn(cell) !== '' && dayIn(cell) !== null, 0.6);
  take('decisionNo', (cell) => decisionNumberIn(cell) !== '', 0.6);
  take('decidedOn', (cell) => dayIn(cell) !== null && cell.length < 24, 0.7);
  take('year', (cell) => /^20[12]\d$/.test(cell), 0.8);
  take('producer', (cell) => looksLikeProducer(cell), 0.4);
  take('address', (cell) => looksLikePlace(cell), 0.5);
  if (at['name+producer'] === undefined) {
    take('name', (cell) => /\p{L}{2}/u.test(cell) && cell.length <= 200, 0.6);
  }
  const strong = at.producer !== undefined || at.stars !== undefined || at.address !== undefined;
  if ((at.name === undefined && at['name+producer'] === undefined) || !strong) return null;
  const columns = Array.from({ length: width }, (_, index): ListColumn => {
    const before = known[index];
    if (before?.column) return before;
    const column = (Object.keys(at) as Column[]).find((key) => at[key] === index) ?? null;
    return { column, header: before?.header ?? '', index, how: 'guessed' };
  });
  return { columns, at, ticks: [], headerRows: [], width };
}

function look(body: readonly (readonly string[])[], index: number): Look {
  const cells = body
    .map((row) => cleaned((row[index] ?? '').slice(0, 400)))
    .filter((c) => c !== '');
  return {
    index,
    filled: cells.length,
    share: (test) => (cells.length === 0 ? 0 : cells.filter(test).length / cells.length),
    distinct: new Set(cells).size,
    length: cells.reduce((sum, cell) => sum + cell.length, 0) / (cells.length || 1),
  };
}
