import type { LeftOut } from '#src/features/trace/recalls/recall-input.ts';
import type { checkedText } from '#src/features/trace/recalls/recall-input.ts';

/** Ids as forms and addresses carry them: `3,17` or repeated. */
export function idsOf(values: readonly unknown[]): number[] {
  const ids = values
    .flatMap((value) => String(value).split(','))
    .filter((text) => /^\d{1,12}$/.test(text))
    .map(Number);
  return [...new Set(ids)].slice(0, 500);
}

/** The lots left out, each with its reason. */
export function leftOutOf(form: FormData): LeftOut[] {
  return idsOf(form.getAll('bo')).map((lotId) => ({
    lotId,
    because: String(form.get(`vi-sao-${lotId}`) ?? ''),
  }));
}

/** The texts of the notice. */
export function textOf(form: FormData): Parameters<typeof checkedText>[0] {
  const text = (name: string): string => String(form.get(name) ?? '');
  return {
    hazard: text('nguy-co'),
    reasonVi: text('ly-do'),
    reasonEn: text('ly-do-en'),
    adviceVi: text('can-lam'),
    adviceEn: text('can-lam-en'),
  };
}

/** What the form said would be recalled. */
export function expectedOf(form: FormData): number | null {
  const text = String(form.get('thay') ?? '');
  return /^\d{1,6}$/.test(text) ? Number(text) - idsOf(form.getAll('bo')).length : null;
}
