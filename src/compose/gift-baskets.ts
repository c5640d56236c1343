import { dayAt } from '#src/base/day.ts';
import type { App } from '#src/app.ts';
import { recalledProducts } from '#src/features/cart/recalled-products.server.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import {
  type BasketLook,
  lookAtBasket,
  type SeenLine,
  substituteFor,
} from '#src/features/promotions/baskets/basket-look.ts';
import type { BasketWithOffers } from '#src/features/promotions/baskets/read-baskets.server.ts';
import { readCandidates } from '#src/features/promotions/baskets/read-candidates.server.ts';

export interface ShownBasket {
  readonly basket: BasketWithOffers;
  readonly look: BasketLook;
}

/** Baskets as they are today, what is recalled considered. */
export async function lookAtBaskets(
  app: App,
  baskets: readonly BasketWithOffers[],
): Promise<ShownBasket[]> {
  const today = dayAt(app.clock.now());
  const ids = baskets.flatMap(({ lines }) => lines.flatMap(({ offer }) => offer?.productId ?? []));
  const recalled = await recalledProducts(app.db, [...new Set(ids)]);
  return baskets.map((basket) => ({
    basket,
    look: lookAtBasket(basket.lines, basket, { today, recalled }),
  }));
}

/** What cannot be had now, and what could be in its place. */
export interface Missing {
  readonly line: SeenLine;
  readonly substitute: OfferFacts | null;
}

export async function missingFrom(app: App, look: BasketLook): Promise<Missing[]> {
  const missing = look.lines.filter((line) => !line.availability.ok || line.fault !== null);
  if (missing.length === 0) return [];
  const now = app.clock.now();
  const pool = await readCandidates(app.db, now);
  const taken = new Set(look.lines.map(({ offer }) => offer.productId));
  return missing.map((line) => {
    const substitute = substituteFor(line.offer, pool, taken, {
      today: dayAt(now),
      pieces: line.quantity,
    });
    if (substitute !== null) taken.add(substitute.productId);
    return { line, substitute };
  });
}

/** More than this many subjects are not listed one by one. */
const MOST_NAMED = 200;

/** What a page that shows baskets depends on. */
export function basketSubjects(baskets: readonly BasketWithOffers[]): string[] {
  const named = baskets.flatMap(({ lines }) =>
    lines.flatMap(({ offerId, offer }) => [
      `offer:${offerId}`,
      ...(offer === null ? [] : [`product:${offer.productId}`]),
    ]),
  );
  const shown = new Set(named);
  return ['recalls', 'settings', ...(shown.size > MOST_NAMED ? ['offer:*', 'product:*'] : shown)];
}
