import {
  addDays,
  addMonths,
  type Day,
  day,
  type DayNumber,
  parseDay,
  toNumber,
} from '#src/base/day.ts';
import { criteriaVersion, type CriteriaVersionId, versionsInForce } from './criteria-version.ts';

/** What a certificate, or the star of a product, means on a day. */
export const STATES = [
  'valid',
  'held-over',
  'unknown',
  'expired',
  'superseded',
  'revoked',
  'none',
] as const;
export type State = (typeof STATES)[number];

/** Why a state is `unknown` or `none`, for the sentence beside the badge. */
export type Reason =
  /** The source gives only the year, and the days of that year disagree. */
  | 'year-only'
  /** The source gives no day at all. */
  | 'no-date'
  /** A council's scoring was reported; the decision itself was not seen. */
  | 'no-decision'
  /** The source states no star for this product. */
  | 'no-stars'
  /** One or two stars bring no certificate (QĐ 26/2026 Điều 4). */
  | 'below-three'
  /** The decision takes effect on a later day. */
  | 'not-yet';

/** The facts of one recognition, as far as they are known. Days are inclusive. */
export interface Certificate {
  /** 1 to 5 as the decision states, null where the source states none. */
  readonly stars: number | null;
  /** First and last possible day of the decision; equal when the day is known, null when nothing is. */
  readonly issuedFirst: Day | null;
  readonly issuedLast: Day | null;
  /** Null where the source lets several versions be possible. */
  readonly criteriaVersion: CriteriaVersionId | null;
  /** `decision`: the recognition itself; `council`: a council's result, the decision not seen; `report`: news of one. */
  readonly evidence: 'decision' | 'council' | 'report';
  /** A written hold-over until the outcome of a re-assessment (QĐ 26/2026 Điều 12), its last day. */
  readonly heldOverUntil: Day | null;
  readonly revokedOn: Day | null;
}

export interface Standing {
  readonly state: State;
  /** The stars a badge may show: 3–5 while `valid` or `held-over`, else 0. */
  readonly stars: 0 | 3 | 4 | 5;
  /** The stars that were awarded, whatever has become of them; 0 when none are known or below three. */
  readonly awarded: 0 | 3 | 4 | 5;
  /** While `valid` or `held-over`: the last day that is certain. When `expired`: the last day it can have held. */
  readonly validUntil: Day | null;
  readonly reason: Reason | null;
}

/** From this day on, until the next segment: the standing. */
export interface Segment extends Standing {
  readonly from: DayNumber;
}

/** The day before every day that anybody asks for. */
const BEGINNING = toNumber(day('1900-01-01'));
const TERM_MONTHS = 36;
/** Certificates issued before this day may be held over (QĐ 26/2026 Điều 12). */
const HOLD_OVER_ENDS = day('2026-05-22');

/** The certificate runs to the same day 36 months after its decision, that day included. */
export function lastDayOfTerm(issued: Day, version: CriteriaVersionId | null): Day {
  return addMonths(issued, version === null ? TERM_MONTHS : criteriaVersion(version).termMonths);
}

/**
 * The standing of one certificate on its own, from the beginning of time: what is true on each day, in order.
 * Where only a span of possible decision days is known, a state is named only on days on which every possible
 * decision day gives that state; on all others it is `unknown` (QĐ 26/2026 Điều 4, 8, 12; 36 months).
 */
export function certificateTimeline(certificate: Certificate): Segment[] {
  const { stars, issuedFirst, issuedLast } = certificate;
  const nothing = { stars: 0, awarded: 0, validUntil: null } as const;
  if (stars === null || stars < 3) {
    const reason: Reason = stars === null ? 'no-stars' : 'below-three';
    return [{ from: BEGINNING, state: 'none', ...nothing, reason }];
  }
  const awarded = stars as 3 | 4 | 5;
  const segments: Segment[] = [];
  const unknown = (from: Day | DayNumber, reason: Reason): void => {
    segments.push({
      from: typeof from === 'string' ? toNumber(from) : from,
      state: 'unknown',
      stars: 0,
      awarded,
      validUntil: null,
      reason,
    });
  };
  if (issuedFirst === null || issuedLast === null) {
    unknown(BEGINNING, 'no-date');
  } else {
    segments.push({ from: BEGINNING, state: 'none', ...nothing, reason: 'not-yet' });
    if (certificate.evidence === 'council') {
      // When the decision came, or whether it did, is not known: neither a star nor its end can be told.
      unknown(issuedFirst, 'no-decision');
    } else {
      segments.push(...termOf(certificate, awarded, issuedFirst, issuedLast));
    }
  }
  if (certificate.revokedOn === null) return segments;
  return cutAt(segments, toNumber(certificate.revokedOn), {
    state: 'revoked',
    stars: 0,
    awarded,
    validUntil: null,
    reason: null,
  });
}

/** From the first possible day of the decision to the end of the last possible term. */
function termOf(
  certificate: Certificate,
  awarded: 3 | 4 | 5,
  issuedFirst: Day,
  issuedLast: Day,
): Segment[] {
  const certainUntil = lastDayOfTerm(issuedFirst, certificate.criteriaVersion);
  const possibleUntil = lastDayOfTerm(issuedLast, certificate.criteriaVersion);
  const doubt = { state: 'unknown', stars: 0, awarded, validUntil: null } as const;
  const segments: Segment[] = [];
  if (issuedFirst < issuedLast) {
    segments.push({ ...doubt, from: toNumber(issuedFirst), reason: 'year-only' });
  }
  if (issuedLast <= certainUntil) {
    segments.push({
      from: toNumber(issuedLast),
      state: 'valid',
      stars: awarded,
      awarded,
      validUntil: certainUntil,
      reason: null,
    });
    if (certainUntil < possibleUntil) {
      segments.push({ ...doubt, from: toNumber(addDays(certainUntil, 1)), reason: 'year-only' });
    }
  }
  const heldUntil = holdOverLimit(certificate, possibleUntil);
  if (heldUntil !== null) {
    segments.push({
      from: toNumber(addDays(possibleUntil, 1)),
      state: 'held-over',
      stars: awarded,
      awarded,
      validUntil: heldUntil,
      reason: null,
    });
  }
  segments.push({
    from: toNumber(addDays(heldUntil ?? possibleUntil, 1)),
    state: 'expired',
    stars: 0,
    awarded,
    validUntil: possibleUntil,
    reason: null,
  });
  return segments;
}

/** The last day of a hold-over: at most 180 days after expiry, and only for certificates of the older versions. */
function holdOverLimit(certificate: Certificate, expires: Day): Day | null {
  const { heldOverUntil, issuedLast } = certificate;
  if (heldOverUntil === null || heldOverUntil <= expires || issuedLast === null) return null;
  if (issuedLast >= HOLD_OVER_ENDS) return null;
  const versions = certificate.criteriaVersion
    ? [criteriaVersion(certificate.criteriaVersion)]
    : versionsInForce(certificate.issuedFirst ?? issuedLast, issuedLast);
  const days = Math.min(...versions.map((version) => version.holdOverDays), 180);
  const limit = addDays(expires, days);
  return heldOverUntil < limit ? heldOverUntil : limit;
}

/** Everything from a day on is replaced by one standing. */
function cutAt(segments: readonly Segment[], from: DayNumber, standing: Standing): Segment[] {
  return [...segments.filter((segment) => segment.from < from), { ...standing, from }];
}

/** What a timeline says on a day. */
export function standingAt<S extends { readonly from: DayNumber }>(
  timeline: readonly S[],
  on: DayNumber,
): S {
  let found = timeline[0];
  for (const segment of timeline) {
    if (segment.from > on) break;
    found = segment;
  }
  if (!found) throw new RangeError('a timeline has at least one segment');
  return found;
}

/** The state of one certificate of a product on a day, its later certificates considered. */
export function certificateStanding(
  certificate: Certificate,
  others: readonly Certificate[],
  on: Day,
): Standing {
  return standingAt(timelineAmong(certificate, others), toNumber(on));
}

/**
 * A later recognition of the same product, of three stars or more, takes the place of this one from the first day
 * on which it is certainly in force.
 */
function timelineAmong(certificate: Certificate, others: readonly Certificate[]): Segment[] {
  const own = certificateTimeline(certificate);
  const issuedLast = certificate.issuedLast;
  if (issuedLast === null || certificate.stars === null || certificate.stars < 3) return own;
  const replacedOn = others
    .filter(
      (other) =>
        other !== certificate &&
        other.evidence !== 'council' &&
        other.stars !== null &&
        other.stars >= 3 &&
        other.issuedFirst !== null &&
        other.issuedLast !== null &&
        other.issuedFirst > issuedLast &&
        (other.revokedOn === null || other.revokedOn > other.issuedLast),
    )
    .map((other) => other.issuedLast)
    .filter((issued) => issued !== null)
    .sort()[0];
  if (replacedOn === undefined) return own;
  const at = toNumber(replacedOn);
  if (standingAt(own, at).state === 'revoked') return own;
  return cutAt(own, at, {
    state: 'superseded',
    stars: 0,
    awarded: certificate.stars as 3 | 4 | 5,
    validUntil: null,
    reason: null,
  });
}

/** Which of several certificates speaks for the product: a sure star, else a doubt, else the latest of the past. */
const RANK: Record<State, number> = {
  valid: 4,
  'held-over': 3,
  unknown: 2,
  revoked: 1,
  expired: 1,
  superseded: 1,
  none: 0,
};

/**
 * The standing of a product on every day: of all its certificates the one that says most; when none is in force, what
 * became of the latest.
 * @returns segments in order, the first from the beginning of time; never empty
 */
export function productTimeline(certificates: readonly Certificate[]): Segment[] {
  if (certificates.length === 0) {
    return [
      {
        from: BEGINNING,
        state: 'none',
        stars: 0,
        awarded: 0,
        validUntil: null,
        reason: 'no-stars',
      },
    ];
  }
  const timelines = certificates.map((certificate) => ({
    issued: certificate.issuedLast ?? '',
    segments: timelineAmong(certificate, certificates),
  }));
  const starts = [
    ...new Set(timelines.flatMap(({ segments }) => segments).map((segment) => segment.from)),
  ].sort((a, b) => a - b);
  const merged: Segment[] = [];
  for (const from of starts) {
    const best = timelines
      .map(({ issued, segments }) => ({ issued, standing: standingAt(segments, from) }))
      .reduce((a, b) => (speaksBefore(b, a) ? b : a)).standing;
    const previous = merged.at(-1);
    if (previous && same(previous, best)) continue;
    merged.push({ ...best, from });
  }
  return merged;
}

interface Voice {
  readonly issued: string;
  readonly standing: Standing;
}

function speaksBefore(a: Voice, b: Voice): boolean {
  const rank = RANK[a.standing.state] - RANK[b.standing.state];
  if (rank !== 0) return rank > 0;
  if (RANK[a.standing.state] === 1 && a.issued !== b.issued) return a.issued > b.issued;
  if (a.standing.stars !== b.standing.stars) return a.standing.stars > b.standing.stars;
  const untilA = a.standing.validUntil ?? '';
  const untilB = b.standing.validUntil ?? '';
  if (untilA !== untilB) return untilA > untilB;
  return a.standing.awarded > b.standing.awarded;
}

function same(a: Standing, b: Standing): boolean {
  return (
    a.state === b.state &&
    a.stars === b.stars &&
    a.awarded === b.awarded &&
    a.validUntil === b.validUntil &&
    a.reason === b.reason
  );
}

/** The standing of a product on a day. */
export function productStanding(certificates: readonly Certificate[], on: Day): Standing {
  const { from: _from, ...standing } = standingAt(productTimeline(certificates), toNumber(on));
  return standing;
}

/**
 * First and last possible day of a decision from what a source gives: its day, else its year, else nothing.
 * @param decidedOn `YYYY-MM-DD` or empty; @param year `YYYY` or empty
 */
export function possibleDays(
  decidedOn: string,
  year: string,
): { first: Day | null; last: Day | null } {
  const exact = parseDay(decidedOn);
  if (exact !== null) return { first: exact, last: exact };
  if (/^\d{4}$/.test(year)) return { first: day(`${year}-01-01`), last: day(`${year}-12-31`) };
  return { first: null, last: null };
}
