import { type Day, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';

export const DECISION_KINDS = ['recognise', 'revoke', 'hold-over', 'correct', 'import'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A decision as an officer types it. */
export interface TypedDecision {
  /** `3981/QĐ-UBND` */
  readonly number: string;
  /** `YYYY-MM-DD`, as a date field sends it. */
  readonly decidedOn: string;
  readonly signer: string;
  /** The signed document, already in the file store. */
  readonly file?: { readonly hash: string; readonly name: string } | null;
}

export interface DecisionFacts {
  readonly number: string;
  readonly decidedOn: Day;
  readonly signer: string;
  readonly fileHash: string | null;
  readonly fileName: string | null;
}

const LONGEST_NUMBER = 60;

/**
 * What was typed, as it is kept.
 * @param today the day it is in Việt Nam
 * @throws Refusal `bad-decision-number`, `bad-decision-day`, `decision-in-future`
 */
export function readDecisionFacts(typed: TypedDecision, today: Day): DecisionFacts {
  const number = tidy(typed.number);
  if (!/\d/.test(number) || !number.includes('/') || number.length > LONGEST_NUMBER) {
    throw new Refusal('bad-decision-number', { number: number.slice(0, LONGEST_NUMBER) });
  }
  const decidedOn = parseDay(typed.decidedOn.trim());
  if (decidedOn === null || decidedOn < '2018-01-01') {
    throw new Refusal('bad-decision-day', { typed: typed.decidedOn.slice(0, 20) });
  }
  if (decidedOn > today) throw new Refusal('decision-in-future', { decidedOn, today });
  return {
    number,
    decidedOn,
    signer: tidy(typed.signer).slice(0, 120),
    fileHash: typed.file?.hash ?? null,
    fileName: typed.file?.name ?? null,
  };
}

/** Who issues at each level: 3 and 4 stars the chair of the province, 5 the minister (QĐ 26/2026). */
export function issuerOf(
  province: { readonly kind: string; readonly name: string } | null,
): string {
  return province === null
    ? 'Bộ Nông nghiệp và Môi trường'
    : `UBND ${province.kind} ${province.name}`;
}
