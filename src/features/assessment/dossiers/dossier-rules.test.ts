import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, fromNumber, toNumber } from '#src/base/day.ts';
import { PAPERS, papersFor } from './papers.ts';
import { checkDossier, communeReportGaps, mustsMissing } from './completeness.ts';
import { criteriaOf } from './criteria-of.ts';
import { DAYS_OFF } from './days-off.ts';
import { faultOf, type Field } from './fields.ts';
import { FORM_03 } from './form-03.ts';
import { kindVerdict, type OwnCertificate, reassessWindow } from './kind-check.ts';
import { dossierCode, productCode, slipNo } from './product-code.ts';
import { nextCentralRound, nextProvincialRound } from './rounds-calendar.ts';
import { cleanFileName } from './upload-limits.ts';
import {
  communeDeadline,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBetween,
} from './working-days.ts';
import { cleanAnswer } from './form-of.ts';
import { dossierQueryUrl, readDossierQuery } from './dossier-query.ts';
import { DOSSIER_KINDS } from '../dossier-states.ts';
import { FULL_01, fullForm02 } from './dossier.fixture.ts';

describe('working days', () => {
  it('every listed day off is a Monday to Friday, in order, once', () => {
    const days = DAYS_OFF.map((one) => one.day);
    expect([...new Set(days)].sort()).toEqual(days);
    for (const one of days) expect([1, 2, 3, 4, 5]).toContain((toNumber(one) + 4) % 7);
  });

  it('the lunar days agree with the lunar calendar', () => {
    const lunar = (on: string): string =>
      new Intl.DateTimeFormat('en-u-ca-chinese', {
        month: 'numeric',
        day: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${on}T00:00:00Z`));
    // The new moon of 6/2/2027 stands an hour before midnight in Việt Nam; ICU puts it on the next day.
    expect(['2026-02-17', '2028-01-26'].map(lunar)).toEqual(['1/1', '1/1']);
    expect(['2026-04-26', '2027-04-16', '2028-04-04'].map(lunar)).toEqual(['3/10', '3/10', '3/10']);
  });

  it.each([
    // A Monday without holidays: three weeks.
    ['2026-06-01', '2026-06-22', false],
    // Lodged on a Saturday: counting begins on Monday.
    ['2026-06-06', '2026-06-26', false],
    // Over 30/4 and 1/5, and the day after Giỗ Tổ.
    ['2026-04-20', '2026-05-14', false],
    // Over Tết 2026.
    ['2026-02-02', '2026-03-02', false],
    // 24/11 is not certain, and said to be.
    ['2026-11-16', '2026-12-08', true],
    ['2026-08-17', '2026-09-10', true],
    ['2029-01-02', '2029-01-23', true],
  ])('lodged %s: the commune has until %s', (from, until, unsure) => {
    expect(communeDeadline(day(from))).toEqual({ day: until, unsure });
  });

  it('counts there and back alike', () => {
    for (let n = 0; n < 400; n += 1) {
      const from = fromNumber(toNumber(day('2026-01-01')) + n);
      const { day: to } = workingDaysAfter(from, 15);
      expect(workingDaysBetween(from, to)).toBe(15);
      expect(isWorkingDay(to)).toBe(true);
    }
    expect(workingDaysBetween(day('2026-06-08'), day('2026-06-05'))).toBe(-1);
  });
});

describe('rounds', () => {
  it.each([
    ['2026-04-29', '2026-04-30', '2026-06-30'],
    ['2026-04-30', '2026-10-30', '2026-12-30'],
    ['2026-10-29', '2026-10-30', '2026-12-30'],
    ['2026-10-30', '2027-04-30', '2027-06-30'],
    ['2026-12-31', '2027-04-30', '2027-06-30'],
  ])(
    'proposed to the province on %s: before %s, held before %s',
    (on, proposedBefore, heldBefore) => {
      expect(nextProvincialRound(day(on))).toEqual({ proposedBefore, heldBefore });
    },
  );

  it.each([
    ['2026-01-29', '2026-01-30', '2026-03-30'],
    ['2026-01-30', '2026-07-30', '2026-09-30'],
    ['2026-07-29', '2026-07-30', '2026-09-30'],
    ['2026-07-30', '2027-01-30', '2027-03-30'],
  ])(
    'proposed to the centre on %s: before %s, held before %s',
    (on, proposedBefore, heldBefore) => {
      expect(nextCentralRound(day(on))).toEqual({ proposedBefore, heldBefore });
    },
  );
});

describe('kinds', () => {
  const given = (
    issued: string,
    stars: number,
    more: Partial<OwnCertificate> = {},
  ): OwnCertificate => ({
    id: 1,
    code: 'MX-00001',
    stars,
    issuedFirst: day(issued),
    issuedLast: day(issued),
    criteriaVersion: 'qd26-2026',
    evidence: 'decision',
    heldOverUntil: null,
    revokedOn: null,
    ...more,
  });
  const issued = day('2026-06-01');
  const until = addMonths(issued, 36);
  const window = reassessWindow(until);
  const why = (kind: 'first' | 'upgrade' | 'reassess', held: OwnCertificate[], on: string) => {
    const verdict = kindVerdict(kind, held, day(on));
    return verdict.ok ? 'ok' : verdict.why;
  };

  it('the window is 180 to 120 days before expiry, both included', () => {
    expect(toNumber(until) - toNumber(window.from)).toBe(180);
    expect(toNumber(until) - toNumber(window.to)).toBe(120);
    const held = [given(issued, 4)];
    expect(why('reassess', held, addDays(window.from, -1))).toBe('reassess-too-early');
    expect(why('reassess', held, window.from)).toBe('ok');
    expect(why('reassess', held, window.to)).toBe('ok');
    expect(why('reassess', held, addDays(window.to, 1))).toBe('reassess-too-late');
    expect(why('reassess', held, addDays(until, 1))).toBe('no-valid-certificate');
  });

  it('first: nothing in force, or the window missed', () => {
    expect(why('first', [], '2026-11-22')).toBe('ok');
    expect(why('first', [given(issued, 3)], '2026-11-22')).toBe('first-but-certified');
    expect(why('first', [given(issued, 3)], window.to)).toBe('first-but-certified');
    expect(why('first', [given(issued, 3)], addDays(window.to, 1))).toBe('ok');
    expect(why('first', [given(issued, 3, { revokedOn: day('2026-07-01') })], '2026-11-22')).toBe(
      'ok',
    );
  });

  it('upgrade: any time, below five stars', () => {
    expect(why('upgrade', [], '2026-11-22')).toBe('no-valid-certificate');
    expect(why('upgrade', [given(issued, 3)], '2026-11-22')).toBe('ok');
    expect(why('upgrade', [given(issued, 4)], until)).toBe('ok');
    expect(why('upgrade', [given(issued, 5)], '2026-11-22')).toBe('already-five-stars');
  });

  it('a certificate that is only held over leaves a first-time dossier', () => {
    const old = given('2023-08-01', 4, {
      criteriaVersion: 'qd148-2023',
      heldOverUntil: day('2027-01-20'),
    });
    expect(why('reassess', [old], '2026-11-22')).toBe('held-over');
    expect(why('first', [old], '2026-11-22')).toBe('ok');
  });

  it('takes the certificate that stands longest', () => {
    const verdict = kindVerdict(
      'upgrade',
      [
        given('2024-01-01', 3, { id: 1, criteriaVersion: 'qd148-2023' }),
        given(issued, 4, { id: 2 }),
      ],
      day('2026-11-22'),
    );
    expect(verdict.held?.certificate.id).toBe(2);
  });
});

it('numbers', () => {
  const parts = { provinceCode: '91', communeCode: '30337', sequence: 3, year: 2026 };
  expect(productCode(parts)).toBe('91-30337-3-2026');
  expect(slipNo(parts)).toBe('3/PĐK-91-30337-2026');
  expect(dossierCode(2026, 12)).toBe('HS-2026-00012');
});

describe('papers', () => {
  const musts = (setNo: number, kind: 'first' | 'reassess' = 'first') =>
    papersFor({ setNo, kind, businessForm: 'company' })
      .filter(({ level }) => level === 'must')
      .map(({ code }) => code);

  it('required by set', () => {
    const table = Array.from(
      { length: 26 },
      (_, at) =>
        `${at + 1}: ${musts(at + 1)
          .slice(1)
          .join(', ')}`,
    );
    expect(table).toMatchInlineSnapshot(`
      [
        "1: food-safety",
        "2: food-safety",
        "3: food-safety",
        "4: food-safety",
        "5: food-safety",
        "6: food-safety",
        "7: food-safety",
        "8: food-safety",
        "9: food-safety",
        "10: food-safety",
        "11: food-safety",
        "12: food-safety",
        "13: food-safety",
        "14: food-safety",
        "15: food-safety, production-licence",
        "16: food-safety",
        "17: food-safety, production-licence",
        "18: gmp, product-registration",
        "19: cosmetic-slip, production-conditions",
        "20: production-conditions, product-declaration",
        "21: ",
        "22: ",
        "23: ",
        "24: ",
        "25: ",
        "26: ",
      ]
    `);
    for (let setNo = 1; setNo <= 26; setNo += 1)
      expect(musts(setNo)[0]).toBe('business-registration');
  });

  it('a re-assessment adds periodic tests to goods of sets 1 to 20', () => {
    expect(musts(1, 'reassess')).toContain('test-report');
    expect(musts(21, 'reassess')).not.toContain('test-report');
  });

  it('codes are written once', () => {
    expect(new Set(PAPERS.map(({ code }) => code)).size).toBe(PAPERS.length);
  });
});

describe('completeness', () => {
  const full = (setNo: number, kind: (typeof DOSSIER_KINDS)[number]) => {
    const criteria = criteriaOf(setNo, 'qd26-2026');
    return {
      kind,
      setNo,
      m01: FULL_01,
      m02: fullForm02(criteria),
      criteria,
      proved: new Set(PAPERS.map(({ code }) => `paper:${code}`)),
    };
  };

  it('26 sets × 3 kinds: a full dossier lacks nothing, an empty one everything that is required', () => {
    for (let setNo = 1; setNo <= 26; setNo += 1) {
      for (const kind of DOSSIER_KINDS) {
        const asked = full(setNo, kind);
        expect(mustsMissing(checkDossier(asked))).toEqual([]);
        const empty = checkDossier({ ...asked, m01: {}, m02: {}, proved: new Set() });
        const must = empty.filter(({ level }) => level === 'must');
        expect(must.every(({ state }) => state === 'missing')).toBe(true);
        expect(new Set(empty.map(({ item }) => item)).size).toBe(empty.length);
      }
    }
  });

  it('each required entry missed alone is named alone', () => {
    const asked = full(18, 'reassess');
    for (const { item } of checkDossier(asked).filter(({ level }) => level === 'must')) {
      const [part, ...rest] = item.split(':');
      const key = rest.join(':');
      const without = (content: Record<string, string>) =>
        Object.fromEntries(Object.entries(content).filter(([name]) => name !== key));
      const less =
        part === 'm01'
          ? { ...asked, m01: without(asked.m01) }
          : part === 'm02'
            ? { ...asked, m02: without(asked.m02) }
            : { ...asked, proved: new Set([...asked.proved].filter((one) => one !== item)) };
      expect(mustsMissing(checkDossier(less)).map((one) => one.item)).toEqual([item]);
    }
  });

  it('refuses points the form does not offer, and an association outside tourism', () => {
    const asked = full(1, 'first');
    const code = asked.criteria[0]?.code ?? '';
    const wrong = { ...asked, m02: { ...asked.m02, [`score:${code}`]: '99' } };
    expect(mustsMissing(checkDossier(wrong))).toMatchObject([
      { item: `m02:score:${code}`, fault: 'not-an-option' },
    ]);
    const club = { ...asked.m02, businessForm: 'association' };
    expect(mustsMissing(checkDossier({ ...asked, m02: club }))).toMatchObject([
      { item: 'm02:businessForm' },
    ]);
    const tour = full(26, 'first');
    expect(
      mustsMissing(checkDossier({ ...tour, m02: { ...tour.m02, businessForm: 'association' } })),
    ).toEqual([]);
  });

  it('Mẫu 03: four points with grounds, letter and reporter', () => {
    expect(
      communeReportGaps({ kind: 'first', setNo: 1 }, {}).map(({ field }) => field.key),
    ).toEqual([
      'localMaterial',
      'localMaterialWhy',
      'localLabour',
      'localLabourWhy',
      'ideaOrigin',
      'ideaOriginWhy',
      'identity',
      'identityWhy',
      'letterNo',
      'letterOn',
      'reporter',
    ]);
    expect(FORM_03).toHaveLength(2);
  });
});

it('faults of single answers', () => {
  const of = (kind: Field['kind'], typed: string) =>
    faultOf({ key: 'x', vi: '', en: '', kind, options: [{ value: 'a', vi: '', en: '' }] }, typed);
  expect([
    of('number', '1.250.000'),
    of('number', '12,5'),
    of('number', '3'),
    of('number', '1.2.3'),
  ]).toEqual([null, null, null, 'not-a-number']);
  expect([of('day', '2026-02-28'), of('day', '2026-02-30')]).toEqual([null, 'not-a-day']);
  expect([of('email', 'a@b.vn'), of('email', 'a@b')]).toEqual([null, 'not-an-address']);
  expect([of('phone', '0912 345 678'), of('phone', '12')]).toEqual([null, 'not-a-phone']);
  expect([of('choice', 'a'), of('choice', 'b'), of('text', ' ')]).toEqual([
    null,
    'not-an-option',
    'empty',
  ]);
});

it('cleans names of files and answers', () => {
  expect(cleanFileName('../../etc/pass\u0000wd.exe', 'application/pdf')).toBe('pass wd.pdf');
  expect(cleanFileName('C:\\anh\\Giấy phép.PDF', 'application/pdf')).toBe('Giấy phép.pdf');
  expect(cleanFileName('a\u202egpj.exe', 'image/jpeg')).toBe('a gpj.jpg');
  expect(cleanFileName('"><script>', 'image/png')).toBe('script.png');
  expect(cleanFileName('...', 'image/png')).toBe('tep.png');
  expect(cleanFileName('ư'.repeat(400), 'image/webp').length).toBeLessThanOrEqual(120);
  expect(cleanAnswer('a\r\nb\u0000c\te\n \n')).toBe('a\nb c\te'.replace('\t', ' '));
});

it('the query of a list comes back as it went', () => {
  const url = '?q=ch%C3%A8&tt=lodged&loai=first&bo=11&xa=30337&tre=1&sx=han&trang=2';
  expect(dossierQueryUrl(readDossierQuery(new URLSearchParams(url)))).toBe(url);
  expect(
    dossierQueryUrl(readDossierQuery(new URLSearchParams('?tt=x&bo=99&sx=1&trang=-1&xa=1 or 1'))),
  ).toBe('');
});
