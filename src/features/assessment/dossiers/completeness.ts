import { type Content, type Fault, type FormFor, gapsOf } from './fields.ts';
import { FORM_01 } from './form-01.ts';
import { FORM_02, scoreKey, TOURISM_ONLY } from './form-02.ts';
import { FORM_03 } from './form-03.ts';
import { criterionItem, paperItem, papersFor, PAPERS } from './papers.ts';
import { TOURISM_SET } from '../dossier-states.ts';

/** One criterion of the set's form, as far as the check needs it. */
export interface Criterion {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly max: number;
  readonly optionScores: readonly number[];
}

export interface Check {
  /** `m01:phone`, `m02:score:2.3`, `paper:gmp`, `item:2.3`: also what an officer's note refers to. */
  readonly item: string;
  readonly part: 'm01' | 'm02' | 'scores' | 'papers';
  readonly vi: string;
  readonly en: string;
  readonly level: 'must' | 'should';
  readonly state: 'there' | 'missing' | 'not-needed';
  /** What is wrong with an answer that was typed. */
  readonly fault: Fault | null;
}

export interface ToCheck extends FormFor {
  readonly m01: Content;
  readonly m02: Content;
  readonly criteria: readonly Criterion[];
  /** Items that have at least one file in force. */
  readonly proved: ReadonlySet<string>;
}

/**
 * Everything a dossier has to hold and everything that would help it, each there, missing or not needed. Lodging asks
 * that nothing with level `must` is missing (QĐ 26/2026 Điều 5, Mẫu 01, Mẫu 02, Phụ lục II).
 */
export function checkDossier(asked: ToCheck): Check[] {
  return [...forms(asked), ...scores(asked), ...papers(asked)];
}

function forms(asked: ToCheck): Check[] {
  return (['m01', 'm02'] as const).flatMap((form) => {
    const sections = form === 'm01' ? FORM_01 : FORM_02;
    const gaps = new Map(
      gapsOf(sections, asked, asked[form]).map(({ field, fault }) => [field.key, fault]),
    );
    return sections
      .flatMap(({ fields }) => fields)
      .filter((field) => field.kinds?.includes(asked.kind) ?? true)
      .filter((field) => field.required !== false || gaps.has(field.key))
      .map((field): Check => {
        const fault = misfit(field.key, asked) ?? gaps.get(field.key) ?? null;
        return {
          item: `${form}:${field.key}`,
          part: form,
          vi: field.vi,
          en: field.en,
          level: 'must',
          state: fault === null ? 'there' : 'missing',
          fault,
        };
      });
  });
}

/** Associations and operating centres may apply with tourism only (QĐ 26/2026 Điều 2). */
function misfit(key: string, asked: ToCheck): Fault | null {
  const chosen = asked.m02['businessForm'] ?? '';
  return key === 'businessForm' && asked.setNo !== TOURISM_SET && TOURISM_ONLY.includes(chosen)
    ? 'not-an-option'
    : null;
}

function scores({ criteria, m02, proved }: ToCheck): Check[] {
  return criteria.flatMap((criterion): Check[] => {
    const typed = (m02[scoreKey(criterion.code)] ?? '').trim();
    const score = Number(typed);
    const fault: Fault | null =
      typed === '' ? 'empty' : criterion.optionScores.includes(score) ? null : 'not-an-option';
    const name = {
      vi: `${criterion.code} ${criterion.nameVi}`,
      en: `${criterion.code} ${criterion.nameEn}`,
    };
    const answer: Check = {
      item: `m02:${scoreKey(criterion.code)}`,
      part: 'scores',
      ...name,
      level: 'must',
      state: fault === null ? 'there' : 'missing',
      fault,
    };
    const item = criterionItem(criterion.code);
    const proof: Check = {
      item,
      part: 'scores',
      vi: `Minh chứng cho ${name.vi}`,
      en: `Proof for ${name.en}`,
      level: 'should',
      state: proved.has(item) ? 'there' : fault === null && score > 0 ? 'missing' : 'not-needed',
      fault: null,
    };
    return [answer, proof];
  });
}

function papers(asked: ToCheck): Check[] {
  const businessForm = asked.m02['businessForm'] ?? '';
  const concerned = papersFor({ ...asked, businessForm });
  const known = new Set(concerned.map(({ code }) => code));
  const line = (paper: (typeof PAPERS)[number]) => ({
    item: paperItem(paper.code),
    part: 'papers' as const,
    vi: paper.vi,
    en: paper.en,
    fault: null,
  });
  return [
    ...concerned.map((paper): Check => ({
      ...line(paper),
      level: paper.level,
      state: asked.proved.has(paperItem(paper.code)) ? 'there' : 'missing',
    })),
    ...PAPERS.filter(({ code }) => !known.has(code)).map((paper): Check => ({
      ...line(paper),
      level: 'should',
      state: 'not-needed',
    })),
  ];
}

/** What keeps a dossier from being lodged. */
export function mustsMissing(checks: readonly Check[]): Check[] {
  return checks.filter(({ level, state }) => level === 'must' && state === 'missing');
}

/** Whether the commune has said all that Mẫu 03 asks. */
export function communeReportGaps(asked: FormFor, m03: Content): ReturnType<typeof gapsOf> {
  return gapsOf(FORM_03, asked, m03);
}
