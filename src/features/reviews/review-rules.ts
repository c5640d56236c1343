import { dayAt, toNumber } from '#src/base/day.ts';

/** Points a buyer may give, from "not at all content" to "very content". Never called stars: those are OCOP's. */
export const MARKS = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof MARKS)[number];

/** So many days after it was written, its writer may change a review (days of Việt Nam). */
export const EDIT_DAYS = 30;
/** An average of fewer reviews says nothing. */
export const LEAST_FOR_AVERAGE = 3;
/** In characters. */
export const REVIEW_LIMITS = { most: 4000, name: 40, answer: 4000, report: 1000 } as const;
/** On the product page, and on a page of all reviews. */
export const REVIEWS_IN_SHORT = 3;
export const REVIEWS_A_PAGE = 20;

/** Why somebody reports a review. */
export const REVIEW_REPORT_KINDS = [
  'insult',
  'personal-data',
  'advertising',
  'not-about-product',
  'untrue',
  'other',
] as const;
export type ReviewReportKind = (typeof REVIEW_REPORT_KINDS)[number];

/**
 * The only grounds a review is taken down on. A bad mark, or a producer who does not like it, is none: reviews have to be
 * shown in full (Luật 122/2025/QH15 art. 17.2 h; ocop-rules 11.3).
 */
export const REMOVAL_GROUNDS = [
  'insult',
  'personal-data',
  'advertising',
  'against-law',
  'false-by-ruling',
] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];

export function isMark(value: number): value is Mark {
  return (MARKS as readonly number[]).includes(value);
}
export function isReviewReportKind(text: string): text is ReviewReportKind {
  return (REVIEW_REPORT_KINDS as readonly string[]).includes(text);
}
export function isRemovalGround(text: string): text is RemovalGround {
  return (REMOVAL_GROUNDS as readonly string[]).includes(text);
}

/** Only what arrived can be judged: the line's parcel has been delivered, or has come back after it was. */
export function mayReview(parcel: { readonly state: string; readonly deliveredAt: string | null }) {
  return (
    parcel.state === 'delivered' ||
    (parcel.deliveredAt !== null && ['returning', 'returned'].includes(parcel.state))
  );
}

/** Whether its writer may still change a review. @param writtenAt ISO 8601; @param now milliseconds UTC */
export function mayChange(writtenAt: string, now: number): boolean {
  return toNumber(dayAt(now)) - toNumber(dayAt(Date.parse(writtenAt))) <= EDIT_DAYS;
}

/** What reviews come to. `averageTenths`: 43 is 4.3; null below {@link LEAST_FOR_AVERAGE}. */
export interface Summary {
  readonly count: number;
  readonly averageTenths: number | null;
  /** How many gave each mark, from 1 to 5. */
  readonly byMark: readonly [number, number, number, number, number];
}

export function summaryOf(byMark: Summary['byMark']): Summary {
  const count = byMark.reduce((sum, one) => sum + one, 0);
  const points = byMark.reduce((sum, one, index) => sum + one * (index + 1), 0);
  return {
    count,
    averageTenths: count < LEAST_FOR_AVERAGE ? null : Math.round((points * 10) / count),
    byMark,
  };
}

/** `4,3` in Vietnamese, `4.3` in English. */
export function averageText(tenths: number, lang: 'vi' | 'en'): string {
  return `${Math.floor(tenths / 10)}${lang === 'vi' ? ',' : '.'}${tenths % 10}`;
}

/**
 * A short name to suggest, never filled in: the given name's first letter and the province, `N., Hà Nội`. In Vietnamese the
 * given name comes last.
 */
export function suggestedName(buyerName: string, province: string | null): string {
  const given = buyerName.normalize('NFC').trim().split(/\s+/).at(-1) ?? '';
  const [letter = ''] = given;
  if (letter === '') return '';
  return [`${letter.toLocaleUpperCase('vi')}.`, province].filter(Boolean).join(', ');
}
