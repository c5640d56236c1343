import { describe, expect, it } from 'vitest';
import { addDays, day } from '#src/base/day.ts';
import { CRITERIA_VERSIONS, criteriaVersion, versionsInForce } from './criteria-version.ts';

const ids = (first: string, last = first): string[] =>
  versionsInForce(day(first), day(last)).map((version) => version.id);

describe('versionsInForce', () => {
  it.each([
    ['2018-12-31', '2018-12-31', []],
    ['2019-08-20', '2019-08-20', []],
    ['2019-08-21', '2019-08-21', ['qd1048-2019']],
    ['2020-06-07', '2020-06-07', ['qd1048-2019']],
    ['2020-06-08', '2020-06-08', ['qd781-2020']],
    ['2023-02-23', '2023-02-23', ['qd781-2020']],
    ['2023-02-24', '2023-02-24', ['qd148-2023']],
    ['2025-07-05', '2025-07-05', ['qd148-2023']],
    ['2025-07-06', '2025-07-06', ['qd1489-2025']],
    ['2026-05-21', '2026-05-21', ['qd1489-2025']],
    ['2026-05-22', '2026-05-22', ['qd26-2026']],
    ['2099-01-01', '2099-01-01', ['qd26-2026']],
    ['2019-01-01', '2019-12-31', ['qd1048-2019']],
    ['2020-01-01', '2020-12-31', ['qd1048-2019', 'qd781-2020']],
    ['2021-01-01', '2021-12-31', ['qd781-2020']],
    ['2023-01-01', '2023-12-31', ['qd781-2020', 'qd148-2023']],
    ['2025-01-01', '2025-12-31', ['qd148-2023', 'qd1489-2025']],
    ['2026-01-01', '2026-12-31', ['qd1489-2025', 'qd26-2026']],
  ])('%s to %s: %j', (first, last, expected) => {
    expect(ids(first, last)).toEqual(expected);
  });

  it('leaves no day between two versions and no day with two', () => {
    CRITERIA_VERSIONS.forEach((version, index) => {
      const next = CRITERIA_VERSIONS[index + 1];
      expect(version.until === null ? null : addDays(version.until, 1)).toBe(next?.from ?? null);
    });
  });
});

describe('versions', () => {
  it('all have parts that add up to 100 and a term of 36 months', () => {
    for (const version of CRITERIA_VERSIONS) {
      expect(version.parts.reduce((sum, part) => sum + part, 0)).toBe(100);
      expect(version.termMonths).toBe(36);
    }
  });

  it('left three stars to districts only from 24/02/2023 to 05/07/2025', () => {
    expect(CRITERIA_VERSIONS.filter((v) => v.decides[3] === 'district').map((v) => v.id)).toEqual([
      'qd148-2023',
    ]);
  });

  it('cannot be asked for by a wrong name', () => {
    expect(criteriaVersion('qd26-2026').decision).toBe('26/2026/QĐ-TTg');
    expect(() => criteriaVersion('qd27-2027' as never)).toThrow(RangeError);
  });
});
