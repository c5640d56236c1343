import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';

/** @throws Refusal `product-not-own` unless all of them are this producer's */
export async function ownProducts(
  db: Db | Tx,
  producerId: number,
  ids: readonly number[],
): Promise<void> {
  const rows = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.producerId, producerId), inArray(products.id, [...ids])));
  const own = new Set(rows.map(({ id }) => id));
  for (const id of ids) if (!own.has(id)) throw new Refusal('product-not-own', { id });
}
