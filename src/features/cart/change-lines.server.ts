import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { cartBaskets, cartLines, carts } from '#db/schema/carts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { CART_LIMITS } from './cart-limits.ts';
import { demandQuantity, lineOf } from './put-in.server.ts';
import { writeCart } from './write-cart.server.ts';

/** A line of the visitor's own cart; `now` in milliseconds since 1970 UTC. */
interface OfLine {
  readonly cartId: number;
  readonly lineId: number;
  readonly actor: Actor;
  readonly now: number;
}

/** What a line held that is gone: what an undo needs. */
export interface RemovedLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly saved: boolean;
}

/**
 * Changes how many pieces are on a line. What lies in a packed gift basket is changed by unpacking it.
 * @param quantity 0 removes the line
 * @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line`, `cart-quantity`
 */
export async function setQuantity(
  db: Db,
  { cartId, lineId, quantity, actor, now }: OfLine & { readonly quantity: number },
): Promise<RemovedLine | null> {
  if (quantity === 0) return removeLine(db, { cartId, lineId, actor, now });
  demand(actor, 'use-cart');
  return writeCart(db, { cartId, now }, async (tx) => {
    const line = await alone(tx, cartId, lineId);
    const [offer] = await readOffers(tx, [line.offerId], now);
    if (offer === undefined) throw new Refusal('no-such-line', {});
    demandQuantity(offer, quantity, { saved: line.saved, lineId });
    await tx.update(cartLines).set({ quantity }).where(eq(cartLines.id, lineId));
    return null;
  });
}

/** @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line` */
export async function removeLine(
  db: Db,
  { cartId, lineId, actor, now }: OfLine,
): Promise<RemovedLine | null> {
  demand(actor, 'use-cart');
  return writeCart(db, { cartId, now }, async (tx) => {
    const line = await alone(tx, cartId, lineId);
    const [offer] = await readOffers(tx, [line.offerId], now);
    await tx.delete(cartLines).where(eq(cartLines.id, lineId));
    if (offer === undefined) return null;
    const { quantity, saved } = line;
    return { sku: offer.sku, name: offer.productName, quantity, saved };
  });
}

/** Lays a line aside: neither priced nor ordered. @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line` */
export async function saveForLater(db: Db, { cartId, lineId, actor, now }: OfLine): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, (tx) => lay(tx, { cartId, lineId, saved: true }));
}

/** Takes a line that was laid aside back. @throws Refusal `not-allowed`, `no-such-cart`, `no-such-line` */
export async function moveToCart(db: Db, { cartId, lineId, actor, now }: OfLine): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, (tx) => lay(tx, { cartId, lineId, saved: false }));
}

async function lay(
  tx: Tx,
  { cartId, lineId, saved }: { cartId: number; lineId: number; saved: boolean },
): Promise<void> {
  const line = await alone(tx, cartId, lineId);
  if (line.saved === saved) return;
  const [other] = await tx
    .select()
    .from(cartLines)
    .where(
      and(
        eq(cartLines.cartId, cartId),
        eq(cartLines.offerId, line.offerId),
        eq(cartLines.saved, saved),
        eq(cartLines.basketGroup, ''),
      ),
    );
  if (other === undefined) {
    await tx.update(cartLines).set({ saved }).where(eq(cartLines.id, lineId));
    return;
  }
  const quantity = Math.min(other.quantity + line.quantity, CART_LIMITS.quantity);
  await tx.delete(cartLines).where(eq(cartLines.id, lineId));
  await tx.update(cartLines).set({ quantity }).where(eq(cartLines.id, other.id));
}

/** A line that lies in no packed basket. */
async function alone(tx: Tx, cartId: number, lineId: number) {
  const line = await lineOf(tx, cartId, lineId);
  if (line.basketGroup !== '') throw new Refusal('no-such-line', {});
  return line;
}

/**
 * What the buyer has now seen of a cart: from here on a change of these prices is told again, and lines of offers that
 * are no more are gone, with packed baskets that are empty by that.
 * @throws Refusal `not-allowed`, `no-such-cart`
 */
export async function noteSeenPrices(
  db: Db,
  {
    cartId,
    seen,
    actor,
    now,
  }: Omit<OfLine, 'lineId'> & {
    readonly seen: readonly { readonly lineId: number; readonly price: number }[];
  },
): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, async (tx) => {
    for (const { lineId, price } of seen) {
      await tx
        .update(cartLines)
        .set({ seenPrice: price })
        .where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, cartId)));
    }
    await tx
      .delete(cartLines)
      .where(
        and(
          eq(cartLines.cartId, cartId),
          notInArray(cartLines.offerId, tx.select({ id: offers.id }).from(offers)),
        ),
      );
    await dropEmptyBaskets(tx, cartId);
  });
}

/** Where it is to go, for an estimate of shipping. @throws Refusal `not-allowed`, `no-such-cart` */
export async function setDestination(
  db: Db,
  {
    cartId,
    provinceCode,
    communeCode = null,
    actor,
    now,
  }: Omit<OfLine, 'lineId'> & {
    readonly provinceCode: string | null;
    readonly communeCode?: string | null;
  },
): Promise<void> {
  demand(actor, 'use-cart');
  await writeCart(db, { cartId, now }, async (tx) => {
    await tx.update(carts).set({ provinceCode, communeCode }).where(eq(carts.id, cartId));
  });
}

/** The codes the cart remembers, at most {@link CART_LIMITS}. @throws Refusal `not-allowed`, `no-such-cart` */
export async function setVouchers(
  db: Db,
  { cartId, codes, actor, now }: Omit<OfLine, 'lineId'> & { readonly codes: readonly string[] },
): Promise<void> {
  demand(actor, 'use-cart');
  const kept = [...new Set(codes)].slice(0, CART_LIMITS.vouchers);
  await writeCart(db, { cartId, now }, async (tx) => {
    await tx
      .update(carts)
      .set({ vouchers: JSON.stringify(kept) })
      .where(eq(carts.id, cartId));
  });
}

/**
 * Step of placing an order: takes the ordered lines out of the cart, with the packed baskets and vouchers they used up.
 * @param lineIds lines of other carts are left alone
 * @param has false for what the cart is known not to have: nothing is asked or written for it
 */
export async function emptyCartIn(
  tx: Tx,
  cartId: number,
  lineIds: readonly number[],
  has: { readonly baskets: boolean; readonly codes: boolean } = { baskets: true, codes: true },
): Promise<void> {
  if (lineIds.length > 0) {
    await tx
      .delete(cartLines)
      .where(and(eq(cartLines.cartId, cartId), inArray(cartLines.id, [...lineIds])));
  }
  if (has.baskets) await dropEmptyBaskets(tx, cartId);
  if (has.codes) await tx.update(carts).set({ vouchers: '[]' }).where(eq(carts.id, cartId));
}

async function dropEmptyBaskets(tx: Tx, cartId: number): Promise<void> {
  const left = await tx
    .select({ group: cartLines.basketGroup })
    .from(cartLines)
    .where(eq(cartLines.cartId, cartId));
  const groups = new Set(left.map(({ group }) => group));
  const packed = await tx.select().from(cartBaskets).where(eq(cartBaskets.cartId, cartId));
  for (const { id, basketGroup } of packed) {
    if (!groups.has(basketGroup)) await tx.delete(cartBaskets).where(eq(cartBaskets.id, id));
  }
}
