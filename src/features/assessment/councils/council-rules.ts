import { GATE_RULES, type GateRule } from '#src/features/criteria/verdict.ts';

/** What a council decides for itself in its working rules (quy chế hoạt động); the law leaves it open. */

export const COUNCIL_LEVELS = ['province', 'centre'] as const;
export type CouncilLevel = (typeof COUNCIL_LEVELS)[number];

export { GATE_RULES, type GateRule };

export const POSITIONS = ['chair', 'vice-chair', 'member', 'secretary', 'adviser'] as const;
export type Position = (typeof POSITIONS)[number];

export interface CouncilRules {
  /** Share of the scoring members that must attend, whole percent. */
  readonly quorumPercent: number;
  readonly chairMustAttend: boolean;
  /** Most points between the highest and the lowest total before the dossier is scored again; null for no limit. */
  readonly spreadLimit: number | null;
  /** Most scoring turns for one dossier. */
  readonly scoringTurns: number;
  readonly gateRule: GateRule;
  /** Re-assessments are decided by written opinions where the members agree (QĐ 26/2026, phân hạng lại). */
  readonly reassessInWriting: boolean;
}

/**
 * What councils used under QĐ 1048 and QĐ 781 (Tây Ninh, Đồng Tháp): 75 percent with the chair, 10 points, two turns.
 * QĐ 26/2026 names no figures: a council changes them as its own rules say.
 */
export const USUAL_RULES: CouncilRules = {
  quorumPercent: 75,
  chairMustAttend: true,
  spreadLimit: 10,
  scoringTurns: 2,
  gateRule: 'majority',
  reassessInWriting: true,
};

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Names of the rules that are out of bounds; empty when all are well. */
export function wrongRules(rules: CouncilRules): (keyof CouncilRules)[] {
  const wrong: (keyof CouncilRules)[] = [];
  if (!whole(rules.quorumPercent, 1, 100)) wrong.push('quorumPercent');
  if (rules.spreadLimit !== null && !whole(rules.spreadLimit, 1, 100)) wrong.push('spreadLimit');
  if (!whole(rules.scoringTurns, 1, 9)) wrong.push('scoringTurns');
  if (!GATE_RULES.includes(rules.gateRule)) wrong.push('gateRule');
  return wrong;
}

/** The roles a seat on the council brings; a secretary may also be a scoring member. */
export function rolesOfSeat(
  position: Position,
  scores: boolean,
): ('council-member' | 'council-secretary' | 'advisory-team')[] {
  if (position === 'adviser') return ['advisory-team'];
  if (position === 'secretary')
    return scores ? ['council-secretary', 'council-member'] : ['council-secretary'];
  return ['council-member'];
}

/** Chair, vice-chair and members score; a secretary only when the council says so; advisers never. */
export function mayScore(position: Position, secretaryScores: boolean): boolean {
  if (position === 'adviser') return false;
  return position === 'secretary' ? secretaryScores : true;
}
