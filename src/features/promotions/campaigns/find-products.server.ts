import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { fold } from '#src/base/fold.ts';
import type { CampaignOwner } from './campaign.ts';
import { MOST_CHOICES, type ProductChoice } from './product-choice.ts';

/** Products of a campaign's owner by words of their names or producers, with and without accents; and those named by id. */
export async function findCampaignProducts(
  db: Db,
  { owner, text, ids }: { owner: CampaignOwner; text: string; ids: readonly number[] },
): Promise<{ readonly named: readonly ProductChoice[]; readonly found: readonly ProductChoice[] }> {
  const own =
    owner.producerId !== null
      ? eq(products.producerId, owner.producerId)
      : owner.provinceCode !== null
        ? or(
            eq(producers.provinceCode, owner.provinceCode),
            eq(products.provinceCode, owner.provinceCode),
          )
        : undefined;
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  if (ids.length === 0 && wanted.length === 0) return { named: [], found: [] };
  const rows = await db
    .select({ id: products.id, name: products.name, producerName: producers.name })
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(and(own, wanted.length === 0 ? inArray(products.id, [...ids]) : undefined))
    .orderBy(asc(products.name), asc(products.id));
  const named = new Set(ids);
  return {
    named: rows.filter(({ id }) => named.has(id)),
    found:
      wanted.length === 0
        ? []
        : rows
            .filter(({ id }) => !named.has(id))
            .filter(({ name, producerName }) => {
              const words = fold(`${name} ${producerName ?? ''}`);
              return wanted.every((word) => words.includes(word));
            })
            .slice(0, MOST_CHOICES),
  };
}
