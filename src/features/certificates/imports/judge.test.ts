import { describe, expect, it } from 'vitest';
import { type Day, day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { placeIndex } from '#src/features/places/match-place.ts';
import { problemText, whyText } from '#src/words/decision-imports.ts';
import type { ListRow } from '../decision-list/list.ts';
import { type DecisionFacts, levelOf, missingFacts, numberKey } from './decision-facts.ts';
import { countsOf, judging, seenOf } from './judge-list.ts';
import { type Choice, type Judged, judgeRow, type ListContext } from './judge.ts';
import { type Award, registerIndex, type RegisterProduct } from './register-index.ts';
import { printedPlace } from './row-place.ts';

const places = placeIndex({
  provinces: [
    { code: '91', name: 'An Giang' },
    { code: '68', name: 'Lâm Đồng' },
  ],
  oldProvinces: [
    { code: '89', name: 'An Giang', provinceCode: '91' },
    { code: '91', name: 'Kiên Giang', provinceCode: '91' },
  ],
  communes: [
    { code: '30001', name: 'Châu Phú', kind: 'xã', provinceCode: '91' },
    { code: '30002', name: 'Núi Sam', kind: 'phường', provinceCode: '91' },
    { code: '24001', name: 'Lạc Dương', kind: 'xã', provinceCode: '68' },
  ],
  oldPlaces: [
    {
      level: 'district',
      name: 'Châu Phú',
      kind: 'huyện',
      oldDistrict: '',
      oldProvinceCode: '89',
      communeCodes: ['30001'],
    },
    {
      level: 'commune',
      name: 'Khánh Hòa',
      kind: 'xã',
      oldDistrict: 'Huyện Châu Phú',
      oldProvinceCode: '89',
      communeCodes: ['30001'],
    },
  ],
});
const PROVINCES = [
  { code: '91', names: ['An Giang', 'Kiên Giang'] },
  { code: '68', names: ['Lâm Đồng'] },
];
const isProvince = (name: string): boolean =>
  ['an giang', 'kien giang', 'lam dong'].includes(fold(name).replace(/^(tinh|tp\.?) /, ''));

function award(given: Partial<Award> & { on?: string }): Award {
  const on = (given.on ?? '2023-01-27') as Day;
  return {
    id: 7,
    stars: 3,
    decisionNo: '86/QĐ-UBND',
    decidedOn: on,
    issuedFirst: on,
    issuedLast: on,
    evidence: 'decision',
    criteriaVersion: 'qd781-2020',
    heldOverUntil: null,
    revokedOn: null,
    ...given,
  };
}

function product(awards: Award[], given: Partial<RegisterProduct> = {}): RegisterProduct {
  return {
    id: 1,
    name: 'Khô ếch một nắng',
    otherNames: [],
    producerId: 2,
    producerName: 'Hợp tác xã Khánh Hòa',
    otherProducers: [],
    provinceCode: '91',
    communeCode: '30001',
    awards,
    ...given,
  };
}

const indexOf = (...products: RegisterProduct[]) =>
  registerIndex(
    products,
    [{ id: 2, name: 'Hợp tác xã Khánh Hòa', provinceCode: '91', communeCode: '30001' }],
    places,
    PROVINCES,
    isProvince,
  );

function row(given: Partial<ListRow> = {}): ListRow {
  return {
    row: 1,
    line: 5,
    sheet: '',
    cells: { name: { address: 'B5', text: 'x' }, stars: { address: 'E5', text: 'x' } },
    name: 'khô ếch một nắng',
    producer: 'HTX Khánh Hoà',
    address: 'ấp Khánh An, xã Khánh Hòa, huyện Châu Phú',
    stars: 3,
    score: null,
    decisionNo: '',
    decidedOn: null,
    year: null,
    group: '',
    note: '',
    filledDown: [],
    problems: [],
    ...given,
  };
}

const FACTS: DecisionFacts = {
  provinceCode: '91',
  number: '900/QĐ-UBND',
  decidedOn: day('2026-01-10'),
  issuer: 'Ủy ban nhân dân tỉnh An Giang',
  level: 'province',
  kind: 'recognise',
};
const context = (facts: Partial<DecisionFacts> = {}): ListContext => ({
  facts: { ...FACTS, ...facts },
  oneProvince: true,
  provinceAsked: true,
  today: day('2026-11-22'),
});
const judge = (
  awards: Award[] | null,
  given: Partial<ListRow> = {},
  facts: Partial<DecisionFacts> = {},
  choice: Choice = {},
): Judged =>
  judgeRow(
    row(given),
    awards === null ? indexOf() : indexOf(product(awards)),
    context(facts),
    choice,
  );

describe('a row against the register', () => {
  it.each<[string, Award[] | null, Partial<ListRow>, Partial<DecisionFacts>, string]>([
    ['nothing there', null, {}, {}, 'recognise first'],
    ['a product without a certificate', [], {}, {}, 'recognise no-decision-before'],
    [
      'only a council result',
      [award({ evidence: 'council', decisionNo: '' })],
      {},
      {},
      'recognise no-decision-before',
    ],
    [
      'only news of it',
      [
        award({
          evidence: 'report',
          decisionNo: '',
          issuedFirst: day('2026-01-01'),
          issuedLast: day('2026-12-31'),
        }),
      ],
      {},
      {},
      'recognise no-decision-before',
    ],
    ['the same stars, later', [award({})], {}, {}, 'renew later'],
    ['more stars, later', [award({})], { stars: 4 }, {}, 'raise later'],
    ['fewer stars, later', [award({ stars: 4 })], {}, {}, 'lower later'],
    [
      'the latest counts',
      [award({}), award({ id: 8, stars: 4, on: '2025-01-01' })],
      {},
      {},
      'lower later',
    ],
    ['an older decision', [award({ on: '2026-05-01' })], {}, {}, 'recognise older'],
    [
      'after a revocation',
      [award({ revokedOn: day('2024-01-01') })],
      {},
      {},
      'recognise after-revocation',
    ],
    [
      'the same decision',
      [award({})],
      {},
      { number: '86/QD-UBND', decidedOn: day('2023-01-27') },
      'unchanged already-there',
    ],
    [
      'the same number, no day in the list',
      [award({})],
      {},
      { number: 'Số 86/QĐ-UBND', decidedOn: null },
      'unchanged already-there',
    ],
    ['the same number, another day', [award({})], {}, { number: '86/QĐ-UBND' }, 'renew later'],
    [
      'no decision named at all',
      [award({})],
      {},
      { number: '', decidedOn: null },
      'unchanged nothing-new',
    ],
    [
      'no decision named, other stars',
      [award({})],
      { stars: 4 },
      { number: '', decidedOn: null },
      'raise later',
    ],
    [
      'the row names its own decision',
      [award({})],
      { decisionNo: '86/QĐ-UBND', decidedOn: '2023-01-27' },
      {},
      'unchanged already-there',
    ],
    [
      'a list of revocations',
      [award({ on: '2024-06-01' })],
      { stars: null },
      { kind: 'revoke' },
      'revoke revoked-by-list',
    ],
    [
      'a note that revokes',
      [award({ on: '2024-06-01' })],
      { note: 'Thu hồi giấy chứng nhận' },
      {},
      'revoke revoked-by-list',
    ],
    [
      'revoked already',
      [award({ revokedOn: day('2024-01-01') })],
      {},
      { kind: 'revoke' },
      'unchanged already-revoked',
    ],
  ])('%s', (_name, awards, given, facts, expected) => {
    const found = judge(awards, given, facts);
    expect(`${found.judgement} ${found.why}`).toBe(expected);
    expect(found.problem).toBeNull();
    expect(whyText(found.why, 'vi').length).toBeGreaterThan(5);
  });

  it.each<[string, Award[] | null, Partial<ListRow>, Partial<DecisionFacts>, string]>([
    ['no stars', [award({})], { stars: null }, {}, 'no-stars'],
    ['no name', null, { name: '' }, {}, 'no-name'],
    ['5 stars of a province', [award({})], { stars: 5 }, {}, 'stars-above-level'],
    [
      '4 stars of a district',
      [award({})],
      { stars: 4 },
      { level: 'district' },
      'stars-above-level',
    ],
    ['a day to come', [award({})], {}, { decidedOn: day('2027-01-01') }, 'decided-in-the-future'],
    ['another province', null, { address: 'xã Lạc Dương, tỉnh Lâm Đồng' }, {}, 'other-province'],
    [
      'no province anywhere',
      null,
      { address: '' },
      { provinceCode: null, level: 'centre' },
      'no-province',
    ],
    ['a name much like one', [award({})], { name: 'Khô ếch một nắngg' }, {}, 'choose-match'],
    [
      'a producer much like one',
      [award({})],
      { name: 'Bánh phồng', producer: 'HTX Khánh Hòaa' },
      {},
      'choose-producer',
    ],
    [
      'the same decision, other stars',
      [award({})],
      { stars: 4 },
      { number: '86/QĐ-UBND', decidedOn: day('2023-01-27') },
      'same-decision-other-stars',
    ],
    ['revokes what is not there', null, {}, { kind: 'revoke' }, 'revoke-unknown'],
    [
      'revokes what has ended',
      [award({ on: '2020-01-01' })],
      {},
      { kind: 'revoke' },
      'revoke-expired',
    ],
    [
      'revokes before the issue',
      [award({ on: '2026-05-01' })],
      {},
      { kind: 'revoke' },
      'revoke-before-issue',
    ],
  ])('%s waits for a person', (_name, awards, given, facts, code) => {
    const found = judge(awards, given, facts);
    expect(found.judgement).toBe('problem');
    expect(found.problem?.code).toBe(code);
    for (const lang of ['vi', 'en'] as const) {
      expect(problemText(found.problem, lang)).toMatch(/\. ?|$/);
      expect(problemText(found.problem, lang)?.length).toBeGreaterThan(30);
    }
  });

  it('takes what was chosen', () => {
    const slip = { name: 'Khô ếch một nắngg' };
    expect(judge([award({})], slip, {}, { product: 1 })).toMatchObject({
      judgement: 'renew',
      product: { id: 1, how: 'chosen' },
    });
    expect(judge([award({})], slip, {}, { product: 'new' })).toMatchObject({
      judgement: 'recognise',
      product: { id: null, how: 'new' },
      producer: { id: 2, how: 'exact' },
    });
    expect(judge([award({})], { stars: null }, {}, { stars: 4 })).toMatchObject({
      judgement: 'raise',
    });
    expect(judge([award({})], { stars: null }, {}, { leftOut: true })).toMatchObject({
      judgement: 'unchanged',
      leftOut: true,
    });
  });

  it('stops where score and stars contradict each other, until somebody says which', () => {
    const problems: ListRow['problems'] = [
      {
        column: 'stars',
        cell: 'F7',
        value: '4 sao',
        code: 'score-contradicts-stars',
        vi: 'Trái nhau.',
        en: 'They differ.',
        weight: 'look',
      },
    ];
    const found = judge([award({})], { problems });
    expect(found).toMatchObject({ judgement: 'problem', stars: 3 });
    expect(problemText(found.problem, 'vi')).toBe('Ô F7: Trái nhau.');
    expect(judge([award({})], { problems }, {}, { stars: 3 }).judgement).toBe('renew');
    expect(judge([award({})], { problems }, {}, { accepted: true }).judgement).toBe('renew');
  });

  it('finds a product by another name and by the producer a certificate prints', () => {
    const known = product([award({})], {
      otherNames: ['Ếch một nắng'],
      otherProducers: ['Tổ hợp tác Khánh Hòa'],
    });
    const found = judgeRow(
      row({ name: 'ếch một nắng', producer: 'THT Khánh Hòa' }),
      indexOf(known),
      context(),
      {},
    );
    expect(found.product).toEqual({ id: 1, how: 'other-name' });
  });

  it('takes two products of one name in two communes for two, and offers both where no commune is given', () => {
    const two = indexOf(
      product([award({})]),
      product([award({})], { id: 5, communeCode: '30002' }),
    );
    expect(judgeRow(row(), two, context(), {}).product.id).toBe(1);
    const found = judgeRow(row({ address: '' }), two, context(), {});
    expect(found.problem?.code).toBe('choose-match');
    expect(found.near.map(({ id }) => id).sort()).toEqual([1, 5]);
  });
});

describe('a list', () => {
  it('does not take two rows for one product, and its counts add up', () => {
    const rows = [
      row(),
      row({ row: 2, name: 'Khô Ếch Một Nắng ' }),
      row({ row: 3, name: 'Bánh phồng tôm' }),
      row({ row: 4, name: 'bánh phồng tôm' }),
      row({ row: 5, name: 'Bánh phồng tôm', producer: 'HKD Lan' }),
      row({ row: 6, stars: null }),
    ];
    const judged = [
      ...judging(rows, indexOf(product([award({})])), context(), new Map([[6, { leftOut: true }]])),
    ];
    expect(judged.map((one) => one.problem?.code ?? one.judgement)).toEqual([
      'renew',
      'twice-in-list',
      'recognise',
      'twice-in-list',
      'recognise',
      'unchanged',
    ]);
    const counts = countsOf(rows, judged, 4);
    const { recognise, renew, raise, lower, revoke, unchanged, problem } = counts;
    expect(recognise + renew + raise + lower + revoke + unchanged + problem).toBe(counts.rows);
    expect(counts).toMatchObject({
      rows: 6,
      leftOut: 1,
      newProducts: 2,
      newProducers: 1,
      skippedLines: 4,
    });
    expect(new Set(judged.map(seenOf)).size).toBeGreaterThan(4);
  });
});

describe('what is said of a decision', () => {
  it.each([
    ['86/QĐ-UBND', '86/qd-ubnd '],
    ['86/QĐ-UBND', 'Số: 86/QĐ–UBND'],
    ['086/QĐ-UBND', 'Quyết định số 86/QĐ-UBND'],
  ])('%s and %s are one number', (a, b) => expect(numberKey(a)).toBe(numberKey(b)));

  it.each([
    ['Ủy ban nhân dân tỉnh An Giang', '86/QĐ-UBND', 'province'],
    ['UBND huyện Đắk Song', '1887/QĐ-UBND', 'district'],
    ['Bộ Nông nghiệp và Môi trường', '12/QĐ-BNNMT', 'centre'],
    ['', '12/QĐ-BNNMT', 'centre'],
    ['', '12/QĐ-UBND', null],
  ])('%s, %s: %s', (issuer, number, level) => expect(levelOf(issuer, number)).toBe(level));

  it('asks for what is missing, and not for what every row says itself', () => {
    const none = {
      ...FACTS,
      number: '',
      decidedOn: null,
      issuer: '',
      level: null,
      provinceCode: null,
    };
    expect(missingFacts(none, [])).toEqual(['province', 'number', 'decidedOn', 'issuer', 'level']);
    expect(
      missingFacts({ ...FACTS, number: '', decidedOn: null }, [
        { number: '1/QĐ', decidedOn: '2026-01-01' },
      ]),
    ).toEqual([]);
    expect(missingFacts({ ...FACTS, provinceCode: null, level: 'centre' }, [])).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['khóm Long Quới C, phường Long Phú, TX. Tân Châu', 'phường Long Phú', 'TX. Tân Châu', ''],
    ['ấp Khánh An, xã Khánh Hòa, huyện Châu Phú', 'xã Khánh Hòa', 'huyện Châu Phú', ''],
    [
      'xã Quảng Trực, huyện Tuy Đức, tỉnh Lâm Đồng',
      'xã Quảng Trực',
      'huyện Tuy Đức',
      'tỉnh Lâm Đồng',
    ],
    ['phường Phan Thiết, Lâm Đồng', 'phường Phan Thiết', '', 'Lâm Đồng'],
    ['Thị trấn Cầu Kè', 'Thị trấn Cầu Kè', '', ''],
    ['P. Núi Sam, TP. Châu Đốc, tỉnh An Giang', 'P. Núi Sam', 'TP. Châu Đốc', 'tỉnh An Giang'],
    ['Khánh Hòa', 'Khánh Hòa', '', ''],
    ['', '', '', ''],
  ])('%s', (address, commune, district, province) => {
    expect(printedPlace(address, {}, isProvince)).toEqual({ commune, district, province });
  });
});
