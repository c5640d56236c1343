import type { Day } from '#src/base/day.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import type { LotStory } from '#src/features/trace/lots/lot-story.ts';
import type { RecallNotice } from '#src/features/trace/recalls/recall-states.ts';
import type { SerialSignal } from '#src/features/trace/scans/serial-signal.ts';

/** A place of today by the names people know it by, always Vietnamese. */
export interface Where {
  readonly province: { readonly kind: string; readonly name: string };
  readonly commune: { readonly kind: string; readonly name: string } | null;
}

/** Everything the page of a scanned code says, as plain data. Days are Việt Nam's. */
export interface ScanFacts {
  readonly today: Day;
  /** Path of the code as it was asked for, in its one spelling. */
  readonly link: string;
  /** What the code names besides the item, whether it is known or not. */
  readonly asked: { readonly lot: string | null; readonly serial: string | null };
  readonly product: {
    readonly slug: string;
    readonly name: string;
    readonly nameLang: string;
    readonly set: { readonly no: number; readonly shortVi: string; readonly shortEn: string };
    /** Address of the drawn picture. */
    readonly picture: string;
    /** What the photograph shows; absent where the picture is drawn. */
    readonly photo?: {
      readonly vi: string;
      readonly en: string;
      readonly width: number;
      readonly height: number;
    };
    /** One of REGIONS (features/places). */
    readonly region: string;
    /** Label data as the producer declared it; mostly empty. */
    readonly label: Readonly<Record<string, string>>;
  };
  readonly item: {
    /** Path of the item's own code, without lot or serial. */
    readonly link: string;
    readonly gtin: string | null;
    readonly shortCode: string;
    readonly label: string;
    readonly labelEn: string;
    readonly netContent: string;
    readonly contentUnit: string;
    readonly withdrawn: boolean;
  };
  readonly producer: {
    readonly slug: string;
    readonly name: string;
    readonly address: string;
    /** GS1 company prefix; empty where none is on record. */
    readonly identifier: string;
  } | null;
  readonly where: Where;
  readonly standing: Standing;
  readonly certificate: {
    readonly code: string;
    readonly decisionNo: string;
    readonly decidedOn: string | null;
  } | null;
  /** Null for a product-level code and for a lot that is not known. */
  readonly story: LotStory | null;
  /** What recalls say about this lot. */
  readonly recalls: readonly RecallNotice[];
  /** Where no lot is known: lots of this product that are under recall. */
  readonly recalledLots: readonly { readonly code: string; readonly link: string }[];
  readonly serial: { readonly serial: string; readonly signal: SerialSignal } | null;
  readonly tale: {
    readonly slug: string;
    readonly titleVi: string;
    readonly titleEn: string;
    readonly summaryVi: string;
    /** Empty where nobody has translated it. */
    readonly summaryEn: string;
  } | null;
  /** The cheapest size, in whole đồng. */
  readonly price: { readonly amount: number; readonly illustrative: boolean } | null;
}

/** A place or an organisation that a code names, open to the public. */
export interface Thing {
  readonly what: 'place' | 'party';
  readonly link: string;
  readonly name: string;
  /** Kind of a place, as stored. */
  readonly kind: string | null;
  readonly address: string;
  readonly where: string;
  /** GLN, with its extension. */
  readonly code: string;
  /** Whose record it is. */
  readonly producer: { readonly slug: string; readonly name: string } | null;
}
