import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { productViews } from '#db/schema/desk-day.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';

/** Views of one product's page on one day since the last time. */
export interface ViewTally {
  readonly slug: string;
  readonly day: Day;
  readonly views: number;
}

/** Values of one statement stay below SQLite's limit. */
const ROWS = 1_000;

/**
 * Adds views to the counts of products that exist, in turn with the commands. Like scans they are no decision of
 * anybody: no row in the change log.
 * @throws Refusal `not-allowed`
 */
export async function countViews(
  db: Db,
  { batch, actor }: { readonly batch: readonly ViewTally[]; readonly actor: Actor },
): Promise<void> {
  demand(actor, 'count-views');
  const slugs = [...new Set(batch.map(({ slug }) => slug))];
  if (slugs.length === 0) return;
  const known = await db
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(inArray(products.slug, slugs));
  const idOf = new Map(known.map(({ id, slug }) => [slug, id]));
  const rows = batch.flatMap(({ slug, day, views }) => {
    const productId = idOf.get(slug);
    return productId === undefined || views < 1 ? [] : [{ productId, day, views }];
  });
  if (rows.length === 0) return;
  await writeInTurn(db, async () => {
    const statements = [];
    for (let at = 0; at < rows.length; at += ROWS) {
      statements.push(
        db
          .insert(productViews)
          .values(rows.slice(at, at + ROWS))
          .onConflictDoUpdate({
            target: [productViews.productId, productViews.day],
            set: { views: sql`${productViews.views} + excluded.views` },
          }),
      );
    }
    const [first, ...rest] = statements;
    if (first !== undefined) await db.batch([first, ...rest]);
  });
}
