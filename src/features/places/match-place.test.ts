import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  matchPlace,
  type OldProvinceRow,
  placeIndex,
  type PlaceWords,
  type ProvinceRow,
} from './match-place.ts';

const seed = new URL('../../../db/seed/places/', import.meta.url);
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, seed)), { columns: true });
const cell = (row: Record<string, string>, name: string): string => row[name] ?? '';
const { provinces, oldProvinces } = JSON.parse(
  readFileSync(new URL('provinces.json', seed), 'utf8'),
) as { provinces: ProvinceRow[]; oldProvinces: OldProvinceRow[] };
const communes = rows('communes.csv').map((row) => ({
  code: cell(row, 'code'),
  name: cell(row, 'name'),
  kind: cell(row, 'kind'),
  provinceCode: cell(row, 'province_code'),
}));
const index = placeIndex({
  provinces,
  oldProvinces,
  communes,
  oldPlaces: rows('old-places.csv').map((row) => ({
    level: row['level'] === 'district' ? 'district' : 'commune',
    name: cell(row, 'name'),
    kind: cell(row, 'kind'),
    oldDistrict: cell(row, 'old_district'),
    oldProvinceCode: cell(row, 'old_province_code'),
    communeCodes: cell(row, 'commune_codes').split('|'),
  })),
});
const nameOf = new Map(communes.map((row) => [row.code, `${row.kind} ${row.name}`]));

/** what is written → how, old province, first commune of today, sure or not */
type Case = [PlaceWords, string, string | null, string, boolean];
const at = (commune: string, district: string, province: string, on?: string): PlaceWords => ({
  commune,
  district,
  province,
  on,
});

const cases: Case[] = [
  [at('phường Long Phú', 'TX. Tân Châu', 'An Giang'), 'old-name', '89', 'phường Long Phú', false],
  [at('Xã An Phú Tân', 'huyện Cầu Kè', 'Trà Vinh'), 'old-name', '84', 'xã An Phú Tân', false],
  [at('xã Đông Sang', 'huyện Mộc Châu', 'Sơn La'), 'old-name', '14', 'phường Mộc Sơn', true],
  [at('xã Bát Tràng', 'huyện Gia Lâm', 'Hà Nội'), 'old-name', '01', 'xã Bát Tràng', false],
  [at('xã Tam Đàn', 'Phú Ninh', 'Quảng Nam'), 'old-name', '49', 'xã Chiên Đàn', false],
  [at('xã Tam Dân', 'Phú Ninh', 'Quảng Nam'), 'old-name', '49', 'xã Phú Ninh', false],
  [at('P. Thọ Quang', 'Q. Sơn Trà', 'TP. Đà Nẵng'), 'old-name', '48', 'phường Sơn Trà', false],
  [at('TT. Phú Phong', 'H. Tây Sơn', 'Bình Định'), 'old-name', '52', 'xã Tây Sơn', false],
  [at('xã Lạc Dương', '', 'Lâm Đồng', '2026-08-05'), 'exact', '68', 'xã Lạc Dương', false],
  [at('xã Trường Xuân', '', 'Lâm Đồng', '2026-08-05'), 'exact', '67', 'xã Trường Xuân', false],
  [at('đặc khu Lý Sơn', '', 'Quảng Ngãi', '2025-10-15'), 'exact', '51', 'đặc khu Lý Sơn', false],
  [at('đặc khu Phú Quý', '', 'Bình Thuận', '2025-10-15'), 'exact', '60', 'đặc khu Phú Quý', false],
  [at('', 'huyện Phú Quí', 'Bình Thuận'), 'old-district', '60', 'đặc khu Phú Quý', false],
  [at('xã Hoà Phú', 'huyện Hoà Vang', 'Đà Nẵng'), 'old-name', '48', 'xã Hòa Vang', false],
  [at('Xã Ðồng Tâm', 'Huyện Ðồng Phú', 'Bình Phước'), 'old-name', '70', 'xã Đồng Tâm', false],
  [at('xa Dien Hong', 'thi xa Dien Ban', 'Quang Nam'), 'old-name', '49', 'xã Điện Bàn Tây', false],
  [at('xã Điện Phong', 'TX Điện Bàn', 'Quảng Nam'), 'old-name', '49', 'xã Gò Nổi', false],
  [at('Krông Ana', '', 'Đắk Lắk'), 'exact', '66', 'xã Krông Ana', false],
  [at('TT. Buôn Trấp', 'huyện Krông A Na', 'Đăk Lăk'), 'old-name', '66', 'xã Krông Ana', false],
  [at('xã Khe Mo', 'huyện Đồng Hỷ', 'Thái Nguyên'), 'old-name', '19', 'xã Văn Hán', false],
  [at('xã Khe Mo', 'huyện Đồng Hỉ', 'Thái Nguyên'), 'old-name', '19', 'xã Văn Hán', false],
  [at('P.12', 'Q.Gò Vấp', 'TPHCM'), 'old-name', '79', 'phường An Hội Tây', false],
  [at('Phường 02', 'TP Trà Vinh', 'Trà Vinh'), 'old-name', '84', 'phường Trà Vinh', false],
  [at('xã Sà Phìn', 'huyện Đồng Văn', 'Hà Giang'), 'exact', '02', 'xã Sà Phìn', false],
  [at('xã Đạ Kho', 'huyện Đạ Tẻh', 'Lâm Đồng'), 'old-name', '68', 'xã Đạ Tẻh 2', false],
  [at('xã Gia Tân 2', 'huyện Thống Nhất', 'Đồng Nai'), 'old-name', '75', 'xã Thống Nhất', false],
  [at('', 'phường Long Phú', 'An Giang'), 'exact', '89', 'phường Long Phú', false],
  [
    at('thôn 3, xã Bát Tràng, huyện Gia Lâm', '', 'Hà Nội'),
    'old-name',
    '01',
    'xã Bát Tràng',
    false,
  ],
  [at('xã Thạnh Lộc', 'huyện Châu Thành', 'Kiên Giang'), 'old-name', '91', 'xã Thạnh Lộc', false],
  [at('xã Thạnh Lộc', 'huyện Giồng Riềng', 'Kiên Giang'), 'old-name', '91', 'xã Thạnh Hưng', false],
  [
    at('Hung Thinh commune', 'Tran Bom district', 'Dong Nai'),
    'exact',
    '75',
    'xã Hưng Thịnh',
    false,
  ],
  [at('xã Thụy Hương', 'huyện Kiến Thụy', 'Hải Phòng'), 'old-name', '31', 'xã Kiến Hưng', false],
  [at('', 'Lý Sơn', 'Quảng Ngãi'), 'old-district', '51', 'đặc khu Lý Sơn', false],
  [at('', '', 'Bến Tre'), 'province-only', '83', '', false],
  [at('', '', 'Cao Bằng'), 'province-only', '04', '', false],
  [at('xã Kỳ Ninh', 'thị xã Kỳ Anh', 'Hà Tĩnh'), 'old-name', '42', 'phường Hải Ninh', false],
  [at('xã Xa Dung', 'Điện Biên Đông', 'Điện Biên'), 'old-name', '11', 'xã Xa Dung', false],
  [at("xã Đắk R'Măng", 'huyện Đăk Glong', 'Đắk Nông'), 'old-name', '67', 'xã Tà Đùng', false],
  [at('xã Hòa Châu', '', 'Đà Nẵng'), 'old-name', '48', 'phường Hòa Xuân', false],
  [
    at('phường Hải Châu 1', 'quận Hải Châu', 'Đà Nẵng'),
    'old-district',
    '48',
    'phường Hải Châu',
    true,
  ],
  [
    at('xã Vĩnh Chấp', 'huyện Vĩnh Linh', 'Quảng Trị', '2023-11-14'),
    'old-name',
    '45',
    'xã Vĩnh Linh',
    false,
  ],
  [at('phường Mũi Né', '', 'Bình Thuận', '2025-11-01'), 'exact', '60', 'phường Mũi Né', false],
  [at('xã Sủng Tráng', 'Yên Minh', 'Hà Giang'), 'old-name', '02', 'xã Thắng Mố', false],
  [at('phường Hoa Lư', '', 'Ninh Bình', '2025-09-01'), 'exact', '37', 'phường Hoa Lư', false],
  [at('xã Quới An', 'huyện Vũng Liêm', 'Vĩnh Long'), 'old-name', '86', 'xã Quới An', false],
];

describe('matchPlace', () => {
  it.each(cases)('%j is found by %s', (words, how, old, commune, unsure) => {
    const match = matchPlace(index, words);
    expect({
      how: match.how,
      old: match.oldProvinceCode,
      commune: nameOf.get(match.communeCodes[0] ?? '') ?? '',
      unsure: match.ambiguous,
    }).toEqual({ how, old, commune, unsure });
  });

  it('keeps the old and the new province apart by the day', () => {
    const before = matchPlace(index, { province: 'Lâm Đồng', on: '2024-05-01' });
    const after = matchPlace(index, { province: 'Lâm Đồng', on: '2025-10-01' });
    const unknown = matchPlace(index, { province: 'Lâm Đồng' });
    expect([before.oldProvinceCode, after.oldProvinceCode, unknown.oldProvinceCode]).toEqual([
      '68',
      null,
      null,
    ]);
    expect([before.provinceCode, after.provinceCode]).toEqual(['68', '68']);
  });

  it('gives every commune of an old district', () => {
    const match = matchPlace(index, { district: 'huyện Cầu Kè', province: 'Trà Vinh' });
    expect(match.communeCodes.map((code) => nameOf.get(code))).toEqual(
      expect.arrayContaining(['xã Cầu Kè', 'xã An Phú Tân', 'xã Phong Thạnh', 'xã Tam Ngãi']),
    );
    expect(match.ambiguous).toBe(true);
  });

  it('says none for a province nobody knows', () => {
    expect(matchPlace(index, { commune: 'xã A', province: 'Quảng Đông' })).toEqual({
      provinceCode: null,
      oldProvinceCode: null,
      communeCodes: [],
      how: 'none',
      ambiguous: false,
    });
  });

  it('finds every commune of today by its own name and kind', () => {
    const lost = communes.filter((row) => {
      const province = provinces.find((p) => p.code === row.provinceCode)?.name ?? '';
      const words = { commune: `${row.kind} ${row.name}`, province, on: '2026-11-22' };
      return matchPlace(index, words).communeCodes[0] !== row.code;
    });
    expect(lost).toEqual([]);
  });
});
