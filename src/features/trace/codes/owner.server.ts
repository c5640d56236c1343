import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { Refusal } from '#src/base/refusal.ts';

/** Whose codes they are, as rights ask for it. */
export interface Owner {
  /** Null for a product whose producer nobody knows yet. */
  readonly producerId: number | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
}

/** @throws Refusal `no-such-producer` */
export async function ownerOf(db: Db | Tx, producerId: number): Promise<Owner> {
  const [row] = await db
    .select({ provinceCode: producers.provinceCode, communeCode: producers.communeCode })
    .from(producers)
    .where(eq(producers.id, producerId));
  if (!row) throw new Refusal('no-such-producer', { producerId });
  return { producerId, ...row };
}

/** The producer of an item: its own, or its product's where that was found only later. */
export const itemProducer = sql<
  number | null
>`coalesce(${tradeItems.producerId}, ${products.producerId})`;

export type ItemRow = typeof tradeItems.$inferSelect;

/** @throws Refusal `no-such-trade-item` */
export async function itemAndOwner(
  db: Db | Tx,
  itemId: number,
): Promise<{ item: ItemRow; owner: Owner }> {
  const [row] = await db
    .select({
      item: tradeItems,
      producerId: itemProducer,
      provinceCode: sql<
        string | null
      >`coalesce(${producers.provinceCode}, ${products.provinceCode})`,
      communeCode: sql<string | null>`coalesce(${producers.communeCode}, ${products.communeCode})`,
    })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .leftJoin(producers, eq(producers.id, itemProducer))
    .where(eq(tradeItems.id, itemId));
  if (!row) throw new Refusal('no-such-trade-item', { itemId });
  const { item, ...owner } = row;
  return { item, owner };
}

/**
 * Somebody else has changed the row since the form was opened.
 * @throws Refusal `code-changed`
 */
export function demandVersion(seen: number, row: { readonly version: number }): void {
  if (seen !== row.version) throw new Refusal('code-changed', { version: row.version });
}
