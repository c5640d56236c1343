import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  offers,
  producers,
  productGroups,
  products,
  productSets,
} from '#db/schema/catalogue.ts';
import { communes, oldProvinces, provinces } from '#db/schema/places.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';

/** One product with everything of its own that a page shows; certificates are read by the certificates' room. */
export type ProductRecord = NonNullable<Awaited<ReturnType<typeof readProduct>>>;

const prepared = new WeakMap<Db, ReturnType<typeof prepare>>();

function prepare(db: Db) {
  return {
    product: db
      .select({
        product: products,
        producer: producers,
        set: productSets,
        group: productGroups,
        province: provinces,
        commune: communes,
        oldProvince: oldProvinces,
      })
      .from(products)
      .innerJoin(productSets, eq(productSets.no, products.setNo))
      .innerJoin(productGroups, eq(productGroups.code, productSets.groupCode))
      .innerJoin(provinces, eq(provinces.code, products.provinceCode))
      .leftJoin(producers, eq(producers.id, products.producerId))
      .leftJoin(communes, eq(communes.code, products.communeCode))
      .leftJoin(oldProvinces, eq(oldProvinces.code, products.oldProvinceCode))
      .where(eq(products.slug, sql.placeholder('slug')))
      .prepare(),
    offers: db
      .select()
      .from(offers)
      .where(eq(offers.productId, sql.placeholder('id')))
      .orderBy(offers.price)
      .prepare(),
    stories: db
      .select({
        id: stories.id,
        slug: stories.slug,
        titleVi: stories.titleVi,
        titleEn: stories.titleEn,
        summaryVi: stories.summaryVi,
        summaryEn: stories.summaryEn,
      })
      .from(stories)
      .innerJoin(storyProducts, eq(storyProducts.storyId, stories.id))
      .where(eq(storyProducts.productId, sql.placeholder('id')))
      .prepare(),
  };
}

/** @returns null when no product has this slug */
export async function readProduct(db: Db, slug: string) {
  let queries = prepared.get(db);
  if (!queries) prepared.set(db, (queries = prepare(db)));
  const [row] = await queries.product.all({ slug });
  if (!row) return null;
  const id = row.product.id;
  const offerRows = await queries.offers.all({ id });
  const storyRows = await queries.stories.all({ id });
  return {
    ...row,
    otherNames: JSON.parse(row.product.otherNames) as string[],
    label: JSON.parse(row.product.labelData) as Record<string, string>,
    offers: offerRows,
    stories: storyRows,
  };
}

/** Slugs by product id, for links. */
export async function productSlugs(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(and(inArray(products.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.slug]));
}
