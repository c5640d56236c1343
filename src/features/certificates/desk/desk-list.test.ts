import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { reachOf } from '#src/features/accounts/may.ts';
import { deskLine, validUntil } from './desk-line.fixture.ts';
import { linesWithin } from './desk-line.ts';
import { filterDesk, plainDecision, scoreOf, sortDesk } from './desk-list.ts';
import { ANY_DESK, DESK_SORTS, deskSearch, isFiltered, parseDeskQuery } from './desk-query.ts';
import { vietnameseOrder } from './vietnamese-order.ts';

const TODAY = day('2026-11-22');
const lines = [
  deskLine(1, { productName: 'Mật ong rừng', communeName: 'Phú Quốc' }),
  deskLine(2, { provinceCode: '68', provinceName: 'Lâm Đồng', communeCode: '24700', stars: 4 }),
  deskLine(3, { standing: validUntil('2026-12-22'), decisionNo: '99 / qđ-ubnd', score: '' }),
  deskLine(4, {
    standing: {
      state: 'expired',
      stars: 0,
      awarded: 3,
      validUntil: day('2026-05-01'),
      reason: null,
    },
    communeCode: '30002',
    year: 2023,
  }),
  deskLine(5, {
    stars: null,
    producerId: null,
    producerName: '',
    decisionNo: '',
    communeCode: null,
  }),
];
const codes = (found: readonly { id: number }[]): number[] => found.map((line) => line.id);
const asked = (search: string): number[] =>
  codes(filterDesk(lines, parseDeskQuery(new URLSearchParams(search)), TODAY));

describe('who sees which lines', () => {
  it.each([
    ['administrator', {}, [1, 2, 3, 4, 5]],
    ['ministry-officer', {}, [1, 2, 3, 4, 5]],
    ['provincial-officer', { provinceCode: '91' }, [1, 3, 4, 5]],
    ['provincial-officer', { provinceCode: '68' }, [2]],
    ['provincial-officer', { provinceCode: '01' }, []],
    ['commune-officer', { communeCode: '30001' }, [1, 3]],
    ['commune-officer', { communeCode: '99999' }, []],
    ['producer', { producerId: 1 }, []],
    ['council-member', { councilId: 1 }, []],
  ] as const)('%s %o sees %o', (role, scope, ids) => {
    const reach = reachOf(actorAs(role, scope), 'see-register-desk');
    expect(codes(linesWithin(lines, reach))).toEqual(ids);
  });
});

describe('filters', () => {
  it.each([
    ['', [1, 2, 3, 4, 5]],
    ['q=mat+ong+rung', [1]],
    ['q=RỪNG', [1]],
    ['q=mx3', [3]],
    ['q=phu+quoc', [1, 2, 3, 4, 5]],
    ['trang-thai=expired', [4]],
    ['trang-thai=valid,expired&sao=4', [2]],
    ['trang-thai=khong-co', [1, 2, 3, 4, 5]],
    ['sao=0', [5]],
    ['tinh=68', [2]],
    ['xa=30002', [4]],
    ['nam=2023', [4]],
    ['het-trong=30', [3]],
    ['het-trong=29', []],
    ['gia-han=late', [3]],
    ['gia-han=lapsed', [4]],
    ['qd=99', [3]],
    ['qd=99/QĐ-UBND', [3]],
    ['qd=1234', [1, 2, 4]],
    ['ma=MX-00002,MX-00005', [2, 5]],
    ["q=' or 1=1 --", []],
  ])('%s', (search, ids) => expect(asked(search)).toEqual(ids));
});

describe('the address', () => {
  it('is written as it is read', () => {
    const search =
      '?q=m%E1%BA%ADt+ong&trang-thai=valid,expired&sao=3,4&tinh=91&xa=30001&nhom=II&bo=4&nam=2024&het-trong=60&gia-han=late&nguon-ghi=decision&qd=12%2FQ%C4%90&ma=MX-00001&tinh-den=2026-01-31&xep=sao&chieu=giam&moi-trang=100&trang=3';
    expect(deskSearch(parseDeskQuery(new URLSearchParams(search)))).toBe(search);
  });

  it('leaves out what is malformed', () => {
    const bad =
      'tinh=9&xa=x&nhom=VII&bo=27&nam=1999&het-trong=-1&tinh-den=2026-02-30&xep=x&trang=0';
    expect(parseDeskQuery(new URLSearchParams(bad))).toEqual(ANY_DESK);
  });

  it('knows whether anything narrows the list', () => {
    expect(isFiltered({ ...ANY_DESK, sort: 'sao', down: true, size: 200, page: 9 })).toBe(false);
    expect(isFiltered({ ...ANY_DESK, within: 60 })).toBe(true);
  });
});

describe('order', () => {
  it.each(DESK_SORTS)('%s goes up and down and keeps every line, empty values last', (sort) => {
    for (const down of [false, true]) {
      expect(codes(sortDesk(lines, sort, down)).sort()).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('puts what has no value last in either direction', () => {
    expect(codes(sortDesk(lines, 'sao', false)).at(-1)).toBe(5);
    expect(codes(sortDesk(lines, 'sao', true)).at(-1)).toBe(5);
    expect(codes(sortDesk(lines, 'sao', true))[0]).toBe(2);
  });

  it('is remembered with its list', () => {
    expect(sortDesk(lines, 'ma', false)).toBe(sortDesk(lines, 'ma', false));
  });

  it('follows the Vietnamese alphabet', () => {
    const names = [
      'Đậu',
      'Dừa',
      'Ăn',
      'An',
      'Ấm',
      'Ông',
      'Oản',
      'Ớt',
      'Bánh 10',
      'Bánh 9',
      'Uống',
      'Ưng',
    ];
    const byKey = (a: string, b: string) => (vietnameseOrder(a) < vietnameseOrder(b) ? -1 : 1);
    expect(names.sort(byKey)).toEqual([
      'An',
      'Ăn',
      'Ấm',
      'Bánh 9',
      'Bánh 10',
      'Dừa',
      'Đậu',
      'Oản',
      'Ông',
      'Ớt',
      'Uống',
      'Ưng',
    ]);
  });
});

it('reads scores and decision numbers as people print them', () => {
  expect([scoreOf('91,14'), scoreOf('87.7 điểm'), scoreOf('')]).toEqual([91.14, 87.7, null]);
  expect(plainDecision('123 / QĐ-UBND')).toBe(plainDecision('123/qd-ubnd'));
});
