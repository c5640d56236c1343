import { and, asc, eq, isNotNull, isNull, ne, notExists } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants } from '#db/schema/accounts.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { tradeItems } from '#db/schema/codes.ts';

/** A product that is sold and has a code, of a producer whom nobody has claimed. */
export interface Unclaimed {
  readonly offerId: number;
  readonly productId: number;
  readonly slug: string;
  readonly name: string;
  readonly shortCode: string;
  readonly certificate: string;
  readonly producerId: number;
  readonly producerSlug: string;
  readonly producerName: string;
  readonly provinceCode: string;
}

/** The first products of unclaimed producers, one of each: no name that may change is written down here. */
export async function unclaimed(db: Db): Promise<Unclaimed[]> {
  const rows = await db
    .select({
      ...{ offerId: offers.id, productId: products.id, slug: products.slug, name: products.name },
      ...{ shortCode: tradeItems.shortCode, certificate: certificates.code },
      ...{ producerId: producers.id, producerSlug: producers.slug },
      ...{ producerName: producers.name, provinceCode: producers.provinceCode },
    })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(offers, eq(offers.productId, products.id))
    .innerJoin(tradeItems, eq(tradeItems.productId, products.id))
    .innerJoin(certificates, eq(certificates.productId, products.id))
    .where(
      and(
        ...[ne(producers.provinceCode, ''), isNotNull(offers.stock), eq(offers.state, 'on-sale')],
        ...[isNull(certificates.revokedOn), eq(products.nameLang, 'vi')],
        notExists(
          db.select({ id: grants.id }).from(grants).where(eq(grants.producerId, producers.id)),
        ),
      ),
    )
    .orderBy(asc(offers.id));
  return [...Map.groupBy(rows, ({ producerId }) => producerId).values()].flatMap(
    ([one]) => one ?? [],
  );
}
