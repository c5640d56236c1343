import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  orderHistory,
  orderLines,
  orders,
  parcels,
  payments,
  refunds,
  returnRequests,
} from '#db/schema/orders.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import type { InvoiceData } from '#src/features/orders/order-facts.ts';
import { packableLots, type PackableLot } from '#src/features/orders/parcels/lot-choice.ts';
import { readLastMove } from '#src/features/orders/parcels/last-move.server.ts';
import {
  movesFrom,
  type ParcelMoveName,
  undoTo,
} from '#src/features/orders/parcels/parcel-move.ts';
import type {
  LineRow,
  OrderRow,
  ParcelRow,
} from '#src/features/orders/parcels/parcel-rows.server.ts';
import { readProductLots } from '#src/features/orders/parcels/read-lots.server.ts';
import { PARCEL_STATES, type ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { mayMove } from '#src/features/orders/states/state-table.ts';
import { type ReturnLine, readReturnLines } from '#src/features/orders/returns/return-lines.ts';
import { seesContact, viewerOf } from './parcel-viewer.ts';

/** Whom a parcel goes to: what stands on its label. */
export interface Receiver {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly note: string;
}

export type ReturnRow = Omit<typeof returnRequests.$inferSelect, 'lines'> & {
  readonly lines: readonly ReturnLine[];
};

export interface DeskParcel {
  readonly parcel: ParcelRow;
  readonly lines: readonly (LineRow & { readonly lotCode: string | null })[];
  /** Null when it may not be seen any more, or not yet. */
  readonly receiver: Receiver | null;
  /** Lots that each line may be packed from, by line; only while it is to be packed. */
  readonly lots: ReadonlyMap<number, readonly PackableLot[]>;
  readonly moves: readonly ParcelMoveName[];
  readonly undo: ParcelState | null;
  readonly mayCancel: boolean;
  readonly returns: readonly ReturnRow[];
  readonly mayAnswer: boolean;
  /** To be paid at the door, whole đồng; 0 when it is paid. */
  readonly toCollect: number;
  readonly history: readonly (typeof orderHistory.$inferSelect)[];
}

export interface DeskOrder {
  readonly order: Omit<OrderRow, 'token' | 'requestKey' | 'invoice'>;
  readonly parcels: readonly DeskParcel[];
  /** How many other parcels the order has, beyond reach. */
  readonly others: number;
  /** What an invoice needs; for offices and, where the order has one seller only, for that seller. */
  readonly invoice: InvoiceData | null;
  /** Money of the whole order; null for those who see only a part of it. */
  readonly money: {
    readonly paid: number;
    readonly due: number;
    readonly state: string;
    readonly refunds: readonly { readonly amount: number; readonly state: string }[];
  } | null;
  readonly paid: boolean;
  /** It is parked, and this person reaches all of it. */
  readonly mayDecide: boolean;
  readonly history: readonly (typeof orderHistory.$inferSelect)[];
}

/**
 * An order as the desk shows it to one person: the parcels within reach, whom they go to as far as it is needed. Null
 * when there is none, or nothing of it within reach.
 * @param now milliseconds since 1970 UTC
 */
export async function readDeskOrder(
  db: Db,
  { code, actor, now }: { readonly code: string; readonly actor: Actor; readonly now: number },
): Promise<DeskOrder | null> {
  const [order] = await db.select().from(orders).where(eq(orders.code, code));
  if (order === undefined) return null;
  const all = await db
    .select()
    .from(parcels)
    .where(eq(parcels.orderId, order.id))
    .orderBy(asc(parcels.no));
  const mine = all.filter((parcel) => may(actor, 'see-orders', parcel));
  if (mine.length === 0) return null;
  const history = await db
    .select()
    .from(orderHistory)
    .where(eq(orderHistory.orderId, order.id))
    .orderBy(asc(orderHistory.id));
  const [payment] = await db
    .select()
    .from(payments)
    .where(eq(payments.orderId, order.id))
    .orderBy(asc(payments.id))
    .limit(1);
  const { everywhere } = reachOf(actor, 'see-orders');
  const office = everywhere || mine.some((one) => viewerOf(actor, one) === 'office');
  const whole = everywhere || (office && mine.length === all.length);
  const paid = payment?.state === 'paid' || payment?.state === 'over-paid';
  const today = dayAt(now);
  const { token: _token, requestKey: _key, invoice, ...shown } = order;
  const seesInvoice = office || all.length === 1;
  const anyContact = mine.some((parcel) => seesContact(actor, parcel, today));
  return {
    order: {
      ...shown,
      ...(anyContact
        ? {}
        : {
            buyerName: '',
            buyerPhone: '',
            buyerEmail: '',
            addressLine: '',
            placeText: '',
            note: '',
          }),
      ...(office ? {} : { buyerEmail: '', userId: null, priced: '{}' }),
    },
    parcels: await Promise.all(
      mine.map((parcel) => deskParcel(db, { order, parcel, actor, now, paid, history })),
    ),
    others: all.length - mine.length,
    invoice:
      invoice !== null && seesInvoice && anyContact ? (JSON.parse(invoice) as InvoiceData) : null,
    money:
      whole && payment !== undefined
        ? {
            ...{ paid: payment.paid, due: payment.due, state: payment.state },
            refunds: await db
              .select({ amount: refunds.amount, state: refunds.state })
              .from(refunds)
              .where(eq(refunds.orderId, order.id)),
          }
        : null,
    paid,
    mayDecide:
      order.state === 'parked' && all.every((one) => may(actor, 'decide-parked-order', one)),
    history: history.filter(
      ({ parcelId, kind }) => parcelId === null && (whole || PUBLIC.has(kind)),
    ),
  };
}

/** What whoever sees only a part of an order may read of its whole. */
const PUBLIC = new Set(['placed', 'confirmed', 'parked', 'supplied', 'cancelled', 'completed']);

async function deskParcel(
  db: Db,
  one: {
    readonly order: OrderRow;
    readonly parcel: ParcelRow;
    readonly actor: Actor;
    readonly now: number;
    readonly paid: boolean;
    readonly history: readonly (typeof orderHistory.$inferSelect)[];
  },
): Promise<DeskParcel> {
  const { order, parcel, actor, now } = one;
  const today: Day = dayAt(now);
  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.parcelId, parcel.id))
    .orderBy(asc(orderLines.id));
  const lots = await readProductLots(db, [...new Set(lines.map(({ productId }) => productId))]);
  const mayFulfil = may(actor, 'fulfil-parcel', parcel);
  const moves =
    mayFulfil && ['confirmed', 'completed'].includes(order.state) ? movesFrom(parcel.state) : [];
  const last = await readLastMove(db, { orderId: order.id, parcelId: parcel.id });
  const asked = await db
    .select()
    .from(returnRequests)
    .where(inArray(returnRequests.parcelId, [parcel.id]))
    .orderBy(asc(returnRequests.id));
  const contact = seesContact(actor, parcel, today);
  return {
    parcel,
    lines: lines.map((line) => ({
      ...line,
      lotCode: lots.find(({ id }) => id === line.lotId)?.code ?? null,
    })),
    receiver: contact
      ? {
          ...{ name: order.buyerName, phone: order.buyerPhone, note: order.note },
          email: viewerOf(actor, parcel) === 'office' ? order.buyerEmail : '',
          address: [order.addressLine, order.placeText].filter(Boolean).join(', '),
        }
      : null,
    lots: new Map(
      moves.includes('pack')
        ? lines.map((line) => [
            line.id,
            packableLots({ ...line, producerId: parcel.producerId }, lots, today),
          ])
        : [],
    ),
    moves,
    undo: mayFulfil ? undoTo(parcel.state, last, now, last?.gone ?? true) : null,
    mayCancel:
      may(actor, 'cancel-order', parcel) &&
      mayMove(PARCEL_STATES, parcel.state, 'cancel') !== null &&
      order.state !== 'cancelled',
    returns: asked.map((row) => ({ ...row, lines: readReturnLines(row.lines) })),
    mayAnswer: may(actor, 'answer-return', parcel),
    toCollect: order.method === 'cod' && parcel.cashCollected === null ? parcel.total : 0,
    history: one.history.filter(({ parcelId }) => parcelId === parcel.id),
  };
}
