import { addDays, type Day } from '#src/base/day.ts';

/** Why a certificate is revoked: the closed list of QĐ 26/2026 Điều 8. */
export const GROUNDS = [
  'dishonest-papers',
  'criteria-not-met',
  'law-broken',
  'mark-misused',
  'production-stopped',
  'other-conclusion',
] as const;
export type Ground = (typeof GROUNDS)[number];

export function isGround(text: string): text is Ground {
  return (GROUNDS as readonly string[]).includes(text);
}

/** Days from the authority's conclusion, or the commune's confirmation that production stopped (Điều 8). */
const DAYS_TO_REVOKE = 15;

/** The last day on which a revocation after this conclusion is in time. */
export function revokeBy(concludedOn: Day): Day {
  return addDays(concludedOn, DAYS_TO_REVOKE);
}

/** Late is said, not forbidden: a late revocation is still one. */
export function isLate(concludedOn: Day, revokedOn: Day): boolean {
  return revokedOn > revokeBy(concludedOn);
}
