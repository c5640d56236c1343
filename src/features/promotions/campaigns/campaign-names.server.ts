import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import type { CampaignRule } from '#src/features/cart/pricing/contract.ts';

/** The products and producers that a campaign names. */
export async function namesOfCampaign(
  db: Db,
  { chosen }: Pick<CampaignRule, 'chosen'>,
): Promise<{
  readonly products: readonly {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
  }[];
  readonly producers: readonly {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
  }[];
}> {
  const { productIds, producerIds } = chosen;
  return {
    products:
      productIds.length === 0
        ? []
        : await db
            .select({ id: products.id, slug: products.slug, name: products.name })
            .from(products)
            .where(inArray(products.id, [...productIds]))
            .orderBy(products.name),
    producers:
      producerIds.length === 0
        ? []
        : await db
            .select({ id: producers.id, slug: producers.slug, name: producers.name })
            .from(producers)
            .where(inArray(producers.id, [...producerIds])),
  };
}
