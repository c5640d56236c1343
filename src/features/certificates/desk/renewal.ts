import type { Day } from '#src/base/day.ts';
import {
  daysLeft as daysTo,
  reassessmentWindow,
  WINDOW_CLOSES_DAYS,
  WINDOW_OPENS_DAYS,
} from '../renewal.ts';
import type { Standing } from '../standing.ts';

/** How long before the window opens or closes the desk says so. */
const SOON_DAYS = 30;
const CLOSING_DAYS = 15;
/** Certificates that ended are shown in the renewal list for a year. */
const LAPSED_DAYS = 365;

export const RENEWAL_PHASES = ['late', 'closing', 'open', 'soon', 'lapsed'] as const;
/**
 * `soon`: the window opens within 30 days; `open`; `closing`: it closes within 15 days; `late`: it has closed and the
 * certificate still runs (or is held over); `lapsed`: it ended within the last year and nothing has taken its place.
 */
export type RenewalPhase = (typeof RENEWAL_PHASES)[number];

export interface Renewal {
  readonly phase: RenewalPhase;
  readonly opens: Day;
  readonly closes: Day;
  /** Last day of the certificate. */
  readonly expires: Day;
  /** Days from today to the last day; negative once it has passed. */
  readonly daysLeft: number;
}

/** Where a certificate stands in its renewal on a day; null when nothing needs doing about it. */
export function renewalOf(standing: Standing, today: Day): Renewal | null {
  const expires = standing.validUntil;
  if (expires === null) return null;
  const daysLeft = daysTo(expires, today);
  const phase = phaseOf(standing.state, daysLeft);
  return phase === null ? null : { phase, ...reassessmentWindow(expires), expires, daysLeft };
}

function phaseOf(state: Standing['state'], daysLeft: number): RenewalPhase | null {
  if (state === 'expired') return daysLeft >= -LAPSED_DAYS ? 'lapsed' : null;
  if (state === 'held-over') return 'late';
  if (state !== 'valid') return null;
  if (daysLeft < WINDOW_CLOSES_DAYS) return 'late';
  if (daysLeft < WINDOW_CLOSES_DAYS + CLOSING_DAYS) return 'closing';
  if (daysLeft <= WINDOW_OPENS_DAYS) return 'open';
  return daysLeft <= WINDOW_OPENS_DAYS + SOON_DAYS ? 'soon' : null;
}
