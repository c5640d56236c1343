import type { CouncilRules, Position } from './council-rules.ts';

export interface Seat {
  readonly id: number;
  readonly position: Position;
  readonly scores: boolean;
}

export interface Quorum {
  readonly met: boolean;
  /** Scoring members present, and all there are. */
  readonly present: number;
  readonly seats: number;
  /** Fewest that must be present. */
  readonly needed: number;
  readonly chairMissing: boolean;
}

/**
 * Whether enough of a council attends. Only scoring seats count; the share is reached when
 * `present × 100 ≥ percent × seats`, so 75 percent of 5 seats are 4 persons (3.75 rounded up, never down).
 * QĐ 26/2026 sets no quorum: the figure is the council's own rule. A vice-chair who presides does not replace the chair
 * where the rule asks for the chair.
 */
export function quorum(
  seats: readonly Seat[],
  present: ReadonlySet<number>,
  rules: Pick<CouncilRules, 'quorumPercent' | 'chairMustAttend'>,
): Quorum {
  const scoring = seats.filter((seat) => seat.scores);
  const there = scoring.filter((seat) => present.has(seat.id)).length;
  const needed = Math.max(1, Math.ceil((rules.quorumPercent * scoring.length) / 100));
  const chairMissing =
    rules.chairMustAttend &&
    !seats.some((seat) => seat.position === 'chair' && present.has(seat.id));
  return {
    met: scoring.length > 0 && there >= needed && !chairMissing,
    present: there,
    seats: scoring.length,
    needed,
    chairMissing,
  };
}
