import { describe, expect, it } from 'vitest';
import { addDays, day } from '#src/base/day.ts';
import { dashboardNumbers, decisionsByYear, sum } from './dashboard-numbers.ts';
import { deskLine, validUntil } from './desk-line.fixture.ts';
import { countMissedGates } from './missed-gates.ts';

const TODAY = day('2026-11-22');
const ended = { ...validUntil('2026-01-01'), state: 'expired' as const, stars: 0 as const };
const lines = [
  deskLine(1, { standing: validUntil(addDays(TODAY, 20), 5), stars: 5 }),
  deskLine(2, { standing: validUntil(addDays(TODAY, 100), 3), producerId: 1, groupCode: 'II' }),
  deskLine(3, { standing: ended, productId: 2, year: 2022, issuedLast: day('2022-01-01') }),
  deskLine(4, { standing: ended, year: 2022 }),
  deskLine(5, { provinceCode: '68', standing: validUntil(addDays(TODAY, 400), 4), stars: 4 }),
  deskLine(6, { revokedOn: day('2025-03-01'), standing: { ...ended, state: 'revoked' } }),
];

describe('the numbers of the overview', () => {
  const numbers = dashboardNumbers(lines, TODAY, null);

  it('counts products in force once, by star, group, place and year', () => {
    expect(numbers).toMatchObject({ products: 3, producers: 2, certificates: 6, lapsed: 1 });
    expect(numbers.byStar).toEqual([1, 1, 1]);
    expect(numbers.byGroup).toEqual([
      { key: 'I', values: [1, 1, 0] },
      { key: 'II', values: [0, 0, 1] },
    ]);
    expect(numbers.byProvince.map(({ key, values }) => [key, sum(values)])).toEqual([
      ['91', 2],
      ['68', 1],
    ]);
  });

  it('counts what lapses within 30, 60, 120 and 180 days, each span with the shorter ones', () => {
    expect(numbers.lapsing.map(({ key, values }) => [key, sum(values)])).toEqual([
      ['30', 1],
      ['60', 1],
      ['120', 2],
      ['180', 2],
    ]);
  });

  it('adds up to the products in every breakdown', () => {
    for (const rows of [numbers.byGroup, numbers.byProvince, numbers.byYear]) {
      expect(sum(rows.flatMap((row) => row.values))).toBe(numbers.products);
    }
  });

  it('tells the first recognition from later ones, and revocations', () => {
    expect(decisionsByYear(lines)).toEqual([
      { key: '2022', values: [2, 0, 0] },
      { key: '2024', values: [3, 1, 0] },
      { key: '2025', values: [0, 0, 1] },
    ]);
  });

  it('narrows by year', () => {
    expect(dashboardNumbers(lines, TODAY, 2022)).toMatchObject({ products: 0, certificates: 2 });
  });
});

describe('minimum marks missed', () => {
  const reasons = (missed: unknown) => JSON.stringify({ missed });
  it('counts each once for a dossier, the most frequent first', () => {
    const counted = countMissedGates([
      {
        dossierId: 1,
        setNo: 4,
        reasons: reasons([
          { gate: 4, item: '2.3' },
          { gate: 5, item: '6.1' },
        ]),
      },
      { dossierId: 1, setNo: 4, reasons: reasons([{ gate: 4, item: '2.3' }]) },
      { dossierId: 2, setNo: 4, reasons: reasons([{ gate: 4, item: '2.3' }]) },
      { dossierId: 3, setNo: 9, reasons: reasons([{ gate: 4, item: '2.3' }]) },
    ]);
    expect(counted[0]).toEqual({ setNo: 4, item: '2.3', star: 4, dossiers: 2 });
    expect(counted).toHaveLength(3);
  });

  it.each(['', 'null', '[]', '{"missed":1}', '{"missed":[null,{"item":1}]}', '{"vi":[]}'])(
    'passes over %s',
    (text) => expect(countMissedGates([{ dossierId: 1, setNo: 4, reasons: text }])).toEqual([]),
  );
});
