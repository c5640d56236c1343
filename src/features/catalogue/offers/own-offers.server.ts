import { asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { offers, offerSteps, producers, products } from '#db/schema/catalogue.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { OWNER, type OwnOffer } from './write-offer.server.ts';

/** A size as it stands, and whose it is. */
export interface OwnedOffer extends OwnOffer {
  readonly producerId: number | null;
  readonly productName: string;
}

/**
 * Sizes as they stand, read at once, for somebody who may change them all; those that do not exist are left out.
 * @throws Refusal `not-allowed` when one of them is another's
 */
export async function ownOffersIn(
  tx: Pick<Db | Tx, 'select'>,
  { ids, actor }: { ids: readonly number[]; actor: Actor },
): Promise<Map<number, OwnedOffer>> {
  const which = sql`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const rows = await tx
    .select({ offer: offers, owner: OWNER, productName: products.name })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(sql`${offers.id} in ${which}`);
  for (const { owner } of rows) demand(actor, 'set-offer', owner);
  const steps = await tx
    .select()
    .from(offerSteps)
    .where(sql`${offerSteps.offerId} in ${which}`)
    .orderBy(asc(offerSteps.fromQuantity));
  const stepsOf = Map.groupBy(steps, ({ offerId }) => offerId);
  return new Map(
    rows.map(({ offer, owner, productName }) => {
      const { id, sku, productId, version, ...now } = offer;
      const own = (stepsOf.get(id) ?? []).map(({ fromQuantity, price }) => ({
        fromQuantity,
        price,
      }));
      const { producerId } = owner;
      return [
        id,
        { id, sku, productId, version, producerId, productName, now: { ...now, steps: own } },
      ];
    }),
  );
}
