import { addDays, type Day, day } from '#src/base/day.ts';
import { lastDayOfTerm, type Certificate } from './standing.ts';

/** Certificates issued before this day may be held over (QĐ 26/2026 Điều 12). */
const ISSUED_BEFORE = day('2026-05-22');
const MOST_DAYS = 180;

export type HoldOver =
  | { readonly may: true; readonly from: Day; readonly until: Day }
  | {
      readonly may: false;
      readonly why: 'new-rules' | 'day-unknown' | 'no-certificate' | 'revoked';
    };

/**
 * From the day after its term to the 180th day a certificate from before 22/05/2026 may be held over while its
 * re-assessment is being decided (QĐ 26/2026 Điều 12).
 */
export function holdOverOf(certificate: Certificate): HoldOver {
  const { issuedFirst, issuedLast, stars, evidence } = certificate;
  if (stars === null || stars < 3 || evidence === 'council') {
    return { may: false, why: 'no-certificate' };
  }
  if (certificate.revokedOn !== null) return { may: false, why: 'revoked' };
  if (issuedLast === null || issuedFirst !== issuedLast) return { may: false, why: 'day-unknown' };
  if (issuedLast >= ISSUED_BEFORE) return { may: false, why: 'new-rules' };
  const expires = lastDayOfTerm(issuedLast, certificate.criteriaVersion);
  return { may: true, from: addDays(expires, 1), until: addDays(expires, MOST_DAYS) };
}
