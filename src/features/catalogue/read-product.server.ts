import { getTableColumns, getTableName, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { offers, producers, productGroups, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { Holiday } from './offers/holiday.ts';
import type { PriceStep } from './offers/step-price.ts';
import { communes, oldProvinces, provinces } from '#db/schema/places.ts';
import { stories } from '#db/schema/stories.ts';

/** A size as a page shows it, with what it cost and what is left of it. */
export interface ShelfOffer extends InferSelectModel<typeof offers> {
  /** Stock less what orders hold; null: made to order. */
  readonly available: number | null;
  /** Wholesale prices, by quantity. */
  readonly steps: readonly PriceStep[];
  /** Since when it costs this, ISO 8601; null where that is not known. */
  readonly since: string | null;
  /** The producer's holiday, over or not. */
  readonly holiday: Holiday | null;
}

/** One product with everything that a page shows of it; what its certificates mean is the certificates' room's to say. */
export interface ProductRecord {
  readonly product: InferSelectModel<typeof products>;
  readonly producer: InferSelectModel<typeof producers> | null;
  readonly set: InferSelectModel<typeof productSets>;
  readonly group: InferSelectModel<typeof productGroups>;
  readonly province: InferSelectModel<typeof provinces>;
  readonly commune: InferSelectModel<typeof communes> | null;
  readonly oldProvince: InferSelectModel<typeof oldProvinces> | null;
  /** Newest first. */
  readonly certificates: InferSelectModel<typeof certificates>[];
  /** Cheapest first. */
  readonly offers: ShelfOffer[];
  readonly stories: Omit<InferSelectModel<typeof stories>, 'bodyVi' | 'bodyEn'>[];
  readonly otherNames: string[];
  readonly label: Record<string, string>;
}

/** `json_object('name', t.name, …)` of a table's columns, by their names in the program. */
function jsonOf(
  table: SQLiteTable,
  without: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): string {
  const name = getTableName(table);
  const pairs = Object.entries(getTableColumns(table))
    .filter(([key]) => !without.includes(key))
    .map(([key, column]) => `'${key}', ${name}.${column.name}`)
    .concat(Object.entries(more).map(([key, expression]) => `'${key}', ${expression}`));
  return `json_object(${pairs.join(', ')})`;
}

const nothingWithout = (table: SQLiteTable, key: string): string =>
  `case when ${getTableName(table)}.${key} is null then null else ${jsonOf(table)} end`;

/** What is known of an offer besides its own columns; `?` is the instant at which holds count. */
const SHELF = {
  available: `case when offers.stock is null then null else max(0, offers.stock - (
    select coalesce(sum(quantity), 0) from stock_holds
    where offer_id = offers.id and state = 'held' and (until is null or until > ?))) end`,
  steps: `(select json_group_array(json_object('fromQuantity', from_quantity, 'price', price))
    from (select * from offer_steps where offer_id = offers.id order by from_quantity))`,
  since: '(select max(from_at) from offer_prices where offer_id = offers.id)',
  holiday: `json((select json_object('from', holiday_from, 'until', holiday_until, 'note', holiday_note)
    from seller_profiles where producer_id = products.producer_id and holiday_from is not null))`,
};

/** One statement and one column: the client spends most of its time on statements and columns, not on SQLite. */
const ONE_PRODUCT = `
  select json_object(
    'product', ${jsonOf(products)},
    'producer', ${nothingWithout(producers, 'id')},
    'set', ${jsonOf(productSets)},
    'group', ${jsonOf(productGroups)},
    'province', ${jsonOf(provinces)},
    'commune', ${nothingWithout(communes, 'code')},
    'oldProvince', ${nothingWithout(oldProvinces, 'code')},
    'certificates', (
      select json_group_array(${jsonOf(certificates)})
      from (select * from certificates where product_id = products.id
            order by issued_last desc, stars desc) as certificates
    ),
    'offers', (
      select json_group_array(${jsonOf(offers, [], SHELF)})
      from (select * from offers where product_id = products.id order by price) as offers
    ),
    'stories', (
      select json_group_array(${jsonOf(stories, ['bodyVi', 'bodyEn'])})
      from stories join story_products on story_products.story_id = stories.id
      where story_products.product_id = products.id and stories.withdrawn_at is null
    )
  )
  from products
  join product_sets on product_sets.no = products.set_no
  join product_groups on product_groups.code = product_sets.group_code
  join provinces on provinces.code = products.province_code
  left join producers on producers.id = products.producer_id
  left join communes on communes.code = products.commune_code
  left join old_provinces on old_provinces.code = products.old_province_code
  where products.slug = ?`;

/**
 * @param now milliseconds since 1970 UTC: what was held longer ago is to be had again; without it every hold counts
 * @returns null when no product has this slug
 */
export async function readProduct(
  db: Db,
  slug: string,
  now?: number,
): Promise<ProductRecord | null> {
  const at = now === undefined ? '' : new Date(now).toISOString();
  const { rows } = await db.$client.execute({ sql: ONE_PRODUCT, args: [at, slug] });
  const text = rows[0]?.[0];
  if (typeof text !== 'string') return null;
  const found = JSON.parse(text) as Omit<ProductRecord, 'otherNames' | 'label'>;
  return {
    ...found,
    offers: found.offers.map((offer) => ({ ...offer, illustrative: Boolean(offer.illustrative) })),
    otherNames: JSON.parse(found.product.otherNames) as string[],
    label: JSON.parse(found.product.labelData) as Record<string, string>,
  };
}
