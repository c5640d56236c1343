import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The six groups of QĐ 26/2026 Phụ lục I. */
export const productGroups = sqliteTable('product_groups', {
  code: text('code').primaryKey(),
  position: integer('position').notNull(),
  slug: text('slug').notNull().unique(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
});

/** The 26 product sets (bộ sản phẩm) and the sub-group (nhóm) each belongs to. */
export const productSets = sqliteTable('product_sets', {
  no: integer('no').primaryKey(),
  slug: text('slug').notNull().unique(),
  groupCode: text('group_code').notNull(),
  subgroupVi: text('subgroup_vi').notNull(),
  subgroupEn: text('subgroup_en').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  /** The shorter name people say. */
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
  /** Other wording of the same set in Annex II, empty when there is none. */
  aliasVi: text('alias_vi').notNull(),
  /** Bodies in charge: NM, CT, YT, VH, separated by commas. */
  lead: text('lead').notNull(),
});

export const producers = sqliteTable('producers', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind', {
    enum: ['cooperative', 'cooperative-group', 'company', 'household', 'unknown'],
  }).notNull(),
  provinceCode: text('province_code').notNull(),
  communeCode: text('commune_code'),
  /** The address as sources print it, no finer than the commune. */
  printedPlace: text('printed_place').notNull(),
  sourceUrl: text('source_url').notNull(),
});

export const products = sqliteTable('products', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  /** Language of the name as the source gives it: `vi`, or `en`/`fr` where only a foreign page was found. */
  nameLang: text('name_lang').notNull(),
  /** JSON array: the same product under other spellings in its sources. */
  otherNames: text('other_names').notNull(),
  producerId: integer('producer_id'),
  setNo: integer('set_no').notNull(),
  /** Who put it into its set: `inferred` by us, `source`, or an `officer`. */
  setBy: text('set_by', { enum: ['inferred', 'source', 'officer'] }).notNull(),
  provinceCode: text('province_code').notNull(),
  communeCode: text('commune_code'),
  oldProvinceCode: text('old_province_code'),
  /** How the place was found: `exact`, `old-name`, `old-district`, `province-only`. */
  placeHow: text('place_how').notNull(),
  /** JSON: label data of Nghị định 37/2026 as the producer declares it; empty object until then. */
  labelData: text('label_data').notNull(),
  /** Day it entered the catalogue, `YYYY-MM-DD`. */
  addedOn: text('added_on').notNull(),
  summaryVi: text('summary_vi').notNull().default(''),
  summaryEn: text('summary_en').notNull().default(''),
  descriptionVi: text('description_vi').notNull().default(''),
  descriptionEn: text('description_en').notNull().default(''),
  claims: text('claims').notNull().default('[]'),
  listingVersion: integer('listing_version').notNull().default(0),
});

/** A size of a product that can be bought. */
export const offers = sqliteTable('offers', {
  id: integer('id').primaryKey(),
  sku: text('sku').notNull().unique(),
  productId: integer('product_id').notNull(),
  unitVi: text('unit_vi').notNull(),
  unitEn: text('unit_en').notNull(),
  /** Whole đồng. */
  price: integer('price').notNull(),
  /** 1: made up for demonstration, never shown without saying so and never outside demo mode. */
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull(),
  /** `paused`: its producer took it off sale for a while. */
  state: text('state', { enum: ['on-sale', 'paused'] })
    .notNull()
    .default('on-sale'),
  /** Pieces in the store-room, what is held for orders included; null: made to order, without a limit. */
  stock: integer('stock'),
  /** One piece with its packing: delivery fees follow from it. */
  weightGrams: integer('weight_grams').notNull().default(500),
  minQuantity: integer('min_quantity').notNull().default(1),
  /** Null: no limit. */
  maxQuantity: integer('max_quantity'),
  /** Days from the order until it can be handed over. */
  leadDays: integer('lead_days').notNull().default(1),
  /** First and last day of the year it is sold on, `MM-DD`, both or neither; may go over the new year. */
  seasonFrom: text('season_from'),
  seasonTo: text('season_to'),
  /** VAT that the price contains, in basis points: 800 is 8 %. */
  vatBp: integer('vat_bp').notNull().default(0),
  /** Rises with each change by its producer; sales leave it. */
  version: integer('version').notNull().default(1),
});

/** Wholesale: from a quantity on, a lower price a piece. */
export const offerSteps = sqliteTable('offer_steps', {
  id: integer('id').primaryKey(),
  offerId: integer('offer_id').notNull(),
  fromQuantity: integer('from_quantity').notNull(),
  /** Whole đồng a piece. */
  price: integer('price').notNull(),
});

/** What an offer has cost: one row from each moment at which it was another price. */
export const offerPrices = sqliteTable('offer_prices', {
  id: integer('id').primaryKey(),
  offerId: integer('offer_id').notNull(),
  /** Kept beside the offer, so that the history outlives a size that is gone. */
  productId: integer('product_id').notNull(),
  /** Whole đồng. */
  price: integer('price').notNull(),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull(),
  /** ISO 8601 UTC. */
  fromAt: text('from_at').notNull(),
  /** Name of whoever set it. */
  by: text('by').notNull(),
});
