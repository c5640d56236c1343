import { createHash } from 'node:crypto';
import { asc, eq, isNull } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { shortCodeFor } from './short-code.ts';

/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const BATCH = 500;
/** Up to so many new products are named one by one in the change log. */
const NAMED = 50;

/**
 * Gives every product that has no trade item yet one without a GTIN, so that a code can be printed for it. The short
 * code follows from the product's slug: it is the same on every machine that holds the product.
 * Nothing missing: one query, nothing written.
 * @param now milliseconds since 1970 UTC
 * @returns how many were given
 * @throws Refusal `not-allowed`
 */
export async function giveShortCodes(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<{ given: number }> {
  demand(actor, 'give-short-codes');
  if ((await productsWithout(db, 1)).length === 0) return { given: 0 };
  return inTransaction(db, async (tx) => {
    const missing = await productsWithout(tx);
    if (missing.length === 0) return { given: 0 };
    const rows = await tx.select({ code: tradeItems.shortCode }).from(tradeItems);
    const taken = new Set(rows.map(({ code }) => code));
    const addedAt = new Date(now).toISOString();
    const made = missing.map(({ id, slug, producerId }) => ({
      ...{ kind: 'product' as const, productId: id, producerId, addedAt, addedBy: actor.name },
      shortCode: freeCode(slug, taken),
    }));
    const ids: number[] = [];
    for (let start = 0; start < made.length; start += BATCH) {
      const batch = made.slice(start, start + BATCH);
      const written = await tx.insert(tradeItems).values(batch).returning({ id: tradeItems.id });
      ids.push(...written.map(({ id }) => id));
    }
    await recordAll(
      tx,
      { actor: actor.name, now },
      made.length > NAMED
        ? [{ deed: 'give-short-codes', subject: 'items', after: { count: made.length } }]
        : made.map(({ productId, shortCode }, at) => ({
            deed: 'give-short-codes',
            subject: `item:${ids[at]}`,
            after: { productId, shortCode },
          })),
    );
    return { given: made.length };
  });
}

function productsWithout(db: Db | Tx, limit = Number.MAX_SAFE_INTEGER) {
  return db
    .select({ id: products.id, slug: products.slug, producerId: products.producerId })
    .from(products)
    .leftJoin(tradeItems, eq(tradeItems.productId, products.id))
    .where(isNull(tradeItems.id))
    .orderBy(asc(products.id))
    .limit(limit);
}

/** Two slugs may meet in one code: the later one is hashed again with a number behind it. */
function freeCode(slug: string, taken: Set<string>): string {
  for (let salt = 0; ; salt += 1) {
    const hashed = createHash('sha256').update(salt === 0 ? slug : `${slug}#${salt}`);
    const code = shortCodeFor(hashed.digest('hex'));
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
