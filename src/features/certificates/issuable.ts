/** A council's result as far as a decision asks for it. */
export interface ResultFacts {
  readonly outcome: 'rated' | 'disqualified' | 'not-rated';
  readonly level: 'province' | 'centre';
  readonly averageHundredths: number;
  readonly starsByBand: number;
  readonly stars: number;
  readonly decisionId: number | null;
  /** Whether a later result of the same dossier exists. */
  readonly overtaken: boolean;
}

export interface DossierFacts {
  readonly state: string;
  readonly kind: 'first' | 'upgrade' | 'reassess';
  readonly productId: number | null;
  readonly resultHundredths: number | null;
  readonly resultStars: number | null;
}

/** Why no decision can be issued from a result. */
export type NotIssuable =
  | 'result-decided'
  | 'result-overtaken'
  | 'result-without-stars'
  | 'result-does-not-hold'
  | 'dossier-not-scored'
  | 'five-stars-need-centre'
  | 'centre-decides-five-only'
  | 'dossier-without-product';

/** Lowest average of each band, hundredths of a point (QĐ 26/2026, phân hạng). */
const BANDS = [9000, 7000, 5000, 3000, 0] as const;

export function bandOf(averageHundredths: number): number {
  return 5 - BANDS.findIndex((least) => averageHundredths >= least);
}

/**
 * Whether a decision of a level can recognise what a result says, asked anew before it is written: the stars must still
 * follow from the average, and dossier and result must say the same.
 * @param level `province` recognises 3 and 4 stars, `centre` 5 (QĐ 26/2026)
 * @returns null when it can
 */
export function notIssuable(
  result: ResultFacts,
  dossier: DossierFacts,
  level: 'province' | 'centre',
): NotIssuable | null {
  if (result.decisionId !== null) return 'result-decided';
  if (result.overtaken) return 'result-overtaken';
  if (dossier.state !== 'scored') return 'dossier-not-scored';
  if (result.outcome !== 'rated' || result.stars < 3) return 'result-without-stars';
  if (
    result.stars > 5 ||
    bandOf(result.averageHundredths) !== result.starsByBand ||
    result.stars > result.starsByBand ||
    dossier.resultStars !== result.stars ||
    dossier.resultHundredths !== result.averageHundredths
  ) {
    return 'result-does-not-hold';
  }
  if (result.stars === 5 && (level !== 'centre' || result.level !== 'centre')) {
    return 'five-stars-need-centre';
  }
  if (result.stars < 5 && level === 'centre') return 'centre-decides-five-only';
  if (dossier.kind !== 'first' && dossier.productId === null) return 'dossier-without-product';
  return null;
}
