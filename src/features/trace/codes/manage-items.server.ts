import { and, eq, isNull, ne } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { freshShortCode } from './fresh-short-code.server.ts';
import { checkedItem, type ItemFacts } from './item-facts.ts';
import { demandVersion, itemAndOwner, type ItemRow, ownerOf } from './owner.server.ts';

/** What of an item stands in the change log. */
const factsOf = (row: ItemRow): ItemFacts => ({
  ...{ label: row.label, labelEn: row.labelEn, netContent: row.netContent },
  ...{ contentUnit: row.contentUnit, lotUnit: row.lotUnit, shelfLifeDays: row.shelfLifeDays },
});

/** The public page of the product names its sizes. */
export const subjectsOf = (row: Pick<ItemRow, 'id' | 'productId'>): string[] => [
  `item:${row.id}`,
  ...(row.productId === null ? [] : [`product:${row.productId}`]),
];

/**
 * Adds a size of a product (`productId`), or a material that the producer keeps lots of (`productId` null).
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-producer`, `no-such-product-of-producer`, `item-label-taken`, what
 *   {@link checkedItem} throws
 */
export async function addItem(
  db: Db,
  options: {
    producerId: number;
    productId: number | null;
    facts: ItemFacts;
    actor: Actor;
    now: number;
  },
): Promise<{ id: number; shortCode: string }> {
  const { producerId, productId, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    demand(actor, 'manage-codes', await ownerOf(tx, producerId));
    const kind = productId === null ? 'material' : 'product';
    if (productId !== null) {
      const [own] = await tx
        .select({ id: products.id })
        .from(products)
        .where(and(eq(products.id, productId), eq(products.producerId, producerId)));
      if (!own) throw new Refusal('no-such-product-of-producer', { productId });
    }
    const facts = checkedItem(options.facts, kind);
    await demandOwnLabel(tx, { producerId, productId, label: facts.label, id: 0 });
    const shortCode = await freshShortCode(tx, tradeItems);
    const [made] = await tx
      .insert(tradeItems)
      .values({
        ...{ kind, producerId, productId, shortCode, ...facts },
        ...{ addedAt: new Date(now).toISOString(), addedBy: actor.name },
      })
      .returning({ id: tradeItems.id });
    const id = made?.id ?? 0;
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf({ id, productId }).map((subject) => ({
        deed: 'add-trade-item',
        subject,
        after: { itemId: id, shortCode, ...facts },
      })),
    );
    return { id, shortCode };
  });
}

/**
 * Changes what is said of an item. Its codes stay as they are.
 * @param version as the form was filled
 * @throws Refusal `not-allowed`, `no-such-trade-item`, `code-changed`, `item-label-taken`, what {@link checkedItem} throws
 */
export async function changeItem(
  db: Db,
  options: { id: number; facts: ItemFacts; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const { item, owner } = await itemAndOwner(tx, id);
    demand(actor, 'manage-codes', owner);
    demandVersion(options.version, item);
    const facts = checkedItem(options.facts, item.kind);
    const { producerId } = owner;
    await demandOwnLabel(tx, { producerId, productId: item.productId, label: facts.label, id });
    await tx
      .update(tradeItems)
      .set({ ...facts, version: item.version + 1 })
      .where(eq(tradeItems.id, id));
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf(item).map((subject) => ({
        deed: 'change-trade-item',
        subject,
        before: factsOf(item),
        after: facts,
      })),
    );
  });
}

/**
 * Says that an item is no longer made, or takes that back. Its codes go on answering: they are on packs.
 * @throws Refusal `not-allowed`, `no-such-trade-item`, `code-changed`
 */
export async function withdrawItem(
  db: Db,
  options: { id: number; withdrawn: boolean; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, withdrawn, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const { item, owner } = await itemAndOwner(tx, id);
    demand(actor, 'manage-codes', owner);
    demandVersion(options.version, item);
    const withdrawnAt = withdrawn ? new Date(now).toISOString() : null;
    await tx
      .update(tradeItems)
      .set({ withdrawnAt, version: item.version + 1 })
      .where(eq(tradeItems.id, id));
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf(item).map((subject) => ({
        deed: withdrawn ? 'withdraw-trade-item' : 'return-trade-item',
        subject,
        before: { withdrawnAt: item.withdrawnAt },
        after: { withdrawnAt },
      })),
    );
  });
}

/** Two sizes of one product, or two materials, are told apart by their labels. */
async function demandOwnLabel(
  tx: Tx,
  asked: { producerId: number | null; productId: number | null; label: string; id: number },
): Promise<void> {
  const { productId, producerId, label, id } = asked;
  const [same] = await tx
    .select({ id: tradeItems.id })
    .from(tradeItems)
    .where(
      and(
        productId === null
          ? and(eq(tradeItems.kind, 'material'), eq(tradeItems.producerId, producerId ?? 0))
          : eq(tradeItems.productId, productId),
        eq(tradeItems.label, label),
        isNull(tradeItems.withdrawnAt),
        ne(tradeItems.id, id),
      ),
    )
    .limit(1);
  if (same) throw new Refusal('item-label-taken', { label });
}
