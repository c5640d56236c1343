import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { cancelOrderIn } from '../cancel-order.server.ts';
import { BEFORE_PACKING } from '../states/parcel-states.ts';

/**
 * The buyer calls an order off, before any of it is packed; whoever has its secret address is the buyer.
 * @throws Refusal `no-such-order`, `order-packed`, `order-state`
 */
export async function cancelOwnOrder(
  db: Db,
  { token, actor, now }: { readonly token: string; readonly actor: Actor; readonly now: number },
): Promise<{ readonly refundDue: number }> {
  demand(actor, 'cancel-own-order');
  return inTransaction(db, async (tx) => {
    const [order] = await tx
      .select({ id: orders.id, state: orders.state })
      .from(orders)
      .where(eq(orders.token, token));
    if (!order) throw new Refusal('no-such-order', {});
    const own = await tx
      .select({ state: parcels.state })
      .from(parcels)
      .where(eq(parcels.orderId, order.id));
    if (!own.every(({ state }) => BEFORE_PACKING.has(state))) throw new Refusal('order-packed', {});
    const { refundDue } = await cancelOrderIn(tx, {
      ...{ orderId: order.id, why: 'buyer', by: 'buyer', actorName: actor.name, now },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'cancel-own-order',
        subject: `order:${order.id}`,
        before: { state: order.state },
        after: { state: 'cancelled', refundDue },
      },
    );
    return { refundDue };
  });
}
