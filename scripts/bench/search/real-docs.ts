import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { toNumber } from '#src/base/day.ts';
import { fold, slugOf } from '#src/base/fold.ts';
import { possibleDays, productTimeline } from '#src/features/certificates/standing.ts';
import type { ProducerKind, SearchDoc } from '#src/features/search/contract.ts';

/** Groups of QĐ 26/2026 and the sets this script tells apart by words of the name; rough, for measuring only. */
const GROUPS = [
  ['I', 'Thực phẩm', 'Food'],
  ['II', 'Đồ uống', 'Drinks'],
  ['III', 'Dược liệu và sản phẩm từ dược liệu', 'Medicinal plants and their products'],
  ['IV', 'Hàng thủ công mỹ nghệ', 'Handicrafts'],
  ['V', 'Sinh vật cảnh', 'Ornamentals'],
  [
    'VI',
    'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    'Community tourism services, ecotourism and tourist sites',
  ],
] as const;

const SETS: readonly (readonly [
  no: number,
  group: string,
  vi: string,
  en: string,
  words: RegExp,
])[] = [
  [
    26,
    'VI',
    'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    'Community tourism, ecotourism and sites',
    /du lịch|homestay|farmstay|village|điểm tham quan/i,
  ],
  [
    22,
    'IV',
    'Vải, may mặc',
    'Fabrics and clothing',
    /thổ cẩm|lụa|vải dèng|trang phục|khăn|áo|sà rông|chăn/i,
  ],
  [
    21,
    'IV',
    'Thủ công mỹ nghệ gia dụng, trang trí',
    'Household and decorative crafts',
    /gốm|gỗ|mây|tre|nón|vase|bamboo|ngọc trai|đèn|lược|tượng/i,
  ],
  [11, 'I', 'Chè tươi, chè chế biến', 'Tea', /chè|trà xanh|hồng trà|shan|tea/i],
  [12, 'I', 'Sản phẩm trà từ thực vật khác', 'Herbal teas', /trà/i],
  [13, 'I', 'Cà phê, cacao', 'Coffee and cocoa', /cà phê|coffee|café|cacao|ca cao/i],
  [14, 'II', 'Rượu trắng', 'White spirits', /rượu (gạo|nếp|men|ngô|đế)/i],
  [15, 'II', 'Đồ uống có cồn khác', 'Other alcoholic drinks', /rượu|vang|wine/i],
  [
    9,
    'I',
    'Tương, nước mắm, gia vị dạng lỏng khác',
    'Soy sauce, fish sauce and other liquid seasonings',
    /nước mắm|tương|giấm|mắm/i,
  ],
  [
    10,
    'I',
    'Gia vị khác (muối, hành, tỏi, tiêu)',
    'Other seasonings (salt, onion, garlic, pepper)',
    /muối|tiêu|tỏi|hành|gia vị/i,
  ],
  [
    4,
    'I',
    'Mật ong, mật khác và nông sản thực phẩm khác',
    'Honey, other syrups and farm foods',
    /mật|honey/i,
  ],
  [3, 'I', 'Gạo, ngũ cốc, hạt sơ chế khác', 'Rice, cereals and other grains', /gạo|ngũ cốc|rice/i],
  [
    20,
    'III',
    'Tinh dầu và dược liệu khác',
    'Essential oils and other medicinal plants',
    /tinh dầu|cao |viên nang/i,
  ],
  [
    6,
    'I',
    'Chế biến từ gạo, ngũ cốc',
    'Made from rice and cereals',
    /bánh|bún|miến|mì|mỳ|phở|hủ tiếu/i,
  ],
  [
    8,
    'I',
    'Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác',
    'Made from meat, fish, eggs, milk, honey and other farm foods',
    /thịt|cá|tôm|chả|giò|nem|khô|yến|trứng|sữa|mực|lạp/i,
  ],
  [
    7,
    'I',
    'Chế biến từ rau, củ, quả, hạt',
    'Made from vegetables, roots, fruit and seeds',
    /sấy|kẹo|mứt|hạt|bột|dầu|siro|cốt/i,
  ],
];
const OTHER_SETS = new Map([
  ['I', [1, 'Rau, củ, quả, hạt tươi', 'Fresh vegetables, roots, fruit and seeds']],
  ['II', [17, 'Đồ uống không cồn khác', 'Other soft drinks']],
  [
    'III',
    [
      18,
      'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền',
      'Functional foods and traditional medicine',
    ],
  ],
  ['IV', [21, 'Thủ công mỹ nghệ gia dụng, trang trí', 'Household and decorative crafts']],
  ['V', [24, 'Cây cảnh', 'Ornamental plants']],
  [
    'VI',
    [
      26,
      'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
      'Community tourism, ecotourism and sites',
    ],
  ],
] as const);

type Row = Record<string, string>;

interface Provinces {
  readonly provinces: { code: string; name: string; slug: string; name_en: string }[];
  readonly old63: { code: string; name: string; new_code: string }[];
}

/** The real certified products as the engines want them, or null when the file is not there. */
export function realDocs(folder: string): SearchDoc[] | null {
  const file = path.join(folder, 'real-products.csv');
  if (!existsSync(file)) return null;
  const rows = parse(readFileSync(file), { columns: true, skip_empty_lines: true }) as Row[];
  const places = JSON.parse(readFileSync(path.join(folder, 'provinces.json'), 'utf8')) as Provinces;
  const oldByName = new Map(places.old63.map((old) => [fold(old.name), old]));
  const newByCode = new Map(places.provinces.map((province) => [province.code, province]));
  const stories = storiesByName(path.join(folder, 'stories.csv'));
  return rows.map((row, i) => {
    const cell = (name: string): string => (row[name] ?? '').trim().replace(/Ð/g, 'Đ');
    const printed = cell('province_at_decision').replace(/^Thành phố |^Thừa Thiên (?=Huế)/, '');
    const old = oldByName.get(fold(printed));
    const province = newByCode.get(old?.new_code ?? '01');
    if (!old || !province)
      throw new Error(`row ${i + 2}: province "${cell('province_at_decision')}" is unknown`);
    const name = cell('name_vi');
    const group = GROUPS.find(([, vi]) => vi === cell('product_group_inferred')) ?? GROUPS[0];
    const days = possibleDays(cell('decision_date'), cell('year'));
    const timeline = productTimeline([
      {
        stars: cell('stars') === '' ? null : Number(cell('stars')),
        issuedFirst: days.first,
        issuedLast: days.last,
        criteriaVersion: null,
        evidence: cell('decision_date') === '' ? 'report' : 'decision',
        heldOverUntil: null,
        revokedOn: null,
      },
    ]);
    return {
      id: i + 1,
      slug: `${slugOf(name)}-${i + 1}`,
      name,
      nameLang: 'vi',
      otherNames: [],
      producer: producerOf(cell('producer_name'), cell('producer_type')),
      province: {
        code: province.code,
        slug: province.slug,
        name: province.name,
        nameEn: province.name_en,
      },
      commune: null,
      oldPlaces: [cell('commune'), cell('district')].filter((place) => place !== ''),
      oldProvinceCode: old.code,
      oldProvinceName: old.name,
      group: { code: group[0], slug: slugOf(group[1]), nameVi: group[1], nameEn: group[2] },
      set: setOf(name, group[0]),
      timeline,
      price: null,
      priceIsIllustrative: false,
      story: stories.get(name) ?? null,
      recognised: days.last === null ? 0 : toNumber(days.last),
    };
  });
}

/** Producer and product of the stories, by the names of the products they tell of. */
function storiesByName(file: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(file)) return found;
  for (const row of parse(readFileSync(file), { columns: true, skip_empty_lines: true }) as Row[]) {
    for (const name of (row['related_names'] ?? '').split('|')) {
      if (name !== '') found.set(name, `${row['producer'] ?? ''}: ${row['product'] ?? ''}`);
    }
  }
  return found;
}

function producerOf(name: string, type: string): SearchDoc['producer'] {
  if (name === '') return null;
  const kind = type === 'HTX' ? 'cooperative' : (type as ProducerKind);
  return { slug: slugOf(name), name, kind };
}

function setOf(name: string, group: string): SearchDoc['set'] {
  const found = SETS.find(
    ([, own, , , words]) => own === group && words.test(name.normalize('NFC')),
  );
  const other = OTHER_SETS.get(group as 'I') ?? ([1, '', ''] as const);
  const [no, vi, en] = found ? [found[0], found[2], found[3]] : other;
  return { no, slug: slugOf(vi), nameVi: vi, nameEn: en };
}
