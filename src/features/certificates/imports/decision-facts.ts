import type { Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';

export const LEVELS = ['district', 'province', 'centre'] as const;
export type Level = (typeof LEVELS)[number];

/** What is known of the decision a list belongs to; empty and null until the document or an officer says. */
export interface DecisionFacts {
  /** Null: not said, or the whole country (the centre). */
  readonly provinceCode: string | null;
  readonly number: string;
  readonly decidedOn: Day | null;
  readonly issuer: string;
  readonly level: Level | null;
  readonly kind: 'recognise' | 'revoke';
}

/** What has to be known before a list can be applied. */
export const NEEDS = ['province', 'number', 'decidedOn', 'issuer', 'level'] as const;
export type Need = (typeof NEEDS)[number];

/** Letters and digits of a number of a decision: "86/QĐ-UBND", "86 / QD - UBND" and "Số 86/QĐ-UBND" are one. */
export function numberKey(number: string): string {
  return fold(number)
    .replace(/^\s*(?:quyet dinh|qd)?\s*(?:so)?\s*[:.]?\s*(?=\d)/, '')
    .replace(/[^a-z0-9/]/g, '')
    .replace(/^0+(?=\d)/, '');
}

/** Who most likely decided, from the name of the issuer: "Ủy ban nhân dân huyện …" is the district. */
export function levelOf(issuer: string, number: string): Level | null {
  const name = fold(issuer);
  if (/\bbo nong nghiep|\bbo truong|\bthu tuong|hoi dong.*(?:trung uong|quoc gia)/.test(name)) {
    return 'centre';
  }
  if (/\b(?:huyen|quan|thi xa)\b/.test(name)) return 'district';
  if (/\b(?:tinh|thanh pho|tp)\b/.test(name)) return 'province';
  if (/qd-?(?:bnnmt|bnn)/.test(fold(number))) return 'centre';
  return null;
}

/**
 * What is still to be asked before a list may be applied.
 * @param rows number and day of each row that would be written, empty and null where the row does not say
 */
export function missingFacts(
  facts: DecisionFacts,
  rows: readonly { readonly number: string; readonly decidedOn: string | null }[],
): Need[] {
  const missing: Need[] = [];
  if (facts.provinceCode === null && facts.level !== 'centre') missing.push('province');
  if (facts.number === '' && (rows.length === 0 || rows.some((row) => row.number === ''))) {
    missing.push('number');
  }
  if (
    facts.decidedOn === null &&
    (rows.length === 0 || rows.some((row) => row.decidedOn === null))
  ) {
    missing.push('decidedOn');
  }
  if (facts.issuer.trim() === '') missing.push('issuer');
  if (facts.level === null) missing.push('level');
  return missing;
}
