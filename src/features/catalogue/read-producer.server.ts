import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { stories } from '#db/schema/stories.ts';

/** @returns null when no producer has this slug */
export async function readProducer(db: Db, slug: string) {
  const [row] = await db
    .select({ producer: producers, province: provinces, commune: communes })
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(eq(producers.slug, slug));
  if (!row) return null;
  const productRows = await db
    .select({ id: products.id, slug: products.slug, name: products.name })
    .from(products)
    .where(eq(products.producerId, row.producer.id))
    .orderBy(asc(products.name));
  const storyRows = await db
    .select()
    .from(stories)
    .where(and(eq(stories.producerId, row.producer.id), isNull(stories.withdrawnAt)));
  return { ...row, products: productRows, stories: storyRows };
}

/** Producers with how many products each has in the register, by province and name. */
export async function readProducers(db: Db) {
  return db
    .select({
      id: producers.id,
      slug: producers.slug,
      name: producers.name,
      kind: producers.kind,
      provinceCode: producers.provinceCode,
      products: sql<number>`count(${products.id})`,
    })
    .from(producers)
    .leftJoin(products, eq(products.producerId, producers.id))
    .groupBy(producers.id)
    .orderBy(asc(producers.name));
}
