import { recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { orderLines, orders, parcels } from '#db/schema/orders.ts';
import { dong } from '#src/base/money.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { shownStock } from '#src/features/catalogue/offers/availability.ts';
import { tellBuyerIn } from '../letters/tell-buyer.server.ts';
import { type BuyerData, HOLD_MS, type PaymentMethod, type Placed } from '../order-facts.ts';
import { beginPaymentIn } from '../payments/begin-payment.server.ts';
import { holdStockIn, takeStockIn } from '../stock.server.ts';
import { writeHistoryIn } from '../write-history.server.ts';
import { type OrderDraft, stockWanted, sumsOf } from './order-draft.ts';
import { orderCode, orderToken } from './order-names.server.ts';
import { tellLowStockIn } from '../tell-low-stock.server.ts';
import { tellSellersIn } from '../tell-sellers.server.ts';

export interface NewOrder {
  readonly draft: OrderDraft;
  readonly buyer: BuyerData;
  readonly method: PaymentMethod;
  /** Unique to what the buyer meant to do once. */
  readonly requestKey: string;
  readonly demo: boolean;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Step of placing: writes the order, its parcels and lines as they were agreed, takes or holds the goods, notes what is
 * due, and tells history, change log and buyer. Cash on delivery counts at once; the other ways wait for the money as
 * long as the goods are held.
 * @throws Refusal `sold-out` {name, left}
 */
export async function writeOrderIn(tx: Tx, one: NewOrder): Promise<Placed & { fresh: true }> {
  const { draft, buyer, method, now } = one;
  const at = new Date(now).toISOString();
  const atOnce = method === 'cod';
  const holdUntil = method === 'cod' ? null : new Date(now + HOLD_MS[method]).toISOString();
  const sums = sumsOf(draft.parcels);
  const code = orderCode();
  const token = orderToken();
  const [order] = await tx
    .insert(orders)
    .values({
      ...{ code, token, requestKey: one.requestKey, origin: draft.origin, method, ...sums },
      state: atOnce ? 'confirmed' : 'awaiting-payment',
      ...{ lang: buyer.lang, userId: buyer.userId },
      ...{ buyerName: buyer.name, buyerPhone: buyer.phone, buyerEmail: buyer.email },
      ...{ delivery: buyer.delivery, provinceCode: buyer.provinceCode },
      ...{ communeCode: buyer.communeCode, addressLine: buyer.addressLine },
      ...{ placeText: buyer.placeText, pointId: buyer.pointId, note: buyer.note },
      invoice: buyer.invoice === null ? null : JSON.stringify(buyer.invoice),
      ageConfirmed: buyer.ageConfirmed,
      priced: JSON.stringify(draft.priced),
      ...{ demo: one.demo, placedAt: at, holdUntil, confirmedAt: atOnce ? at : null },
    })
    .returning({ id: orders.id });
  if (order === undefined) throw new Error('no order was written');
  const orderId = order.id;
  await writeParcels(tx, orderId, draft, atOnce);
  const short =
    holdUntil === null
      ? await takeStockIn(tx, { orderId, wants: stockWanted(draft.parcels), now })
      : await holdStockIn(tx, {
          orderId,
          wants: stockWanted(draft.parcels),
          until: holdUntil,
          now,
        });
  if (short !== null) {
    const line = stockWanted(draft.parcels).find(({ offerId }) => offerId === short.offerId)?.line;
    throw new Refusal('sold-out', { name: line?.productName, left: line?.available ?? 0 });
  }
  const total = dong(sums.total);
  await beginPaymentIn(tx, { orderId, method, due: total, now });
  await writeHistoryIn(tx, { orderId, kind: 'placed', by: 'buyer', facts: { method, total }, now });
  await recordAll(tx, { actor: one.actor.name, now }, [
    {
      deed: 'place-order',
      subject: `order:${orderId}`,
      after: { code, method, total, parcels: draft.parcels.length, origin: draft.origin },
    },
    ...flips(draft),
  ]);
  if (buyer.email !== '') await tellBuyerIn(tx, { orderId, kind: 'placed', now });
  if (atOnce) await tellSellersIn(tx, { orderId, kind: 'order-new', now });
  if (atOnce) await tellLowStockIn(tx, { orderId, now });
  return { id: orderId, code, token, method, total, fresh: true };
}

async function writeParcels(
  tx: Tx,
  orderId: number,
  draft: OrderDraft,
  atOnce: boolean,
): Promise<void> {
  const rows = await tx
    .insert(parcels)
    .values(
      draft.parcels.map(({ lines: _lines, ...parcel }, index) => ({
        ...parcel,
        orderId,
        no: index + 1,
        state: atOnce ? ('to-pack' as const) : ('waiting' as const),
      })),
    )
    .returning({ id: parcels.id, no: parcels.no });
  const parcelIds = new Map(rows.map(({ id, no }) => [no, id]));
  await tx.insert(orderLines).values(
    draft.parcels.flatMap((parcel, index) =>
      parcel.lines.map(({ available: _available, minQuantity: _least, standing, ...line }) => ({
        ...line,
        orderId,
        parcelId: parcelIds.get(index + 1) ?? 0,
        standing: JSON.stringify(standing),
      })),
    ),
  );
}

/** What pages say of the stock, where this order changes it: see `noteStockFlipsIn`, without asking the store again. */
function flips(draft: OrderDraft): { deed: string; subject: string; after: object }[] {
  return stockWanted(draft.parcels).flatMap(({ offerId, quantity, available, line }) => {
    const left = available - quantity;
    const { sku, productId, minQuantity } = line;
    if (shownStock(left) === shownStock(available)) return [];
    const moved = { deed: 'stock-moved', subject: `offer:${offerId}`, after: { sku } };
    if (left >= minQuantity) return [moved];
    const gone = {
      deed: 'stock-moved',
      subject: `product:${productId}`,
      after: { sku, buyable: false },
    };
    return [moved, gone];
  });
}
