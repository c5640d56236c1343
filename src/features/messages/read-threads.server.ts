import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { seesContact } from '#src/features/orders/desk/parcel-viewer.ts';
import { type MessageFacts, mayStillWrite } from './message-rules.ts';
import { disputeIn, type ThreadRow, threadByCode } from './open-thread.server.ts';
import { sideOf } from './side-of.ts';

const FACTS = {
  id: messages.id,
  parcelId: messages.parcelId,
  side: messages.side,
  text: messages.text,
  asksOffice: messages.asksOffice,
  at: messages.at,
  readAt: messages.readAt,
} as const;

/** A thread as one person at the desk sees it. */
export interface DeskThread {
  readonly order: Pick<ThreadRow['order'], 'id' | 'code' | 'state' | 'demo'>;
  readonly parcel: ThreadRow['parcel'];
  /** Empty when it may not be seen any more. */
  readonly buyer: string;
  readonly buyerHasMail: boolean;
  readonly messages: readonly MessageFacts[];
  /** As whom this person would write; null when he or she may not. */
  readonly writesAs: 'producer' | 'office' | null;
  /** Why nothing can be written: the order is over for good, or the office has no dispute to speak in. */
  readonly closed: 'over' | 'no-dispute' | null;
}

/** Null when there is no such parcel, or not within reach. @param now milliseconds since 1970 UTC */
export async function readDeskThread(
  db: Db,
  { thread, actor, now }: { readonly thread: string; readonly actor: Actor; readonly now: number },
): Promise<DeskThread | null> {
  const found = await threadByCode(db, thread);
  if (found === null || !may(actor, 'see-messages', found.parcel)) return null;
  const { order, parcel } = found;
  const written = await db
    .select(FACTS)
    .from(messages)
    .where(eq(messages.parcelId, parcel.id))
    .orderBy(asc(messages.id));
  const writesAs = may(actor, 'answer-message', parcel) ? sideOf(actor, parcel) : null;
  const quiet = writesAs === 'office' && !(await disputeIn(db, found));
  return {
    order: { id: order.id, code: order.code, state: order.state, demo: order.demo },
    parcel,
    buyer: seesContact(actor, parcel, dayAt(now)) ? order.buyerName : '',
    buyerHasMail: order.buyerEmail !== '',
    messages: written,
    writesAs,
    closed: mayStillWrite(order, now) ? (quiet ? 'no-dispute' : null) : 'over',
  };
}

/** What was written about each parcel of an order, by parcel, oldest first; for its buyer. */
export async function readBuyerMessages(
  db: Db,
  orderId: number,
): Promise<ReadonlyMap<number, readonly MessageFacts[]>> {
  const rows = await db
    .select(FACTS)
    .from(messages)
    .where(eq(messages.orderId, orderId))
    .orderBy(asc(messages.id));
  return Map.groupBy(rows, ({ parcelId }) => parcelId);
}

/** How many messages there are of each parcel, and how many a buyer wrote that nobody read. */
export async function countMessages(
  db: Db,
  parcelIds: readonly number[],
): Promise<ReadonlyMap<number, { readonly all: number; readonly unread: number }>> {
  if (parcelIds.length === 0) return new Map();
  const rows = await db
    .select({ parcelId: messages.parcelId, side: messages.side, readAt: messages.readAt })
    .from(messages)
    .where(inArray(messages.parcelId, [...parcelIds]));
  const by = Map.groupBy(rows, ({ parcelId }) => parcelId);
  return new Map(
    [...by].map(([id, all]) => [
      id,
      {
        all: all.length,
        unread: all.filter(({ side, readAt }) => side === 'buyer' && readAt === null).length,
      },
    ]),
  );
}
