import type { Criterion } from './completeness.ts';
import { FORM_02, scoreKey } from './form-02.ts';

/** A complete Mẫu 01 and Mẫu 03, for tests. */
export const FULL_01: Record<string, string> = {
  unitName: 'Hợp tác xã Thử',
  unitAddress: 'Xã Thử, tỉnh Thử',
  repName: 'Người Thử',
  repPost: 'Giám đốc',
  phone: '0900 000 000',
  currentDecision: '1/QĐ-UBND',
};

export const FULL_03: Record<string, string> = {
  localMaterial: 'yes',
  localMaterialWhy: 'Chè hái trong xã',
  localLabour: 'part',
  localLabourWhy: 'Sáu trong mười người',
  ideaOrigin: 'yes',
  ideaOriginWhy: 'Nghề cũ của làng',
  identity: 'yes',
  identityWhy: 'Cách sao riêng',
  letterNo: '45/UBND-KT',
  letterOn: '2026-11-20',
  reporter: 'Cán bộ Thử',
};

/** A complete Mẫu 02 of any kind: every field answered, every criterion with its most points. */
export function fullForm02(criteria: readonly Criterion[]): Record<string, string> {
  const answer: Record<string, string> = {
    businessForm: 'cooperative',
    registrationOn: '2020-05-04',
    repGender: 'female',
    revenue: '1.250.000.000',
    workers: '12',
    localWorkers: '9',
  };
  const typed = FORM_02.flatMap(({ fields }) => fields)
    .filter(({ required }) => required !== false)
    .map(({ key }) => [key, answer[key] ?? 'Nội dung thử']);
  return Object.fromEntries([
    ...typed,
    ...criteria.map(({ code, optionScores }) => [
      scoreKey(code),
      String(Math.max(...optionScores)),
    ]),
  ]) as Record<string, string>;
}
