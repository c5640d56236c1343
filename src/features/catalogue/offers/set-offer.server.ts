import { eq, sql } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { offers, offerSteps, producers, products } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { checkedOffer, type OfferInput } from './offer-input.ts';
import { stockAfter } from './seen-stock.ts';
import { notePriceIn, OWNER, ownOfferIn, writeOfferIn } from './write-offer.server.ts';

export interface SetOffer {
  readonly input: OfferInput;
  /** The price is the producer's own: the size is no illustration any more. Without effect outside demo mode. */
  readonly confirmed: boolean;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Changes a size: price, stock, weight, limits, season, wholesale steps. Goes live at once.
 * @param version the one the form was made from
 * @param seenStock what the form showed as stock
 * @throws Refusal `not-allowed`, `no-such-offer`, `offer-moved`, `offer-stock-moved`, and those of `checkedOffer`
 */
export async function setOffer(
  db: Db,
  {
    id,
    version,
    input,
    seenStock,
    confirmed,
    actor,
    now,
  }: SetOffer & { id: number; version: number; seenStock?: number | null | undefined },
): Promise<{ id: number; sku: string }> {
  demand(actor, 'set-offer', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const own = await ownOfferIn(tx, { id, version, actor });
    const illustrative = own.now.illustrative && !confirmed;
    const checked = checkedOffer(input);
    const stock = stockAfter({
      ...{ typed: checked.stock, seen: seenStock, now: own.now.stock, sku: own.sku },
    });
    const after = { ...own.now, ...checked, stock, illustrative };
    const changes = await writeOfferIn(tx, { own, after, deed: 'set-offer', actor, now });
    await recordAll(tx, { actor: actor.name, now }, changes);
    return { id, sku: own.sku };
  });
}

/**
 * A new size of a product.
 * @throws Refusal `not-allowed`, `no-such-product`, `offer-same-unit`, `offer-many-sizes`, and those of `checkedOffer`
 */
export async function addOffer(
  db: Db,
  { productId, input, confirmed, actor, now }: SetOffer & { productId: number },
): Promise<{ id: number; sku: string }> {
  demand(actor, 'set-offer', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [product] = await tx
      .select({ slug: products.slug, ...OWNER })
      .from(products)
      .leftJoin(producers, eq(producers.id, products.producerId))
      .where(eq(products.id, productId));
    if (!product) throw new Refusal('no-such-product', { slug: `#${productId}` });
    demand(actor, 'set-offer', product);
    const { steps, ...columns } = checkedOffer(input);
    const sizes = await tx
      .select({ sku: offers.sku, unitVi: offers.unitVi })
      .from(offers)
      .where(eq(offers.productId, productId));
    const same = sizes.find(({ unitVi }) => unitVi.toLowerCase() === columns.unitVi.toLowerCase());
    if (same) throw new Refusal('offer-same-unit', { unit: same.unitVi, sku: same.sku });
    if (sizes.length >= MOST_SIZES) throw new Refusal('offer-many-sizes', { most: MOST_SIZES });
    const illustrative = !confirmed && (await isDemo(tx));
    const sku = nextSku(
      productId,
      sizes.map((size) => size.sku),
    );
    const [row] = await tx
      .insert(offers)
      .values({ sku, productId, illustrative, ...columns })
      .returning({ id: offers.id });
    if (!row) throw new Error('The offer was not written');
    const { id } = row;
    if (steps.length > 0) {
      await tx.insert(offerSteps).values(steps.map((step) => ({ offerId: id, ...step })));
    }
    await notePriceIn(tx, { id, productId, after: { ...columns, illustrative }, actor, now });
    const after = { sku, illustrative, ...columns, steps };
    await recordAll(
      tx,
      { actor: actor.name, now },
      [`offer:${id}`, `product:${productId}`].map((subject) => ({
        deed: 'add-offer',
        subject,
        after,
      })),
    );
    return { id, sku };
  });
}

const MOST_SIZES = 12;

/** `MX-00012-3`: the product's number and the next that no size of it has had. */
function nextSku(productId: number, taken: readonly string[]): string {
  const last = Math.max(0, ...taken.map((sku) => Number(/-(\d+)$/.exec(sku)?.[1] ?? 0)));
  return `MX-${String(productId).padStart(5, '0')}-${last + 1}`;
}

async function isDemo(tx: Tx): Promise<boolean> {
  const [row] = await tx
    .select({ on: sql<number>`${settings.value} = 'true'` })
    .from(settings)
    .where(eq(settings.key, 'demo'));
  return row?.on === 1;
}
