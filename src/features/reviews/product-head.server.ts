import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { reviews } from '#db/schema/reviews.ts';

/** What pages about a product's reviews say of the product. */
export interface ProductHead {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

export async function readProductHead(db: Db, slug: string): Promise<ProductHead | null> {
  const [row] = await db
    .select({ id: products.id, slug: products.slug, name: products.name })
    .from(products)
    .where(eq(products.slug, slug));
  return row ?? null;
}

/** A review that is shown, for the form that reports it. Null for any other. */
export async function readShownReview(
  db: Db,
  one: { readonly productId: number; readonly id: number },
): Promise<{
  id: number;
  mark: number;
  said: string;
  shownName: string;
  lang: string;
} | null> {
  const [row] = await db
    .select({
      id: reviews.id,
      mark: reviews.mark,
      said: reviews.said,
      shownName: reviews.shownName,
      lang: reviews.lang,
    })
    .from(reviews)
    .where(
      and(eq(reviews.id, one.id), eq(reviews.productId, one.productId), eq(reviews.state, 'shown')),
    );
  return row ?? null;
}
