import { describe, expect, it } from 'vitest';
import {
  ANY_REGISTER,
  canonicalCode,
  filterRegister,
  parseRegisterQuery,
  type RegisterLineLike,
  registerSearch,
  sortRegister,
} from './register-query.ts';
import type { State } from './standing.ts';

const known = {
  provinces: [
    { code: '91', slug: 'an-giang' },
    { code: '08', slug: 'tuyen-quang' },
  ],
  oldProvinces: [{ code: '02', slug: 'ha-giang' }],
  groups: [
    { code: 'I', slug: 'thuc-pham' },
    { code: 'III', slug: 'duoc-lieu' },
  ],
};
const read = (search: string) => parseRegisterQuery(new URLSearchParams(search), known);

describe('parseRegisterQuery', () => {
  it.each([
    ['', {}],
    ['q=+mật+ong+', { q: 'mật ong' }],
    ['trang-thai=valid', { state: ['valid'] }],
    ['state=valid,held-over&state=revoked', { state: ['valid', 'held-over', 'revoked'] }],
    ['state=valid&trang-thai=valid', { state: ['valid'] }],
    ['sao=4&sao=5', { stars: [4, 5] }],
    ['stars=0', { stars: [0] }],
    ['tinh=an-giang', { province: 'an-giang' }],
    ['tinh=An Giang', { province: 'an-giang' }],
    ['province=91', { province: 'an-giang' }],
    ['tinh-cu=Hà Giang', { oldProvince: 'ha-giang' }],
    ['nhom=iii', { group: 'III' }],
    ['nhom=duoc-lieu', { group: 'III' }],
    ['nam=2023', { year: 2023 }],
    ['nguon-ghi=council', { evidence: 'council' }],
    ['xep=ngay&trang=3', { sort: 'ngay', page: 3 }],
    ['sort=date', { sort: 'ngay' }],
    ['tinh=&sao=&q=', {}],
    ['utm_source=x&fbclid=y', {}],
  ] as const)('%s', (search, expected) => {
    expect(read(search)).toEqual({ query: { ...ANY_REGISTER, ...expected }, ignored: [] });
  });

  it.each([
    'trang-thai=tot',
    'sao=6',
    'sao=4.5',
    'tinh=atlantis',
    'tinh-cu=an-giang',
    'nhom=VII',
    'nam=23',
    'nam=1999',
    'nguon-ghi=rumour',
    'xep=constructor',
    'sort=toString',
    'trang=0',
    'trang=-1',
    'trang=1e3',
    'la=gi',
    'constructor=1',
    '__proto__=1',
  ])('leaves out and names %s', (search) => {
    const [name, value] = search.split('=');
    expect(read(search)).toEqual({ query: ANY_REGISTER, ignored: [{ name, value }] });
  });

  it('keeps the good part of a list and names the whole', () => {
    const { query, ignored } = read('sao=4,9');
    expect(query.stars).toEqual([4]);
    expect(ignored).toEqual([{ name: 'sao', value: '4,9' }]);
  });

  it('cuts endless text', () => {
    expect(read(`q=${'x'.repeat(500)}`).query.q).toHaveLength(200);
  });

  it('is undone by registerSearch', () => {
    const search =
      '?q=m%E1%BA%ADt+ong&trang-thai=valid,unknown&sao=3,4&tinh=an-giang&tinh-cu=ha-giang&nhom=I&nam=2022&nguon-ghi=report&xep=tinh&trang=2';
    expect(registerSearch(read(search.slice(1)).query)).toBe(search);
    expect(registerSearch(ANY_REGISTER)).toBe('');
  });
});

function line(
  number: number,
  facts: Partial<{
    name: string;
    producer: string | null;
    stars: number | null;
    decisionNo: string;
    decidedOn: string | null;
    year: number | null;
    issuedLast: string | null;
    state: State;
    province: string;
    old: string | null;
    group: string;
    evidence: string;
  }>,
): RegisterLineLike {
  return {
    certificate: {
      code: `MX-${String(number).padStart(5, '0')}`,
      stars: facts.stars === undefined ? 3 : facts.stars,
      decisionNo: facts.decisionNo ?? '',
      decidedOn: facts.decidedOn ?? null,
      year: facts.year ?? null,
      issuedLast: facts.issuedLast ?? null,
      evidence: facts.evidence ?? 'report',
      printedName: facts.name ?? 'Chè',
      printedProducer: facts.producer ?? '',
    },
    standing: { state: facts.state ?? 'unknown' },
    product: { name: facts.name ?? 'Chè' },
    groupCode: facts.group ?? 'I',
    producer: facts.producer ? { name: facts.producer } : null,
    province: { slug: facts.province ?? 'an-giang', name: facts.province ?? 'An Giang' },
    oldProvince: facts.old ? { name: facts.old } : null,
  };
}

const lines = [
  line(1, {
    name: 'Mật ong Đồng Văn',
    producer: 'HTX Đường Hoa',
    state: 'valid',
    decisionNo: '86/QĐ-UBND',
    decidedOn: '2023-01-27',
    year: 2022,
    issuedLast: '2023-01-27',
    old: 'Hà Giang',
  }),
  line(2, {
    name: 'Bưởi',
    stars: 4,
    state: 'expired',
    province: 'tuyen-quang',
    year: 2021,
    issuedLast: '2021-12-31',
    evidence: 'council',
  }),
  line(12, { name: 'Ấm chén', stars: null, group: 'IV' }),
];
const codes = (query: Partial<typeof ANY_REGISTER>): string[] =>
  filterRegister(lines, { ...ANY_REGISTER, ...query }).map((found) =>
    found.certificate.code.slice(-2),
  );

describe('filterRegister', () => {
  it.each([
    [{}, ['01', '02', '12']],
    [{ q: 'mat ong' }, ['01']],
    [{ q: 'MẬT ONG' }, ['01']],
    [{ q: 'dong van' }, ['01']],
    [{ q: 'duong hoa' }, ['01']],
    [{ q: '86/QĐ' }, ['01']],
    [{ q: '86/qd-ubnd' }, ['01']],
    [{ q: 'ong mat' }, ['01']],
    [{ q: 'at ong' }, []],
    [{ q: 'mx 12' }, ['12']],
    [{ q: 'MX-00002' }, ['02']],
    [{ q: '…' }, ['01', '02', '12']],
    [{ state: ['valid', 'expired'] }, ['01', '02']],
    [{ stars: [4] }, ['02']],
    [{ stars: [0] }, ['12']],
    [{ province: 'tuyen-quang' }, ['02']],
    [{ oldProvince: 'ha-giang' }, ['01']],
    [{ group: 'IV' }, ['12']],
    [{ year: 2023 }, ['01']],
    [{ year: 2022 }, []],
    [{ year: 2021 }, ['02']],
    [{ evidence: 'council' }, ['02']],
    [{ q: 'buoi', stars: [3] }, []],
  ] as const)('%j', (query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it('counts states without the filter on states', () => {
    expect(filterRegister(lines, { ...ANY_REGISTER, state: ['valid'] }, 'state')).toHaveLength(3);
  });
});

describe('sortRegister', () => {
  it.each([
    ['ma', ['01', '02', '12']],
    ['ngay', ['01', '02', '12']],
    ['san-pham', ['12', '02', '01']],
    ['tinh', ['01', '12', '02']],
    ['trang-thai', ['01', '12', '02']],
  ] as const)('%s', (sort, expected) => {
    expect(
      sortRegister([...lines].reverse(), sort).map((found) => found.certificate.code.slice(-2)),
    ).toEqual(expected);
  });
});

describe('canonicalCode', () => {
  it.each([
    ['MX-00012', 'MX-00012'],
    ['mx-00012', 'MX-00012'],
    ['mx 12', 'MX-00012'],
    [' MX12 ', 'MX-00012'],
    ['mx–12', 'MX-00012'],
    ['MX-100000', 'MX-100000'],
    ['12', null],
    ['86/QĐ-UBND', null],
    ['mx', null],
    ['mx-0', null],
    ['mx-12a', null],
    ['', null],
  ])('%s → %s', (typed, code) => {
    expect(canonicalCode(typed)).toBe(code);
  });
});
