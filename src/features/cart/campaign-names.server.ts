import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { campaigns } from '#db/schema/promotions.ts';
import type { CampaignName } from './campaign-name.ts';
import type { PricedCart } from './pricing/contract.ts';

/** Names of the campaigns that lowered something in a cart, by the `source` of the discount. */
export async function campaignNames(
  db: Pick<Db | Tx, 'select'>,
  priced: PricedCart,
): Promise<ReadonlyMap<string, CampaignName>> {
  const sources = [
    ...priced.lines.flatMap(({ discounts }) => discounts),
    ...priced.parcels.flatMap(({ shippingDiscounts }) => shippingDiscounts),
  ].map(({ source }) => /^campaign:(\d+)$/.exec(source)?.[1]);
  const ids = [...new Set(sources)].flatMap((id) => (id === undefined ? [] : [Number(id)]));
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: campaigns.id,
      slug: campaigns.slug,
      vi: campaigns.titleVi,
      en: campaigns.titleEn,
    })
    .from(campaigns)
    .where(inArray(campaigns.id, ids));
  return new Map(
    rows.map(({ id, slug, vi, en }) => [`campaign:${id}`, { slug, vi, en: en || vi }]),
  );
}
