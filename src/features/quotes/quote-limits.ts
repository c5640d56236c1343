/** Days, pieces and characters of requests and answers. */
export const QUOTE_LIMITS = {
  lines: 60,
  /** Pieces of one line. */
  pieces: 100_000,
  /** Days producers have to answer when the buyer names none. */
  answerDays: 7,
  mostAnswerDays: 60,
  /** Days an answer stays valid, unless the producer names another day. */
  validDays: 15,
  mostValidDays: 180,
  leadDays: 365,
  /** đồng a piece, and for shipping. */
  price: 1_000_000_000,
  note: 2000,
  terms: 4000,
  why: 1000,
  name: 80,
  organisation: 200,
  address: 200,
} as const;

/** `BG-2026-00001`: the year it was sent in (Việt Nam), and its number in that year. */
export function quoteCode(year: number, number: number): string {
  return `BG-${year}-${String(number).padStart(5, '0')}`;
}

export function isQuoteCode(text: string): boolean {
  return /^BG-\d{4}-\d{5,9}$/.test(text);
}
