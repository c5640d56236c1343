import type { CouncilRules } from './council-rules.ts';
import { majorityOf } from './majority.ts';
import { quorum, type Quorum, type Seat } from './quorum.ts';
import { judgeSpread, spread, type SpreadAnswer } from './spread.ts';
import { opinionsDiffer } from './written-opinions.ts';

/** A signed or unsigned sheet of the present turn, as far as counting needs it. */
export interface SheetToCount {
  readonly memberId: number;
  readonly signed: boolean;
  readonly abstains: boolean;
  /** Hundredths of a point; null unless signed with scores. */
  readonly total: number | null;
  readonly stars: number | null;
  readonly disqualified: readonly string[];
}

export interface Count {
  /** Members whose sheets are counted: present (in writing: signed), signed, not abstaining. */
  readonly counted: readonly number[];
  readonly abstained: readonly number[];
  /** Present scoring members who have not signed: nothing can be decided before. */
  readonly missing: readonly number[];
  readonly quorum: Quorum;
  /** Hundredths of a point. */
  readonly spread: number;
  readonly spreadAnswer: SpreadAnswer;
  /** Grounds that more than half of the counted sheets propose. */
  readonly disqualified: readonly string[];
  /** In writing only: the members do not agree, so they have to meet. */
  readonly differ: boolean;
}

/**
 * Which sheets of a turn count, and what they ask for. An abstaining member counts for the quorum, not for the average.
 * In writing nobody attends: whoever signed counts as present, and the council's quorum and chair rule are asked of them.
 */
export function countSheets({
  seats,
  sheets,
  present,
  mode,
  turn,
  rules,
}: {
  readonly seats: readonly Seat[];
  readonly sheets: readonly SheetToCount[];
  /** Ids of the members at the meeting. */
  readonly present: ReadonlySet<number>;
  readonly mode: 'meeting' | 'written';
  readonly turn: number;
  readonly rules: CouncilRules;
}): Count {
  const signed = new Map(sheets.filter((one) => one.signed).map((one) => [one.memberId, one]));
  const there = mode === 'written' ? new Set(signed.keys()) : present;
  const scoring = seats.filter((seat) => seat.scores && there.has(seat.id));
  const own = scoring.map((seat) => signed.get(seat.id));
  const counting = own.filter((one) => one !== undefined && !one.abstains) as SheetToCount[];
  const totals = counting.map((one) => one.total ?? 0);
  return {
    counted: counting.map((one) => one.memberId),
    abstained: own.filter((one) => one?.abstains).map((one) => one?.memberId ?? 0),
    missing: scoring.filter((seat) => !signed.has(seat.id)).map((seat) => seat.id),
    quorum: quorum(seats, there, rules),
    spread: spread(totals),
    spreadAnswer: judgeSpread(totals, {
      limit: rules.spreadLimit,
      turn,
      turns: rules.scoringTurns,
    }),
    disqualified: majorityOf(counting.map((one) => one.disqualified)),
    differ:
      mode === 'written' &&
      opinionsDiffer(
        counting.map((one) => ({
          total: one.total ?? 0,
          stars: one.stars ?? 0,
          disqualified: one.disqualified,
        })),
        rules.spreadLimit,
      ),
  };
}
