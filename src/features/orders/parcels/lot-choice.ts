import { mayBeSold } from '#src/features/trace/recalls/may-be-sold.ts';

/** A lot that a line may be packed from. Days `YYYY-MM-DD` in Việt Nam. */
export interface PackableLot {
  readonly id: number;
  readonly code: string;
  readonly productId: number;
  readonly producerId: number;
  readonly expiresOn: string | null;
  readonly bestBefore: string | null;
  /** An open recall names it. */
  readonly recalled: boolean;
  readonly illustrative: boolean;
}

export type LotFault = 'lot-not-of-product' | 'lot-recalled' | 'lot-expired';

/** Why a line may not be packed from a lot: not the producer's own lot of that product, recalled, or expired. */
export function lotFault(
  line: { readonly productId: number; readonly producerId: number | null },
  lot: PackableLot | undefined,
  today: string,
): LotFault | null {
  if (lot?.productId !== line.productId || lot.producerId !== line.producerId) {
    return 'lot-not-of-product';
  }
  const verdict = mayBeSold(lot, lot.recalled ? [{ state: 'open' }] : [], today);
  if (verdict.ok) return null;
  return verdict.why === 'recalled' ? 'lot-recalled' : 'lot-expired';
}

/** Those of the product that may be sold today, the soonest to end first. */
export function packableLots(
  line: { readonly productId: number; readonly producerId: number | null },
  lots: readonly PackableLot[],
  today: string,
): PackableLot[] {
  const end = (lot: PackableLot): string => lot.expiresOn ?? lot.bestBefore ?? '9999';
  return lots
    .filter((lot) => lotFault(line, lot, today) === null)
    .sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : a.id - b.id));
}

/**
 * Which lot a line is packed from when many parcels are packed at once: the only one there is, none where the product
 * has no lot on record; where there is a choice, or every lot on record is recalled or expired, a person has to look.
 */
export function lotForBulk(
  line: { readonly productId: number; readonly producerId: number | null },
  lots: readonly PackableLot[],
  today: string,
): { readonly lotId: number | null } | { readonly fault: 'choose-lot' | 'no-lot-to-sell' } {
  const own = lots.filter(
    (lot) => lot.productId === line.productId && lot.producerId === line.producerId,
  );
  const [first, ...more] = packableLots(line, own, today);
  if (first === undefined) return own.length === 0 ? { lotId: null } : { fault: 'no-lot-to-sell' };
  return more.length === 0 ? { lotId: first.id } : { fault: 'choose-lot' };
}
