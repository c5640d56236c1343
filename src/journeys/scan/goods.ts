import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { machinePaths } from '#src/base/paths.ts';
import type { TestServer } from '../server.ts';

/** A product of the register whose star holds today, and whose it is. */
export interface Goods {
  readonly itemId: number;
  readonly slug: string;
  readonly name: string;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly stars: number;
}

/** The first product with a valid certificate and a known producer: no name that may change is written down here. */
export async function goodsWithStar(server: TestServer, db: Db): Promise<Goods> {
  const rows = await db
    .select({
      itemId: tradeItems.id,
      slug: products.slug,
      name: products.name,
      producerId: producers.id,
      producerName: producers.name,
      provinceCode: producers.provinceCode,
    })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(tradeItems, eq(tradeItems.productId, products.id))
    .where(and(isNotNull(products.producerId), ne(producers.provinceCode, '')))
    .orderBy(asc(tradeItems.id));
  const valid = await fetch(`${server.url}${machinePaths.apiSearch}?state=valid&limit=100`);
  const { hits } = (await valid.json()) as { hits: { slug: string; stars: number }[] };
  const stars = new Map(hits.map((hit) => [hit.slug, hit.stars]));
  const found = rows.find(({ slug }) => stars.has(slug));
  if (found === undefined) throw new Error('no product has a star that holds');
  return { ...found, stars: stars.get(found.slug) ?? 0 };
}
