import { fieldOf, type FieldValue, type ListingKind, type Values } from './fields.ts';
import { type Flag, flagClaims, saysNoMedicine } from './flag-claims.ts';

export interface FieldFlag {
  readonly field: string;
  readonly flag: Flag;
}

export interface FlagFacts {
  readonly setNo: number;
  /** `readStandingLine`: `12:valid:4:2028-01-01 …`. */
  readonly standing: string;
  /** Live values, for what has to stand somewhere. */
  readonly live?: Values;
}

/** The most stars that a standing line says; undefined where it says nothing of a product. */
export function starsOf(standing: string): number | undefined {
  const stars = standing
    .split(' ')
    .map((one) => Number(one.split(':')[2]))
    .filter((one) => Number.isFinite(one));
  return stars.length === 0 ? undefined : Math.max(...stars);
}

const textOf = (value: FieldValue): string =>
  typeof value === 'string' ? value : value.filter((one) => typeof one === 'string').join('\n');

/** Flags of proposed values: the same rule while typing, when sending, and before the officer. */
export function flagsOfFields(
  kind: ListingKind,
  fields: readonly { readonly field: string; readonly after: FieldValue }[],
  { setNo, standing, live }: FlagFacts,
): FieldFlag[] {
  const stars = starsOf(standing);
  const found = fields.flatMap(({ field, after }) => {
    const lang = fieldOf(kind, field)?.lang;
    if (lang === undefined) return [];
    const facts = { setNo, lang, ...(stars === undefined ? {} : { stars }) };
    return flagClaims(textOf(after), facts).map((flag) => ({ field, flag }));
  });
  return [...found, ...missingLine(kind, fields, { setNo, live })];
}

/** Functional food has to say that it is no medicine, somewhere. */
function missingLine(
  kind: ListingKind,
  fields: readonly { readonly field: string; readonly after: FieldValue }[],
  { setNo, live }: { readonly setNo: number; readonly live: Values | undefined },
): FieldFlag[] {
  if (kind !== 'product' || setNo !== 18) return [];
  const after: Record<string, FieldValue> = { ...live };
  for (const one of fields) after[one.field] = one.after;
  const said = ['descriptionVi', 'label.warnings', 'summaryVi', 'claims'].some((key) =>
    saysNoMedicine(textOf(after[key] ?? '')),
  );
  if (said || !fields.some(({ field }) => fieldOf(kind, field)?.lang === 'vi')) return [];
  const flag: Flag = {
    ...{ rule: 'medicine-line', severity: 'check', start: 0, end: 0, words: '' },
  };
  return [{ field: 'label.warnings', flag }];
}
