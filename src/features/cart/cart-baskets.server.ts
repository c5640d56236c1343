import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { cartBaskets, cartLines } from '#db/schema/carts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { CART_LIMITS } from './cart-limits.ts';
import type { Payer } from './pricing/contract.ts';
import { demandQuantity, demandRoom } from './put-in.server.ts';
import { writeCart } from './write-cart.server.ts';

/** Whose cart; `now` in milliseconds since 1970 UTC. */
interface OfCart {
  readonly cartId: number;
  readonly actor: Actor;
  readonly now: number;
}

/** A packed gift basket as the server knows it: nothing of it is taken from a form but the quantities of own baskets. */
export interface PackedBasket {
  readonly lines: readonly { readonly offerId: number; readonly quantity: number }[];
  /** Null for one the shopper composed. */
  readonly basketId: number | null;
  readonly title: string;
  readonly discountBp: number;
  readonly wrapFee: number;
  readonly payer: Payer;
  readonly campaignId?: number | null;
}

/**
 * Puts one packed gift basket into a cart, as a block of its own.
 * @returns the name of the block
 * @throws Refusal `not-allowed`, `no-such-cart`, `cart-full`, `no-such-sku`, `cart-quantity`, `basket-empty`
 */
export async function addBasketToCart(
  db: Db,
  { cartId, actor, now, ...basket }: OfCart & PackedBasket,
): Promise<{ group: string }> {
  demand(actor, 'use-cart');
  const group = randomBytes(9).toString('base64url');
  if (basket.lines.length === 0) throw new Refusal('basket-empty', {});
  if (basket.lines.length > CART_LIMITS.linesOfBasket) {
    throw new Refusal('cart-full', { most: CART_LIMITS.linesOfBasket });
  }
  return writeCart(db, { cartId, now }, async (tx) => {
    const packed = await tx
      .select({ id: cartBaskets.id })
      .from(cartBaskets)
      .where(eq(cartBaskets.cartId, cartId));
    if (packed.length >= CART_LIMITS.baskets) {
      throw new Refusal('cart-full', { most: CART_LIMITS.baskets, baskets: true });
    }
    const ids = basket.lines.map(({ offerId }) => offerId);
    const offers = new Map((await readOffers(tx, ids, now)).map((offer) => [offer.offerId, offer]));
    const { basketId, title, discountBp, wrapFee, payer, campaignId = null } = basket;
    await tx
      .insert(cartBaskets)
      .values({ cartId, basketGroup: group, basketId, title, discountBp, wrapFee, payer });
    for (const { offerId, quantity } of basket.lines) {
      const offer = offers.get(offerId);
      if (offer === undefined) throw new Refusal('no-such-sku', {});
      demandQuantity({ ...offer, minQuantity: 1 }, quantity);
      await tx.insert(cartLines).values({
        ...{ cartId, offerId, quantity, basketId, campaignId, basketGroup: group },
        seenPrice: offer.listPrice,
        addedAt: new Date(now).toISOString(),
      });
    }
    return { group };
  });
}

/** Takes a packed basket out, with all that lies in it. @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line` */
export async function removeBasket(
  db: Db,
  { cartId, group, actor, now }: OfCart & { readonly group: string },
): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, async (tx) => {
    const gone = await tx
      .delete(cartBaskets)
      .where(and(eq(cartBaskets.cartId, cartId), eq(cartBaskets.basketGroup, group)))
      .returning({ id: cartBaskets.id });
    if (group === '' || gone.length === 0) throw new Refusal('no-such-line', {});
    await tx
      .delete(cartLines)
      .where(and(eq(cartLines.cartId, cartId), eq(cartLines.basketGroup, group)));
  });
}

/**
 * Unpacks a basket: what lay in it becomes lines of their own, without wrapping and without the basket's discount.
 * @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line`, `cart-full`
 */
export async function unpackBasket(
  db: Db,
  { cartId, group, actor, now }: OfCart & { readonly group: string },
): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, async (tx) => {
    const rows = await tx.select().from(cartLines).where(eq(cartLines.cartId, cartId));
    const inside = rows.filter(({ basketGroup }) => group !== '' && basketGroup === group);
    if (inside.length === 0) throw new Refusal('no-such-line', {});
    const alone = rows.filter(({ basketGroup }) => basketGroup === '');
    for (const line of inside) {
      const same = alone.find(({ offerId, saved }) => offerId === line.offerId && !saved);
      if (same !== undefined) {
        const quantity = Math.min(same.quantity + line.quantity, CART_LIMITS.quantity);
        await tx.update(cartLines).set({ quantity }).where(eq(cartLines.id, same.id));
        await tx.delete(cartLines).where(eq(cartLines.id, line.id));
        continue;
      }
      demandRoom(alone);
      alone.push({ ...line, basketGroup: '' });
      await tx
        .update(cartLines)
        .set({ basketGroup: '', basketId: null })
        .where(eq(cartLines.id, line.id));
    }
    await tx
      .delete(cartBaskets)
      .where(and(eq(cartBaskets.cartId, cartId), eq(cartBaskets.basketGroup, group)));
  });
}
