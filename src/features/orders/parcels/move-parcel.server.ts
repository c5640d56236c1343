import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orderLines, parcels } from '#db/schema/orders.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { tellBuyerIn } from '#src/features/orders/letters/tell-buyer.server.ts';
import { PARCEL_STATES, type ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { mayMove } from '#src/features/orders/states/state-table.ts';
import { giveBackIn } from '#src/features/orders/stock.server.ts';
import { type HistoryKind, writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { collectCashIn } from './collect-cash.server.ts';
import { completeOrderIn } from './complete-order.server.ts';
import { LETTER_WAITS_MS } from './last-move.server.ts';
import { lotFault, lotForBulk } from './lot-choice.ts';
import { movesFrom, PARCEL_LIMITS, type ParcelMove } from './parcel-move.ts';
import { type OpenParcel, openParcelIn, partOf } from './parcel-rows.server.ts';
import { readProductLots } from './read-lots.server.ts';
import { payBackIn } from './settle-parcel.server.ts';

export interface MoveParcel {
  readonly parcelId: number;
  /** The parcel's, as seen. */
  readonly version: number;
  readonly move: ParcelMove;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const KINDS: Readonly<Partial<Record<ParcelState, HistoryKind>>> = {
  packed: 'packed',
  'handed-over': 'handed-over',
  delivered: 'delivered',
  'not-delivered': 'not-delivered',
  returning: 'returning',
  returned: 'returned',
};

/**
 * Moves a parcel one step: packed, handed over, delivered, not delivered, on its way back, back.
 * @throws Refusal `not-allowed`, `no-such-parcel`, `parcel-changed-meanwhile`, `parcel-state`, `order-not-confirmed`,
 * `lot-missing`, `lot-not-of-product`, `lot-recalled`, `lot-expired`, `choose-lot`, `no-lot-to-sell`,
 * `parcel-text-too-long`, `parcel-why-missing`, `cash-wrong`
 */
export async function moveParcel(
  db: Db,
  one: MoveParcel,
): Promise<{ readonly state: ParcelState; readonly completed: boolean }> {
  const { move, actor, now } = one;
  demand(actor, 'fulfil-parcel', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const open = await openParcelIn(tx, { ...one, deed: 'fulfil-parcel' });
    const { parcel, order } = open;
    const state = mayMove(PARCEL_STATES, parcel.state, move.deed);
    if (state === null || !movesFrom(parcel.state).includes(move.deed)) {
      throw new Refusal('parcel-state', { code: order.code, state: parcel.state });
    }
    if (order.state !== 'confirmed' && order.state !== 'completed') {
      throw new Refusal('order-not-confirmed', { code: order.code, state: order.state });
    }
    const facts = await carryOut(tx, open, one);
    await tx
      .update(parcels)
      .set({ state, version: parcel.version + 1, ...stampOf(move, now) })
      .where(eq(parcels.id, parcel.id));
    const by = partOf(actor, parcel);
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, kind: KINDS[state] ?? 'note', by, now },
      facts: { from: parcel.state, no: parcel.no, ...facts },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'move-parcel',
        subject: `order:${order.id}`,
        before: { parcel: parcel.no, state: parcel.state },
        after: { parcel: parcel.no, state, ...facts },
      },
    );
    if (state === 'handed-over' || state === 'delivered') {
      await tellBuyerIn(tx, {
        ...{ orderId: order.id, parcelId: parcel.id, kind: state },
        ...{ facts, now: now + LETTER_WAITS_MS },
      });
    }
    const completed = await completeOrderIn(tx, { orderId: order.id, actor: actor.name, now });
    return { state, completed };
  });
}

/** What a move does besides moving; what the history tells of it. */
async function carryOut(tx: Tx, open: OpenParcel, one: MoveParcel): Promise<object> {
  const { move, actor, now } = one;
  const { parcel, order } = open;
  const by = partOf(actor, parcel);
  switch (move.deed) {
    case 'pack':
      return packIn(tx, open, move.lots, now);
    case 'hand-over': {
      await demandSellable(tx, open, now);
      const carrier = checked(move.carrier, PARCEL_LIMITS.carrier);
      const tracking = checked(move.tracking, PARCEL_LIMITS.tracking);
      await tx.update(parcels).set({ carrier, tracking }).where(eq(parcels.id, parcel.id));
      return { carrier, tracking };
    }
    case 'deliver': {
      if (order.method !== 'cod') return {};
      const cash = move.cash ?? parcel.total;
      if (!Number.isSafeInteger(cash) || cash < 0 || cash > parcel.total * 2) {
        throw new Refusal('cash-wrong', { total: parcel.total });
      }
      await tx.update(parcels).set({ cashCollected: cash }).where(eq(parcels.id, parcel.id));
      if (cash > 0)
        await collectCashIn(tx, { orderId: order.id, parcelId: parcel.id, cash, actor, now });
      return { cash };
    }
    case 'fail': {
      const why = checked(move.why, PARCEL_LIMITS.why);
      if (why === '') throw new Refusal('parcel-why-missing', {});
      return { why };
    }
    case 'return':
      return {};
    case 'receive': {
      const offerIds = open.lines.map(({ offerId }) => offerId).filter((id) => id !== null);
      if (move.restock) {
        await noteStockFlipsIn(tx, { offerIds, actor: actor.name, now }, () =>
          giveBackIn(tx, { orderId: order.id, offerIds }),
        );
      }
      const money = await payBackIn(tx, {
        ...{ orderId: order.id, amount: parcel.total, by, now, reason: 'goods-returned' },
        ...{ collected: parcel.cashCollected !== null },
        requestKey: `parcel-returned:${parcel.id}`,
      });
      return { restock: move.restock, ...money };
    }
  }
}

function stampOf(move: ParcelMove, now: number): Partial<typeof parcels.$inferInsert> {
  const at = new Date(now).toISOString();
  switch (move.deed) {
    case 'pack':
      return { packedAt: at };
    case 'hand-over':
      return { handedOverAt: at };
    case 'deliver':
      return { deliveredAt: at };
    default:
      return {};
  }
}

function checked(text: string, most: number): string {
  const tidy = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (tidy.length > most) throw new Refusal('parcel-text-too-long', { most, length: tidy.length });
  return tidy;
}

async function packIn(
  tx: Tx,
  { parcel, lines }: OpenParcel,
  chosen: ReadonlyMap<number, number | null> | 'bulk',
  now: number,
): Promise<object> {
  const today = dayAt(now);
  const lots = await readProductLots(
    tx,
    lines.map(({ productId }) => productId),
  );
  const lotCodes: string[] = [];
  for (const row of lines) {
    const line = { productId: row.productId, producerId: parcel.producerId };
    let lotId: number | null;
    if (chosen === 'bulk') {
      const choice = lotForBulk(line, lots, today);
      if ('fault' in choice) throw new Refusal(choice.fault, { product: row.productName });
      lotId = choice.lotId;
    } else {
      const named = chosen.get(row.id);
      if (named === undefined) throw new Refusal('lot-missing', { product: row.productName });
      lotId = named;
    }
    if (lotId !== null) {
      const lot = lots.find(({ id }) => id === lotId);
      const fault = lotFault(line, lot, today);
      if (fault !== null) {
        throw new Refusal(fault, {
          product: row.productName,
          lot: fault === 'lot-not-of-product' ? '' : (lot?.code ?? ''),
          expiresOn: lot?.expiresOn ?? null,
        });
      }
      lotCodes.push(lot?.code ?? '');
    }
    await tx.update(orderLines).set({ lotId }).where(eq(orderLines.id, row.id));
  }
  return { lots: lotCodes };
}

/** Between packing and handing over a lot may have been recalled, or its days may be over. */
async function demandSellable(tx: Tx, { parcel, lines }: OpenParcel, now: number): Promise<void> {
  const withLot = lines.filter(({ lotId }) => lotId !== null);
  if (withLot.length === 0) return;
  const lots = await readProductLots(
    tx,
    withLot.map(({ productId }) => productId),
  );
  for (const { lotId, productId, productName } of withLot) {
    const lot = lots.find(({ id }) => id === lotId);
    const fault = lotFault({ productId, producerId: parcel.producerId }, lot, dayAt(now));
    if (fault !== null) {
      const { code = '', expiresOn = null } = lot ?? {};
      throw new Refusal(fault, { product: productName, lot: code, expiresOn });
    }
  }
}
