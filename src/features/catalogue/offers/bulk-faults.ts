import { Refusal } from '#src/base/refusal.ts';
import type { BulkField, BulkValues } from './bulk-values.ts';
import { checkedOffer, type OfferInput } from './offer-input.ts';

/** What is wrong with one size of many. */
export interface BulkFault {
  readonly id: number;
  readonly sku: string;
  readonly field: BulkField;
  /** The refusal that the size alone would have met, with its facts. */
  readonly code: string;
  readonly facts: object;
}

const FIELD_OF: Readonly<Record<string, BulkField>> = {
  'offer-price': 'price',
  'offer-steps': 'price',
  'offer-stock': 'stock',
  'offer-minimum': 'minQuantity',
  'offer-maximum': 'maxQuantity',
  'offer-lead': 'leadDays',
  'offer-season': 'seasonFrom',
  'offer-season-day': 'seasonFrom',
};

/** What a size would be refused for, were these its values; null for nothing. */
export function bulkFault(
  { id, sku, now }: { readonly id: number; readonly sku: string; readonly now: OfferInput },
  to: Partial<BulkValues>,
): BulkFault | null {
  const { state } = to;
  if (state !== undefined && state !== 'on-sale' && state !== 'paused')
    return { id, sku, field: 'state', code: 'offer-state', facts: {} };
  try {
    checkedOffer({ ...now, ...to });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const field = FIELD_OF[error.code] ?? 'price';
    const facts = error.code === 'offer-steps' ? { ...error.facts, sku } : error.facts;
    return { id, sku, field, code: error.code, facts };
  }
}
