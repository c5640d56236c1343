import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { choicesOf, itemsOf } from '#src/features/criteria/form.ts';
import type { Criterion } from './completeness.ts';

/**
 * The criteria of a set in the order of its form, as the dossier uses them: an answer without a tick counts 0.
 * @throws Refusal `no-form-for-version`, `no-form-for-set`
 */
export function criteriaOf(setNo: number, version: string): Criterion[] {
  return itemsOf(criteriaForm(setNo, version)).map((item) => ({
    code: item.code,
    nameVi: item.nameVi,
    nameEn: item.nameEn,
    max: item.max,
    optionScores: choicesOf(item),
  }));
}
