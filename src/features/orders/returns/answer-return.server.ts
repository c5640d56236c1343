import { and, eq, lte, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orderLines, parcels, returnRequests, stockHolds } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { tellBuyerIn } from '#src/features/orders/letters/tell-buyer.server.ts';
import {
  type LineRow,
  type OpenParcel,
  openParcelIn,
  partOf,
} from '#src/features/orders/parcels/parcel-rows.server.ts';
import { payBackIn } from '#src/features/orders/parcels/settle-parcel.server.ts';
import { type HistoryKind, writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { readReturnLines, worthOf } from './return-lines.ts';
import { isReturnReason, RETURN_LIMITS, RETURN_RULES } from './return-rules.ts';

export type ReturnAnswer =
  | { readonly to: 'agreed'; readonly answer: string }
  | { readonly to: 'refused'; readonly answer: string }
  /** The goods are back. `restock`: they can be sold again. */
  | { readonly to: 'received'; readonly restock: boolean };

const KINDS: Readonly<Record<ReturnAnswer['to'], HistoryKind>> = {
  agreed: 'return-agreed',
  refused: 'return-refused',
  received: 'returned',
};

/**
 * Answers a buyer who wants to send goods back: agreed, refused with the reason, and when they are back, the money for
 * them is due. Goods that cannot be sent back safely (a recall) are agreed and received in two clicks.
 * @param version the request's, as seen
 * @returns whole đồng that are due back
 * @throws Refusal `not-allowed`, `no-such-return`, `no-such-parcel`, `return-changed-meanwhile`, `return-state`,
 * `return-answer-missing`, `return-answer-too-long`
 */
export async function answerReturn(
  db: Db,
  one: {
    readonly returnId: number;
    readonly version: number;
    readonly answer: ReturnAnswer;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ readonly refund: number }> {
  const { actor, now, answer } = one;
  demand(actor, 'answer-return', SOMEWHERE);
  const text = answer.to === 'received' ? '' : answer.answer.normalize('NFC').trim();
  const { answer: most } = RETURN_LIMITS;
  if (text.length > most) {
    throw new Refusal('return-answer-too-long', { most, length: text.length });
  }
  return inTransaction(db, async (tx) => {
    const [asked] = await tx
      .select()
      .from(returnRequests)
      .where(eq(returnRequests.id, one.returnId));
    if (asked === undefined) throw new Refusal('no-such-return', {});
    const open = await openParcelIn(tx, {
      ...{ parcelId: asked.parcelId, version: null, deed: 'answer-return', actor },
    });
    const { parcel, order } = open;
    if (asked.version !== one.version) {
      throw new Refusal('return-changed-meanwhile', { code: order.code });
    }
    const from = answer.to === 'received' ? 'agreed' : 'asked';
    if (asked.state !== from) throw new Refusal('return-state', { state: asked.state });
    if (answer.to === 'refused' && text.length < 5) throw new Refusal('return-answer-missing', {});
    const by = partOf(actor, parcel);
    const at = new Date(now).toISOString();
    const refund =
      answer.to === 'received' ? await takeBackIn(tx, open, { asked, answer, actor, now }) : 0;
    await tx
      .update(returnRequests)
      .set({
        state: answer.to,
        version: asked.version + 1,
        ...(answer.to === 'received' ? {} : { answer: text, answeredAt: at, answeredBy: by }),
      })
      .where(eq(returnRequests.id, asked.id));
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, kind: KINDS[answer.to], by, now },
      facts: { no: parcel.no, ...(answer.to === 'received' ? { refund } : {}) },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'answer-return',
        subject: `order:${order.id}`,
        before: { parcel: parcel.no, state: asked.state },
        after: { parcel: parcel.no, state: answer.to, refund },
      },
    );
    if (answer.to !== 'received') {
      await tellBuyerIn(tx, {
        ...{ orderId: order.id, parcelId: parcel.id, kind: 'return-answered', now },
        facts: { answer: text, agreed: answer.to === 'agreed' },
      });
    }
    return { refund };
  });
}

/** The goods are back: counted at their lines, back on the shelf if they may be, and their money due. */
async function takeBackIn(
  tx: Tx,
  { parcel, order, lines }: OpenParcel,
  one: {
    readonly asked: typeof returnRequests.$inferSelect;
    readonly answer: { readonly restock: boolean };
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<number> {
  const { asked, actor, now } = one;
  let amount = 0;
  const back: { line: LineRow; quantity: number }[] = [];
  for (const { lineId, quantity } of readReturnLines(asked.lines)) {
    const line = lines.find(({ id }) => id === lineId);
    if (line === undefined) continue;
    amount += worthOf(line, quantity);
    back.push({ line, quantity });
    await tx
      .update(orderLines)
      .set({ returnedQuantity: line.returnedQuantity + quantity })
      .where(eq(orderLines.id, line.id));
  }
  const whole = lines.every((line) => {
    const more = back.find((row) => row.line.id === line.id)?.quantity ?? 0;
    return line.returnedQuantity + more === line.quantity;
  });
  const fault = isReturnReason(asked.reason) ? RETURN_RULES[asked.reason].fault : 'buyer';
  // Nothing of the parcel was as it should be: what it cost to wrap and send goes back as well.
  if (whole && fault === 'seller') {
    amount += parcel.wrap + parcel.shipping - parcel.shippingDiscount;
  }
  if (whole) {
    await tx
      .update(parcels)
      .set({ state: 'returned', version: parcel.version + 1 })
      .where(eq(parcels.id, parcel.id));
  }
  if (one.answer.restock) {
    const offerIds = back.map(({ line }) => line.offerId).filter((id) => id !== null);
    await noteStockFlipsIn(tx, { offerIds, actor: actor.name, now }, () => restockIn(tx, back));
  }
  const { refund } = await payBackIn(tx, {
    ...{ orderId: order.id, amount, collected: true, reason: 'goods-returned', now },
    ...{ requestKey: `return:${asked.id}`, by: partOf(actor, parcel) },
  });
  return refund;
}

/**
 * Pieces that can be sold again; the order has taken so many fewer. Offers made to order have no stock to go up.
 */
async function restockIn(
  tx: Tx,
  back: readonly { readonly line: LineRow; readonly quantity: number }[],
): Promise<void> {
  for (const { line, quantity } of back) {
    if (line.offerId === null) continue;
    await tx
      .update(offers)
      .set({ stock: sql`${offers.stock} + ${quantity}` })
      .where(eq(offers.id, line.offerId));
    const taken = and(
      eq(stockHolds.orderId, line.orderId),
      eq(stockHolds.offerId, line.offerId),
      eq(stockHolds.state, 'taken'),
    );
    const all = lte(stockHolds.quantity, quantity);
    await tx.update(stockHolds).set({ state: 'released' }).where(and(taken, all));
    await tx
      .update(stockHolds)
      .set({ quantity: sql`${stockHolds.quantity} - ${quantity}` })
      .where(taken);
  }
}
