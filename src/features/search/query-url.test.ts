import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { readApiQuery } from './api-query.ts';
import {
  asQuery,
  isFiltered,
  NO_CHOICE,
  onPage,
  readChoice,
  type Slugs,
  sortedBy,
  toggled,
  without,
  writeChoice,
} from './query-url.ts';

const SLUGS: Slugs = {
  group: new Map([
    ['thuc-pham', 'I'],
    ['do-uong', 'II'],
  ]),
  set: new Map([
    ['che', 11],
    ['gao', 3],
  ]),
  province: new Map([
    ['lao-cai', '15'],
    ['tuyen-quang', '08'],
  ]),
  commune: new Map([['sa-pa', '03006']]),
  oldProvince: new Map([['ha-giang', '02']]),
};
const read = (text: string) => readChoice(new URLSearchParams(text), SLUGS);

describe('the address of a search', () => {
  it.each([
    ['', ''],
    ['?q=m%E1%BA%ADt+ong', '?q=m%E1%BA%ADt+ong'],
    ['?q=%20 m%C3%A2%CC%A3t  ong ', '?q=m%E1%BA%ADt+ong'],
    ['?sao=4,5,4', '?sao=5,4'],
    ['?sao=4&sao=5', '?sao=5,4'],
    ['?trang=1', ''],
    ['?trang=3&tinh=lao-cai,tuyen-quang', '?tinh=tuyen-quang,lao-cai&trang=3'],
    ['?sap-xep=phu-hop', ''],
    ['?sap-xep=moi&q=x', '?q=x&sap-xep=moi'],
    ['?loai=cong-ty,hop-tac-xa', '?loai=hop-tac-xa,cong-ty'],
    ['?trang-thai=het-han,con-hieu-luc', '?trang-thai=con-hieu-luc,het-han'],
    ['?gia=hoi-gia,duoi-100', '?gia=duoi-100,hoi-gia'],
    [
      '?cau-chuyen=co&nha=htx-a&xa=sa-pa&tinh-cu=ha-giang',
      '?xa=sa-pa&tinh-cu=ha-giang&nha=htx-a&cau-chuyen=co',
    ],
    ['?bo=che,gao&nhom=do-uong', '?nhom=do-uong&bo=gao,che'],
  ])('%s is written %s', (asked, written) => {
    const { choice, ignored } = read(asked);
    expect(writeChoice(choice, SLUGS)).toBe(written);
    expect(ignored).toEqual([]);
    expect(read(written).choice).toEqual(choice);
  });

  it.each([
    ['?sao=6,5', ['sao=6']],
    ['?tinh=atlantis', ['tinh=atlantis']],
    ['?trang=0', ['trang=0']],
    ['?trang=99999999', ['trang=99999999']],
    ['?sap-xep=ngau-nhien', ['sap-xep=ngau-nhien']],
    ['?utm_source=x&cau-chuyen=khong', ['utm_source=x', 'cau-chuyen=khong']],
    ['?nha=../etc', ['nha=../etc']],
  ])('%s: says what it left out', (asked, left) => {
    expect(read(asked).ignored).toEqual(left);
  });

  it('cuts a text of any length and form', () => {
    expect(read(`?q=${'đ'.repeat(5_000)}`).choice.q).toHaveLength(200);
    expect(() => read('?q=%ED%A0%80%00🍯')).not.toThrow();
  });

  it('ticks, unticks and removes, each time from the first page', () => {
    const third = onPage({ ...NO_CHOICE, q: 'chè', stars: [4] }, 3);
    expect(toggled(third, 'stars', '5')).toMatchObject({ stars: [5, 4], page: 1 });
    expect(toggled(third, 'stars', 4)).toMatchObject({ stars: [], page: 1 });
    expect(toggled(third, 'story', '1')).toMatchObject({ story: true, page: 1 });
    expect(without(third, 'stars', 4)).toMatchObject({ q: 'chè', stars: [], page: 1 });
    expect(without(third, 'q')).toMatchObject({ q: '', stars: [4], page: 1 });
    expect(without({ ...third, producer: 'a' }, 'producer').producer).toBeNull();
    expect(sortedBy(third, 'moi')).toMatchObject({ sort: 'moi', page: 1 });
    expect(asQuery(third)).toMatchObject({ limit: 24, offset: 48 });
  });

  it('knows whether anything narrows the list', () => {
    expect(isFiltered(NO_CHOICE)).toBe(false);
    expect(isFiltered({ ...NO_CHOICE, q: 'chè', sort: 'moi', page: 2 })).toBe(false);
    expect(isFiltered({ ...NO_CHOICE, story: true })).toBe(true);
    expect(isFiltered({ ...NO_CHOICE, commune: '1' })).toBe(true);
  });
});

describe('a request of the programming interface', () => {
  const KNOWN = { groups: new Set(['I']), sets: new Set([1, 11]), provinces: new Set(['08']) };
  const ask = (text: string) => readApiQuery(new URLSearchParams(text), KNOWN, day('2026-11-22'));

  it('is read', () => {
    expect(
      ask(
        'q=chè&stars=5,4&group=I&set=11&province=08&state=valid&sort=newest&limit=5&offset=10&lang=en',
      ),
    ).toEqual({
      ok: true,
      lang: 'en',
      query: {
        ...asQuery(NO_CHOICE),
        day: '2026-11-22',
        q: 'chè',
        stars: [5, 4],
        group: ['I'],
        set: [11],
        province: ['08'],
        state: ['valid'],
        sort: 'moi',
        limit: 5,
        offset: 10,
      },
    });
  });

  it.each([
    ['stars=7', 'stars'],
    ['stars=vier', 'stars'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['offset=-1', 'offset'],
    ['set=99', 'set'],
    ['province=99', 'province'],
    ['sort=random', 'sort'],
    ['lang=fr', 'lang'],
    ['page=2', 'page'],
    ['limit=5&limit=6', 'limit'],
    [`q=${'x'.repeat(300)}`, 'q'],
  ])('%s is refused with a reason', (text, param) => {
    const answer = ask(text);
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(answer.problems).toHaveLength(1);
    expect(answer.problems[0]).toMatchObject({ param });
    expect(answer.problems[0]?.problem).toMatch(/\w{3}/);
  });
});
