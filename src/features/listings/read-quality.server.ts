import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { inSeason } from '#src/features/catalogue/offers/season.ts';
import { completeness } from './completeness.ts';
import type { QualityHint, QualityLine } from './quality.ts';

interface Row {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly setNo: number;
  readonly label: string;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly peopled: number;
  readonly picture: number;
  readonly story: number;
  readonly gtin: number;
  readonly lot: number;
  /** JSON: `[{"from":"05-01","to":"07-31"}]`, null where a size has none. */
  readonly seasons: string;
}

/** What each product of a producer lacks, within an officer's reach: a whole province in one statement. */
export async function readQuality(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<QualityLine[]> {
  const reach = reachOf(actor, 'decide-change');
  const codes = JSON.stringify(reach.provinceCodes);
  const rows = await db.all<Row>(sql`
    select products.id, products.slug, products.name, products.set_no as "setNo",
      products.label_data as label, producers.id as "producerId", producers.name as "producerName",
      producers.province_code as "provinceCode",
      exists (select 1 from grants where grants.producer_id = producers.id and grants.role = 'producer') as peopled,
      exists (select 1 from product_pictures where product_id = products.id) as picture,
      exists (select 1 from story_products where product_id = products.id) as story,
      exists (select 1 from trade_items where product_id = products.id and gtin is not null) as gtin,
      exists (select 1 from lots join trade_items on trade_items.id = lots.trade_item_id
        where trade_items.product_id = products.id) as lot,
      (select json_group_array(json_object('from', season_from, 'to', season_to)) from offers
        where product_id = products.id) as seasons
    from products join producers on producers.id = products.producer_id
    where ${reach.everywhere ? 1 : 0} or producers.province_code in (select value from json_each(${codes}))
    order by producers.name, products.name, products.id`);
  const today = dayAt(now);
  return rows.map((row) => {
    const seasons = JSON.parse(row.seasons) as { from: string | null; to: string | null }[];
    const over =
      seasons.length > 0 &&
      seasons.every(({ from, to }) => !inSeason({ seasonFrom: from, seasonTo: to }, today));
    const label = completeness(row.setNo, JSON.parse(row.label) as Record<string, string>);
    const lacks: Record<QualityHint, boolean> = {
      gtin: row.gtin === 0,
      picture: row.picture === 0,
      story: row.story === 0,
      lot: row.lot === 0,
      label: label.missing.length > 0,
      season: over,
    };
    const { id, slug, name, producerId, producerName, provinceCode } = row;
    return {
      ...{ id, slug, name, producerId, producerName, provinceCode, peopled: row.peopled === 1 },
      lacks: (Object.keys(lacks) as QualityHint[]).filter((hint) => lacks[hint]),
    };
  });
}
