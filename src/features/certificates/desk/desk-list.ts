import { type Day, toNumber } from '#src/base/day.ts';
import { fold, words } from '#src/base/fold.ts';
import { canonicalCode } from '../register-query.ts';
import { STATES } from '../standing.ts';
import type { DeskLine } from './desk-line.ts';
import type { DeskQuery, DeskSort } from './desk-query.ts';
import { renewalOf } from './renewal.ts';

/** A decision number without what people write differently: "123/QĐ-UBND" and "123 / qd-ubnd" are the same. */
export function plainDecision(number: string): string {
  return fold(number).replace(/[\s.]+/g, '');
}

/**
 * The lines a query asks for, in the order given.
 * @param today the day "ending within" and the renewal phase are counted from
 * @param without one filter not to apply: for counting its values
 */
export function filterDesk(
  lines: readonly DeskLine[],
  query: DeskQuery,
  today: Day,
  without?: 'state',
): DeskLine[] {
  const tests: ((line: DeskLine) => boolean)[] = [];
  const { state, stars, province, commune, group, setNo, year, evidence, renewal } = query;
  if (state.length && without !== 'state') {
    tests.push((line) => state.includes(line.standing.state));
  }
  if (stars.length) tests.push((line) => stars.includes(line.stars ?? 0));
  if (province !== null) tests.push((line) => line.provinceCode === province);
  if (commune !== null) tests.push((line) => line.communeCode === commune);
  if (group !== null) tests.push((line) => line.groupCode === group);
  if (setNo !== null) tests.push((line) => line.setNo === setNo);
  if (year !== null) tests.push((line) => line.year === year);
  if (evidence !== null) tests.push((line) => line.evidence === evidence);
  if (query.within !== null) tests.push(endsWithin(today, query.within));
  if (renewal.length) {
    tests.push((line) => {
      const phase = renewalOf(line.standing, today)?.phase;
      return phase !== undefined && renewal.includes(phase);
    });
  }
  if (query.decision !== '') {
    const wanted = plainDecision(query.decision);
    const whole = wanted.includes('/');
    tests.push((line) => {
      const have = plainDecision(line.decisionNo);
      return whole ? have.startsWith(wanted) : have.split('/')[0] === wanted;
    });
  }
  if (query.codes.length) {
    const codes = new Set(query.codes);
    tests.push((line) => codes.has(line.code));
  }
  const wanted = words(query.q);
  if (wanted.length) {
    const code = canonicalCode(query.q);
    tests.push(
      (line) => line.code === code || wanted.every((word) => line.text.includes(` ${word}`)),
    );
  }
  return lines.filter((line) => tests.every((test) => test(line)));
}

/** In force and its last day at most so many days away. */
export function endsWithin(today: Day, days: number): (line: DeskLine) => boolean {
  const last = toNumber(today) + days;
  return ({ standing }) =>
    (standing.state === 'valid' || standing.state === 'held-over') &&
    standing.validUntil !== null &&
    toNumber(standing.validUntil) <= last;
}

/** What a column is ordered by; empty values come last in either direction. */
const KEYS: Record<DeskSort, (line: DeskLine) => string | number | null> = {
  ma: (line) => line.code,
  'san-pham': (line) => line.productOrder,
  'nha-san-xuat': (line) => (line.producerName === '' ? null : line.producerOrder),
  tinh: (line) => fold(line.provinceName),
  xa: (line) => (line.communeName === '' ? null : fold(line.communeName)),
  bo: (line) => line.setNo,
  sao: (line) => line.stars,
  diem: (line) => scoreOf(line.score),
  'quyet-dinh': (line) => (line.decisionNo === '' ? null : fold(line.decisionNo)),
  ngay: (line) => line.decidedOn ?? line.issuedLast,
  'het-han': (line) => line.standing.validUntil,
  'trang-thai': (line) => STATES.indexOf(line.standing.state),
};

/** The number in a printed score ("91,14", "87.7"), null when there is none. */
export function scoreOf(printed: string): number | null {
  const match = /\d+(?:[.,]\d+)?/.exec(printed);
  return match ? Number(match[0].replace(',', '.')) : null;
}

const ordered = new WeakMap<readonly DeskLine[], Map<string, readonly DeskLine[]>>();

/**
 * The lines in the order of a column; equals stand by their code. The order of a whole register is worked out once and
 * remembered with it, so that asking again costs nothing: sort first, then filter.
 */
export function sortDesk(
  lines: readonly DeskLine[],
  sort: DeskSort,
  down: boolean,
): readonly DeskLine[] {
  const have = ordered.get(lines) ?? new Map<string, readonly DeskLine[]>();
  ordered.set(lines, have);
  const name = `${sort} ${down}`;
  let result = have.get(name);
  if (!result) {
    result = inOrder(lines, KEYS[sort], down ? -1 : 1);
    have.set(name, result);
  }
  return result;
}

function inOrder(
  lines: readonly DeskLine[],
  keyOf: (line: DeskLine) => string | number | null,
  sign: 1 | -1,
): DeskLine[] {
  return lines
    .map((line) => ({ line, key: keyOf(line) }))
    .sort((a, b) => {
      if (a.key === b.key) return a.line.code < b.line.code ? -1 : 1;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return a.key < b.key ? -sign : sign;
    })
    .map(({ line }) => line);
}
