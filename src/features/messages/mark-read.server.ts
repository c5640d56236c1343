import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';

/** A buyer looked at the messages of an order: what others wrote is read. @param now milliseconds since 1970 UTC */
export async function markReadByBuyer(
  db: Db,
  {
    orderId,
    actor,
    now,
  }: { readonly orderId: number; readonly actor: Actor; readonly now: number },
): Promise<void> {
  demand(actor, 'write-as-buyer');
  await db
    .update(messages)
    .set({ readAt: new Date(now).toISOString() })
    .where(and(eq(messages.orderId, orderId), ne(messages.side, 'buyer'), isNull(messages.readAt)));
}

/**
 * The producer's people looked at a thread: what the buyer wrote is read. With `unread` the newest of it is to be looked
 * at again. An office that looks changes nothing.
 * @throws Refusal `not-allowed`
 */
export async function markThreadRead(
  db: Db,
  one: {
    readonly parcel: {
      readonly id: number;
      readonly producerId: number | null;
      readonly provinceCode: string;
    };
    readonly unread?: boolean;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { parcel, actor } = one;
  demand(actor, 'answer-message', { producerId: parcel.producerId });
  if (one.unread === true) {
    await db
      .update(messages)
      .set({ readAt: null })
      .where(
        sql`id = (select max(id) from messages where parcel_id = ${parcel.id} and side = 'buyer')`,
      );
    return;
  }
  await db
    .update(messages)
    .set({ readAt: new Date(one.now).toISOString() })
    .where(
      and(eq(messages.parcelId, parcel.id), eq(messages.side, 'buyer'), isNull(messages.readAt)),
    );
}
