import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { cartBaskets, cartLines, carts } from '#db/schema/carts.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { mostAtOnce } from '#src/features/catalogue/offers/availability.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { CART_LIMITS } from './cart-limits.ts';
import { mergeLines } from './merge-lines.ts';
import { readCodes } from './read-priced-cart.server.ts';
import { writeCart } from './write-cart.server.ts';

/**
 * Puts a guest's cart into the cart of the person who has signed in (see {@link mergeLines}), with its vouchers and where
 * it goes, as far as the person's says nothing of its own. The guest's cart is closed. A second time nothing happens.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-cart`
 */
export async function mergeCarts(
  db: Db,
  { from, into, actor, now }: { from: number; into: number; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId: into, now }, async (tx) => {
    const [guest] = await tx.select().from(carts).where(eq(carts.id, from));
    const [own] = await tx.select().from(carts).where(eq(carts.id, into));
    // Only a guest's cart is ever taken over.
    if (guest === undefined || own === undefined || guest.userId !== null || from === into) return;
    const rows = await tx
      .select()
      .from(cartLines)
      .where(inArray(cartLines.cartId, [into, from]))
      .orderBy(cartLines.id);
    const before = rows.filter(({ cartId }) => cartId === into);
    const came = rows.filter(({ cartId }) => cartId === from);
    const offers = await readOffers(tx, [...new Set(came.map(({ offerId }) => offerId))], now);
    const most = new Map(offers.map((offer) => [offer.offerId, mostAtOnce(offer)]));
    for (const line of mergeLines(before, came, (id) => most.get(id) ?? null)) {
      const was = rows.find(({ id }) => id === line.id);
      if (was?.cartId === into && was.quantity === line.quantity) continue;
      await tx
        .update(cartLines)
        .set({ cartId: into, quantity: line.quantity })
        .where(eq(cartLines.id, line.id));
    }
    const groups = came.map(({ basketGroup }) => basketGroup).filter(Boolean);
    if (groups.length > 0) {
      await tx
        .update(cartBaskets)
        .set({ cartId: into })
        .where(and(eq(cartBaskets.cartId, from), inArray(cartBaskets.basketGroup, groups)));
    }
    const codes = [...new Set([...readCodes(own.vouchers), ...readCodes(guest.vouchers)])];
    await tx
      .update(carts)
      .set({
        vouchers: JSON.stringify(codes.slice(0, CART_LIMITS.vouchers)),
        ...(own.provinceCode === null
          ? { provinceCode: guest.provinceCode, communeCode: guest.communeCode }
          : {}),
      })
      .where(eq(carts.id, into));
    await tx.delete(cartLines).where(eq(cartLines.cartId, from));
    await tx.delete(cartBaskets).where(eq(cartBaskets.cartId, from));
    await tx.delete(carts).where(eq(carts.id, from));
  });
}
