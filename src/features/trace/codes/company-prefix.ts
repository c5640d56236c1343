import { checkDigit } from '../gs1/check-digit.ts';

/** Digits of a GTIN-13 before its check digit: company prefix and item reference share them. */
const BODY = 12;

/** What GS1 keeps for other things than goods that are sold under a company prefix. */
export type ReservedRange =
  'in-store' | 'periodical' | 'book' | 'coupon' | 'refund' | 'gs1-office' | 'demonstration';

const RESERVED: readonly (readonly [first: number, last: number, range: ReservedRange])[] = [
  [20, 29, 'in-store'],
  [40, 49, 'in-store'],
  [50, 59, 'coupon'],
  [200, 299, 'in-store'],
  [950, 951, 'gs1-office'],
  [952, 952, 'demonstration'],
  [977, 977, 'periodical'],
  [978, 979, 'book'],
  [980, 980, 'refund'],
  [981, 984, 'coupon'],
  [990, 999, 'coupon'],
];

/**
 * The reserved range a number begins with, null when it is an ordinary one. `952` is GS1's for demonstrations.
 * @param digits of a company prefix, or of a GTIN-13: three or more
 */
export function reservedRange(digits: string): ReservedRange | null {
  const start = Number(digits.slice(0, 3));
  return RESERVED.find(([first, last]) => start >= first && start <= last)?.[2] ?? null;
}

/** As {@link reservedRange}, of a GTIN in fourteen digits, whatever length it is printed in. */
export function reservedRangeOfGtin(gtin14: string): ReservedRange | null {
  // A GTIN-8 has prefixes of its own: those that begin with 0 or 2 are numbers within a shop.
  if (gtin14.startsWith('000000')) return /^[02]/.test(gtin14.slice(6)) ? 'in-store' : null;
  return reservedRange(gtin14.slice(1));
}

/** How many item references lie under a prefix: 10^(12 − digits). */
export function capacityOf(prefix: string): number {
  return 10 ** (BODY - prefix.length);
}

/**
 * The number of one thing under a company prefix, in fourteen digits.
 * @param prefix 4 to 12 digits
 * @param reference in-house number, from 0 to {@link capacityOf} − 1
 */
export function gtinUnder(prefix: string, reference: number): string {
  const own = BODY - prefix.length;
  const body = prefix + (own === 0 ? '' : String(reference).padStart(own, '0'));
  const check = checkDigit(body);
  if (body.length !== BODY || check === null) {
    throw new RangeError(`no item reference ${reference} under ${prefix}`);
  }
  return `0${body}${check}`;
}

/** Whether a GTIN in fourteen digits lies under a prefix; a carton (indicator 1–8) belongs to it like the piece. */
export function isUnder(gtin14: string, prefix: string): boolean {
  return !gtin14.startsWith('000000') && gtin14.slice(1).startsWith(prefix);
}

/** The in-house number in a GTIN, null when it lies under another prefix. */
export function referenceOf(gtin14: string, prefix: string): number | null {
  if (!isUnder(gtin14, prefix)) return null;
  return Number(gtin14.slice(1 + prefix.length, 1 + BODY) || '0');
}

/**
 * The lowest in-house number that nothing has, null when all are given.
 * @param gtins every GTIN known, in fourteen digits; those of other prefixes do not count
 */
export function nextReference(prefix: string, gtins: Iterable<string>): number | null {
  const used = new Set<number>();
  for (const gtin of gtins) {
    const reference = referenceOf(gtin, prefix);
    if (reference !== null) used.add(reference);
  }
  for (let free = 0; free < capacityOf(prefix); free += 1) if (!used.has(free)) return free;
  return null;
}

/** Digits a prefix may have: one more than GS1's own three, and all twelve. */
export function isPrefix(text: string): boolean {
  return /^\d{4,12}$/.test(text);
}

/** A GTIN as it is printed: without the zeros that fill it up to fourteen digits. */
export function printedGtin(gtin14: string): string {
  if (gtin14.startsWith('000000')) return gtin14.slice(6);
  return gtin14.startsWith('0') ? gtin14.slice(1) : gtin14;
}
