import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { Day } from '#src/base/day.ts';
import { certificateFacts } from '#src/features/certificates/read-register.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';

export interface ProducerProduct {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly nameLang: string;
  /** 3 to 5 while a certificate is in force, else 0. */
  readonly stars: 0 | 3 | 4 | 5;
}

const IDS_A_QUERY = 500;

/** The products of each producer with the stars they carry on a day, most stars first. */
export async function productsOf(
  db: Db,
  producerIds: readonly number[],
  on: Day,
): Promise<ReadonlyMap<number, readonly ProducerProduct[]>> {
  const found = new Map<number, ProducerProduct[]>();
  for (let at = 0; at < producerIds.length; at += IDS_A_QUERY) {
    const rows = await db
      .select()
      .from(products)
      .where(inArray(products.producerId, producerIds.slice(at, at + IDS_A_QUERY)))
      .orderBy(asc(products.name));
    const held = await certificatesOf(
      db,
      rows.map(({ id }) => id),
    );
    for (const { id, slug, name, nameLang, producerId } of rows) {
      const { stars } = productStanding((held.get(id) ?? []).map(certificateFacts), on);
      const list = found.get(producerId ?? 0) ?? [];
      found.set(producerId ?? 0, [...list, { id, slug, name, nameLang, stars }]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => b.stars - a.stars);
  return found;
}

async function certificatesOf(db: Db, productIds: readonly number[]) {
  const found = new Map<number, (typeof certificates.$inferSelect)[]>();
  for (let at = 0; at < productIds.length; at += IDS_A_QUERY) {
    const rows = await db
      .select()
      .from(certificates)
      .where(inArray(certificates.productId, productIds.slice(at, at + IDS_A_QUERY)));
    for (const row of rows) found.set(row.productId, [...(found.get(row.productId) ?? []), row]);
  }
  return found;
}
