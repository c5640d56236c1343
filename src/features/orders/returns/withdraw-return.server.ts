import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders, returnRequests } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';

/**
 * The buyer keeps the goods after all, while nothing has come back.
 * @throws Refusal `no-such-order`, `no-such-return`, `return-state`
 */
export async function withdrawReturn(
  db: Db,
  one: {
    readonly token: string;
    readonly returnId: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  demand(one.actor, 'ask-return');
  await inTransaction(db, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.token, one.token));
    if (order === undefined) throw new Refusal('no-such-order', {});
    const [asked] = await tx
      .select()
      .from(returnRequests)
      .where(and(eq(returnRequests.id, one.returnId), eq(returnRequests.orderId, order.id)));
    if (asked === undefined) throw new Refusal('no-such-return', {});
    if (asked.state !== 'asked' && asked.state !== 'agreed') {
      throw new Refusal('return-state', { state: asked.state });
    }
    await tx
      .update(returnRequests)
      .set({ state: 'withdrawn', version: asked.version + 1 })
      .where(eq(returnRequests.id, asked.id));
    const { now } = one;
    await writeHistoryIn(tx, {
      ...{
        orderId: order.id,
        parcelId: asked.parcelId,
        kind: 'return-withdrawn',
        by: 'buyer',
        now,
      },
    });
    await record(
      tx,
      { actor: one.actor.name, now },
      { deed: 'withdraw-return', subject: `order:${order.id}`, before: { state: asked.state } },
    );
  });
}
