import type { Day } from '#src/base/day.ts';
import type {
  Column,
  DecisionList,
  FileProblem,
  ListProblem,
  ReadOptions,
} from '../decision-list/list.ts';
import { type DecisionFacts, levelOf } from './decision-facts.ts';

/** Columns named by hand: which column of the sheet holds what, and where the headers are. */
export interface Mapping {
  readonly columns: Partial<Record<Column, number>>;
  /** Zero-based; null: the reader looks for it. */
  readonly headerRow: number | null;
  /** Zero-based; null: all sheets. */
  readonly sheet: number | null;
}

export function readOptions(mapping: Mapping | null): ReadOptions {
  if (mapping === null) return {};
  return {
    mapping: mapping.columns,
    ...(mapping.headerRow === null ? {} : { headerRow: mapping.headerRow }),
    ...(mapping.sheet === null ? {} : { sheet: mapping.sheet }),
  };
}

/** Whether the reader knew enough columns to go on: a name at least, and something that gives stars. */
export function columnsKnown(list: DecisionList): boolean {
  const known = new Set(list.columns.map(({ column }) => column));
  return (
    list.rows.length > 0 &&
    (list.columns.length === 0 || known.has('name') || known.has('name+producer'))
  );
}

/** What the document says of its decision, where nobody has said otherwise. */
export function factsFrom(
  list: DecisionList,
  given: Partial<DecisionFacts>,
  provinceOfDocument: string | null,
): DecisionFacts {
  const [only] = list.facts.numbers;
  const single = list.facts.numbers.length === 1 ? only : undefined;
  const number = given.number || single?.number || '';
  const issuer = given.issuer || list.facts.issuer;
  const sameNumber = !given.number || given.number === single?.number;
  return {
    provinceCode: given.provinceCode ?? provinceOfDocument,
    number,
    decidedOn: given.decidedOn ?? (sameNumber ? ((single?.decidedOn ?? null) as Day | null) : null),
    issuer,
    level: given.level ?? levelOf(issuer, number),
    kind: given.kind ?? list.facts.kind,
  };
}

/** A problem of the file or of the list as a whole, in both languages. */
export interface WholeProblem {
  readonly code: string;
  readonly where: string;
  readonly value: string;
  readonly vi: string;
  readonly en: string;
  readonly fatal: boolean;
}

export function wholeProblems(
  file: readonly FileProblem[],
  list: readonly ListProblem[],
): WholeProblem[] {
  return [
    ...file.map((one) => ({
      code: one.code,
      where: one.where,
      value: one.value,
      vi: `${one.vi} ${one.remedyVi}`.trim(),
      en: `${one.en} ${one.remedyEn}`.trim(),
      fatal: one.fatal,
    })),
    ...list.map((one) => ({
      code: one.code,
      where: one.where,
      value: one.value,
      vi: one.vi,
      en: one.en,
      fatal: false,
    })),
  ];
}
