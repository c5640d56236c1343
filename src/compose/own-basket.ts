import { dayAt } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { App } from '#src/app.ts';
import { shippingFee, zoneOf } from '#src/features/cart/pricing/shipping.ts';
import { recalledProducts } from '#src/features/cart/recalled-products.server.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffersBySku } from '#src/features/catalogue/offers/read-offers.server.ts';
import { type BasketLook, lookAtBasket } from '#src/features/promotions/baskets/basket-look.ts';
import {
  composeBasket,
  type PickedLine,
  swapFor,
  type Wish,
} from '#src/features/promotions/baskets/compose.ts';
import { OWN_BASKET } from '#src/features/promotions/baskets/own-basket.ts';
import { type OwnAsk, ownSearch } from '#src/features/promotions/baskets/own-basket-query.ts';
import { readCandidates } from '#src/features/promotions/baskets/read-candidates.server.ts';
import { shippingTable } from '#src/features/promotions/campaigns/shipping-table.server.ts';

/** The composer after what was pressed: either another address to go to, or the basket as it is. */
export type OwnBasket =
  | { readonly goTo: string }
  | {
      readonly look: BasketLook | null;
      readonly shipping: { readonly parcels: number; readonly fee: Dong } | null;
    };

/** @param regionOf the region of a province, for estimating what shipping costs */
export async function ownBasket(
  app: App,
  ask: OwnAsk,
  regionOf: (provinceCode: string) => string,
): Promise<OwnBasket> {
  const now = app.clock.now();
  if (ask.badBudget !== null || !ask.asked) return { look: null, shipping: null };
  if (ask.press === 'goi-y' || ask.press === 'them' || /^(?:doi|bo):/.test(ask.press)) {
    return { goTo: ownSearch(await pressed(app, ask, now)) };
  }
  if (ask.press !== '') return { goTo: ownSearch(ask) };
  const offers = new Map(
    (
      await readOffersBySku(
        app.db,
        ask.lines.map(({ sku }) => sku),
        now,
      )
    ).map((offer) => [offer.sku, offer]),
  );
  const lines = ask.lines.flatMap(({ sku, quantity }) => {
    const offer = offers.get(sku);
    return offer === undefined ? [] : [{ offerId: offer.offerId, quantity, offer }];
  });
  const recalled = await recalledProducts(
    app.db,
    lines.map(({ offer }) => offer.productId),
  );
  const look = lookAtBasket(lines, OWN_BASKET, {
    today: dayAt(now),
    gifts: ask.gifts,
    recalled,
  });
  return { look, shipping: await estimate(app, look, ask.destination, regionOf) };
}

/** What the basket is after a button: proposed afresh, something swapped, taken out or added. */
async function pressed(app: App, ask: OwnAsk, now: number): Promise<OwnAsk> {
  const pool = await readCandidates(app.db, now);
  const known = await withLines(app, ask, pool, now);
  const bySku = new Map(known.map((offer) => [offer.sku, offer]));
  const byId = new Map(known.map((offer) => [offer.offerId, offer]));
  const idOf = (sku: string): number | undefined => bySku.get(sku)?.offerId;
  const wish: Wish = {
    ...{ theme: ask.theme, budget: ask.budget, wrapFee: OWN_BASKET.wrapFee, gifts: ask.gifts },
    ...{ highStars: ask.highStars, provinceCode: ask.provinceCode },
    without: ask.without.flatMap((sku) => idOf(sku) ?? []),
  };
  const skuLine = ({ offerId, quantity }: PickedLine) => {
    const sku = byId.get(offerId)?.sku;
    return sku === undefined ? [] : [{ sku, quantity }];
  };
  const [deed = '', sku = ''] = ask.press.split(':');
  if (deed === 'goi-y') {
    const lines = composeBasket(pool, { ...wish, without: [] }).flatMap(skuLine);
    return { ...ask, lines, without: [] };
  }
  const lines = ask.lines.flatMap((line) => {
    const offerId = idOf(line.sku);
    return offerId === undefined ? [] : [{ offerId, quantity: line.quantity }];
  });
  if (deed === 'bo') {
    const rest = ask.lines.filter((line) => line.sku !== sku);
    return { ...ask, lines: rest, without: [...ask.without, sku] };
  }
  const next = swapFor(known, wish, lines, deed === 'doi' ? (idOf(sku) ?? -1) : -1);
  const [put] = next === null ? [] : skuLine(next);
  if (put === undefined) return ask;
  if (deed === 'them') return { ...ask, lines: [...ask.lines, put] };
  return {
    ...ask,
    lines: ask.lines.map((line) => (line.sku === sku ? put : line)),
    without: [...ask.without, sku],
  };
}

/** The pool with what lies in the basket already, should it be of no gift set or not to be had any more. */
async function withLines(
  app: App,
  ask: OwnAsk,
  pool: readonly OfferFacts[],
  now: number,
): Promise<OfferFacts[]> {
  const skus = new Set(pool.map(({ sku }) => sku));
  const others = [...ask.lines.map(({ sku }) => sku), ...ask.without].filter(
    (sku) => !skus.has(sku),
  );
  return [...pool, ...(await readOffersBySku(app.db, others, now))];
}

/** Shipping of one basket, by the table of today: one parcel for each producer. */
async function estimate(
  app: App,
  look: BasketLook,
  destination: string | null,
  regionOf: (provinceCode: string) => string,
): Promise<{ parcels: number; fee: Dong } | null> {
  if (destination === null || look.lines.length === 0) return null;
  const table = await shippingTable(app.db);
  const parcels = new Map<string, { from: string; grams: number }>();
  for (const { offer, quantity } of look.lines) {
    const key = String(offer.producerId ?? `?${offer.provinceCode}`);
    const parcel = parcels.get(key) ?? { from: offer.provinceCode, grams: 0 };
    parcel.grams += offer.weightGrams * quantity;
    parcels.set(key, parcel);
  }
  const fees = [...parcels.values()].map(({ from, grams }) =>
    shippingFee(table, zoneOf(from, destination, regionOf), grams),
  );
  return { parcels: fees.length, fee: fees.reduce((sum, fee) => sum + fee, 0) as Dong };
}
