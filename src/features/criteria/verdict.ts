import { Refusal } from '#src/base/refusal.ts';
import { demandAnswers, unansweredOf } from './check-answers.ts';
import {
  type Answers,
  BANDS,
  CERTIFIED,
  type CertifiedStars,
  type Disqualifier,
  type Form,
  type Item,
  itemsOf,
  type PartCode,
  type Stars,
} from './form.ts';

/** When several people scored, who has to have given the least points of a gate. */
export const GATE_RULES = ['majority', 'all', 'average'] as const;
export type GateRule = (typeof GATE_RULES)[number];

export interface MissedGate {
  readonly gate: CertifiedStars;
  readonly item: string;
  readonly needed: number;
  /** The most points that count as given under the gate rule; with one sheet, the points given. */
  readonly given: number;
}

export interface Verdict {
  readonly version: string;
  readonly setNo: number;
  /** Points of 100 with at most two decimals, for showing: never rounded over the edge of a band. */
  readonly total: number;
  /** The same ×100, whole, for keeping. */
  readonly hundredths: number;
  readonly byPart: Readonly<Record<PartCode, number>>;
  readonly starsByBand: Stars;
  /** After gates; 0 when the dossier is out. */
  readonly stars: Stars;
  /** The certificate it may lead to: three stars and more. */
  readonly certified: CertifiedStars | null;
  /** The gates that hold it under the rank of its total, lowest rank first. */
  readonly missed: readonly MissedGate[];
  /** Gates of higher ranks than its total reaches. */
  readonly missedAbove: readonly MissedGate[];
  readonly disqualified: readonly Disqualifier[];
  /** Items nobody answered; they count 0. */
  readonly unanswered: readonly string[];
  readonly sheets: number;
}

export interface VerdictOptions {
  readonly disqualified?: readonly string[];
}

/**
 * The rank of one sheet: band of the total, then gates (QĐ 26/2026 Điều 4 and the stars printed in Phụ lục II). A rank
 * also needs the gates of the ranks below it (our reading).
 *
 * @throws Refusal `scores-not-offered`; `no-such-disqualifier` {setNo, codes}
 */
export function verdict(form: Form, answers: Answers, options: VerdictOptions = {}): Verdict {
  return verdictOfSheets(form, [answers], options);
}

/**
 * The rank of several sheets. The total is the average of their totals ("tổng điểm trung bình", QĐ 26/2026 Điều 4),
 * compared with the bands exactly. How gates are judged when members differ, the decision does not say; unless the
 * council settled it otherwise, more than half of the sheets must have given the least points.
 *
 * @throws Refusal `no-sheets` {setNo}, and those of {@link verdict}
 */
export function verdictOfSheets(
  form: Form,
  sheets: readonly Answers[],
  options: VerdictOptions & { readonly gateRule?: GateRule } = {},
): Verdict {
  if (sheets.length === 0) throw new Refusal('no-sheets', { setNo: form.setNo });
  for (const sheet of sheets) demandAnswers(form, sheet);
  const disqualified = demandDisqualifiers(form, options.disqualified ?? []);
  const sum = sumOf(itemsOf(form), sheets);
  const starsByBand = band(sum, sheets.length);
  const gates = missedGates(form, sheets, options.gateRule ?? 'majority');
  const missed = gates.filter(({ gate }) => gate <= starsByBand);
  const held = (missed[0]?.gate ?? starsByBand + 1) - 1;
  const stars = disqualified.length > 0 ? 0 : (held as Stars);
  const hundredths = shownHundredths(sum, sheets.length);
  return {
    version: form.version,
    setNo: form.setNo,
    total: hundredths / 100,
    hundredths,
    byPart: byPart(form, sheets),
    starsByBand,
    stars,
    certified: stars >= 3 ? (stars as CertifiedStars) : null,
    missed,
    missedAbove: gates.filter(({ gate }) => gate > starsByBand),
    disqualified,
    unanswered: unansweredOf(form, Object.assign({}, ...sheets) as Answers),
    sheets: sheets.length,
  };
}

/** The rank of an average `sum / count` by its band alone, without rounding. */
export function band(sum: number, count: number): Stars {
  return BANDS.find(({ from }) => sum >= from * count)?.stars ?? 1;
}

/** `sum / count` in hundredths, rounded half up, but an average under the edge of a band never shows as the edge. */
export function shownHundredths(sum: number, count: number): number {
  const rounded = Math.floor((2 * 100 * sum + count) / (2 * count));
  return band(rounded, 100) > band(sum, count) ? rounded - 1 : rounded;
}

function demandDisqualifiers(form: Form, codes: readonly string[]): Disqualifier[] {
  const known = form.disqualifiers.filter((code) => codes.includes(code));
  const unknown = codes.filter((code) => !known.some((one) => one === code));
  if (unknown.length > 0) {
    throw new Refusal('no-such-disqualifier', { setNo: form.setNo, codes: unknown });
  }
  return known;
}

function sumOf(items: readonly Item[], sheets: readonly Answers[]): number {
  return sheets.reduce(
    (sum, sheet) => items.reduce((inner, { code }) => inner + (sheet[code] ?? 0), sum),
    0,
  );
}

function byPart(form: Form, sheets: readonly Answers[]): Record<PartCode, number> {
  const points: Record<PartCode, number> = { A: 0, B: 0, C: 0 };
  for (const part of form.parts) {
    const sum = sumOf(
      part.groups.flatMap((group) => group.items),
      sheets,
    );
    points[part.code] = Math.floor((200 * sum + sheets.length) / (2 * sheets.length)) / 100;
  }
  return points;
}

/** Every gate that is not met, lowest rank first, then in the order of the form. */
function missedGates(form: Form, sheets: readonly Answers[], rule: GateRule): MissedGate[] {
  const items = itemsOf(form);
  return CERTIFIED.flatMap((gate) =>
    items.flatMap((item) => {
      const needed = item.gates[gate];
      if (needed === undefined) return [];
      const given = countsAs(
        sheets.map((sheet) => sheet[item.code] ?? 0),
        rule,
      );
      return given >= needed ? [] : [{ gate, item: item.code, needed, given }];
    }),
  );
}

/**
 * The most points that count as given: `all`, what everybody gave at least; `majority`, what more than half gave at
 * least; `average`, the mean, cut to hundredths (so that it never rounds up to a gate).
 */
function countsAs(scores: readonly number[], rule: GateRule): number {
  const falling = scores.toSorted((a, b) => b - a);
  if (rule === 'all') return falling.at(-1) ?? 0;
  if (rule === 'majority') return falling[Math.floor(scores.length / 2)] ?? 0;
  const sum = scores.reduce((total, score) => total + score, 0);
  return Math.floor((100 * sum) / scores.length) / 100;
}
