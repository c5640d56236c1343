import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import type { QuotePart } from './quote-facts.ts';

/** The secret addresses of the orders that parts were accepted into, by order id: for the buyer's own page only. */
export async function orderTokensOf(
  db: Db,
  parts: readonly Pick<QuotePart, 'orderId'>[],
): Promise<ReadonlyMap<number, string>> {
  const ids = parts.flatMap(({ orderId }) => orderId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: orders.id, token: orders.token })
    .from(orders)
    .where(inArray(orders.id, ids));
  return new Map(rows.map(({ id, token }) => [id, token]));
}
