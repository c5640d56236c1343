import { anyQuery } from './any-query.ts';
import { type Day, day, toNumber } from '#src/base/day.ts';
import { slugOf } from '#src/base/fold.ts';
import { type Certificate, productTimeline } from '#src/features/certificates/standing.ts';
import type { SearchDoc, SearchQuery } from './contract.ts';

/** The day on which the tests take place. */
export const TODAY = day('2026-11-22');

const GROUPS = {
  I: ['Thực phẩm', 'Food'],
  II: ['Đồ uống', 'Drinks'],
  IV: ['Hàng thủ công mỹ nghệ', 'Handicrafts'],
} as const;
const PROVINCES = {
  '08': ['Tuyên Quang', 'tuyen-quang', 'Tuyen Quang'],
  '15': ['Lào Cai', 'lao-cai', 'Lao Cai'],
  '68': ['Lâm Đồng', 'lam-dong', 'Lam Dong'],
  '91': ['An Giang', 'an-giang', 'An Giang'],
} as const;

export interface Facts {
  readonly group?: keyof typeof GROUPS;
  readonly set?: readonly [no: number, vi: string, en: string];
  readonly province?: keyof typeof PROVINCES;
  readonly old?: readonly [code: string, name: string];
  readonly oldPlaces?: readonly string[];
  readonly commune?: string;
  readonly producer?: string;
  readonly kind?: 'cooperative' | 'company' | 'household';
  readonly otherNames?: readonly string[];
  readonly stars?: number;
  readonly issued?: Day;
  readonly price?: number;
  readonly story?: string;
}

/** A product made of few facts, for tests. */
export function searchDoc(id: number, name: string, facts: Facts = {}): SearchDoc {
  const group = facts.group ?? 'I';
  const [no, vi, en] = facts.set ?? [4, 'Mật ong, mật khác', 'Honey and other syrups'];
  const code = facts.province ?? '08';
  const [province, slug, nameEn] = PROVINCES[code];
  const issued = facts.issued ?? day('2025-03-01');
  const certificate: Certificate = {
    stars: facts.stars ?? 4,
    issuedFirst: issued,
    issuedLast: issued,
    criteriaVersion: null,
    evidence: 'decision',
    heldOverUntil: null,
    revokedOn: null,
  };
  return {
    id,
    slug: `${slugOf(name)}-${id}`,
    name,
    nameLang: 'vi',
    otherNames: facts.otherNames ?? [],
    producer: facts.producer
      ? { slug: slugOf(facts.producer), name: facts.producer, kind: facts.kind ?? 'cooperative' }
      : null,
    province: { code, slug, name: province, nameEn },
    commune: facts.commune
      ? {
          code: slugOf(facts.commune),
          slug: slugOf(facts.commune),
          name: facts.commune,
          kind: 'xã',
        }
      : null,
    oldPlaces: facts.oldPlaces ?? [],
    oldProvinceCode: facts.old?.[0] ?? null,
    oldProvinceName: facts.old?.[1] ?? null,
    group: {
      code: group,
      slug: slugOf(GROUPS[group][0]),
      nameVi: GROUPS[group][0],
      nameEn: GROUPS[group][1],
    },
    set: { no, slug: slugOf(vi), nameVi: vi, nameEn: en },
    timeline: productTimeline([certificate]),
    price: facts.price ?? null,
    priceIsIllustrative: false,
    story: facts.story ?? null,
    recognised: toNumber(issued),
  };
}

/** A search of words, everything else left open. */
export function searchFor(q: string, more: Partial<SearchQuery> = {}): SearchQuery {
  return { ...anyQuery(TODAY), q, ...more };
}

const TEA = [11, 'Chè tươi, chè chế biến', 'Tea'] as const;
const SAUCE = [9, 'Tương, nước mắm, gia vị dạng lỏng khác', 'Fish sauce and other sauces'] as const;
const CRAFT = [21, 'Thủ công mỹ nghệ gia dụng, trang trí', 'Household crafts'] as const;

/** A small catalogue that has one of everything. */
export const SMALL_CATALOGUE: readonly SearchDoc[] = [
  searchDoc(1, 'Mật ong bạc hà Mèo Vạc', {
    old: ['02', 'Hà Giang'],
    oldPlaces: ['huyện Mèo Vạc'],
    producer: 'HTX Tuấn Dũng',
    stars: 5,
    price: 350_000,
    story: 'Ong trên cao nguyên đá',
  }),
  searchDoc(2, 'Mật ong rừng Na Hang', {
    old: ['08', 'Tuyên Quang'],
    producer: 'HTX Na Hang',
    stars: 3,
    price: 180_000,
  }),
  searchDoc(3, 'Chè Shan tuyết Hoàng Su Phì', {
    old: ['02', 'Hà Giang'],
    group: 'I',
    set: TEA,
    producer: 'Công ty TNHH Phìn Hồ',
    kind: 'company',
    stars: 5,
    issued: day('2024-06-10'),
  }),
  searchDoc(4, 'Trà Shan tuyết Suối Giàng', {
    province: '15',
    old: ['15', 'Yên Bái'],
    set: TEA,
    producer: 'HTX Suối Giàng',
    stars: 4,
    issued: day('2023-11-23'),
  }),
  searchDoc(5, 'Nước mắm Phan Thiết', {
    province: '68',
    old: ['60', 'Bình Thuận'],
    set: SAUCE,
    producer: 'Công ty CP Nước mắm Cá Đen',
    kind: 'company',
    stars: 4,
    price: 90_000,
  }),
  searchDoc(6, 'Nước mắm cá linh', {
    province: '91',
    old: ['89', 'An Giang'],
    set: SAUCE,
    producer: 'Hộ kinh doanh Út Anh',
    kind: 'household',
    stars: 3,
    issued: day('2021-01-05'),
  }),
  searchDoc(7, 'Khăn thổ cẩm Lùng Tám', {
    old: ['02', 'Hà Giang'],
    group: 'IV',
    set: CRAFT,
    commune: 'Lùng Tám',
    producer: 'HTX Lanh Lùng Tám',
    stars: 4,
    price: 600_000,
  }),
  searchDoc(8, 'Cà phê Cầu Đất', {
    province: '68',
    old: ['68', 'Lâm Đồng'],
    group: 'II',
    set: [13, 'Cà phê, cacao', 'Coffee and cocoa'],
    producer: 'Công ty CP Chè Cầu Đất',
    kind: 'company',
    stars: 4,
    issued: day('2026-02-02'),
    otherNames: ['Arabica Cau Dat'],
  }),
  searchDoc(9, 'Bơ sáp Đắk Nông', {
    province: '68',
    old: ['67', 'Đắk Nông'],
    set: [1, 'Rau, củ, quả, hạt tươi', 'Fresh produce'],
    producer: 'HTX Bơ Đắk Mil',
    stars: 3,
  }),
  searchDoc(10, 'Khô bò gác bếp', {
    province: '15',
    old: ['10', 'Lào Cai'],
    set: [8, 'Chế biến từ thịt', 'Made from meat'],
    producer: 'Hộ kinh doanh Vàng A Lò',
    kind: 'household',
    stars: 3,
    price: 700_000,
  }),
  searchDoc(11, 'Kẹo lạc vừng', {
    province: '91',
    old: ['91', 'Kiên Giang'],
    set: [7, 'Chế biến từ rau, củ, quả, hạt', 'Made from vegetables'],
    producer: 'Cơ sở Tân Mỹ',
    kind: 'household',
    stars: 3,
    price: 40_000,
  }),
  searchDoc(12, 'Đường thốt nốt', {
    province: '91',
    old: ['89', 'An Giang'],
    set: [4, 'Mật khác', 'Other syrups'],
    producer: 'HTX Tịnh Biên',
    stars: 4,
    price: 60_000,
  }),
];
