import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A GS1 company prefix that a producer was given: the numbers below it are the producer's to hand out. */
export const companyPrefixes = sqliteTable('company_prefixes', {
  id: integer('id').primaryKey(),
  producerId: integer('producer_id').notNull(),
  /** Digits only, 4 to 12 of them, without the indicator of a GTIN-14. */
  prefix: text('prefix').notNull().unique(),
  /** `952…` is GS1's range for demonstrations. */
  demonstration: integer('demonstration', { mode: 'boolean' }).notNull(),
  note: text('note').notNull().default(''),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
});

/** What a code identifies: a size of a product as it is packed, or a material that a producer keeps lots of. */
export const tradeItems = sqliteTable('trade_items', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['product', 'material'] }).notNull(),
  producerId: integer('producer_id'),
  /** Null for a material. */
  productId: integer('product_id'),
  /** Fourteen digits, null until the producer has a number for it. Never changed once a label may carry it. */
  gtin: text('gtin').unique(),
  /** What `/q/{code}` is called by: eight characters of Crockford's base 32, the last one a check. */
  shortCode: text('short_code').notNull().unique(),
  /** What tells this item from the product's others, "Hũ 500 ml"; empty where there is only one. */
  label: text('label').notNull().default(''),
  labelEn: text('label_en').notNull().default(''),
  /** `500`, with its UN/ECE unit code in `contentUnit`; empty while unknown. */
  netContent: text('net_content').notNull().default(''),
  contentUnit: text('content_unit').notNull().default(''),
  /** UN/ECE unit lots of it are counted in: `EA` pieces, `KGM`, `LTR`… */
  lotUnit: text('lot_unit').notNull().default('EA'),
  /** Shelf life in days from packing, null while unknown: proposes the expiry of a new lot. */
  shelfLifeDays: integer('shelf_life_days'),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  /** No longer made; its codes go on answering. */
  withdrawnAt: text('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

/** A place where things happen to lots: field, workshop, store, shop. Its code is GLN + extension where there is one. */
export const tracePlaces = sqliteTable('trace_places', {
  id: integer('id').primaryKey(),
  producerId: integer('producer_id').notNull(),
  /** Crockford's base 32, eight characters: names the place where there is no GLN. */
  shortCode: text('short_code').notNull().unique(),
  /** Thirteen digits, AI 414. */
  gln: text('gln'),
  /** AI 254. */
  glnExtension: text('gln_extension').notNull().default(''),
  kind: text('kind', {
    enum: ['farm', 'workshop', 'store', 'shop', 'laboratory', 'other'],
  }).notNull(),
  name: text('name').notNull(),
  address: text('address').notNull().default(''),
  communeCode: text('commune_code'),
  provinceCode: text('province_code').notNull(),
  /** Shown to the public by name; else only its commune and province are. */
  open: integer('open', { mode: 'boolean' }).notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  withdrawnAt: text('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

/** Whom a producer buys from and sells to: kept for recall, hidden from the public unless opened. */
export const traceParties = sqliteTable('trace_parties', {
  id: integer('id').primaryKey(),
  producerId: integer('producer_id').notNull(),
  shortCode: text('short_code').notNull().unique(),
  role: text('role', { enum: ['supplier', 'customer', 'both', 'carrier', 'laboratory'] }).notNull(),
  name: text('name').notNull(),
  /** Thirteen digits, AI 417. */
  gln: text('gln'),
  taxCode: text('tax_code').notNull().default(''),
  address: text('address').notNull().default(''),
  phone: text('phone').notNull().default(''),
  email: text('email').notNull().default(''),
  open: integer('open', { mode: 'boolean' }).notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  withdrawnAt: text('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

/** Serials that were made in one go, for one lot. */
export const serialRuns = sqliteTable('serial_runs', {
  id: integer('id').primaryKey(),
  lotId: integer('lot_id').notNull(),
  tradeItemId: integer('trade_item_id').notNull(),
  count: integer('count').notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
});

/** AI 21: one unit of a lot. Random, so that a neighbour's cannot be guessed. */
export const serials = sqliteTable('serials', {
  id: integer('id').primaryKey(),
  serial: text('serial').notNull(),
  tradeItemId: integer('trade_item_id').notNull(),
  lotId: integer('lot_id').notNull(),
  runId: integer('run_id').notNull(),
  state: text('state', { enum: ['issued', 'sold', 'void'] }).notNull(),
  soldAt: text('sold_at'),
});
