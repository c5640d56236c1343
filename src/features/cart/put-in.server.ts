import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { cartLines } from '#db/schema/carts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { availability, quantityFault } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { dayAt } from '#src/base/day.ts';
import { CART_LIMITS } from './cart-limits.ts';

/** More of a size, as a step of what puts things into a cart. */
export interface PutIn {
  readonly cartId: number;
  readonly offer: OfferFacts;
  /** Pieces to add. */
  readonly quantity: number;
  readonly saved?: boolean;
  readonly campaignId?: number | null;
  readonly now: number;
}

/**
 * Adds pieces of a size to the cart: to the line that has it already, else on a new line.
 * @throws Refusal `cannot-buy`, `cart-quantity`, `cart-full`
 */
export async function putIn(tx: Tx, asked: PutIn): Promise<{ lineId: number; quantity: number }> {
  const { cartId, offer, now, saved = false, campaignId = null } = asked;
  const can = availability({ offer, today: dayAt(now) });
  const name = offer.productName;
  if (!can.ok && !saved) throw new Refusal('cannot-buy', { name, ...can });
  const rows = await tx.select().from(cartLines).where(eq(cartLines.cartId, cartId));
  const same = rows.find(
    (row) => row.offerId === offer.offerId && row.saved === saved && row.basketGroup === '',
  );
  const quantity = (same?.quantity ?? 0) + asked.quantity;
  demandQuantity(offer, quantity, { saved, inCart: same?.quantity ?? 0 });
  const common = { quantity, seenPrice: offer.listPrice, addedAt: new Date(now).toISOString() };
  if (same !== undefined) {
    await tx
      .update(cartLines)
      .set({ ...common, campaignId: campaignId ?? same.campaignId })
      .where(eq(cartLines.id, same.id));
    return { lineId: same.id, quantity };
  }
  demandRoom(rows);
  const [row] = await tx
    .insert(cartLines)
    .values({ cartId, offerId: offer.offerId, saved, campaignId, ...common })
    .returning({ id: cartLines.id });
  return { lineId: row?.id ?? 0, quantity };
}

/** @throws Refusal `cart-quantity` when so many cannot be had */
export function demandQuantity(
  offer: OfferFacts,
  quantity: number,
  {
    saved = false,
    inCart = 0,
    lineId = null,
  }: { saved?: boolean; inCart?: number; lineId?: number | null } = {},
): void {
  const fault =
    quantity > CART_LIMITS.quantity
      ? ({ why: 'above-maximum', most: CART_LIMITS.quantity } as const)
      : quantityFault(saved ? { ...offer, available: null } : offer, quantity);
  if (fault === null) return;
  throw new Refusal('cart-quantity', { name: offer.productName, inCart, lineId, ...fault });
}

/** @throws Refusal `cart-full` when there is no room for another line */
export function demandRoom(rows: readonly { basketGroup: string }[]): void {
  const plain = rows.filter(({ basketGroup }) => basketGroup === '').length;
  if (plain >= CART_LIMITS.lines) throw new Refusal('cart-full', { most: CART_LIMITS.lines });
}

/** A line of this cart and no other. @throws Refusal `no-such-line` */
export async function lineOf(tx: Tx, cartId: number, lineId: number) {
  const [row] = await tx
    .select()
    .from(cartLines)
    .where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, cartId)));
  if (row === undefined) throw new Refusal('no-such-line', {});
  return row;
}
