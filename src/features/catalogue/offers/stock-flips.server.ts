import { eq, inArray } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { shownStock } from './availability.ts';
import { heldPieces } from './read-offers.server.ts';

/**
 * A step that commands take around whatever changes stock or holds: pages are kept until the change log names what they
 * show, so the log has to name an offer whose shown stock changed (`offer:12`, the product's own page) and a product
 * that can be bought no longer, or again (`product:3`, lists and search too). Most sales change neither.
 * @param work what changes stock or holds of these offers
 * @param actor how the change log names the actor
 */
export async function noteStockFlipsIn<T>(
  tx: Tx,
  { offerIds, actor, now }: { offerIds: readonly number[]; actor: string; now: number },
  work: () => Promise<T>,
): Promise<T> {
  const ids = [...new Set(offerIds)];
  if (ids.length === 0) return work();
  const before = await sightOf(tx, ids, now);
  const result = await work();
  const after = await sightOf(tx, ids, now);
  const changes: { deed: string; subject: string; after: unknown }[] = [];
  const told = new Set<number>();
  for (const [id, now_] of after) {
    const was = before.get(id);
    if (was === undefined || was.shown === now_.shown) continue;
    changes.push({ deed: 'stock-moved', subject: `offer:${id}`, after: { sku: now_.sku } });
    if (was.buyable === now_.buyable || told.has(now_.productId)) continue;
    told.add(now_.productId);
    changes.push({
      deed: 'stock-moved',
      subject: `product:${now_.productId}`,
      after: { sku: now_.sku, buyable: now_.buyable },
    });
  }
  await recordAll(tx, { actor, now }, changes);
  return result;
}

interface Sight {
  readonly sku: string;
  readonly productId: number;
  readonly shown: string;
  readonly buyable: string;
}

/**
 * Two figures each: with the holds that have lapsed but were not ended yet, as a page may have been made before they
 * lapsed, and without them, as one made now would say.
 */
async function sightOf(tx: Tx, ids: readonly number[], now: number): Promise<Map<number, Sight>> {
  const rows = await tx
    .select({
      id: offers.id,
      sku: offers.sku,
      productId: products.id,
      stock: offers.stock,
      least: offers.minQuantity,
      held: heldPieces(new Date(now).toISOString()),
      heldEver: heldPieces(null),
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(inArray(offers.id, [...ids]));
  return new Map(
    rows.map(({ id, sku, productId, stock, least, held, heldEver }) => {
      const left = [held, heldEver].map((pieces) =>
        stock === null ? null : Math.max(0, stock - Number(pieces)),
      );
      return [
        id,
        {
          sku,
          productId,
          shown: left.map(shownStock).join(),
          buyable: left.map((one) => one === null || one >= least).join(),
        },
      ];
    }),
  );
}
