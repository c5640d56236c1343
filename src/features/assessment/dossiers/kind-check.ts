import { addDays, type Day, formatDay } from '#src/base/day.ts';
import type { DossierKind } from '../dossier-states.ts';
import {
  type Certificate,
  certificateStanding,
  type Standing,
} from '#src/features/certificates/standing.ts';

/** Re-assessment: lodged 180 to 120 days before expiry (QĐ 26/2026 Điều 7). */
export const REASSESS_EARLIEST = 180;
export const REASSESS_LATEST = 120;

export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** @param validUntil last day of the certificate */
export function reassessWindow(validUntil: Day): Window {
  return {
    from: addDays(validUntil, -REASSESS_EARLIEST),
    to: addDays(validUntil, -REASSESS_LATEST),
  };
}

export interface OwnCertificate extends Certificate {
  readonly id: number;
  readonly code: string;
}

export interface Held {
  readonly certificate: OwnCertificate;
  readonly standing: Standing;
}

/** The certificate in force that stands longest, null when none is. */
export function heldOn(certificates: readonly OwnCertificate[], on: Day): Held | null {
  const held = certificates
    .map((certificate) => ({
      certificate,
      standing: certificateStanding(certificate, certificates, on),
    }))
    .filter(({ standing }) => standing.state === 'valid' || standing.state === 'held-over')
    .sort((a, b) => ((a.standing.validUntil ?? '') < (b.standing.validUntil ?? '') ? 1 : -1));
  return held[0] ?? null;
}

/** Whether a product may be put forward in this way on this day. */
export type KindVerdict =
  | { readonly ok: true; readonly held: Held | null }
  | {
      readonly ok: false;
      readonly why:
        | 'first-but-certified'
        | 'no-valid-certificate'
        | 'already-five-stars'
        | 'reassess-too-early'
        | 'reassess-too-late'
        | 'held-over';
      readonly held: Held | null;
      readonly window: Window | null;
    };

/**
 * First: no certificate in force. Upgrade: one below five stars. Re-assessment: one whose window is open
 * (QĐ 26/2026 Điều 7; hold-over of older certificates: Điều 11, 12).
 */
export function kindVerdict(
  kind: DossierKind,
  certificates: readonly OwnCertificate[],
  on: Day,
): KindVerdict {
  const held = heldOn(certificates, on);
  const no = (
    why: Exclude<KindVerdict, { ok: true }>['why'],
    window: Window | null = null,
  ): KindVerdict => ({ ok: false, why, held, window });
  if (kind === 'first') {
    // A certificate in its last days, past the window, or held over leaves only this way.
    if (held === null || held.standing.state === 'held-over') return { ok: true, held };
    const until = held.standing.validUntil;
    const open = until !== null && on > reassessWindow(until).to;
    return open ? { ok: true, held } : no('first-but-certified');
  }
  if (held === null) return no('no-valid-certificate');
  if (kind === 'upgrade') {
    return held.standing.stars === 5 ? no('already-five-stars') : { ok: true, held };
  }
  if (held.standing.state === 'held-over') return no('held-over');
  const until = held.standing.validUntil;
  if (until === null) return no('no-valid-certificate');
  const window = reassessWindow(until);
  if (on < window.from) return no('reassess-too-early', window);
  if (on > window.to) return no('reassess-too-late', window);
  return { ok: true, held };
}

/** Days for the facts of a refusal: `05/08/2029`. */
export function windowFacts(window: Window | null): { from: string; to: string } | null {
  return window === null
    ? null
    : { from: formatDay(window.from, 'vi'), to: formatDay(window.to, 'vi') };
}
