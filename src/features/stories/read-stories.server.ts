import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';

export type Story = typeof stories.$inferSelect;

export async function readStories(db: Db) {
  return db
    .select({ story: stories, province: provinces })
    .from(stories)
    .leftJoin(provinces, eq(provinces.code, stories.provinceCode))
    .orderBy(asc(stories.id));
}

/** What lists show of a story. */
export type StoryLine = Awaited<ReturnType<typeof readStoryLines>>[number];

export async function readStoryLines(db: Db) {
  return db
    .select({
      id: stories.id,
      slug: stories.slug,
      titleVi: stories.titleVi,
      titleEn: stories.titleEn,
      summaryVi: stories.summaryVi,
      summaryEn: stories.summaryEn,
      producerName: stories.producerName,
      place: stories.place,
      provinceCode: stories.provinceCode,
    })
    .from(stories)
    .orderBy(asc(stories.id));
}

/** @returns null when no story has this slug */
export async function readStory(db: Db, slug: string) {
  const [row] = await db
    .select({ story: stories, province: provinces, producer: producers })
    .from(stories)
    .leftJoin(provinces, eq(provinces.code, stories.provinceCode))
    .leftJoin(producers, eq(producers.id, stories.producerId))
    .where(eq(stories.slug, slug));
  if (!row) return null;
  const productRows = await db
    .select({ id: products.id, slug: products.slug, name: products.name })
    .from(products)
    .innerJoin(storyProducts, eq(storyProducts.productId, products.id))
    .where(eq(storyProducts.storyId, row.story.id));
  return { ...row, sources: JSON.parse(row.story.sources) as string[], products: productRows };
}
