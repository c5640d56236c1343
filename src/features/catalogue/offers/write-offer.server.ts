import { and, asc, eq, sql } from 'drizzle-orm';
import type { Change } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { offerPrices, offers, offerSteps, producers, products } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { OfferInput } from './offer-input.ts';
import { noteStockFlipsIn } from './stock-flips.server.ts';

/** Everything about a size that can change; whoever changes a part takes the rest from {@link ownOfferIn}. */
export interface OfferState extends OfferInput {
  readonly state: 'on-sale' | 'paused';
  readonly illustrative: boolean;
}

export interface OwnOffer {
  readonly id: number;
  readonly sku: string;
  readonly productId: number;
  readonly version: number;
  readonly now: OfferState;
}

/**
 * A size as it stands, for somebody who may change it.
 * @throws Refusal `not-allowed`, `no-such-offer`, `offer-moved` when it is no longer the version that was seen
 */
export async function ownOfferIn(
  tx: Tx,
  { id, version, actor }: { id: number; version: number; actor: Actor },
): Promise<OwnOffer> {
  const [found] = await tx
    .select({ offer: offers, owner: OWNER })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(offers.id, id));
  if (!found) throw new Refusal('no-such-offer', {});
  demand(actor, 'set-offer', found.owner);
  const { offer } = found;
  if (offer.version !== version) throw new Refusal('offer-moved', { sku: offer.sku });
  const steps = await tx
    .select({ fromQuantity: offerSteps.fromQuantity, price: offerSteps.price })
    .from(offerSteps)
    .where(eq(offerSteps.offerId, id))
    .orderBy(asc(offerSteps.fromQuantity));
  const { sku, productId, version: _version, id: _id, ...now } = offer;
  return { id, sku, productId, version, now: { ...now, steps } };
}

/** Whose a product is, and where. */
export const OWNER = {
  producerId: products.producerId,
  provinceCode: sql<string>`coalesce(${producers.provinceCode}, ${products.provinceCode})`,
  communeCode: sql<string | null>`coalesce(${producers.communeCode}, ${products.communeCode})`,
};

/**
 * A step: writes what changed of a size, with its row in the price history when the price is another.
 * @returns what the log has to say of it: the offer, and the product where more than the stock is new
 */
export async function writeOfferIn(
  tx: Tx,
  { own, after, deed, actor, now }: WriteOffer,
): Promise<Change[]> {
  const before = own.now;
  const { steps, ...columns } = after;
  if (JSON.stringify(before) === JSON.stringify({ ...before, ...after })) return [];
  await noteStockFlipsIn(tx, { offerIds: [own.id], actor: actor.name, now }, async () => {
    const [row] = await tx
      .update(offers)
      .set({ ...columns, version: own.version + 1 })
      .where(and(eq(offers.id, own.id), eq(offers.version, own.version)))
      .returning({ id: offers.id });
    if (!row) throw new Refusal('offer-moved', { sku: own.sku });
  });
  if (JSON.stringify(before.steps) !== JSON.stringify(steps)) {
    await tx.delete(offerSteps).where(eq(offerSteps.offerId, own.id));
    if (steps.length > 0) {
      await tx.insert(offerSteps).values(steps.map((step) => ({ offerId: own.id, ...step })));
    }
  }
  if (before.price !== after.price || before.illustrative !== after.illustrative) {
    await notePriceIn(tx, { id: own.id, productId: own.productId, after, actor, now });
  }
  const [was, is] = difference(before, after);
  const stockOnly = Object.keys(is).join() === 'stock';
  const subjects = [`offer:${own.id}`, ...(stockOnly ? [] : [`product:${own.productId}`])];
  return subjects.map((subject) => ({
    deed,
    subject,
    before: was,
    after: { sku: own.sku, ...is },
  }));
}

export interface WriteOffer {
  readonly own: OwnOffer;
  readonly after: OfferState;
  readonly deed: string;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A row of the price history: what it costs from now on. */
export async function notePriceIn(
  tx: Tx,
  {
    id,
    productId,
    after,
    actor,
    now,
  }: {
    id: number;
    productId: number;
    after: Pick<OfferState, 'price' | 'illustrative'>;
    actor: Actor;
    now: number;
  },
): Promise<void> {
  await tx.insert(offerPrices).values({
    offerId: id,
    productId,
    price: after.price,
    illustrative: after.illustrative,
    fromAt: new Date(now).toISOString(),
    by: actor.name,
  });
}

/** Only what is another value, before and after. */
function difference(before: OfferState, after: OfferState): [object, object] {
  const keys = (Object.keys(after) as (keyof OfferState)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (state: OfferState): object =>
    Object.fromEntries(keys.map((key) => [key, state[key]]));
  return [only(before), only(after)];
}
