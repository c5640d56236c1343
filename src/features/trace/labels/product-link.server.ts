import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';

/**
 * The path of the code that stands for a product as a whole: of its first item that is still made.
 * Null while it has none.
 */
export async function productCodeLink(db: Db, productId: number): Promise<string | null> {
  const [item] = await db
    .select({ gtin: tradeItems.gtin, shortCode: tradeItems.shortCode })
    .from(tradeItems)
    .where(and(eq(tradeItems.productId, productId), isNull(tradeItems.withdrawnAt)))
    .orderBy(asc(tradeItems.id))
    .limit(1);
  return item === undefined ? null : itemLink(item);
}
