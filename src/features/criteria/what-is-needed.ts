import { type Answers, BANDS, type CertifiedStars, choicesOf, type Form, itemsOf } from './form.ts';

export interface GateToMend {
  readonly item: string;
  /** The highest of the gates up to the wanted rank. */
  readonly gate: CertifiedStars;
  readonly needed: number;
  readonly given: number;
}

export interface Room {
  readonly item: string;
  readonly given: number;
  /** The next higher answer the form offers. */
  readonly next: number;
  /** Points up to the item's maximum. */
  readonly left: number;
}

export interface Needs {
  readonly target: CertifiedStars;
  readonly reached: boolean;
  readonly total: number;
  /** Items that must be raised whatever the total is. */
  readonly gates: readonly GateToMend[];
  readonly totalWithGates: number;
  /** Points still missing in the band when the gates are mended; 0 when there are none. */
  readonly pointsMissing: number;
  /** Where points are left when the gates are mended, most first. What each costs to reach, nobody can say from here. */
  readonly room: readonly Room[];
}

/**
 * What a rank still asks for: gates of that rank and those below it, then points.
 *
 * @param answers of the form; a missing one counts 0
 */
export function whatIsNeeded(form: Form, answers: Answers, target: CertifiedStars): Needs {
  const items = itemsOf(form);
  const total = items.reduce((sum, { code }) => sum + (answers[code] ?? 0), 0);
  const gates = items.flatMap((item): GateToMend[] => {
    const given = answers[item.code] ?? 0;
    const marks = ([3, 4, 5] as const).filter((gate) => gate <= target);
    const worst = marks
      .map((gate) => ({ item: item.code, gate, needed: item.gates[gate] ?? 0, given }))
      .reduce((most, one) => (one.needed > most.needed ? one : most));
    return worst.needed > given ? [worst] : [];
  });
  const mended = new Map(gates.map(({ item, needed }) => [item, needed]));
  const totalWithGates = gates.reduce((sum, { needed, given }) => sum + needed - given, total);
  const from = BANDS.find(({ stars }) => stars === target)?.from ?? 0;
  const pointsMissing = Math.max(0, from - totalWithGates);
  const room = items
    .flatMap((item): Room[] => {
      const given = mended.get(item.code) ?? answers[item.code] ?? 0;
      const next = choicesOf(item).find((choice) => choice > given);
      return next === undefined ? [] : [{ item: item.code, given, next, left: item.max - given }];
    })
    .sort((a, b) => b.left - a.left);
  const reached = gates.length === 0 && pointsMissing === 0;
  return { target, reached, total, gates, totalWithGates, pointsMissing, room };
}
