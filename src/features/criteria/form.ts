/** The stars that are certified; one and two stars are ranks without a certificate (QĐ 26/2026 Điều 4). */
export type CertifiedStars = 3 | 4 | 5;
/** A rank; 0 when the dossier is out and has none. */
export type Stars = 0 | 1 | 2 | 3 | 4 | 5;
export const CERTIFIED = [3, 4, 5] as const;

/** Lowest total of a rank in points; under 30 is one star (QĐ 26/2026 Điều 4). */
export const BANDS = [
  { stars: 5, from: 90 },
  { stars: 4, from: 70 },
  { stars: 3, from: 50 },
  { stars: 2, from: 30 },
  { stars: 1, from: 0 },
] as const;

/** What is not certain in our reading of the form; the sentence about it is in the words. */
export type Doubt =
  | 'yes-or-no'
  | 'blank-read-as-0'
  | '13-read-as-3'
  | '11-read-as-1'
  | '41-read-as-4'
  | 'two-answers-of-1'
  | 'no-mark-for-4'
  | 'no-marks-for-3-and-4'
  | 'mark-for-5-not-4'
  | 'licence-wording'
  | 'part-a-heading-says-35';

/** Why a dossier is out at once, whatever its points (the line of elimination of each form). */
export const DISQUALIFIERS = [
  'forged-dossier',
  'registration-dossier-not-compliant',
  'food-safety-eligibility-certificate-rules-not-met',
  'production-licence-missing',
  'production-eligibility-rules-not-met',
  'product-declaration-registration-labelling-advertising-rules-not-met',
  'mandatory-production-conditions-not-met',
  'product-declaration-missing',
  'intellectual-property-broken',
] as const;
export type Disqualifier = (typeof DISQUALIFIERS)[number];

export interface Item {
  /** `2.3`; unique in its form. */
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly max: number;
  /** The points of the answers in the order of the form; a number may stand twice (see `doubt`). */
  readonly optionScores: readonly number[];
  /** The least points of this item for a rank, where the form marks an answer with stars. */
  readonly gates: Readonly<Partial<Record<CertifiedStars, number>>>;
  readonly doubt: Doubt | null;
  /** Bộ 26 words some items twice, (a) for a community and (b) for an organisation; the points are the same. */
  readonly cases: boolean;
  /** The heading inside the group this item stands under, where there is one. */
  readonly under: string | null;
  readonly underEn: string | null;
}

export interface Group {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly max: number;
  readonly items: readonly Item[];
}

export type PartCode = 'A' | 'B' | 'C';

export interface Part {
  readonly code: PartCode;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly max: number;
  readonly groups: readonly Group[];
}

/** One of the 26 score forms (QĐ 26/2026, Phụ lục II). */
export interface Form {
  readonly version: string;
  readonly setNo: number;
  readonly nameVi: string;
  readonly nameEn: string;
  /** `I` to `VI` of Phụ lục I. */
  readonly productGroup: string;
  /** How many samples go with a dossier; none for services. */
  readonly sampleUnits: number;
  readonly disqualifiers: readonly Disqualifier[];
  readonly doubt: Doubt | null;
  readonly parts: readonly Part[];
}

export function itemsOf(form: Form): readonly Item[] {
  return form.parts.flatMap((part) => part.groups.flatMap((group) => group.items));
}

/**
 * The points a scorer may give, rising, none twice. Where the form has no answer for "none of these", 0 is added: an
 * item without a tick counts 0 (our reading; the form does not say it).
 */
export function choicesOf(item: Item): readonly number[] {
  return [...new Set([0, ...item.optionScores])].sort((a, b) => a - b);
}

/** Points by the code of the item. A missing one is not answered yet. */
export type Answers = Readonly<Record<string, number>>;
