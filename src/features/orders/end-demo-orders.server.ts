import { sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';

const DEMO = sql.raw('(select id from orders where demo = 1)');
const PAYMENTS = sql.raw(
  '(select id from payments where order_id in (select id from orders where demo = 1))',
);
/** Tables whose rows belong to an order, children first. */
const OF_ORDERS = [
  'messages',
  'reviews',
  'return_requests',
  'refunds',
  'payments',
  'order_history',
  'stock_holds',
  'order_lines',
  'parcels',
  'voucher_uses',
] as const;

/**
 * Step of ending demo mode: trial orders were never meant, and go with everything about them. What they took of the
 * stock of a real offer is given back. Before the illustrative offers go.
 * @returns how many orders went
 */
export async function endDemoOrdersIn(tx: Tx): Promise<number> {
  await tx.run(sql`update offers set stock = stock + (select coalesce(sum(h.quantity), 0)
      from stock_holds h where h.offer_id = offers.id and h.state = 'taken' and h.order_id in ${DEMO})
    where stock is not null and id in
      (select offer_id from stock_holds where state = 'taken' and order_id in ${DEMO})`);
  await tx.run(sql`delete from mails
    where about in (select 'order:' || id from orders where demo = 1)
    or exists (select 1 from orders where demo = 1 and about like 'order:' || id || ':%')`);
  await tx.run(sql`delete from notices
    where about in (select 'order:' || id from orders where demo = 1)`);
  await tx.run(sql`delete from review_reports where review_id in
    (select id from reviews where order_id in ${DEMO})`);
  await tx.run(sql`delete from payment_events where payment_id in ${PAYMENTS}`);
  await tx.run(sql`delete from bank_lines where payment_id in ${PAYMENTS}`);
  for (const table of OF_ORDERS) {
    await tx.run(sql`delete from ${sql.raw(table)} where order_id in ${DEMO}`);
  }
  await tx.run(sql`update quote_parts set order_id = null where order_id in ${DEMO}`);
  const gone = await tx.run(sql`delete from orders where demo = 1`);
  return gone.rowsAffected;
}

/**
 * Removes the trial orders of demo mode. Twice changes nothing.
 * @throws Refusal `not-allowed`
 */
export async function endDemoOrders(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<{ readonly removed: number }> {
  demand(actor, 'end-demo');
  return inTransaction(db, async (tx) => {
    const removed = await endDemoOrdersIn(tx);
    if (removed > 0) {
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'end-demo-orders', subject: 'catalogue', after: { removed } },
      );
    }
    return { removed };
  });
}
