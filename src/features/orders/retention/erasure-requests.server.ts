import { and, desc, eq, like } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orderHistory, orders } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';

const ERASURE_ASKED = 'erasure-asked';
export const ERASURE_DONE = 'erasure-done';

/** A person who wishes to be forgotten, by the order he or she came from. */
export interface ErasureRequest {
  readonly orderId: number;
  readonly code: string;
  /** ISO 8601 UTC. */
  readonly askedAt: string;
}

/**
 * The buyer asks, with the secret address of an order, that what is held be deleted. Asking twice changes nothing.
 * @throws Refusal `no-such-order`
 */
export async function askErasure(
  db: Db,
  one: { readonly token: string; readonly actor: Actor; readonly now: number },
): Promise<void> {
  demand(one.actor, 'export-own-data');
  await inTransaction(db, async (tx) => {
    const [order] = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.token, one.token));
    if (order === undefined) throw new Refusal('no-such-order', {});
    const [last] = await tx
      .select({ facts: orderHistory.facts })
      .from(orderHistory)
      .where(and(eq(orderHistory.orderId, order.id), like(orderHistory.facts, '%"erasure-%')))
      .orderBy(desc(orderHistory.id))
      .limit(1);
    if (last?.facts.includes(ERASURE_ASKED)) return;
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, kind: 'note', by: 'buyer', now: one.now },
      facts: { about: ERASURE_ASKED },
    });
    await record(
      tx,
      { actor: one.actor.name, now: one.now },
      { deed: 'ask-erasure', subject: `order:${order.id}` },
    );
  });
}

/** Requests that nobody has carried out yet, oldest first: to be acknowledged within two working days. */
export async function openErasures(db: Db): Promise<ErasureRequest[]> {
  const rows = await db
    .select({
      orderId: orders.id,
      code: orders.code,
      askedAt: orderHistory.at,
      facts: orderHistory.facts,
    })
    .from(orderHistory)
    .innerJoin(orders, eq(orders.id, orderHistory.orderId))
    .where(and(eq(orderHistory.kind, 'note'), like(orderHistory.facts, '%"erasure-%')))
    .orderBy(orderHistory.id);
  const latest = new Map(rows.map((row) => [row.orderId, row]));
  return [...latest.values()]
    .filter(({ facts }) => facts.includes(ERASURE_ASKED))
    .map(({ orderId, code, askedAt }) => ({ orderId, code, askedAt }));
}
