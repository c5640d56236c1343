import type { Tx } from '#db/client.ts';
import { orderHistory } from '#db/schema/orders.ts';

/** What happened, for the buyer's page and the desk; the sentence comes from the words. */
export const HISTORY_KINDS = [
  'placed',
  'confirmed',
  'parked',
  'supplied',
  'cancelled',
  'expired',
  'completed',
  'paid',
  'paid-part',
  'paid-over',
  'payment-failed',
  'disputed',
  'refund-due',
  'refunded',
  'refund-failed',
  'packed',
  'unpacked',
  'handed-over',
  'delivered',
  'not-delivered',
  'returning',
  'returned',
  'parcel-cancelled',
  'return-asked',
  'return-agreed',
  'return-refused',
  'return-withdrawn',
  'note',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/**
 * Step of a command: one line of an order's history. The buyer reads it.
 * @param by `buyer`, `system`, or who acted for the seller (a role's name, not a person's)
 * @param facts amounts, carrier, reasons; no personal data
 */
export async function writeHistoryIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly parcelId?: number | null;
    readonly kind: HistoryKind;
    readonly by: string;
    readonly facts?: object;
    readonly now: number;
  },
): Promise<void> {
  await tx.insert(orderHistory).values({
    orderId: one.orderId,
    parcelId: one.parcelId ?? null,
    at: new Date(one.now).toISOString(),
    kind: one.kind,
    by: one.by,
    facts: JSON.stringify(one.facts ?? {}),
  });
}
