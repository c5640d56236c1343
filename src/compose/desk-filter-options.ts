import type { DeskLine } from '#src/features/certificates/desk/desk-line.ts';
import type { DeskQuery } from '#src/features/certificates/desk/desk-query.ts';
import { vietnameseOrder } from '#src/features/certificates/desk/vietnamese-order.ts';
import type { Desk } from './desk.ts';

interface Option {
  readonly value: string;
  readonly text: string;
}

interface Offered {
  readonly provinces: readonly Option[];
  readonly communes: readonly Option[];
  readonly setNos: readonly number[];
  readonly years: readonly number[];
}

/** The whole register is the same list until something changes: what it offers is worked out once. */
const kept = new WeakMap<readonly DeskLine[], Map<string | null, Offered>>();

/** What the filters of the desk's lists offer: only places, sets and years that the lines within reach have. */
export function filterOptions(
  { ref, lang }: Pick<Desk, 'ref' | 'lang'>,
  lines: readonly DeskLine[],
  { province }: Pick<DeskQuery, 'province'>,
) {
  const have = kept.get(lines) ?? new Map<string | null, Offered>();
  kept.set(lines, have);
  const offered = have.get(province) ?? offeredBy(lines, province);
  have.set(province, offered);
  return {
    provinces: offered.provinces,
    communes: offered.communes,
    groups: ref.groups.map((group) => ({
      value: group.code,
      text: `${group.code}. ${lang === 'vi' ? group.shortVi : group.shortEn}`,
    })),
    sets: offered.setNos.map((no) => ({
      value: String(no),
      text: `${no}. ${ref.set(no)[lang === 'vi' ? 'shortVi' : 'shortEn']}`,
    })),
    years: offered.years,
  };
}

/** Communes are offered where there is one province only, or one was chosen. */
function offeredBy(lines: readonly DeskLine[], province: string | null): Offered {
  const provinces = new Map<string, string>();
  const setNos = new Set<number>();
  const years = new Set<number>();
  for (const line of lines) {
    provinces.set(line.provinceCode, line.provinceName);
    setNos.add(line.setNo);
    if (line.year !== null) years.add(line.year);
  }
  const one = provinces.size === 1 ? [...provinces.keys()][0] : province;
  const communes = new Map<string, string>();
  for (const line of lines) {
    if (line.provinceCode === one && line.communeCode !== null) {
      communes.set(line.communeCode, line.communeName);
    }
  }
  return {
    provinces: inOrder(provinces),
    communes: communes.size > 1 ? inOrder(communes) : [],
    setNos: [...setNos].sort((a, b) => a - b),
    years: [...years].sort((a, b) => b - a),
  };
}

function inOrder(names: ReadonlyMap<string, string>): Option[] {
  return [...names]
    .map(([value, text]) => ({ value, text, order: vietnameseOrder(text) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ value, text }) => ({ value, text }));
}
