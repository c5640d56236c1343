import { and, inArray, isNull, lt } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { cartBaskets, cartLines, carts, sharedCarts } from '#db/schema/carts.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { KEEP_GUEST_CART_DAYS } from './cart-limits.ts';

const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/**
 * Removes guests' carts that nobody looked at for 90 days, and shared carts whose time is over. For the program itself,
 * once a day. Carts of signed-in people stay with their account.
 * @param now milliseconds since 1970 UTC
 * @returns how many were removed, at most so many at a time
 * @throws Refusal `not-allowed`
 */
export async function forgetCarts(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<number> {
  demand(actor, 'forget-carts');
  const before = new Date(now - KEEP_GUEST_CART_DAYS * DAY_MS).toISOString();
  return inTransaction(db, async (tx) => {
    const old = (
      await tx
        .select({ id: carts.id })
        .from(carts)
        .where(and(isNull(carts.userId), lt(carts.seenAt, before)))
        .limit(AT_ONCE)
    ).map(({ id }) => id);
    if (old.length > 0) {
      await tx.delete(cartLines).where(inArray(cartLines.cartId, old));
      await tx.delete(cartBaskets).where(inArray(cartBaskets.cartId, old));
      await tx.delete(carts).where(inArray(carts.id, old));
    }
    const shares = await tx
      .delete(sharedCarts)
      .where(lt(sharedCarts.endsAt, new Date(now).toISOString()))
      .returning({ id: sharedCarts.id });
    const forgotten = old.length + shares.length;
    if (forgotten === 0) return 0;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'forget-carts',
        subject: 'carts',
        after: { carts: old.length, shared: shares.length },
      },
    );
    return forgotten;
  });
}
