/** A recall is public from the moment it is opened; lifted is its end. */
export const RECALL_STATES = ['open', 'lifted'] as const;
export type RecallState = (typeof RECALL_STATES)[number];

/** `health`: may harm; `quality`: not as declared; `label`: the label is wrong. */
export const HAZARDS = ['health', 'quality', 'label'] as const;
export type Hazard = (typeof HAZARDS)[number];

export function isHazard(text: string): text is Hazard {
  return (HAZARDS as readonly string[]).includes(text);
}

/** What a recall says about a lot. Instants are ISO 8601 UTC; English may be empty. */
export interface RecallNotice {
  readonly code: string;
  readonly state: RecallState;
  readonly hazard: Hazard;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly adviceVi: string;
  readonly adviceEn: string;
  readonly openedAt: string;
  readonly liftedAt: string | null;
  readonly liftReason: string;
}

/** Texts of a recall, as the form sends them. */
export interface RecallText {
  readonly hazard: Hazard;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly adviceVi: string;
  readonly adviceEn: string;
}

/** Longest text of a recall, in characters. */
export const LONGEST_TEXT = 2000;

/** `TH-2026-0001`: the year it was opened in (Việt Nam), and its number in that year. */
export function recallCode(year: number, number: number): string {
  return `TH-${year}-${String(number).padStart(4, '0')}`;
}

/** The text in a language; where there is no English, the Vietnamese one. */
export function inLanguage(vi: string, en: string, lang: 'vi' | 'en'): string {
  return lang === 'en' && en !== '' ? en : vi;
}
