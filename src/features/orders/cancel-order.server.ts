import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orders, parcels, payments } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { returnVouchersIn } from '#src/features/promotions/campaigns/use-vouchers.server.ts';
import { tellBuyerIn } from './letters/tell-buyer.server.ts';
import { refundableIn, requestRefundIn } from './payments/request-refund.server.ts';
import { mayMove } from './states/state-table.ts';
import { ORDER_STATES } from './states/order-states.ts';
import { PARCEL_STATES } from './states/parcel-states.ts';
import { giveBackIn, heldOffersIn } from './stock.server.ts';
import { tellSellersIn } from './tell-sellers.server.ts';
import { writeHistoryIn } from './write-history.server.ts';
import type { CancelWhy } from './cancel-reasons.ts';

/**
 * Step: ends an order before its goods are on their way. Releases or gives back the stock, returns the vouchers, closes
 * what is not paid and asks for the refund of what is; tells the history and the buyer. The caller records its deed.
 * @param by as in the history: `buyer`, `system`, `seller`, `office`
 * @returns what has to go back to the buyer, in đồng
 * @throws Refusal `no-such-order`, `order-state`, `parcel-on-its-way`
 */
export async function cancelOrderIn(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly why: CancelWhy;
    readonly by: 'buyer' | 'system' | 'seller' | 'office';
    /** How the change log names whoever acts; `by` when not given. */
    readonly actorName?: string;
    readonly now: number;
  },
): Promise<{ readonly refundDue: number }> {
  const { orderId, why, by, now } = one;
  const [order] = await tx
    .select({ state: orders.state, version: orders.version })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (!order) throw new Refusal('no-such-order', {});
  const deed = why === 'unpaid' ? 'expire' : 'cancel';
  const state = mayMove(ORDER_STATES, order.state, deed);
  if (state === null) throw new Refusal('order-state', { state: order.state, deed });
  await cancelParcels(tx, orderId);
  const offerIds = await heldOffersIn(tx, orderId);
  await noteStockFlipsIn(tx, { offerIds, actor: one.actorName ?? by, now }, () =>
    giveBackIn(tx, { orderId }),
  );
  await returnVouchersIn(tx, orderId);
  await tx
    .update(orders)
    .set({
      state,
      cancelledAt: new Date(now).toISOString(),
      cancelledWhy: why,
      version: order.version + 1,
    })
    .where(eq(orders.id, orderId));
  const refundDue = await closePayments(tx, one);
  const kind = why === 'unpaid' ? 'expired' : 'cancelled';
  await writeHistoryIn(tx, { orderId, kind, by, facts: { why, refundDue }, now });
  await tellBuyerIn(tx, { orderId, kind, now, facts: { refundDue } });
  // Whoever has not heard of the order, or has cancelled it, need not hear that it is gone.
  if (order.state === 'confirmed' && by !== 'seller') {
    await tellSellersIn(tx, { orderId, kind: 'order-cancelled', now });
  }
  return { refundDue };
}

async function cancelParcels(tx: Tx, orderId: number): Promise<void> {
  const all = await tx
    .select({ id: parcels.id, state: parcels.state, no: parcels.no, version: parcels.version })
    .from(parcels)
    .where(eq(parcels.orderId, orderId));
  for (const parcel of all) {
    if (parcel.state === 'cancelled') continue;
    const state = mayMove(PARCEL_STATES, parcel.state, 'cancel');
    if (state === null) throw new Refusal('parcel-on-its-way', { no: parcel.no });
    await tx
      .update(parcels)
      .set({ state, version: parcel.version + 1 })
      .where(eq(parcels.id, parcel.id));
  }
}

/** Nothing more is to come in; what came in goes back. */
async function closePayments(
  tx: Tx,
  one: {
    readonly orderId: number;
    readonly why: CancelWhy;
    readonly by: string;
    readonly now: number;
  },
): Promise<number> {
  const { orderId, why, by, now } = one;
  const due = await refundableIn(tx, orderId);
  await tx
    .update(payments)
    .set({
      state: why === 'unpaid' ? 'expired' : 'cancelled',
      version: sql`${payments.version} + 1`,
    })
    .where(
      and(
        eq(payments.orderId, orderId),
        inArray(payments.state, ['awaiting', 'part-paid', 'failed']),
      ),
    );
  if (due > 0) {
    const reason = why === 'sold-out' ? 'goods-gone' : 'order-cancelled';
    const requestKey = `cancel-order:${orderId}`;
    await requestRefundIn(tx, { orderId, amount: due, reason, requestKey, by, now });
  }
  return due;
}
