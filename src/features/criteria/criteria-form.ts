import { Refusal } from '#src/base/refusal.ts';
import { earlierVersion } from './earlier-versions.ts';
import type { Form } from './form.ts';
import { buildForm } from './form-source.ts';
import { FORM_SOURCES } from './forms/all.ts';

/** The version in force since 22/05/2026: the only one whose items and points are known. */
export const CURRENT_VERSION = 'qd26-2026';

const FORMS: ReadonlyMap<number, Form> = new Map(
  FORM_SOURCES.map((source) => [source.setNo, buildForm(CURRENT_VERSION, source)]),
);

/** The numbers of the sets that have a form: 1 to 26. */
export const FORM_SETS: readonly number[] = [...FORMS.keys()];

/**
 * The score form of a product set (QĐ 26/2026, Phụ lục II).
 *
 * Forms of earlier versions cannot be opened: the points of their items are not known, and a product lodged under them
 * must not be scored with today's form.
 *
 * @throws Refusal `no-form-for-version` {version, decision}; `no-form-for-set` {setNo}
 */
export function criteriaForm(setNo: number, version: string = CURRENT_VERSION): Form {
  if (version !== CURRENT_VERSION) {
    const decision = earlierVersion(version)?.decision ?? null;
    throw new Refusal('no-form-for-version', { version, decision });
  }
  const form = FORMS.get(setNo);
  if (form === undefined) throw new Refusal('no-form-for-set', { setNo });
  return form;
}
