import { matchPlace, type PlaceIndex, type PlaceMatch } from '#src/features/places/match-place.ts';

/** The parts of an address as the list prints them; empty where it does not name them. */
export interface PrintedPlace {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
}

const COMMUNE =
  /^(?:xã|xa|x\.|phường|phuong|p\.|thị trấn|thi tran|tt\.?|đặc khu|dac khu)(?=[\s.\d])/iu;
const DISTRICT = /^(?:huyện|huyen|h\.|quận|quan|q\.|thị xã|thi xa|tx\.?)(?=[\s.\d])/iu;
const CITY = /^(?:thành phố|thanh pho|tp\.?)(?=[\s.\p{Lu}])/iu;
const PROVINCE = /^(?:tỉnh|tinh|t\.)(?=[\s.])/iu;

/**
 * Takes an address apart: "ấp Khánh An, xã Khánh Hòa, huyện Châu Phú" has a commune and a district. Columns of the list
 * that name a part go before what the address says.
 * @param isProvince whether a name is one of a province, today or before 1 July 2025: "Hải Phòng" at the end of an
 * address, or a city that is a province
 */
export function printedPlace(
  address: string,
  columns: Partial<PrintedPlace>,
  isProvince: (name: string) => boolean,
): PrintedPlace {
  const pieces = address
    .split(/[,;\n]|\s[-–]\s(?=\p{Lu}|[xphtq]\S* )/u)
    .map((piece) => piece.trim().replace(/[.\s]+$/u, ''))
    .filter(Boolean);
  const found = { commune: '', district: '', province: '' };
  pieces.forEach((piece, i) => {
    const last = i === pieces.length - 1;
    if (PROVINCE.test(piece)) found.province = piece;
    else if (CITY.test(piece)) {
      if (last && found.district !== '' ? true : last && isProvince(piece)) found.province = piece;
      else found.district ||= piece;
    } else if (COMMUNE.test(piece)) found.commune ||= piece;
    else if (DISTRICT.test(piece)) found.district ||= piece;
    else if (last && pieces.length > 1 && isProvince(piece)) found.province = piece;
  });
  // A single word without its kind is most often the commune.
  if (pieces.length === 1 && !found.commune && !found.district && !found.province) {
    if (isProvince(address)) found.province = address.trim();
    else if (pieces[0] && pieces[0].length <= 40) found.commune = pieces[0];
  }
  return {
    commune: columns.commune?.trim() || found.commune,
    district: columns.district?.trim() || found.district,
    province: columns.province?.trim() || found.province,
  };
}

/** Where a row's producer is. `provinceCode` is null when neither the row nor the list says. */
export interface RowPlace {
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  /** All communes of today that the words may mean. */
  readonly communeCodes: readonly string[];
  readonly oldProvinceCode: string | null;
  readonly how: PlaceMatch['how'] | 'list';
  readonly ambiguous: boolean;
}

export const NOWHERE: RowPlace = {
  provinceCode: null,
  communeCode: null,
  communeCodes: [],
  oldProvinceCode: null,
  how: 'none',
  ambiguous: false,
};

/**
 * The place of a row among those of today. The province named by the row goes before the list's; a row whose words fit
 * no place keeps the list's province.
 * @param listProvince name of the province the list is for, null when it is not known
 * @param on day of the decision: names of before or after the mergers of 1 July 2025
 */
export function placeOfRow(
  index: PlaceIndex,
  printed: PrintedPlace,
  listProvince: { readonly code: string; readonly names: readonly string[] } | null,
  on: string | null,
): RowPlace {
  const asked = (province: string): PlaceMatch =>
    matchPlace(index, {
      commune: printed.commune,
      district: printed.district,
      province,
      on: on ?? undefined,
    });
  let match: PlaceMatch | null = null;
  const meant = new Set<string>();
  if (printed.province !== '') {
    match = asked(printed.province);
    if (match.provinceCode === null) match = null;
  }
  // The old provinces that a province of today was made from are tried as well: their names may say more.
  for (const name of match === null ? (listProvince?.names ?? []) : []) {
    const next = asked(name);
    if (next.provinceCode === null) continue;
    for (const code of next.communeCodes) meant.add(code);
    if (match === null || rank(next) > rank(match)) match = next;
  }
  if (match === null || match.provinceCode === null) {
    return listProvince === null
      ? NOWHERE
      : { ...NOWHERE, provinceCode: listProvince.code, how: 'list' };
  }
  // A commune without its district may be one of today or one of those before the mergers: none is preferred.
  if (printed.district === '' && meant.size > 1) {
    const { provinceCode, oldProvinceCode, how } = match;
    return {
      provinceCode,
      communeCode: null,
      communeCodes: [...meant],
      oldProvinceCode: how === 'exact' ? null : oldProvinceCode,
      how,
      ambiguous: true,
    };
  }
  const [only] = match.communeCodes;
  return {
    provinceCode: match.provinceCode,
    communeCode: match.communeCodes.length === 1 && !match.ambiguous && only ? only : null,
    communeCodes: match.communeCodes,
    oldProvinceCode: match.oldProvinceCode,
    how: match.how,
    ambiguous: match.ambiguous,
  };
}

function rank(match: PlaceMatch): number {
  if (match.communeCodes.length === 0) return 0;
  return match.communeCodes.length === 1 && !match.ambiguous ? 3 : match.ambiguous ? 1 : 2;
}
