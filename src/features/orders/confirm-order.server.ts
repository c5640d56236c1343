import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { tellBuyerIn } from './letters/tell-buyer.server.ts';
import { mayMove } from './states/state-table.ts';
import { ORDER_STATES, type OrderDeed } from './states/order-states.ts';
import { PARCEL_STATES } from './states/parcel-states.ts';
import { giveBackIn, heldOffersIn, takeHeldIn } from './stock.server.ts';
import { tellLowStockIn } from './tell-low-stock.server.ts';
import { tellSellersIn } from './tell-sellers.server.ts';
import { writeHistoryIn } from './write-history.server.ts';

/**
 * Step: the order is paid. Takes the goods and lets the parcels be packed; where goods are gone the order is parked and
 * a person decides. Says so in the history and to the buyer; the caller records its own deed. An order that was
 * cancelled because nobody paid comes back when everything is still there; one that was cancelled on purpose, or whose
 * vouchers have gone back, or that came of a quotation, is parked. Twice does nothing twice.
 * @throws Refusal `no-such-order`
 */
export async function confirmOrderIn(
  tx: Tx,
  {
    orderId,
    now,
    actor,
  }: { readonly orderId: number; readonly now: number; readonly actor: Actor },
): Promise<'confirmed' | 'parked'> {
  const [order] = await tx
    .select({
      state: orders.state,
      version: orders.version,
      why: orders.cancelledWhy,
      origin: orders.origin,
      discount: orders.discount,
      shippingDiscount: orders.shippingDiscount,
    })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (!order) throw new Refusal('no-such-order', {});
  if (order.state === 'confirmed' || order.state === 'completed') return 'confirmed';
  if (order.state === 'parked') return 'parked';
  const late = order.state === 'cancelled';
  // A quotation whose order lapsed may have been accepted anew meanwhile: a person looks.
  const mayRevive =
    order.why === 'unpaid' &&
    order.origin === 'cart' &&
    order.discount + order.shippingDiscount === 0;
  const offerIds = await heldOffersIn(tx, orderId);
  const taken = await noteStockFlipsIn(tx, { offerIds, actor: actor.name, now }, async () => {
    if ((!late || mayRevive) && (await takeHeldIn(tx, { orderId, now }))) return true;
    await giveBackIn(tx, { orderId });
    return false;
  });
  const deed: OrderDeed = taken ? (late ? 'revive' : 'confirm') : 'park';
  const state = mayMove(ORDER_STATES, order.state, deed);
  if (state === null) throw new Refusal('order-state', { state: order.state, deed });
  await tx
    .update(orders)
    .set({
      state,
      version: order.version + 1,
      ...(taken
        ? { confirmedAt: new Date(now).toISOString(), cancelledAt: null, cancelledWhy: '' }
        : {}),
    })
    .where(eq(orders.id, orderId));
  if (taken) await releaseParcelsIn(tx, orderId);
  const kind = taken ? 'confirmed' : 'parked';
  await writeHistoryIn(tx, { orderId, kind, by: 'system', facts: { before: order.state }, now });
  await tellBuyerIn(tx, { orderId, kind, now });
  if (taken) await tellSellersIn(tx, { orderId, kind: 'order-new', now });
  if (taken) await tellLowStockIn(tx, { orderId, now });
  return kind;
}

/**
 * Step: somebody found the goods of a parked order. The goods are taken as far as the stock shows them; where it does
 * not, the person who decides answers for them.
 * @throws Refusal `no-such-order`, `order-state`
 */
export async function supplyOrderIn(
  tx: Tx,
  {
    orderId,
    now,
    actor,
  }: { readonly orderId: number; readonly now: number; readonly actor: Actor },
): Promise<void> {
  const [order] = await tx
    .select({ state: orders.state, version: orders.version })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (!order) throw new Refusal('no-such-order', {});
  const state = mayMove(ORDER_STATES, order.state, 'supply');
  if (state === null) throw new Refusal('order-state', { state: order.state, deed: 'supply' });
  const offerIds = await heldOffersIn(tx, orderId);
  const taken = await noteStockFlipsIn(tx, { offerIds, actor: actor.name, now }, () =>
    takeHeldIn(tx, { orderId, now }),
  );
  await tx
    .update(orders)
    .set({
      state,
      version: order.version + 1,
      confirmedAt: new Date(now).toISOString(),
      cancelledAt: null,
      cancelledWhy: '',
    })
    .where(eq(orders.id, orderId));
  await releaseParcelsIn(tx, orderId);
  await writeHistoryIn(tx, { orderId, kind: 'supplied', by: 'seller', now });
  await tellBuyerIn(tx, { orderId, kind: 'confirmed', now });
  await tellSellersIn(tx, { orderId, kind: 'order-new', now });
  if (taken) await tellLowStockIn(tx, { orderId, now });
}

async function releaseParcelsIn(tx: Tx, orderId: number): Promise<void> {
  const all = await tx
    .select({ id: parcels.id, state: parcels.state, version: parcels.version })
    .from(parcels)
    .where(eq(parcels.orderId, orderId));
  for (const parcel of all) {
    const state =
      mayMove(PARCEL_STATES, parcel.state, 'release') ??
      mayMove(PARCEL_STATES, parcel.state, 'revive');
    if (state === null) continue;
    await tx
      .update(parcels)
      .set({ state, version: parcel.version + 1 })
      .where(eq(parcels.id, parcel.id));
  }
}
