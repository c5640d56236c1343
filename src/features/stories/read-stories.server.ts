import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { media, storyPictures } from '#db/schema/media.ts';
import { provinces } from '#db/schema/places.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { withVariants } from '#src/features/media/read-media.server.ts';

export type Story = typeof stories.$inferSelect;

/** All published stories with their text: for the few pages that need it. */
export async function readStories(db: Db) {
  return db
    .select({ story: stories, province: provinces })
    .from(stories)
    .leftJoin(provinces, eq(provinces.code, stories.provinceCode))
    .where(isNull(stories.withdrawnAt))
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
    .where(isNull(stories.withdrawnAt))
    .orderBy(asc(stories.id));
}

/** @returns null when no published story has this slug */
export async function readStory(db: Db, slug: string) {
  const [row] = await db
    .select({ story: stories, province: provinces, producer: producers })
    .from(stories)
    .leftJoin(provinces, eq(provinces.code, stories.provinceCode))
    .leftJoin(producers, eq(producers.id, stories.producerId))
    .where(and(eq(stories.slug, slug), isNull(stories.withdrawnAt)));
  if (!row) return null;
  const productRows = await db
    .select({ id: products.id, slug: products.slug, name: products.name })
    .from(products)
    .innerJoin(storyProducts, eq(storyProducts.productId, products.id))
    .where(eq(storyProducts.storyId, row.story.id));
  const shown = await db
    .select({ row: media })
    .from(storyPictures)
    .innerJoin(media, eq(media.id, storyPictures.mediaId))
    .where(
      and(eq(storyPictures.storyId, row.story.id), eq(media.open, true), isNull(media.removedAt)),
    )
    .orderBy(asc(storyPictures.position), asc(storyPictures.id));
  return {
    ...row,
    sources: JSON.parse(row.story.sources) as string[],
    products: productRows,
    pictures: await withVariants(
      db,
      shown.map((one) => one.row),
    ),
  };
}
