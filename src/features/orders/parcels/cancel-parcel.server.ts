import { and, eq, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { cancelOrderIn } from '#src/features/orders/cancel-order.server.ts';
import { PARCEL_STATES } from '#src/features/orders/states/parcel-states.ts';
import { mayMove } from '#src/features/orders/states/state-table.ts';
import { giveBackIn } from '#src/features/orders/stock.server.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { completeOrderIn } from './complete-order.server.ts';
import { SELLER_REASONS, type SellerReason } from './parcel-move.ts';
import { openParcelIn, partOf } from './parcel-rows.server.ts';
import { payBackIn } from './settle-parcel.server.ts';

/**
 * A parcel that will not be sent. The only one left takes its order with it; otherwise the other parcels stay as they
 * were priced, its own total goes back or is not collected, and vouchers stay used.
 * @param version the parcel's, as seen
 * @returns whole đồng that go back to the buyer, and that are no longer collected
 * @throws Refusal `not-allowed`, `no-such-parcel`, `parcel-changed-meanwhile`, `parcel-state`, `parcel-awaits-payment`,
 * `parcel-cancel-why`
 */
export async function cancelParcel(
  db: Db,
  one: {
    readonly parcelId: number;
    readonly version: number;
    readonly why: SellerReason;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ readonly refund: number; readonly notCollected: number; readonly order: boolean }> {
  const { actor, now, why } = one;
  demand(actor, 'cancel-order', SOMEWHERE);
  if (!SELLER_REASONS.includes(why)) throw new Refusal('parcel-cancel-why', {});
  return inTransaction(db, async (tx) => {
    const { parcel, order, lines } = await openParcelIn(tx, { ...one, deed: 'cancel-order' });
    const state = mayMove(PARCEL_STATES, parcel.state, 'cancel');
    if (state === null)
      throw new Refusal('parcel-state', { code: order.code, state: parcel.state });
    const by = partOf(actor, parcel);
    const subject = `order:${order.id}`;
    const context = { actor: actor.name, now };
    const others = await tx
      .select({ id: parcels.id })
      .from(parcels)
      .where(
        and(
          eq(parcels.orderId, order.id),
          ne(parcels.id, parcel.id),
          ne(parcels.state, 'cancelled'),
        ),
      );
    if (others.length === 0) {
      const { refundDue } = await cancelOrderIn(tx, {
        ...{ orderId: order.id, why, by, actorName: actor.name, now },
      });
      await record(tx, context, {
        deed: 'cancel-order',
        subject,
        before: { state: order.state },
        after: { state: 'cancelled', why, refundDue },
      });
      return {
        refund: refundDue,
        notCollected: order.method === 'cod' ? parcel.total : 0,
        order: true,
      };
    }
    // One amount is asked for at the bank: it cannot shrink while somebody is paying it.
    if (parcel.state === 'waiting')
      throw new Refusal('parcel-awaits-payment', { code: order.code });
    await tx
      .update(parcels)
      .set({ state, version: parcel.version + 1 })
      .where(eq(parcels.id, parcel.id));
    const offerIds = lines.map(({ offerId }) => offerId).filter((id) => id !== null);
    await noteStockFlipsIn(tx, { offerIds, actor: actor.name, now }, () =>
      giveBackIn(tx, { orderId: order.id, offerIds }),
    );
    const money = await payBackIn(tx, {
      ...{ orderId: order.id, amount: parcel.total, collected: false, by, now },
      ...{ reason: 'parcel-cancelled', requestKey: `parcel-cancelled:${parcel.id}` },
    });
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, kind: 'parcel-cancelled', by, now },
      facts: { why, no: parcel.no, ...money },
    });
    await record(tx, context, {
      deed: 'cancel-parcel',
      subject,
      before: { parcel: parcel.no, state: parcel.state },
      after: { parcel: parcel.no, state, why, ...money },
    });
    await completeOrderIn(tx, { orderId: order.id, actor: actor.name, now });
    return { ...money, order: false };
  });
}
