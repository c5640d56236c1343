import type { Db } from '#db/client.ts';
import { dayAt } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import { availability, quantityFault } from '#src/features/catalogue/offers/availability.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { unitPriceAt } from '#src/features/catalogue/offers/step-price.ts';
import { mendedQuantity } from './mended-quantity.ts';
import { recalledProducts } from './recalled-products.server.ts';
import type { SharedLineView, SharedView } from './shared-line.ts';

/** @param now milliseconds since 1970 UTC */
export async function readSharedLines(
  db: Db,
  shared: readonly { readonly offerId: number; readonly quantity: number }[],
  now: number,
): Promise<SharedView> {
  const offers = await readOffers(
    db,
    shared.map(({ offerId }) => offerId),
    now,
  );
  const recalled = await recalledProducts(
    db,
    offers.map(({ productId }) => productId),
  );
  const pieces = new Map(shared.map(({ offerId, quantity }) => [offerId, quantity]));
  const lines = offers.map((offer): SharedLineView => {
    const asked = pieces.get(offer.offerId) ?? 1;
    const can = availability({ offer, today: dayAt(now), recalled: recalled.has(offer.productId) });
    const fault = can.ok ? quantityFault(offer, asked) : null;
    const line = { offer, availability: can, quantityFault: fault };
    const quantity = mendedQuantity(line) ?? asked;
    return {
      ...line,
      quantity,
      goods: dong(unitPriceAt(offer.listPrice, offer.steps, quantity) * quantity),
    };
  });
  const groups = [...Map.groupBy(lines, ({ offer }) => offer.producerId)].map(([, own]) => ({
    producerName: own[0]?.offer.producerName ?? null,
    provinceCode: own[0]?.offer.provinceCode ?? '',
    lines: own,
  }));
  const goods = lines.reduce((sum, line) => sum + (line.availability.ok ? line.goods : 0), 0);
  return { lines, groups, goods: dong(goods) };
}
