import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { storyProducts } from '#db/schema/stories.ts';

/** The first product of each story that has one, for the drawing beside it. */
export async function storySubjects(db: Db): Promise<Map<number, { setNo: number; name: string }>> {
  const rows = await db
    .select({ storyId: storyProducts.storyId, setNo: products.setNo, name: products.name })
    .from(storyProducts)
    .innerJoin(products, eq(products.id, storyProducts.productId))
    .orderBy(asc(storyProducts.id));
  const first = new Map<number, { setNo: number; name: string }>();
  for (const { storyId, ...subject } of rows) if (!first.has(storyId)) first.set(storyId, subject);
  return first;
}
