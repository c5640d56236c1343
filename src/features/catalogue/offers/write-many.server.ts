import { and, eq } from 'drizzle-orm';
import type { Change } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { offerPrices, offers } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { BulkValues } from './bulk-values.ts';
import type { OwnOffer } from './write-offer.server.ts';
import { noteStockFlipsIn } from './stock-flips.server.ts';

/** New values of one size; `illustrative` with them when that ends or comes back. */
export interface ManyWrite {
  readonly own: OwnOffer;
  readonly to: Partial<BulkValues> & { readonly illustrative?: boolean };
}

/**
 * A step: writes many sizes, each guarded by its version, with price history and what kept pages have to hear.
 * @returns what the log has to say: each offer, each product where more than the stock is new
 */
export async function writeManyIn(
  tx: Tx,
  {
    list,
    deed,
    actor,
    now,
  }: { list: readonly ManyWrite[]; deed: string; actor: Actor; now: number },
): Promise<Change[]> {
  await noteStockFlipsIn(
    tx,
    { offerIds: list.map(({ own }) => own.id), actor: actor.name, now },
    async () => {
      for (const { own, to } of list) {
        const done = await tx
          .update(offers)
          .set({ ...to, version: own.version + 1 })
          .where(and(eq(offers.id, own.id), eq(offers.version, own.version)));
        if (done.rowsAffected !== 1) throw new Refusal('offer-moved', { sku: own.sku });
      }
    },
  );
  const fromAt = new Date(now).toISOString();
  const priced = list.filter(({ to }) => 'price' in to || 'illustrative' in to);
  await insertMany(
    tx,
    offerPrices,
    priced.map(({ own, to }) => ({
      ...{ offerId: own.id, productId: own.productId, fromAt, by: actor.name },
      price: to.price ?? own.now.price,
      illustrative: to.illustrative ?? own.now.illustrative,
    })),
  );
  const told = new Set<number>();
  return list.flatMap(({ own, to }): Change[] => {
    const before = Object.fromEntries(
      Object.keys(to).map((key) => [key, own.now[key as keyof typeof own.now]]),
    );
    const change = { deed, before, after: { sku: own.sku, ...to } };
    const stockOnly = Object.keys(to).join() === 'stock';
    const product = !stockOnly && !told.has(own.productId);
    if (product) told.add(own.productId);
    return [
      { ...change, subject: `offer:${own.id}` },
      ...(product ? [{ ...change, subject: `product:${own.productId}` }] : []),
    ];
  });
}
