import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#src/base/refusal.ts';
import { CRITERIA_VERSIONS } from '#src/features/certificates/criteria-version.ts';
import { optionText } from '#src/words/criteria-options.ts';
import { refusalText } from '#src/words/refusals.ts';
import { criteriaForm, CURRENT_VERSION, FORM_SETS } from './criteria-form.ts';
import { EARLIER_VERSIONS } from './earlier-versions.ts';
import { choicesOf, itemsOf } from './form.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('the 26 forms', () => {
  it('are the sets 1 to 26', () => {
    expect(FORM_SETS).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
  });

  it.each(FORM_SETS)('set %i totals 100 as 40, 25 and 35, group by group', (setNo) => {
    const form = criteriaForm(setNo);
    expect(form.parts.map((part) => [part.code, part.max])).toEqual([
      ['A', 40],
      ['B', 25],
      ['C', 35],
    ]);
    for (const part of form.parts) {
      expect(sum(part.groups.map((group) => group.max))).toBe(part.max);
      for (const group of part.groups) {
        expect(sum(group.items.map((item) => item.max)), group.nameVi).toBe(group.max);
      }
    }
    expect(sum(itemsOf(form).map((item) => item.max))).toBe(100);
  });

  it.each(FORM_SETS)(
    'set %i has items that can be told apart, and gates that are offered',
    (setNo) => {
      const items = itemsOf(criteriaForm(setNo));
      expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
      for (const item of items) {
        expect(item.optionScores.every(Number.isInteger)).toBe(true);
        const gates = Object.values(item.gates);
        for (const points of gates) expect(item.optionScores).toContain(points);
        expect(
          gates.toSorted((a, b) => a - b),
          `${item.code}: a higher rank asks for more`,
        ).toEqual(gates);
        const choices = choicesOf(item);
        expect(choices[0]).toBe(0);
        expect(new Set(choices).size).toBe(choices.length);
      }
    },
  );

  it.each(FORM_SETS)(
    'set %i says of every known answer what it stands for, in both languages',
    (setNo) => {
      const form = criteriaForm(setNo);
      for (const item of itemsOf(form)) {
        for (const score of item.optionScores) {
          const vi = optionText(form, item, score, 'vi');
          const en = optionText(form, item, score, 'en');
          expect(vi === null).toBe(en === null);
        }
      }
    },
  );

  it('asks for an electronic traceability code for 4 stars in sets 1 to 23 and 25, for 5 in set 24', () => {
    const levels = FORM_SETS.map((setNo) => {
      const form = criteriaForm(setNo);
      const item = itemsOf(form).find((one) =>
        optionText(form, one, one.max, 'vi')?.startsWith('thêm mã truy xuất'),
      );
      return item && [3, 4, 5].find((stars) => item.gates[stars as 3 | 4 | 5] === item.max);
    });
    expect(levels).toEqual([...Array<number>(23).fill(4), 5, 4, undefined]);
  });
});

describe('other versions', () => {
  it.each(EARLIER_VERSIONS)('$id has parts and bands but no sheet', ({ id, decision, parts }) => {
    expect(sum(parts.map((part) => part.max))).toBe(100);
    const known = CRITERIA_VERSIONS.find((version) => version.id === id);
    expect(known?.decision).toBe(decision);
    expect(known?.parts).toEqual(parts.map((part) => part.max));
    try {
      criteriaForm(1, id);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).code).toBe('no-form-for-version');
      expect(refusalText(error as Refusal, 'vi')).toContain(decision);
    }
  });

  it('knows nothing of other versions and sets', () => {
    expect(() => criteriaForm(1, 'qd99-2030')).toThrow('no-form-for-version');
    expect(() => criteriaForm(0)).toThrow('no-form-for-set');
    expect(() => criteriaForm(27)).toThrow('no-form-for-set');
    expect(criteriaForm(26, CURRENT_VERSION).setNo).toBe(26);
  });
});

const SOURCE = fileURLToPath(
  new URL('../../../../shared/domain/criteria-sets.json', import.meta.url),
);

interface SourceItem {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly max: number;
  readonly optionScores?: number[];
  readonly optionScoresByCase?: Record<'a' | 'b', number[]>;
  readonly gates?: Record<string, number>;
  readonly unsure?: boolean;
  readonly items?: SourceItem[];
}
interface SourceSet {
  readonly no: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly group: string;
  readonly sampleUnitsRequired: number;
  readonly disqualifiers: string[];
  readonly parts: { code: string; max: number; criteria: SourceItem[] }[];
}

const leaves = (item: SourceItem): SourceItem[] => item.items?.flatMap(leaves) ?? [item];

describe.runIf(existsSync(SOURCE))('compared with the table the forms were read from', () => {
  const read = (): SourceSet[] =>
    existsSync(SOURCE)
      ? (JSON.parse(readFileSync(SOURCE, 'utf8')) as { criteriaSets: { sets: SourceSet[] } })
          .criteriaSets.sets
      : [];

  it.each(read())('set $no is the same', (source) => {
    const form = criteriaForm(source.no);
    expect([form.nameVi, form.nameEn]).toEqual([source.nameVi, source.nameEn]);
    expect([form.productGroup, form.sampleUnits]).toEqual([
      source.group,
      source.sampleUnitsRequired,
    ]);
    const wanted = source.parts.flatMap((part) => part.criteria.flatMap(leaves));
    expect(
      itemsOf(form).map(({ code, nameVi, nameEn, max, optionScores, gates, doubt }) => ({
        ...{ code, nameVi, nameEn, max, optionScores, gates },
        unsure: doubt !== null,
      })),
    ).toEqual(
      wanted.map(
        ({ code, nameVi, nameEn, max, optionScores, optionScoresByCase, gates, unsure }) => ({
          ...{ code, nameVi, nameEn, max },
          optionScores: optionScores ?? optionScoresByCase?.a,
          gates: gates ?? {},
          unsure: unsure ?? false,
        }),
      ),
    );
    // The table words one ground differently and leaves one to its notes.
    const grounds = form.disqualifiers.filter((code) => code !== 'intellectual-property-broken');
    expect(grounds).toHaveLength(source.disqualifiers.length);
    for (const [index, ground] of grounds.entries()) {
      if (ground !== 'production-eligibility-rules-not-met') {
        expect(ground).toBe(source.disqualifiers[index]);
      }
    }
  });
});
