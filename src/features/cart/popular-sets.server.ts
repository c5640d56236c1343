import { count, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products, productSets } from '#db/schema/catalogue.ts';

export interface PopularSet {
  readonly no: number;
  readonly slug: string;
  readonly shortVi: string;
  readonly shortEn: string;
  readonly products: number;
}

/** The product sets with most products: where an empty cart may begin. */
export function popularSets(db: Pick<Db, 'select'>, most: number): Promise<PopularSet[]> {
  return db
    .select({
      no: productSets.no,
      slug: productSets.slug,
      shortVi: productSets.shortVi,
      shortEn: productSets.shortEn,
      products: count(),
    })
    .from(products)
    .innerJoin(productSets, eq(productSets.no, products.setNo))
    .groupBy(productSets.no)
    .orderBy(desc(count()))
    .limit(most);
}
