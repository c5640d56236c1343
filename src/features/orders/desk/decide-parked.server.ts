import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { cancelOrderIn } from '#src/features/orders/cancel-order.server.ts';
import { supplyOrderIn } from '#src/features/orders/confirm-order.server.ts';

/**
 * An order that is paid and whose goods were gone: somebody found them after all, or it ends and the money goes back.
 * Whoever decides has to reach every parcel of it.
 * @throws Refusal `not-allowed`, `no-such-order`, `parcel-changed-meanwhile`, `order-state`
 */
export async function decideParked(
  db: Db,
  one: {
    readonly code: string;
    readonly version: number;
    readonly to: 'supply' | 'cancel';
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now, to } = one;
  demand(actor, 'decide-parked-order', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.code, one.code));
    if (order === undefined) throw new Refusal('no-such-order', {});
    const all = await tx.select().from(parcels).where(eq(parcels.orderId, order.id));
    if (!all.every((parcel) => may(actor, 'decide-parked-order', parcel))) {
      throw new Refusal('no-such-order', {});
    }
    const { id: orderId, state } = order;
    if (state !== 'parked') throw new Refusal('order-state', { state, deed: to });
    if (order.version !== one.version) {
      throw new Refusal('parcel-changed-meanwhile', { code: order.code });
    }
    if (to === 'supply') await supplyOrderIn(tx, { orderId, now, actor });
    else {
      await cancelOrderIn(tx, {
        ...{ orderId, why: 'sold-out', by: 'office', actorName: actor.name, now },
      });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'decide-parked-order',
        subject: `order:${orderId}`,
        before: { state },
        after: { state: to === 'supply' ? 'confirmed' : 'cancelled' },
      },
    );
  });
}
