import { and, eq, gte, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { checkedMessage, MESSAGE_LIMITS, mayStillWrite, threadCode } from './message-rules.ts';
import { keyOf } from './request-key.server.ts';

export interface Written {
  readonly messageId: number;
  /** It had been written before: the same form came twice. */
  readonly again: boolean;
}

/**
 * A buyer writes to the producer of one parcel. The secret address of the order is the right. The producer's people are
 * told; the office of the province too when the buyer asks for it.
 * @param parcelNo number of the parcel within the order
 * @param requestKey of the form: the same form sent twice writes once
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `no-such-thread`, `message-empty`, `message-too-long`, `message-thread-closed` {code},
 * `messages-too-many` {minutes}
 */
export async function writeAsBuyer(
  db: Db,
  one: {
    readonly token: string;
    readonly parcelNo: number;
    readonly text: string;
    readonly asksOffice: boolean;
    readonly requestKey: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Written> {
  const { actor, now } = one;
  demand(actor, 'write-as-buyer');
  const text = checkedMessage(one.text);
  return inTransaction(db, async (tx) => {
    const [found] = await tx
      .select({ order: orders, parcel: parcels })
      .from(parcels)
      .innerJoin(orders, eq(orders.id, parcels.orderId))
      .where(and(eq(orders.token, one.token), eq(parcels.no, one.parcelNo)));
    if (found === undefined) throw new Refusal('no-such-thread', {});
    const { order, parcel } = found;
    const requestKey = keyOf(`buyer:${parcel.id}`, one.requestKey, text);
    const [before] = await tx
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.requestKey, requestKey));
    if (before !== undefined) return { messageId: before.id, again: true };
    if (!mayStillWrite(order, now))
      throw new Refusal('message-thread-closed', { code: order.code });
    await demandRoomIn(tx, parcel.id, now);
    const at = new Date(now).toISOString();
    const { asksOffice } = one;
    const [row] = await tx
      .insert(messages)
      .values({
        ...{ orderId: order.id, parcelId: parcel.id, producerId: parcel.producerId },
        ...{ side: 'buyer', text, asksOffice, requestKey, at },
      })
      .returning({ id: messages.id });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'write-message',
        subject: `order:${order.id}`,
        after: { parcel: parcel.no, side: 'buyer', length: text.length, asksOffice },
      },
    );
    const thread = threadCode(order.code, parcel.no);
    const notice = {
      ...{ kind: 'message' as const, facts: { code: thread }, now },
      ...{ href: paths('vi').deskMessage(thread), about: `order:${order.id}` },
    };
    if (parcel.producerId !== null) {
      await notifyIn(tx, { ...notice, to: { producerId: parcel.producerId } });
    }
    if (asksOffice || parcel.producerId === null) {
      await notifyIn(tx, { ...notice, to: { officersOf: parcel.provinceCode } });
    }
    return { messageId: row?.id ?? 0, again: false };
  });
}

/** A thread is no chat room: so many messages of the buyer in ten minutes, and in a day. */
async function demandRoomIn(tx: Tx, parcelId: number, now: number): Promise<void> {
  const since = async (milliseconds: number): Promise<number> => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)` })
      .from(messages)
      .where(
        and(
          eq(messages.parcelId, parcelId),
          eq(messages.side, 'buyer'),
          gte(messages.at, new Date(now - milliseconds).toISOString()),
        ),
      );
    return row?.count ?? 0;
  };
  if ((await since(600_000)) >= MESSAGE_LIMITS.inTenMinutes) {
    throw new Refusal('messages-too-many', { minutes: 10 });
  }
  if ((await since(86_400_000)) >= MESSAGE_LIMITS.inADay) {
    throw new Refusal('messages-too-many', { minutes: 24 * 60 });
  }
}
