/** What a code on a pack names: one thing of ours, and how finely. */
export interface ScannedLink {
  readonly key: 'gtin' | 'short' | 'gln' | 'party' | 'sscc';
  /** GTIN-14, short code as normalised, GLN-13 or SSCC-18. */
  readonly value: string;
  /** AI 22. */
  readonly variant?: string | null;
  /** AI 10. */
  readonly lot?: string | null;
  /** AI 21. */
  readonly serial?: string | null;
  /** AI 254, the part of a place. */
  readonly extension?: string | null;
}

/** How finely a code is known to us. */
export type Level = 'serial' | 'lot' | 'item' | 'place' | 'party' | 'none';
