import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { carts } from '#db/schema/carts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';

/**
 * Changes one cart, in one transaction. What somebody looks at and puts back is nobody else's business and no page shows
 * it: it leaves no row in the change log, and the cart itself is forgotten.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `no-such-cart`
 */
export function writeCart<T>(
  db: Db,
  { cartId, now }: { readonly cartId: number; readonly now: number },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return writeCarts(db, async (tx) => {
    const [cart] = await tx
      .update(carts)
      .set({ seenAt: new Date(now).toISOString(), version: sql`${carts.version} + 1` })
      .where(eq(carts.id, cartId))
      .returning({ id: carts.id });
    if (cart === undefined) throw new Refusal('no-such-cart', {});
    return work(tx);
  });
}

/** The same for what is not about one cart that exists. */
export function writeCarts<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return writeInTurn(db, () => db.transaction(work, { behavior: 'immediate' }));
}
