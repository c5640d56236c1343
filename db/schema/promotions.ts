import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Trade promotion: campaigns and their vouchers, gift baskets, points of sale and fairs. */
export const campaigns = sqliteTable('campaigns', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull().default(''),
  leadVi: text('lead_vi').notNull().default(''),
  leadEn: text('lead_en').notNull().default(''),
  bodyVi: text('body_vi').notNull().default(''),
  bodyEn: text('body_en').notNull().default(''),
  /** Id of a drawing in `public/tranh`. */
  banner: text('banner').notNull().default(''),
  /** Whose campaign: a province's; with `producer_id` that of a producer there; both null: the whole country's. */
  provinceCode: text('province_code'),
  producerId: integer('producer_id'),
  /** First and last day in Việt Nam, both included. */
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  state: text('state', { enum: ['draft', 'published', 'stopped'] }).notNull(),
  kind: text('kind', { enum: ['none', 'percent', 'amount', 'bundle', 'free-shipping'] }).notNull(),
  percentBp: integer('percent_bp').notNull().default(0),
  /** đồng: off a piece, off the order with a voucher, or off the delivery of a parcel (0: all of it). */
  amount: integer('amount').notNull().default(0),
  bundleTake: integer('bundle_take').notNull().default(0),
  bundleFree: integer('bundle_free').notNull().default(0),
  /** đồng an order at most; null: no limit. */
  mostOff: integer('most_off'),
  /** đồng of goods that it is about, before discounts. */
  leastSpend: integer('least_spend').notNull().default(0),
  payer: text('payer', { enum: ['producer', 'province', 'site'] }).notNull(),
  byVoucher: integer('by_voucher', { mode: 'boolean' }).notNull().default(false),
  /** JSON: rules by `provinceCodes`, `stars`, `setNos`, `producerIds`; named products are in `campaign_products`. */
  chosen: text('chosen').notNull().default('{}'),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  version: integer('version').notNull().default(1),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
});

export const campaignProducts = sqliteTable('campaign_products', {
  id: integer('id').primaryKey(),
  campaignId: integer('campaign_id').notNull(),
  productId: integer('product_id').notNull(),
});

export const campaignCounts = sqliteTable('campaign_counts', {
  id: integer('id').primaryKey(),
  campaignId: integer('campaign_id').notNull(),
  /** In Việt Nam. Numbers only: nothing is known of who looked. */
  day: text('day').notNull(),
  views: integer('views').notNull().default(0),
  carts: integer('carts').notNull().default(0),
});

export const vouchers = sqliteTable('vouchers', {
  id: integer('id').primaryKey(),
  campaignId: integer('campaign_id').notNull(),
  /** As it is printed: capital letters and digits. */
  code: text('code').notNull().unique(),
  /** By which what somebody types is found: see `codeKey`. */
  codeKey: text('code_key').notNull().unique(),
  /** Null: as often as there are buyers. */
  mostUses: integer('most_uses'),
  mostPerBuyer: integer('most_per_buyer'),
  state: text('state', { enum: ['open', 'stopped'] }).notNull(),
  madeAt: text('made_at').notNull(),
});

export const voucherUses = sqliteTable('voucher_uses', {
  id: integer('id').primaryKey(),
  voucherId: integer('voucher_id').notNull(),
  orderId: integer('order_id').notNull(),
  /** A hash that is the same for the same buyer: no telephone number. */
  buyerKey: text('buyer_key').notNull(),
  amount: integer('amount').notNull(),
  state: text('state', { enum: ['used', 'returned'] }).notNull(),
  at: text('at').notNull(),
});

export const baskets = sqliteTable('baskets', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  titleVi: text('title_vi').notNull(),
  titleEn: text('title_en').notNull().default(''),
  textVi: text('text_vi').notNull().default(''),
  textEn: text('text_en').notNull().default(''),
  theme: text('theme').notNull(),
  provinceCode: text('province_code'),
  state: text('state', { enum: ['draft', 'published', 'stopped'] }).notNull(),
  discountBp: integer('discount_bp').notNull().default(0),
  wrapFee: integer('wrap_fee').notNull().default(0),
  payer: text('payer', { enum: ['producer', 'province', 'site'] }).notNull(),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  version: integer('version').notNull().default(1),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
});

export const basketLines = sqliteTable('basket_lines', {
  id: integer('id').primaryKey(),
  basketId: integer('basket_id').notNull(),
  offerId: integer('offer_id').notNull(),
  quantity: integer('quantity').notNull(),
});

export const pointsOfSale = sqliteTable('points_of_sale', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  kind: text('kind', { enum: ['shop', 'fair'] }).notNull(),
  name: text('name').notNull(),
  address: text('address').notNull().default(''),
  provinceCode: text('province_code').notNull(),
  communeCode: text('commune_code'),
  latitude: text('latitude'),
  longitude: text('longitude'),
  hours: text('hours').notNull().default('{}'),
  startsOn: text('starts_on'),
  endsOn: text('ends_on'),
  phone: text('phone').notNull().default(''),
  noteVi: text('note_vi').notNull().default(''),
  noteEn: text('note_en').notNull().default(''),
  producerId: integer('producer_id'),
  pickUp: integer('pick_up', { mode: 'boolean' }).notNull().default(false),
  state: text('state', { enum: ['draft', 'published', 'stopped'] }).notNull(),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  version: integer('version').notNull().default(1),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
});

export const pointProducts = sqliteTable('point_products', {
  id: integer('id').primaryKey(),
  pointId: integer('point_id').notNull(),
  productId: integer('product_id').notNull(),
  stock: text('stock', { enum: ['yes', 'few', 'no'] }).notNull(),
  notedOn: text('noted_on').notNull(),
});
