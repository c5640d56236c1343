/**
 * Finds the commune of today for a place as a certificate, a producer or a buyer writes it:
 * names before and after the merger of 1 July 2025, with or without the kind of place in front,
 * with or without marks. Pure: give it an index built once from plain rows.
 */
import { fold } from '#src/base/fold.ts';

export interface ProvinceRow {
  code: string;
  name: string;
  aliases?: readonly string[];
}
export interface OldProvinceRow extends ProvinceRow {
  provinceCode: string;
}
export interface CommuneRow {
  code: string;
  name: string;
  kind: string;
  provinceCode: string;
}
export interface OldPlaceRow {
  level: 'district' | 'commune';
  name: string;
  kind: string;
  /** the district with its kind ("Huyện Gia Lâm"); empty on a district's own row */
  oldDistrict: string;
  oldProvinceCode: string;
  communeCodes: readonly string[];
}

export interface PlaceWords {
  commune?: string | undefined;
  district?: string | undefined;
  province: string;
  /**
   * the day of the document, YYYY-MM-DD, when known: before 1 July 2025 "Lâm Đồng" is the old
   * province, from that day on the new one
   */
  on?: string | undefined;
}
export type How = 'exact' | 'old-name' | 'old-district' | 'province-only' | 'none';
export interface PlaceMatch {
  provinceCode: string | null;
  oldProvinceCode: string | null;
  /** best first; one code unless the match is ambiguous or the old commune was divided */
  communeCodes: string[];
  how: How;
  /** true when a person should choose or confirm */
  ambiguous: boolean;
}

interface Entry {
  key: string;
  spelled: string;
  kind: string;
  provinceCode: string;
  /** null for a commune of today */
  oldProvinceCode: string | null;
  districtKey: string;
  codes: readonly string[];
}
export interface PlaceIndex {
  provinces: ReadonlyMap<string, string>;
  oldProvinces: ReadonlyMap<string, string>;
  provinceOfOld: ReadonlyMap<string, string>;
  oldOfProvince: ReadonlyMap<string, readonly string[]>;
  communes: ReadonlyMap<string, readonly Entry[]>;
  oldCommunes: ReadonlyMap<string, readonly Entry[]>;
  districts: ReadonlyMap<string, readonly Entry[]>;
  /** old provinces a commune of today was made from */
  oldOfCommune: ReadonlyMap<string, ReadonlySet<string>>;
}

const MERGER_DAY = '2025-07-01';

// ------------------------------------------------------------------- names

const KIND_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:đặc khu|dac khu|đk\.)\s*/u, 'đặc khu'],
  [/^(?:thị trấn|thi tran|tt\.|tt(?=\s))\s*/u, 'thị trấn'],
  [/^(?:thị xã|thi xa|tx\.|tx(?=\s))\s*/u, 'thị xã'],
  [/^(?:thành phố|thanh pho|tp\.|tp(?=\s|hcm))\s*/u, 'thành phố'],
  [/^(?:phường|phuong(?=\s)|p\.|p(?=\s*\d))\s*/u, 'phường'],
  [/^(?:xã|x\.)\s*/u, 'xã'],
  [/^(?:huyện|huyen(?=\s)|h\.)\s*/u, 'huyện'],
  [/^(?:quận|quan(?=\s)|q\.|q(?=\s*\d))\s*/u, 'quận'],
  [/^(?:tỉnh|tinh(?=\s))\s*/u, 'tỉnh'],
];
/** A word that is a kind in English, or "xa" without its mark, but could also be part of a name. */
const LOOSE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^xa\s+/u, 'xã'],
  [/\s+commune$/u, 'xã'],
  [/\s+ward$/u, 'phường'],
  [/\s+(?:provincial (?:town|city)|township|town)$/u, ''],
  [/\s+district$/u, ''],
  [/\s+(?:province|city)$/u, ''],
];

/**
 * Letters only: marks folded, y as i, no spaces, no leading zeros. "Krông A Na" is "krongana",
 * "Phú Quý" and "Phú Quí" are alike, so are Đắk, Đăk and Đắc.
 */
function keyOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\b(da|la)c\b/g, '$1k')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/y/g, 'i')
    .replace(/ /g, '');
}

/**
 * The letters with their marks but the tone moved behind its word, so that hoà and hòa are one
 * spelling while Tam Dân and Tam Đàn stay two.
 */
function spelling(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => {
      const parts = word.normalize('NFD');
      const tone = parts.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? '';
      return parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') + tone;
    })
    .join('');
}

interface Reading {
  kind: string;
  key: string;
  spelled: string;
}
/** The ways to read a cell, likeliest first: "Xa Dung" is a name, or "xã Dung" without marks. */
function readings(text: string): Reading[] {
  const plain = text
    .normalize('NFC')
    .replace(/[Ðð]/g, 'Đ')
    .replace(/\((?:cũ|mới|nay[^)]*|trước[^)]*)\)/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  const found: Reading[] = [];
  const add = (kind: string, name: string): void => {
    const key = keyOf(name);
    if (key !== '' && !found.some((r) => r.key === key && r.kind === kind))
      found.push({ kind, key, spelled: spelling(name) });
  };
  for (const [pattern, kind] of KIND_WORDS) {
    const rest = plain.replace(pattern, '');
    if (rest === plain) continue;
    add(kind, rest);
    break;
  }
  add('', plain);
  for (const [pattern, kind] of LOOSE_WORDS) {
    const rest = plain.replace(pattern, '');
    if (rest !== plain) add(kind, rest);
  }
  return found;
}

// ------------------------------------------------------------------- index

function grouped(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = map.get(entry.key);
    if (list === undefined) map.set(entry.key, [entry]);
    else list.push(entry);
  }
  return map;
}
function districtKeyOf(kind: string, name: string): string {
  return `${kind}:${keyOf(name)}`;
}
function named(rows: readonly ProvinceRow[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const row of rows)
    for (const name of [row.name, ...(row.aliases ?? [])])
      for (const reading of readings(name))
        if (!map.has(reading.key)) map.set(reading.key, row.code);
  return map;
}

export function placeIndex(rows: {
  provinces: readonly ProvinceRow[];
  oldProvinces: readonly OldProvinceRow[];
  communes: readonly CommuneRow[];
  oldPlaces: readonly OldPlaceRow[];
}): PlaceIndex {
  const provinceOfOld = new Map(rows.oldProvinces.map((row) => [row.code, row.provinceCode]));
  const oldOfProvince = new Map<string, string[]>();
  for (const row of rows.oldProvinces) {
    const list = oldOfProvince.get(row.provinceCode);
    if (list === undefined) oldOfProvince.set(row.provinceCode, [row.code]);
    else list.push(row.code);
  }
  const oldOfCommune = new Map<string, Set<string>>();
  const districts: Entry[] = [];
  const oldCommunes: Entry[] = [];
  for (const row of rows.oldPlaces) {
    const entry: Entry = {
      key: keyOf(row.name),
      spelled: spelling(row.name),
      kind: row.kind,
      provinceCode: provinceOfOld.get(row.oldProvinceCode) ?? '',
      oldProvinceCode: row.oldProvinceCode,
      districtKey: '',
      codes: row.communeCodes,
    };
    if (row.level === 'district') {
      districts.push({ ...entry, districtKey: districtKeyOf(row.kind, row.name) });
    } else {
      const [district] = readings(row.oldDistrict);
      oldCommunes.push({
        ...entry,
        districtKey: district === undefined ? '' : `${district.kind}:${district.key}`,
      });
    }
    for (const code of row.communeCodes) {
      const set = oldOfCommune.get(code);
      if (set === undefined) oldOfCommune.set(code, new Set([row.oldProvinceCode]));
      else set.add(row.oldProvinceCode);
    }
  }
  return {
    provinces: named(rows.provinces),
    oldProvinces: named(rows.oldProvinces),
    provinceOfOld,
    oldOfProvince,
    communes: grouped(
      rows.communes.map((row) => ({
        key: keyOf(row.name),
        spelled: spelling(row.name),
        kind: row.kind,
        provinceCode: row.provinceCode,
        oldProvinceCode: null,
        districtKey: '',
        codes: [row.code],
      })),
    ),
    oldCommunes: grouped(oldCommunes),
    districts: grouped(districts),
    oldOfCommune,
  };
}

// -------------------------------------------------------------------- match

interface Scope {
  provinceCode: string;
  /** old provinces the words may mean, narrowest reading first */
  old: readonly string[];
  /** the one old province the words mean, when they can mean no other */
  only: string | null;
}

function scopeOf(index: PlaceIndex, words: PlaceWords): Scope | null {
  const after = words.on !== undefined && words.on >= MERGER_DAY;
  const before = words.on !== undefined && words.on < MERGER_DAY;
  for (const { key } of readings(words.province)) {
    const code = index.provinces.get(key);
    const oldCode = index.oldProvinces.get(key);
    if (oldCode !== undefined && (before || code === undefined)) {
      return {
        provinceCode: index.provinceOfOld.get(oldCode) ?? '',
        old: [oldCode],
        only: oldCode,
      };
    }
    if (code !== undefined) {
      const all = index.oldOfProvince.get(code) ?? [];
      const first = oldCode === undefined || after ? [] : [oldCode];
      return {
        provinceCode: code,
        old: [...first, ...all.filter((other) => !first.includes(other))],
        only: all.length === 1 ? (all[0] ?? null) : null,
      };
    }
  }
  return null;
}

/** Entries under the likeliest reading of a cell that has any: those with its marks and kind first. */
function under(
  map: ReadonlyMap<string, readonly Entry[]>,
  cell: readonly Reading[],
  keep: (entry: Entry) => boolean,
): readonly Entry[] {
  for (const { kind, key, spelled } of cell) {
    const alike = (map.get(key) ?? []).filter(keep);
    if (alike.length === 0) continue;
    const same = alike.filter((entry) => entry.spelled === spelled);
    const entries = same.length > 0 ? same : alike;
    const ofKind = entries.filter((entry) => entry.kind === kind);
    if (ofKind.length > 0) return ofKind;
    // Marks speak for one place and the kind for another: both, so that a person chooses.
    return alike.some((entry) => entry.kind === kind) ? alike : entries;
  }
  return [];
}

/** At most one letter more, less or other. */
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
/** Entries one letter away from the cell; short names and numbers are too alike for that. */
function nearly(
  map: ReadonlyMap<string, readonly Entry[]>,
  cell: readonly Reading[],
  keep: (entry: Entry) => boolean,
): readonly Entry[] {
  const first = cell[0];
  if (first === undefined || first.key.length < 5 || /\d/.test(first.key)) return [];
  const found: Entry[] = [];
  for (const [key, entries] of map) if (near(key, first.key)) found.push(...entries.filter(keep));
  return found;
}

function codesOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap((entry) => entry.codes))];
}
function oldOf(index: PlaceIndex, scope: Scope, entries: readonly Entry[]): string | null {
  const all = new Set<string>();
  for (const entry of entries) {
    if (entry.oldProvinceCode !== null) all.add(entry.oldProvinceCode);
    else
      for (const code of entry.codes)
        for (const old of index.oldOfCommune.get(code) ?? []) all.add(old);
  }
  const [first] = all;
  return all.size === 1 && first !== undefined ? first : scope.only;
}

/** "thôn 3, xã Bát Tràng, huyện Gia Lâm" holds more than a commune. */
function parts(words: PlaceWords): { commune: string; district: string } {
  let commune = (words.commune ?? '').trim();
  let district = (words.district ?? '').trim();
  const isCommune = (r: Reading | undefined): boolean =>
    ['xã', 'phường', 'thị trấn', 'đặc khu'].includes(r?.kind ?? '');
  if (/[,;]/.test(commune)) {
    const pieces = commune.split(/[,;]/).map((piece) => piece.trim());
    const kinds = pieces.map((piece) => readings(piece)[0]);
    const found = kinds.findIndex(isCommune);
    const above = kinds.findIndex((r) =>
      ['huyện', 'quận', 'thị xã', 'thành phố'].includes(r?.kind ?? ''),
    );
    if (district === '' && above >= 0) district = pieces[above] ?? '';
    if (found >= 0) commune = pieces[found] ?? commune;
    else commune = pieces[0] ?? commune;
  }
  if (commune === '' && isCommune(readings(district)[0])) {
    commune = district;
    district = '';
  }
  return { commune, district };
}

export function matchPlace(index: PlaceIndex, words: PlaceWords): PlaceMatch {
  const scope = scopeOf(index, words);
  if (scope === null)
    return {
      provinceCode: null,
      oldProvinceCode: null,
      communeCodes: [],
      how: 'none',
      ambiguous: false,
    };
  const { provinceCode } = scope;
  const answer = (how: How, entries: readonly Entry[], unsure: boolean): PlaceMatch => {
    const communeCodes = codesOf(entries);
    return {
      provinceCode,
      oldProvinceCode: oldOf(index, scope, entries),
      communeCodes,
      how,
      ambiguous: unsure || communeCodes.length > 1,
    };
  };

  const { commune, district } = parts(words);
  const communeCell = readings(commune);
  const districtCell = readings(district);
  /** the narrowest old province that has anything under the name, then the others */
  const inOld = (find: (keep: (entry: Entry) => boolean) => readonly Entry[]): readonly Entry[] => {
    const [first] = scope.old;
    if (first !== undefined && words.on !== undefined && words.on >= MERGER_DAY)
      return find((entry) => scope.old.includes(entry.oldProvinceCode ?? ''));
    for (const old of scope.old) {
      const found = find((entry) => entry.oldProvinceCode === old);
      if (found.length > 0) return found;
    }
    return [];
  };

  const districts = inOld((keep) => under(index.districts, districtCell, keep));
  const districtsOrNear =
    districts.length > 0 ? districts : inOld((keep) => nearly(index.districts, districtCell, keep));
  const guessed = districts.length === 0 && districtsOrNear.length > 0;
  const inDistrict = (entry: Entry): boolean =>
    districtsOrNear.some(
      (d) => d.districtKey === entry.districtKey && d.oldProvinceCode === entry.oldProvinceCode,
    );
  const districtCodes = new Set(codesOf(districtsOrNear));
  const today = (entry: Entry): boolean => entry.provinceCode === provinceCode;
  const ofDistrict = (entry: Entry): boolean =>
    today(entry) && entry.codes.some((code) => districtCodes.has(code));

  if (communeCell.length > 0 && districtsOrNear.length > 0) {
    // A district was named, so the place was written in the terms of before the merger.
    const old = under(index.oldCommunes, communeCell, inDistrict);
    if (old.length > 0) return answer('old-name', old, guessed);
    const now = under(index.communes, communeCell, ofDistrict);
    if (now.length > 0) return answer('exact', now, guessed);
    // The commune or the whole district was moved to another district since.
    const moved = inOld((keep) =>
      under(
        index.oldCommunes,
        communeCell,
        (entry) => keep(entry) && entry.codes.some((code) => districtCodes.has(code)),
      ),
    );
    if (moved.length > 0) return answer('old-name', moved, guessed);
    const elsewhere = inOld((keep) => under(index.oldCommunes, communeCell, keep));
    if (codesOf(elsewhere).length === 1) return answer('old-name', elsewhere, true);
    const almost = nearly(index.oldCommunes, communeCell, inDistrict);
    if (almost.length > 0) return answer('old-name', almost, true);
    const almostNow = nearly(index.communes, communeCell, ofDistrict);
    if (almostNow.length > 0) return answer('exact', almostNow, true);
  }
  if (communeCell.length > 0) {
    const fromOld = (entry: Entry): boolean =>
      today(entry) &&
      (scope.only === null ||
        entry.codes.some((code) => index.oldOfCommune.get(code)?.has(scope.only ?? '') === true));
    const before = words.on !== undefined && words.on < MERGER_DAY;
    const after = words.on !== undefined && words.on >= MERGER_DAY;
    const now = under(index.communes, communeCell, fromOld);
    const old = inOld((keep) => under(index.oldCommunes, communeCell, keep));
    if (districtsOrNear.length > 0) {
      // A namesake elsewhere in the province than the district named: only a guess.
      if (codesOf(now).length === 1) return answer('exact', now, true);
    } else if (now.length > 0 && !(before && old.length > 0)) {
      // Without a date it may also be an old commune of the same name.
      return answer('exact', after ? now : [...now, ...old], before);
    } else if (old.length > 0) {
      return answer('old-name', old, false);
    } else {
      if (districtCell.length === 0) {
        const almost = [
          ...nearly(index.communes, communeCell, fromOld),
          ...inOld((keep) => nearly(index.oldCommunes, communeCell, keep)),
        ];
        if (codesOf(almost).length === 1) return answer('old-name', almost, true);
      }
      // A district written where the commune belongs.
      const asDistrict = inOld((keep) => under(index.districts, communeCell, keep));
      if (asDistrict.length > 0) return answer('old-district', asDistrict, false);
    }
  }
  if (districtsOrNear.length > 0) return answer('old-district', districtsOrNear, guessed);
  if (districtCell.length > 0) {
    // A commune of today written where the district used to be.
    const now = under(index.communes, districtCell, today);
    if (now.length > 0) return answer('exact', now, commune !== '');
  }
  return {
    provinceCode,
    oldProvinceCode: scope.only,
    communeCodes: [],
    how: 'province-only',
    ambiguous: false,
  };
}
