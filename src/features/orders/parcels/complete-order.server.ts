import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { PARCEL_ENDS } from '#src/features/orders/states/parcel-states.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';

/** Step of a command on a parcel: when every parcel has come to its end, so has the order. */
export async function completeOrderIn(
  tx: Tx,
  { orderId, actor, now }: { orderId: number; actor: string; now: number },
): Promise<boolean> {
  const all = await tx
    .select({ state: parcels.state })
    .from(parcels)
    .where(eq(parcels.orderId, orderId));
  if (!all.every(({ state }) => PARCEL_ENDS.has(state))) return false;
  const [done] = await tx
    .update(orders)
    .set({ state: 'completed', completedAt: new Date(now).toISOString() })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'confirmed')))
    .returning({ id: orders.id });
  if (done === undefined) return false;
  await writeHistoryIn(tx, { orderId, kind: 'completed', by: 'system', now });
  await record(
    tx,
    { actor, now },
    {
      deed: 'complete-order',
      subject: `order:${orderId}`,
      before: { state: 'confirmed' },
      after: { state: 'completed' },
    },
  );
  return true;
}
