import { shownStock } from './availability.ts';
import type { BoxLine } from './box.ts';

/** Names of schema.org's ItemAvailability that a size may have. */
export const AVAILABILITIES = [
  'InStock',
  'LimitedAvailability',
  'MadeToOrder',
  'SoldOut',
  'OutOfStock',
  'InStoreOnly',
] as const;
export type SchemaAvailability = (typeof AVAILABILITIES)[number];

/** What is true of a size today in the words of schema.org: a service is had only where it is given. */
export function schemaAvailability({ offer, verdict }: BoxLine): SchemaAvailability {
  if (!verdict.ok) {
    if (verdict.why === 'by-request') return 'InStoreOnly';
    return verdict.why === 'sold-out' ? 'SoldOut' : 'OutOfStock';
  }
  const shown = shownStock(offer.available);
  if (shown === null) return 'MadeToOrder';
  return shown === 'many' ? 'InStock' : 'LimitedAvailability';
}
