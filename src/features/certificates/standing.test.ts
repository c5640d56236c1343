import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, fromNumber, toNumber } from '#src/base/day.ts';
import {
  type Certificate,
  certificateStanding,
  certificateTimeline,
  lastDayOfTerm,
  possibleDays,
  productStanding,
  productTimeline,
  standingAt,
} from './standing.ts';

/** A recognition on a day, or in a year, with what else a case needs. */
function award(
  when: string | null,
  stars: number | null,
  more: Partial<Certificate> = {},
): Certificate {
  const exact = when !== null && when.length > 4;
  const { first, last } = possibleDays(exact ? when : '', exact ? '' : (when ?? ''));
  return {
    stars,
    issuedFirst: first,
    issuedLast: last,
    criteriaVersion: null,
    evidence: 'decision',
    heldOverUntil: null,
    revokedOn: null,
    ...more,
  };
}

/** `valid 4 →2027-05-10`, `unknown 0 year-only`: a standing in one line. */
function said(certificates: Certificate[], on: string): string {
  const { state, stars, awarded, validUntil, reason } = productStanding(certificates, day(on));
  return [state, `${stars}/${awarded}`, validUntil ? `→${validUntil}` : '', reason ?? '']
    .filter(Boolean)
    .join(' ');
}

const exact = award('2024-05-10', 4);
const leap = award('2024-02-29', 3);
const endOfMonth = award('2021-08-31', 3);
const yearOnly = award('2022', 4);
const council = award('2024-05-10', 4, { evidence: 'council' });
const councilYear = award('2022', 4, { evidence: 'council' });
const report = award('2024-05-10', 4, { evidence: 'report' });

describe('one certificate with a day', () => {
  it.each([
    ['the day before', exact, '2024-05-09', 'none 0/0 not-yet'],
    ['the first day', exact, '2024-05-10', 'valid 4/4 →2027-05-10'],
    ['in the middle', exact, '2026-01-01', 'valid 4/4 →2027-05-10'],
    ['the last day', exact, '2027-05-10', 'valid 4/4 →2027-05-10'],
    ['the day after', exact, '2027-05-11', 'expired 0/4 →2027-05-10'],
    ['long after', exact, '2099-01-01', 'expired 0/4 →2027-05-10'],
    ['29 February, last day', leap, '2027-02-28', 'valid 3/3 →2027-02-28'],
    ['29 February, day after', leap, '2027-03-01', 'expired 0/3 →2027-02-28'],
    ['31 August keeps its day', endOfMonth, '2024-08-31', 'valid 3/3 →2024-08-31'],
    ['31 August, day after', endOfMonth, '2024-09-01', 'expired 0/3 →2024-08-31'],
    ['news of a decision counts as one', report, '2025-01-01', 'valid 4/4 →2027-05-10'],
  ])('%s', (_, certificate, on, expected) => {
    expect(said([certificate], on)).toBe(expected);
  });

  it('runs 36 months under every version', () => {
    expect(lastDayOfTerm(day('2026-05-22'), 'qd26-2026')).toBe('2029-05-22');
    expect(lastDayOfTerm(day('2019-09-01'), 'qd1048-2019')).toBe('2022-09-01');
    expect(lastDayOfTerm(day('2024-02-29'), null)).toBe('2027-02-28');
  });

  it('ends on the very day of a real decision (3981/QĐ-UBND of 05/08/2026, printed as valid to 05/08/2029)', () => {
    const real = award('2026-08-05', 3, { criteriaVersion: 'qd26-2026' });
    expect(said([real], '2029-08-05')).toBe('valid 3/3 →2029-08-05');
    expect(said([real], '2029-08-06')).toBe('expired 0/3 →2029-08-05');
  });
});

describe('one certificate with only a year', () => {
  it.each([
    ['before the year', '2021-12-31', 'none 0/0 not-yet'],
    ['first day of the year', '2022-01-01', 'unknown 0/4 year-only'],
    ['the day before it is certain', '2022-12-30', 'unknown 0/4 year-only'],
    ['the first certain day', '2022-12-31', 'valid 4/4 →2025-01-01'],
    ['the last certain day', '2025-01-01', 'valid 4/4 →2025-01-01'],
    ['the first doubtful day', '2025-01-02', 'unknown 0/4 year-only'],
    ['the last doubtful day', '2025-12-31', 'unknown 0/4 year-only'],
    ['certainly over', '2026-01-01', 'expired 0/4 →2025-12-31'],
  ])('%s', (_, on, expected) => {
    expect(said([yearOnly], on)).toBe(expected);
  });

  it('agrees with every possible day of the year wherever it names a state', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: toNumber(day('2019-01-01')), max: toNumber(day('2028-12-31')) }),
        fc.integer({ min: 0, max: 364 }),
        (on, offset) => {
          const claimed = productStanding([award('2022', 3)], fromNumber(on));
          if (claimed.state === 'unknown') return;
          const possible = award(addDays(day('2022-01-01'), offset), 3);
          expect(productStanding([possible], fromNumber(on)).state).toBe(claimed.state);
        },
      ),
    );
  });
});

describe('what is not known or not enough', () => {
  it.each([
    ['no certificate at all', [], '2026-01-01', 'none 0/0 no-stars'],
    ['no date', [award(null, 4)], '2026-01-01', 'unknown 0/4 no-date'],
    ['no date, long ago', [award(null, 4)], '1990-01-01', 'unknown 0/4 no-date'],
    ['no stars', [award('2024-05-10', null)], '2025-01-01', 'none 0/0 no-stars'],
    ['one star', [award('2024-05-10', 1)], '2025-01-01', 'none 0/0 below-three'],
    ['two stars', [award('2024-05-10', 2)], '2025-01-01', 'none 0/0 below-three'],
    [
      'two stars, revoked all the same',
      [award('2024-05-10', 2, { revokedOn: day('2025-01-01') })],
      '2025-06-01',
      'none 0/0 below-three',
    ],
    ['a council’s result', [council], '2025-01-01', 'unknown 0/4 no-decision'],
    ['a council’s result before its day', [council], '2024-05-09', 'none 0/0 not-yet'],
    ['a council’s result, its year over', [councilYear], '2024-01-01', 'unknown 0/4 no-decision'],
    [
      'a council’s result, 36 months later: nobody knows from which day they ran',
      [council],
      '2027-05-11',
      'unknown 0/4 no-decision',
    ],
    [
      'a council’s result is never held over',
      [{ ...council, heldOverUntil: day('2027-10-01') }],
      '2027-06-01',
      'unknown 0/4 no-decision',
    ],
    ['a decision still to come', [award('2027-01-01', 5)], '2026-12-31', 'none 0/0 not-yet'],
    ['a decision that has come', [award('2027-01-01', 5)], '2027-01-01', 'valid 5/5 →2030-01-01'],
  ])('%s', (_, certificates, on, expected) => {
    expect(said(certificates, on)).toBe(expected);
  });
});

describe('hold-over (QĐ 26/2026 Điều 12)', () => {
  const held = award('2023-06-01', 3, { heldOverUntil: day('2026-09-01') });
  const tooLong = award('2023-06-01', 3, { heldOverUntil: day('2027-06-01') });
  it.each([
    ['the last day of the term', held, '2026-06-01', 'valid 3/3 →2026-06-01'],
    ['the first day after it', held, '2026-06-02', 'held-over 3/3 →2026-09-01'],
    ['its last day', held, '2026-09-01', 'held-over 3/3 →2026-09-01'],
    ['the day after', held, '2026-09-02', 'expired 0/3 →2026-06-01'],
    ['the 180th day', tooLong, '2026-11-28', 'held-over 3/3 →2026-11-28'],
    ['the 181st day', tooLong, '2026-11-29', 'expired 0/3 →2026-06-01'],
    [
      'not past the term: nothing to hold',
      award('2023-06-01', 3, { heldOverUntil: day('2026-06-01') }),
      '2026-06-02',
      'expired 0/3 →2026-06-01',
    ],
    [
      'last certificate that may be held',
      award('2026-05-21', 3, { heldOverUntil: day('2029-06-30') }),
      '2029-06-01',
      'held-over 3/3 →2029-06-30',
    ],
    [
      'first that may not',
      award('2026-05-22', 3, { heldOverUntil: day('2029-06-30') }),
      '2029-06-01',
      'expired 0/3 →2029-05-22',
    ],
    [
      'not under QĐ 26/2026, whatever the day',
      award('2026-05-10', 3, { criteriaVersion: 'qd26-2026', heldOverUntil: day('2029-06-30') }),
      '2029-06-01',
      'expired 0/3 →2029-05-10',
    ],
    [
      'only a year: after every possible end',
      award('2022', 4, { heldOverUntil: day('2026-03-01') }),
      '2026-01-01',
      'held-over 4/4 →2026-03-01',
    ],
    [
      'only a year: not while in doubt',
      award('2022', 4, { heldOverUntil: day('2026-03-01') }),
      '2025-12-31',
      'unknown 0/4 year-only',
    ],
    [
      'the year of the change: not all of it may be held',
      award('2026', 4, { heldOverUntil: day('2030-03-01') }),
      '2030-01-15',
      'expired 0/4 →2029-12-31',
    ],
    [
      'no date: nothing to count from',
      award(null, 4, { heldOverUntil: day('2026-03-01') }),
      '2026-01-01',
      'unknown 0/4 no-date',
    ],
    ['revoked meanwhile', { ...held, revokedOn: day('2026-07-01') }, '2026-07-01', 'revoked 0/3'],
    [
      'the day before that',
      { ...held, revokedOn: day('2026-07-01') },
      '2026-06-30',
      'held-over 3/3 →2026-09-01',
    ],
  ])('%s', (_, certificate, on, expected) => {
    expect(said([certificate], on)).toBe(expected);
  });
});

describe('revocation (Điều 8)', () => {
  const revoked = award('2024-05-10', 4, { revokedOn: day('2025-03-01') });
  it.each([
    ['the day before', revoked, '2025-02-28', 'valid 4/4 →2027-05-10'],
    ['the day itself', revoked, '2025-03-01', 'revoked 0/4'],
    ['for ever', revoked, '2030-01-01', 'revoked 0/4'],
    [
      'after it had lapsed',
      award('2020-01-01', 3, { revokedOn: day('2024-12-15') }),
      '2024-12-15',
      'revoked 0/3',
    ],
    [
      'lapsed, not yet revoked',
      award('2020-01-01', 3, { revokedOn: day('2024-12-15') }),
      '2024-12-14',
      'expired 0/3 →2023-01-01',
    ],
    [
      'where no date is known',
      award(null, 3, { revokedOn: day('2024-12-15') }),
      '2025-01-01',
      'revoked 0/3',
    ],
    [
      'where only the year is known',
      award('2022', 3, { revokedOn: day('2022-06-01') }),
      '2023-01-01',
      'revoked 0/3',
    ],
  ])('%s', (_, certificate, on, expected) => {
    expect(said([certificate], on)).toBe(expected);
  });
});

describe('several certificates of a product', () => {
  const first = award('2021-03-01', 3);
  const upgrade = award('2023-01-15', 4);
  const lower = award('2023-01-15', 3);
  const four = award('2021-03-01', 4);
  const renewal = award('2024-02-01', 3);
  const laterYear = award('2023', 4);
  it.each([
    ['upgrade: before', [first, upgrade], '2023-01-14', 'valid 3/3 →2024-03-01'],
    ['upgrade: from its day', [first, upgrade], '2023-01-15', 'valid 4/4 →2026-01-15'],
    [
      'upgrade lapsed: the old one does not come back',
      [first, upgrade],
      '2026-01-16',
      'expired 0/4 →2026-01-15',
    ],
    ['lower star takes the place at once', [four, lower], '2023-06-01', 'valid 3/3 →2026-01-15'],
    ['renewal before expiry', [first, renewal], '2024-02-15', 'valid 3/3 →2027-02-01'],
    [
      'a gap between two',
      [award('2019-12-01', 3), award('2024-01-01', 3)],
      '2023-06-01',
      'expired 0/3 →2022-12-01',
    ],
    [
      'year-only later award: still the old one',
      [first, laterYear],
      '2023-06-01',
      'valid 3/3 →2024-03-01',
    ],
    [
      'year-only later award: once certain',
      [first, laterYear],
      '2023-12-31',
      'valid 4/4 →2026-01-01',
    ],
    [
      'year-only later award: doubtful again',
      [first, laterYear],
      '2026-06-01',
      'unknown 0/4 year-only',
    ],
    [
      'later one revoked: the old one does not come back',
      [first, { ...upgrade, revokedOn: day('2023-05-01') }],
      '2023-06-01',
      'revoked 0/4',
    ],
    [
      'later one revoked on its own day never took the place',
      [first, { ...upgrade, revokedOn: day('2023-01-15') }],
      '2023-06-01',
      'valid 3/3 →2024-03-01',
    ],
    [
      'a council’s result takes no place',
      [first, { ...upgrade, evidence: 'council' as const }],
      '2023-06-01',
      'valid 3/3 →2024-03-01',
    ],
    [
      'two stars take no place',
      [first, award('2023-01-15', 2)],
      '2023-06-01',
      'valid 3/3 →2024-03-01',
    ],
    [
      'old one revoked, then a new one',
      [{ ...first, revokedOn: day('2022-01-01') }, upgrade],
      '2023-06-01',
      'valid 4/4 →2026-01-15',
    ],
    [
      'old one revoked, new one not there yet',
      [{ ...first, revokedOn: day('2022-01-01') }, upgrade],
      '2022-06-01',
      'revoked 0/3',
    ],
    [
      'a sure star speaks before one without a date',
      [award(null, 5), upgrade],
      '2024-01-01',
      'valid 4/4 →2026-01-15',
    ],
    [
      'a doubt speaks before the past',
      [award(null, 5), first],
      '2025-01-01',
      'unknown 0/5 no-date',
    ],
    [
      'the latest of the past speaks',
      [award('2019-12-01', 4), award('2020-12-15', 3)],
      '2026-01-01',
      'expired 0/3 →2023-12-15',
    ],
    [
      'two sources of the same day: more stars',
      [upgrade, award('2023-01-15', 5)],
      '2024-01-01',
      'valid 5/5 →2026-01-15',
    ],
    [
      'a future upgrade changes nothing yet',
      [upgrade, award('2025-09-01', 5)],
      '2025-08-31',
      'valid 4/4 →2026-01-15',
    ],
  ])('%s', (_, certificates, on, expected) => {
    expect(said(certificates, on)).toBe(expected);
    expect(said([...certificates].reverse(), on)).toBe(expected);
  });

  it.each([
    ['before the upgrade', '2023-01-14', 'valid'],
    ['from the upgrade on', '2023-01-15', 'superseded'],
    ['for ever after', '2030-01-01', 'superseded'],
  ])('the certificate itself, %s', (_, on, state) => {
    expect(certificateStanding(first, [first, upgrade], day(on)).state).toBe(state);
  });

  it('a revoked certificate stays revoked when another follows', () => {
    const gone = { ...first, revokedOn: day('2022-01-01') };
    expect(certificateStanding(gone, [gone, upgrade], day('2024-01-01')).state).toBe('revoked');
  });
});

const anyDay = fc
  .integer({ min: toNumber(day('2019-01-01')), max: toNumber(day('2027-12-31')) })
  .map(fromNumber);
const anyCertificate = fc
  .record({
    when: fc.oneof(anyDay, fc.integer({ min: 2019, max: 2027 }).map(String), fc.constant(null)),
    stars: fc.constantFrom(null, 1, 2, 3, 4, 5),
    evidence: fc.constantFrom('decision', 'council', 'report'),
    heldOverUntil: fc.option(anyDay),
    revokedOn: fc.option(anyDay),
  })
  .map(({ when, stars, ...more }) => award(when, stars, more as Partial<Certificate>));

describe('timelines', () => {
  it('of a product are in order, begin at the beginning, never say the same twice', () => {
    fc.assert(
      fc.property(fc.array(anyCertificate, { maxLength: 4 }), (certificates) => {
        const timeline = productTimeline(certificates);
        expect(timeline[0]?.from).toBe(toNumber(day('1900-01-01')));
        timeline.slice(1).forEach((segment, index) => {
          const { from, ...standing } = segment;
          const { from: before, ...previous } = timeline[index] ?? segment;
          expect(from).toBeGreaterThan(before);
          expect(standing).not.toEqual(previous);
        });
      }),
    );
  });

  it('say on every day what the certificates, asked one by one on that day, say', () => {
    const rank = {
      valid: 4,
      'held-over': 3,
      unknown: 2,
      revoked: 1,
      expired: 1,
      superseded: 1,
      none: 0,
    };
    fc.assert(
      fc.property(
        fc.array(anyCertificate, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 60 }),
        (certificates, shift) => {
          const timeline = productTimeline(certificates);
          const start = toNumber(day('2018-12-01')) + shift;
          for (let on = start; on < toNumber(day('2032-01-01')); on += 61) {
            const own = certificates.map((one) =>
              certificateStanding(one, certificates, fromNumber(on)),
            );
            const merged = standingAt(timeline, on as never);
            const best = Math.max(...own.map((one) => rank[one.state]));
            expect(rank[merged.state]).toBe(best);
            const voices = own.filter((one) => rank[one.state] === best);
            expect(
              voices.some((one) => one.state === merged.state && one.awarded === merged.awarded),
            ).toBe(true);
            if (best >= 3) {
              expect(merged.stars).toBe(Math.max(...voices.map((one) => one.stars)));
            } else expect(merged.stars).toBe(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('change only where a day-by-day walk sees a change', () => {
    fc.assert(
      fc.property(fc.array(anyCertificate, { minLength: 1, maxLength: 2 }), (certificates) => {
        const timeline = productTimeline(certificates);
        const walked: string[] = [];
        let previous = '';
        for (let on = toNumber(day('2018-12-31')); on < toNumber(day('2032-01-01')); on++) {
          const { from: _from, ...standing } = standingAt(timeline, on as never);
          const text = JSON.stringify(standing);
          if (text !== previous) walked.push(text);
          previous = text;
        }
        expect(walked).toHaveLength(timeline.length);
      }),
      { numRuns: 40 },
    );
  });

  it('never show a star below three, after a revocation, or on a council’s word alone', () => {
    fc.assert(
      fc.property(anyCertificate, anyDay, (certificate, on) => {
        const { stars } = standingAt(certificateTimeline(certificate), toNumber(on));
        if (stars === 0) return;
        expect(certificate.stars).toBe(stars);
        expect(stars).toBeGreaterThanOrEqual(3);
        expect(certificate.evidence).not.toBe('council');
        expect(certificate.revokedOn === null || certificate.revokedOn > on).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('have at least one segment to be asked', () => {
    expect(() => standingAt([], toNumber(day('2026-01-01')))).toThrow(RangeError);
  });
});

describe('possibleDays', () => {
  it.each([
    ['2024-05-10', '2024', '2024-05-10', '2024-05-10'],
    ['2023-01-27', '2022', '2023-01-27', '2023-01-27'],
    ['', '2022', '2022-01-01', '2022-12-31'],
    ['2023-02-30', '2023', '2023-01-01', '2023-12-31'],
    ['', '', null, null],
    ['', 'năm 2022', null, null],
  ])('%s %s', (decidedOn, year, first, last) => {
    expect(possibleDays(decidedOn, year)).toEqual({ first, last });
  });
});
