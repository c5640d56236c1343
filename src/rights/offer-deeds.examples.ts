import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { adjustOffers } from '#src/features/catalogue/offers/adjust-offer.server.ts';
import type { OfferInput } from '#src/features/catalogue/offers/offer-input.ts';
import { pauseOffer } from '#src/features/catalogue/offers/pause-offer.server.ts';
import { addOffer, setOffer } from '#src/features/catalogue/offers/set-offer.server.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

/** Price and stock are the producer's own: offices see them and change nothing. */
const OWN = { own: ['producer'] } as const;

const skuOf = (productId: number): string => `THU-GIA-${productId}`;

/** What a world needs for these rows: a size of its product that is for sale. */
export async function plantOffers(db: Db, { productId }: Pick<World, 'productId'>): Promise<void> {
  await db.insert(offers).values({
    ...{ sku: skuOf(productId), productId, unitVi: 'hũ thử', unitEn: 'test jar' },
    ...{ price: 50_000, illustrative: false, stock: 10 },
  });
}

async function seen(db: Db, productId: number): Promise<{ id: number; version: number }> {
  const [row] = await db
    .select({ id: offers.id, version: offers.version })
    .from(offers)
    .where(eq(offers.sku, skuOf(productId)));
  if (!row) throw new Error('plantOffers was not called for this world');
  return row;
}

const input: OfferInput = {
  ...{ unitVi: 'hũ mới', unitEn: 'new jar', price: 60_000, stock: 5, weightGrams: 500 },
  ...{ minQuantity: 1, maxQuantity: null, leadDays: 1, seasonFrom: null, seasonTo: null },
  ...{ vatBp: 800, steps: [] },
};

export const OFFER_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'addOffer', ...OWN },
    run: ({ db }, { productId }, actor) =>
      addOffer(db, { productId, input, confirmed: true, actor, now: NOW }),
  },
  {
    ...{ name: 'setOffer', ...OWN },
    run: async ({ db }, { productId }, actor) =>
      setOffer(db, {
        ...{ ...(await seen(db, productId)), input, confirmed: true, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'adjustOffers', ...OWN },
    run: async ({ db }, { productId }, actor) =>
      adjustOffers(db, {
        list: [{ ...(await seen(db, productId)), price: 70_000, stock: 1 }],
        ...{ actor, now: NOW },
      }),
  },
  {
    ...{ name: 'pauseOffer', ...OWN },
    run: async ({ db }, { productId }, actor) =>
      pauseOffer(db, { ...(await seen(db, productId)), paused: true, actor, now: NOW }),
  },
];
