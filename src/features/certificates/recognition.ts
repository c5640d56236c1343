import type { Day } from '#src/base/day.ts';

/** Where a new producer or product lies, as the place rules found it. */
export interface NewProducer {
  readonly name: string;
  readonly kind: 'cooperative' | 'cooperative-group' | 'company' | 'household' | 'unknown';
  readonly provinceCode: string;
  readonly communeCode: string | null;
  /** The address as the source prints it, no finer than the commune. */
  readonly printedPlace: string;
  readonly sourceUrl: string;
}

export interface NewProduct {
  readonly name: string;
  /** Null where the source names none. */
  readonly producer: { readonly id: number } | { readonly new: NewProducer } | null;
  readonly setNo: number;
  readonly setBy: 'source' | 'officer' | 'inferred';
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly oldProvinceCode: string | null;
  /** `exact`, `old-name`, `old-district` or `province-only`. */
  readonly placeHow: string;
}

/** One product recognised with three stars or more by a decision that is written down already. */
export interface Recognition {
  readonly product: { readonly id: number } | { readonly new: NewProduct };
  readonly stars: 3 | 4 | 5;
  /** As printed (`91,14`); empty when not given. */
  readonly score: string;
  readonly decision: {
    readonly id: number;
    readonly number: string;
    readonly decidedOn: Day;
    readonly criteriaVersion: string;
  };
  /** As the decision prints them; empty where it is silent. */
  readonly printed: {
    readonly name: string;
    readonly producer: string;
    readonly commune: string;
    readonly district: string;
    readonly province: string;
    readonly group: string;
  };
  readonly source: { readonly url: string; readonly via: string; readonly readOn: Day };
  readonly note: string;
  readonly dossierId: number | null;
  /** `T-X-STT-year` (QĐ 26/2026), null when it did not come from a dossier. */
  readonly productCode: string | null;
}

/** What came of one recognition, in the order they were given. */
export interface Written {
  readonly certificateId: number;
  /** Register code, `MX-00001`. */
  readonly code: string;
  readonly productId: number;
  readonly producerId: number | null;
  readonly isNewProduct: boolean;
}

/** The register code of a number: five digits, more when they are needed. */
export function registerCode(number: number): string {
  return `MX-${String(number).padStart(5, '0')}`;
}
