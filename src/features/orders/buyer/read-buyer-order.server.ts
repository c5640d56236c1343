import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import {
  orderHistory,
  orderLines,
  orders,
  parcels,
  payments,
  refunds,
  returnRequests,
} from '#db/schema/orders.ts';
import type { InvoiceData } from '../order-facts.ts';
import type { PricedNote } from '../placing/order-draft.ts';
import { BEFORE_PACKING } from '../states/parcel-states.ts';
import { ORDER_STATES } from '../states/order-states.ts';
import { mayMove } from '../states/state-table.ts';

type Reader = Pick<Db | Tx, 'select'>;
export type OrderRow = typeof orders.$inferSelect;
export type ParcelRow = typeof parcels.$inferSelect;
export type LineRow = typeof orderLines.$inferSelect;
export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type ReturnRow = typeof returnRequests.$inferSelect;
export type HistoryRow = typeof orderHistory.$inferSelect;

/** An order as its buyer sees it: everything that was agreed and everything that happened. */
export interface BuyerOrder {
  readonly order: Omit<OrderRow, 'requestKey' | 'priced' | 'invoice'>;
  readonly invoice: InvoiceData | null;
  readonly priced: PricedNote;
  readonly parcels: readonly (ParcelRow & {
    readonly lines: readonly LineRow[];
    readonly readyOn: string | null;
    readonly history: readonly HistoryRow[];
  })[];
  /** One in the ordinary case. */
  readonly payments: readonly PaymentRow[];
  readonly refunds: readonly RefundRow[];
  readonly returns: readonly ReturnRow[];
  /** Oldest first, parcels' own lines among them. */
  readonly history: readonly HistoryRow[];
  /** Nothing was packed yet, and the order is not at its end. */
  readonly mayCancel: boolean;
}

/** Whether an address can be one of ours: nothing else is looked up. */
export function isOrderToken(text: string): boolean {
  return /^[0-9a-z]{26}$/.test(text);
}

/** The order that a secret address names; null when none does. */
export async function readBuyerOrder(db: Reader, token: string): Promise<BuyerOrder | null> {
  if (!isOrderToken(token)) return null;
  const [row] = await db.select().from(orders).where(eq(orders.token, token));
  return row === undefined ? null : readWholeOrder(db, row);
}

/** Everything of an order whose row is known: for letters, papers and the desk, which ask for their own right. */
export async function readWholeOrder(db: Reader, row: OrderRow): Promise<BuyerOrder> {
  const { requestKey: _requestKey, priced: pricedText, invoice, ...order } = row;
  const of = row.id;
  const priced = { ...NO_NOTE, ...(JSON.parse(pricedText) as Partial<PricedNote>) };
  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, of))
    .orderBy(asc(orderLines.id));
  const own = await db
    .select()
    .from(parcels)
    .where(eq(parcels.orderId, of))
    .orderBy(asc(parcels.no));
  const history = await db
    .select()
    .from(orderHistory)
    .where(eq(orderHistory.orderId, of))
    .orderBy(asc(orderHistory.id));
  return {
    order,
    invoice: invoice === null ? null : (JSON.parse(invoice) as InvoiceData),
    priced,
    parcels: own.map((parcel, index) => ({
      ...parcel,
      lines: lines.filter(({ parcelId }) => parcelId === parcel.id),
      readyOn: priced.readyOn[index] ?? null,
      history: history.filter(({ parcelId }) => parcelId === parcel.id),
    })),
    payments: await db
      .select()
      .from(payments)
      .where(eq(payments.orderId, of))
      .orderBy(asc(payments.id)),
    refunds: await db
      .select()
      .from(refunds)
      .where(eq(refunds.orderId, of))
      .orderBy(asc(refunds.id)),
    returns: await db
      .select()
      .from(returnRequests)
      .where(eq(returnRequests.orderId, of))
      .orderBy(asc(returnRequests.id)),
    history,
    mayCancel:
      mayMove(ORDER_STATES, row.state, 'cancel') !== null &&
      own.every(({ state }) => BEFORE_PACKING.has(state)),
  };
}

const NO_NOTE: PricedNote = { siteUrl: '', siteName: '', readyOn: [], discounts: [] };
