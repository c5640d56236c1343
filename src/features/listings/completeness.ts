import { goodsKind, LABEL_NEEDS, type LabelKey } from './label-fields.ts';

export interface Completeness {
  /** Compulsory items that are there. */
  readonly done: number;
  readonly of: number;
  readonly missing: readonly LabelKey[];
}

/**
 * How much of the label data that the law asks for with this kind of goods has been written (Nghị định 37/2026 art. 42, our
 * reading; name, responsible party and origin are known from the catalogue).
 * @param label by key, empty or absent where nothing is written
 */
export function completeness(
  setNo: number,
  label: Readonly<Record<string, string | undefined>>,
): Completeness {
  const { must } = LABEL_NEEDS[goodsKind(setNo)];
  const missing = must.filter((key) => (label[key] ?? '').trim() === '');
  return { done: must.length - missing.length, of: must.length, missing };
}
