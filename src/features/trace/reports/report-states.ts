/** What may be wrong, as a visitor says it. */
export const REPORT_KINDS = [
  'not-this-product',
  'fake',
  'wrong-fact',
  'bad-quality',
  'expired',
  'other',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_STATES = ['new', 'looking', 'mended', 'unfounded', 'spam'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Said to be wrong, or to be no report at all: an officer's word, never that of whom it is about. */
export const OFFICERS_STATES: readonly ReportState[] = ['unfounded', 'spam'];
/** The report is done with. */
export const CLOSED_STATES: readonly ReportState[] = ['mended', 'unfounded', 'spam'];

/** In characters. */
export const REPORT_LIMITS = { least: 10, most: 2000, contact: 120, scanned: 300 } as const;

/** The visitor's contact is removed so many months after the report was closed. */
export const KEEP_CONTACT_MONTHS = 12;

/** `BS-2026-00001`: the year it was sent in (Việt Nam), and its number in that year. */
export function reportCode(year: number, number: number): string {
  return `BS-${year}-${String(number).padStart(5, '0')}`;
}

export function isReportKind(text: string): text is ReportKind {
  return (REPORT_KINDS as readonly string[]).includes(text);
}

export function isReportState(text: string): text is ReportState {
  return (REPORT_STATES as readonly string[]).includes(text);
}

/** Two texts that say the same: case, spaces and punctuation do not count. */
export function sameText(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(a) === bare(b);
}
