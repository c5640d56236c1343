import { type Day, parseDay } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';

/** One movement of a statement. */
export interface StatementLine {
  /** Of the file, from 1. */
  readonly rowNo: number;
  readonly day: Day;
  /** `HH:MM` when the bank says it; else empty. */
  readonly time: string;
  /** Whole đồng: what came in, negative for what went out. */
  readonly amount: number;
  /** What the bank says of it. */
  readonly said: string;
  /** The bank's own number; empty when the file has none. */
  readonly ref: string;
}

export interface BadStatementLine {
  readonly rowNo: number;
  readonly why: 'date' | 'amount';
  readonly said: string;
}

export interface Statement {
  readonly lines: readonly StatementLine[];
  /** Rows that look like movements and cannot be read: nobody is to think they were. */
  readonly bad: readonly BadStatementLine[];
}

type Column = 'date' | 'time' | 'credit' | 'debit' | 'amount' | 'said' | 'ref' | 'sign';

/** How banks head their columns, folded; the first that fits a heading wins. */
const HEADINGS: readonly (readonly [column: Column, pattern: RegExp])[] = [
  ['sign', /^(?:dau|\+\/-|loai gd|loai giao dich|dr\/cr|d\/c|cr\/dr|no\/co)$/],
  ['credit', /ghi co|phat sinh co|ps co|tien vao|so tien gui|credit|^co$|deposit|money in/],
  ['debit', /ghi no|phat sinh no|ps no|tien ra|so tien rut|debit|^no$|withdraw|money out/],
  [
    'ref',
    /so tham chieu|ma tham chieu|tham chieu|ma gd|ma giao dich|so ct|so chung tu|so but toan|so gd|so giao dich|reference|ref\b|transaction (?:id|no|number)|ft\b/,
  ],
  ['said', /noi dung|dien giai|mo ta|description|details|remark|narrative|ghi chu/],
  ['date', /ngay (?:giao dich|gd|hieu luc|hach toan|phat sinh|thang|ct)|^ngay\b|date|thoi gian/],
  ['time', /^(?:gio|time)\b/],
  ['amount', /so tien|gia tri|amount/],
];

const NOT = /so du|balance|tai khoan|account|doi ung|ten nguoi|phi\b|fee/;

/**
 * Reads a statement as rows of cells: finds the line of headings among whatever the bank prints above it, reads each
 * movement below and stops nowhere: sums and notes at the end have no date and are left out.
 * @returns null when there is no line with a date, an amount and a description
 */
export function readStatement(rows: readonly (readonly string[])[]): Statement | null {
  for (const [at, row] of rows.slice(0, 60).entries()) {
    const columns = columnsOf(row);
    if (columns === null) continue;
    return movements(rows.slice(at + 1), columns, at + 2);
  }
  return null;
}

type Columns = ReadonlyMap<Column, number>;

function columnsOf(row: readonly string[]): Columns | null {
  const found = new Map<Column, number>();
  row.forEach((cell, index) => {
    const heading = fold(cell).replace(/\s+/g, ' ').trim();
    if (
      heading === '' ||
      heading.length > 60 ||
      (NOT.test(heading) && !/ghi (?:co|no)/.test(heading))
    )
      return;
    const column = HEADINGS.find(
      ([name, pattern]) => pattern.test(heading) && !found.has(name),
    )?.[0];
    if (column !== undefined) found.set(column, index);
  });
  const hasMoney = found.has('credit') || found.has('amount');
  return found.has('date') && hasMoney && found.has('said') ? found : null;
}

function movements(
  rows: readonly (readonly string[])[],
  columns: Columns,
  firstRowNo: number,
): Statement {
  const lines: StatementLine[] = [];
  const bad: BadStatementLine[] = [];
  rows.forEach((row, index) => {
    const cell = (column: Column): string => (row[columns.get(column) ?? -1] ?? '').trim();
    const rowNo = firstRowNo + index;
    const said = cell('said').replace(/\s+/g, ' ');
    const date = cell('date');
    const money = ['credit', 'debit', 'amount'].map((one) => cell(one as Column));
    // What stands below the movements: sums, signatures; what stands between: pages.
    if (date === '' || money.every((one) => one === '')) return;
    const when = readMoment(date);
    if (when === null) {
      if (/\d/.test(date)) bad.push({ rowNo, why: 'date', said });
      return;
    }
    const amount = amountOf(cell);
    if (amount === null) {
      bad.push({ rowNo, why: 'amount', said });
      return;
    }
    if (amount === 0) return;
    const time = when.time || (/\d{1,2}:\d{2}/.exec(cell('time'))?.[0] ?? '').padStart(5, '0');
    lines.push({
      rowNo,
      day: when.day,
      time: time === '00000' ? '' : time,
      amount,
      said,
      ref: cell('ref'),
    });
  });
  return { lines, bad };
}

function amountOf(cell: (column: Column) => string): number | null {
  const credit = cell('credit');
  const debit = cell('debit');
  if (credit !== '' || debit !== '') {
    const came = credit === '' ? 0 : readAmount(credit);
    const went = debit === '' ? 0 : readAmount(debit);
    return came === null || went === null ? null : came - Math.abs(went);
  }
  const amount = readAmount(cell('amount'));
  if (amount === null) return null;
  const sign = fold(cell('sign'));
  return /^(?:-|d|dr|debit|no|ghi no|tien ra)$/.test(sign) ? -Math.abs(amount) : amount;
}

/**
 * `1,234,567`, `1.234.567`, `1 234 567`, `+1.234.567 VND`, `1,234,567.00`, `(50.000)`: whole đồng. Null for anything
 * else, a fraction of a đồng or groups that are not of three.
 */
export function readAmount(text: string): number | null {
  let bare = text.replace(/[\s\u00a0\u202f]|vnd|vnđ|đồng|dong|[₫đ']/gi, '');
  let sign = 1;
  const wrapped = /^\((.*)\)$/.exec(bare)?.[1];
  if (wrapped !== undefined) {
    sign = -1;
    bare = wrapped;
  }
  if (/^[+-]/.test(bare)) {
    if (bare.startsWith('-')) sign = -sign;
    bare = bare.slice(1);
  }
  if (bare === '' || bare === '-') return 0;
  // Two noughts or one after a mark of the other kind, or after none, are a fraction that is nothing.
  const whole =
    /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/.exec(bare)?.[1] ??
    /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,0{1,2})?$/.exec(bare)?.[1];
  if (whole === undefined) return null;
  const amount = Number(whole.replace(/[.,]/g, ''));
  return Number.isSafeInteger(amount) ? sign * amount : null;
}

/** `23/11/2026`, `23-11-2026 14:05:33`, `2026-11-23`, `23/11/26`: the day comes before the month in Việt Nam. */
export function readMoment(text: string): { day: Day; time: string } | null {
  const time = /(\d{1,2}):(\d{2})(?::\d{2})?/.exec(text);
  const clock = time === null ? '' : `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}`;
  const iso = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  const local = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text);
  const [y = '', m = '', d = ''] =
    iso !== null ? iso.slice(1) : local !== null ? [local[3], local[2], local[1]] : [];
  const year = y.length === 2 ? `20${y}` : y;
  const day = parseDay(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return day === null || (clock !== '' && clock > '23:59') ? null : { day, time: clock };
}

/** When a movement happened, as well as the bank says: milliseconds since 1970 UTC. The end of the day when it does not say. */
export function momentOf(line: { readonly day: Day; readonly time: string }): number {
  return Date.parse(`${line.day}T${line.time === '' ? '00:00' : line.time}:00+07:00`);
}

/**
 * What makes a movement this one and no other, the same in every file that has it. The bank's number with the amount;
 * without one, `unnumbered` of day, amount and words, counted where a day has the same twice.
 */
export function bankKeys(
  lines: readonly StatementLine[],
  unnumbered: (text: string) => string,
): string[] {
  const seen = new Map<string, number>();
  return lines.map(({ ref, amount, day, time, said }) => {
    const bare = normalRef(ref);
    if (bare !== '') return `${bare}/${amount}`;
    const key = `#${unnumbered([day, time, amount, fold(said).replace(/\s+/g, '')].join('|'))}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}.${count}`;
  });
}

/** A bank's number without spaces and case, as files and people write it. */
export function normalRef(ref: string): string {
  return ref.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
