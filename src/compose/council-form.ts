import type { CouncilFacts } from '#src/features/assessment/councils/manage-council.server.ts';
import { type CouncilRules, GATE_RULES } from '#src/features/assessment/councils/council-rules.ts';

export const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
/** Null for an empty field. */
export const textOrNull = (form: FormData, name: string): string | null => text(form, name) || null;
/** NaN for what is no number, so that a rule refuses it. */
export const number = (form: FormData, name: string): number => {
  const typed = text(form, name);
  return typed === '' ? Number.NaN : Number(typed.replace(',', '.'));
};

/** The form of a council: its facts and rules as typed. */
export function readCouncilForm(form: FormData): { facts: CouncilFacts; rules: CouncilRules } {
  const level = text(form, 'cap') === 'centre' ? 'centre' : 'province';
  return {
    facts: {
      level,
      provinceCode: level === 'centre' ? null : textOrNull(form, 'tinh'),
      name: text(form, 'ten'),
      decisionNo: text(form, 'so-qd'),
      establishedOn: textOrNull(form, 'ngay'),
    },
    rules: {
      quorumPercent: number(form, 'ty-le'),
      chairMustAttend: form.has('chu-tich'),
      spreadLimit: text(form, 'chenh') === '' ? null : number(form, 'chenh'),
      scoringTurns: number(form, 'luot'),
      gateRule: GATE_RULES.find((rule) => rule === text(form, 'dieu-kien')) ?? 'majority',
      reassessInWriting: form.has('van-ban'),
    },
  };
}
