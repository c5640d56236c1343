import type { DossierKind } from '../dossier-states.ts';

/** What a form is filled in for: decides which fields it has and which are required. */
export interface FormFor {
  readonly kind: DossierKind;
  readonly setNo: number;
}

export interface Field {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly hint?: { readonly vi: string; readonly en: string };
  readonly kind: 'text' | 'long' | 'number' | 'day' | 'email' | 'phone' | 'choice';
  readonly options?: readonly {
    readonly value: string;
    readonly vi: string;
    readonly en: string;
  }[];
  /** Left out: required always. */
  readonly required?: boolean;
  /** Kinds that have the field; left out: all. */
  readonly kinds?: readonly DossierKind[];
  /** Sensitive personal data (Luật 91/2025): never leaves the dossier. */
  readonly sensitive?: true;
  readonly autocomplete?: string;
}

export interface Section {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly intro?: { readonly vi: string; readonly en: string };
  readonly fields: readonly Field[];
}

/** What was typed, field → text. */
export type Content = Readonly<Record<string, string>>;

export type Fault =
  'empty' | 'not-a-number' | 'not-a-day' | 'not-an-address' | 'not-a-phone' | 'not-an-option';

/** The sections of a form as this dossier has them; sections without a field fall out. */
export function sectionsFor(sections: readonly Section[], asked: FormFor): Section[] {
  return sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.kinds?.includes(asked.kind) ?? true),
    }))
    .filter((section) => section.fields.length > 0);
}

/** What is wrong with one answer, null when nothing is. Numbers: digits, separators of thousands, a decimal comma. */
export function faultOf(field: Field, typed: string | undefined): Fault | null {
  const text = (typed ?? '').trim();
  if (text === '') return field.required === false ? null : 'empty';
  switch (field.kind) {
    case 'number':
      return /^\d{1,3}(?:[. ]\d{3})*(?:,\d+)?$|^\d+(?:[.,]\d+)?$/.test(text)
        ? null
        : 'not-a-number';
    case 'day':
      return isDay(text) ? null : 'not-a-day';
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? null : 'not-an-address';
    case 'phone':
      return /^\+?[\d .()-]{8,20}$/.test(text) ? null : 'not-a-phone';
    case 'choice':
      return field.options?.some(({ value }) => value === text) ? null : 'not-an-option';
    default:
      return null;
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at) &&
    new Date(at).toISOString().startsWith(text)
  );
}

export interface Gap {
  readonly field: Field;
  readonly fault: Fault;
}

/** Everything that keeps a form from being complete, in its order. */
export function gapsOf(sections: readonly Section[], asked: FormFor, content: Content): Gap[] {
  return sectionsFor(sections, asked).flatMap((section) =>
    section.fields.flatMap((field) => {
      const fault = faultOf(field, content[field.key]);
      return fault === null ? [] : [{ field, fault }];
    }),
  );
}
