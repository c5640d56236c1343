import { type Day, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Column, COLUMNS } from '../decision-list/list.ts';
import { type DecisionFacts, LEVELS } from './decision-facts.ts';
import type { Mapping } from './import-list.ts';
import type { Choice } from './judge.ts';

/** What a form sent under a name; empty when it sent nothing. */
export type Field = (name: string) => string;

/** `31/12/2026`, `31-12-2026` or `2026-12-31`; null for nothing. @throws Refusal `bad-import-facts` */
export function dayField(text: string, field: string): Day | null {
  const given = text.trim();
  if (given === '') return null;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given);
  const [, d = '', m = '', y = ''] = match ?? [];
  const read = parseDay(match ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : given);
  if (read === null) throw new Refusal('bad-import-facts', { field });
  return read;
}

/**
 * What an officer says of the decision.
 * @param fixedProvince the only province the officer may import for; null when it is chosen in the form
 * @throws Refusal `bad-import-facts`
 */
export function factsField(
  field: Field,
  fixedProvince: string | null,
  isProvinceCode: (code: string) => boolean,
): DecisionFacts {
  const province = fixedProvince ?? field('tinh');
  if (province !== '' && !isProvinceCode(province)) {
    throw new Refusal('bad-import-facts', { field: province });
  }
  const level = field('cap');
  const known = LEVELS.find((one) => one === level) ?? null;
  if (level !== '' && known === null) throw new Refusal('bad-import-facts', { field: level });
  return {
    provinceCode: province === '' ? null : province,
    number: tidy(field('so')).slice(0, 100),
    decidedOn: dayField(field('ngay'), field('ngay')),
    issuer: tidy(field('co-quan')).slice(0, 200),
    level: known,
    kind: field('loai') === 'revoke' ? 'revoke' : 'recognise',
  };
}

/** `http(s)://…` or nothing. @throws Refusal `bad-import-facts` */
export function addressField(text: string): string {
  const given = text.trim();
  if (given !== '' && !/^https?:\/\/[^\s<>"]{3,500}$/i.test(given)) {
    throw new Refusal('bad-import-facts', { field: given.slice(0, 80) });
  }
  return given;
}

/**
 * The columns as chosen: `cot-0` … name what each holds.
 * @param most columns of the sheet
 * @throws Refusal `mapping-twice`, `mapping-without-name`
 */
export function mappingField(field: Field, most: number): Mapping {
  const columns: Partial<Record<Column, number>> = {};
  for (let index = 0; index < most; index += 1) {
    const column = COLUMNS.find((one) => one === field(`cot-${index}`));
    if (column === undefined) continue;
    if (columns[column] !== undefined) throw new Refusal('mapping-twice', { column });
    columns[column] = index;
  }
  if (columns.name === undefined && columns['name+producer'] === undefined) {
    throw new Refusal('mapping-without-name', {});
  }
  const line = Number(field('dong-tieu-de'));
  return {
    columns,
    headerRow: Number.isInteger(line) && line >= 1 ? line - 1 : null,
    sheet: null,
  };
}

/** A choice about one row; the empty one undoes what was chosen before. */
export function choiceField(field: Field): Choice {
  const reason = tidy(field('ly-do')).slice(0, 300);
  const said = reason === '' ? {} : { reason };
  switch (field('chon')) {
    case 'bo':
      return { leftOut: true, ...said };
    case 'nhan':
      return { accepted: true, ...said };
    case 'sao': {
      const stars = Number(field('sao'));
      return stars === 3 || stars === 4 || stars === 5 ? { stars, ...said } : {};
    }
    case 'khop':
      return {
        ...idOrNew(field('san-pham'), 'product'),
        ...idOrNew(field('chu-the'), 'producer'),
        ...said,
      };
    default:
      return {};
  }
}

function idOrNew<const K extends 'product' | 'producer'>(
  text: string,
  key: K,
): Partial<Record<K, number | 'new'>> {
  if (text === 'new') return { [key]: 'new' } as Partial<Record<K, 'new'>>;
  const id = Number(text);
  return text !== '' && Number.isInteger(id) && id > 0
    ? ({ [key]: id } as Partial<Record<K, number>>)
    : {};
}
