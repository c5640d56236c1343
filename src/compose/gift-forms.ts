import { Refusal } from '#src/base/refusal.ts';
import type { paths } from '#src/base/paths.ts';
import { addBasketToCart } from '#src/features/cart/cart-baskets.server.ts';
import { readOffersBySku } from '#src/features/catalogue/offers/read-offers.server.ts';
import { OWN_BASKET, OWN_LIMITS } from '#src/features/promotions/baskets/own-basket.ts';
import { readBasket } from '#src/features/promotions/baskets/read-baskets.server.ts';
import type { App } from '#src/app.ts';
import type { OpenCart } from './cart.ts';

interface Parts {
  readonly app: App;
  readonly cart: OpenCart;
  readonly p: Pick<ReturnType<typeof paths>, 'cart'>;
  /** @throws Refusal when too much was asked from the same place */
  readonly busy: () => void;
}

/**
 * Forms of the gift basket pages, by their hidden field `viec`; for `act`. Of a composed basket only its address is
 * taken from the form, of an own one only sizes and quantities: prices, discount and wrapping are the server's.
 */
export function giftForms({
  app,
  cart,
  p,
  busy,
}: Parts): Readonly<Record<string, (form: FormData) => Promise<string>>> {
  const { actor, now } = cart;

  async function put(
    basket: Omit<Parameters<typeof addBasketToCart>[1], 'cartId' | 'actor' | 'now'>,
    gifts: number,
  ): Promise<string> {
    busy();
    const cartId = await cart.ensure();
    for (let gift = 0; gift < gifts; gift += 1) {
      await addBasketToCart(app.db, { ...basket, cartId, actor, now });
    }
    await cart.count();
    return `${p.cart}?them-gio=${gifts}`;
  }

  return {
    async 'them-gio-qua'(form) {
      const basket = await readBasket(app.db, String(form.get('gio') ?? '').slice(0, 100));
      if (basket === null || basket.state !== 'published') throw new Refusal('no-such-gift', {});
      const { lines, discountBp, wrapFee, payer } = basket;
      const packed = { lines, discountBp, wrapFee, payer, basketId: basket.id };
      return put({ ...packed, title: basket.titleVi }, giftsOf(form));
    },
    async 'them-gio-tu-chon'(form) {
      const skus = form.getAll('mon').map(String).slice(0, OWN_LIMITS.lines);
      const counts = form.getAll('sl').map(String);
      const offers = new Map(
        (await readOffersBySku(app.db, skus, now)).map((offer) => [offer.sku, offer]),
      );
      const pieces = new Map<number, number>();
      for (const [at, sku] of skus.entries()) {
        const offer = offers.get(sku);
        if (offer === undefined) throw new Refusal('no-such-sku', {});
        const count = wholeUpTo(counts[at] ?? '', OWN_LIMITS.quantity);
        pieces.set(offer.offerId, (pieces.get(offer.offerId) ?? 0) + count);
      }
      const lines = [...pieces].map(([offerId, quantity]) => ({ offerId, quantity }));
      return put({ ...OWN_BASKET, lines, basketId: null, title: '' }, giftsOf(form));
    },
  };
}

const giftsOf = (form: FormData): number =>
  wholeUpTo(String(form.get('so-luong') ?? '1'), OWN_LIMITS.gifts);

/** @throws Refusal `gift-quantity` */
function wholeUpTo(typed: string, most: number): number {
  const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  if (value < 1 || value > most) throw new Refusal('gift-quantity', { most });
  return value;
}
