import type { Deed } from '#src/features/accounts/may.ts';
import { type DossierState, EDITABLE } from '../dossier-states.ts';
import { type FormFor, type Section, sectionsFor } from './fields.ts';
import { FORM_01 } from './form-01.ts';
import { FORM_02, noteKey, scoreKey } from './form-02.ts';
import { FORM_03 } from './form-03.ts';
import { FORM_CENTRE } from './form-centre.ts';

export const FORMS = ['m01', 'm02', 'm03', 'centre'] as const;
export type FormName = (typeof FORMS)[number];

export const SECTIONS: Record<FormName, readonly Section[]> = {
  m01: FORM_01,
  m02: FORM_02,
  m03: FORM_03,
  centre: FORM_CENTRE,
};

/** Who writes in a form, and while the dossier is where. */
export const WRITERS: Record<FormName, { deed: Deed; states: readonly DossierState[] }> = {
  m01: { deed: 'edit-dossier', states: EDITABLE },
  m02: { deed: 'edit-dossier', states: EDITABLE },
  m03: { deed: 'report-as-commune', states: ['lodged'] },
  centre: { deed: 'forward-to-centre', states: ['scored'] },
};

/** Every field a form of this dossier may hold; Mẫu 02 with the self-scores of its criteria. */
export function keysOf(form: FormName, asked: FormFor, criteria: readonly string[]): string[] {
  const own = sectionsFor(SECTIONS[form], asked).flatMap(({ fields }) =>
    fields.map(({ key }) => key),
  );
  return form === 'm02'
    ? [...own, ...criteria.flatMap((code) => [scoreKey(code), noteKey(code)])]
    : own;
}

/** Characters of one answer. */
export const LONGEST_ANSWER = 10_000;

/** NFC, line ends of one kind, no control characters; what people typed is kept otherwise. */
export function cleanAnswer(typed: string): string {
  return (
    typed
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .trimEnd()
  );
}
