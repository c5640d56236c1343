import type { DeskLine } from '#src/features/certificates/desk/desk-line.ts';
import type { DeskQuery } from '#src/features/certificates/desk/desk-query.ts';
import { vietnameseOrder } from '#src/features/certificates/desk/vietnamese-order.ts';
import type { Desk } from './desk.ts';

interface Option {
  readonly value: string;
  readonly text: string;
}

/** What the filters of the desk's lists offer: only places, sets and years that the lines within reach have. */
export function filterOptions(
  { ref, lang }: Pick<Desk, 'ref' | 'lang'>,
  lines: readonly DeskLine[],
  query: Pick<DeskQuery, 'province'>,
) {
  const provinces = new Map<string, string>();
  const communes = new Map<string, string>();
  const setNos = new Set<number>();
  const years = new Set<number>();
  for (const line of lines) {
    provinces.set(line.provinceCode, line.provinceName);
    setNos.add(line.setNo);
    if (line.year !== null) years.add(line.year);
    if (line.communeCode !== null && line.provinceCode === query.province) {
      communes.set(line.communeCode, line.communeName);
    }
  }
  if (provinces.size === 1) {
    for (const { communeCode, communeName } of lines) {
      if (communeCode !== null) communes.set(communeCode, communeName);
    }
  }
  return {
    provinces: inOrder(provinces),
    communes: communes.size > 1 ? inOrder(communes) : [],
    groups: ref.groups.map((group) => ({
      value: group.code,
      text: `${group.code}. ${lang === 'vi' ? group.shortVi : group.shortEn}`,
    })),
    sets: [...setNos]
      .sort((a, b) => a - b)
      .map((no) => ({
        value: String(no),
        text: `${no}. ${ref.set(no)[lang === 'vi' ? 'shortVi' : 'shortEn']}`,
      })),
    years: [...years].sort((a, b) => b - a),
  };
}

function inOrder(names: ReadonlyMap<string, string>): Option[] {
  return [...names]
    .map(([value, text]) => ({ value, text, order: vietnameseOrder(text) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ value, text }) => ({ value, text }));
}
