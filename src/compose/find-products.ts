import { asc, eq, inArray } from 'drizzle-orm';
import { offers, products } from '#db/schema/catalogue.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { anyQuery } from '#src/features/search/any-query.ts';
import type { App } from '#src/app.ts';

export interface FoundProduct {
  readonly id: number;
  readonly name: string;
  readonly producerName: string | null;
}

/** Products that answer to what was typed, the best first; none for an empty text. */
export async function findProducts(app: App, q: string, limit = 10): Promise<FoundProduct[]> {
  if (q.trim() === '') return [];
  const { hits } = await app.search.find({
    ...anyQuery(app.clock.today()),
    ...{ q: q.trim().slice(0, 100), limit },
  });
  return hits.map(({ doc }) => ({
    ...{ id: doc.id, name: doc.name, producerName: doc.producer?.name ?? null },
  }));
}

/** The same with every size that is on sale. */
export async function findOffers(app: App, q: string): Promise<OfferFacts[]> {
  const found = await findProducts(app, q);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await app.db
    .select({ id: offers.id, productId: offers.productId })
    .from(offers)
    .where(inArray(offers.productId, ids))
    .orderBy(asc(offers.price));
  const inTurn = rows.sort((a, b) => ids.indexOf(a.productId) - ids.indexOf(b.productId));
  const facts = await readOffers(
    app.db,
    inTurn.map(({ id }) => id),
    app.clock.now(),
  );
  return facts.filter(({ state }) => state === 'on-sale');
}

/** Every product of a producer, by name. */
export async function productsOfProducer(app: App, producerId: number): Promise<FoundProduct[]> {
  const rows = await app.db
    .select({ id: products.id, name: products.name })
    .from(products)
    .where(eq(products.producerId, producerId))
    .orderBy(asc(products.name))
    .limit(300);
  return rows.map((row) => ({ ...row, producerName: null }));
}
