import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Carts hold skus and quantities; what they cost is worked out at each look. */
export const carts = sqliteTable('carts', {
  id: integer('id').primaryKey(),
  keyHash: text('key_hash').unique(),
  userId: text('user_id').unique(),
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  vouchers: text('vouchers').notNull().default('[]'),
  madeAt: text('made_at').notNull(),
  seenAt: text('seen_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const cartLines = sqliteTable('cart_lines', {
  id: integer('id').primaryKey(),
  cartId: integer('cart_id').notNull(),
  offerId: integer('offer_id').notNull(),
  quantity: integer('quantity').notNull(),
  saved: integer('saved', { mode: 'boolean' }).notNull().default(false),
  seenPrice: integer('seen_price').notNull(),
  basketId: integer('basket_id'),
  basketGroup: text('basket_group').notNull().default(''),
  campaignId: integer('campaign_id'),
  addedAt: text('added_at').notNull(),
});

export const sharedCarts = sqliteTable('shared_carts', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  title: text('title').notNull(),
  note: text('note').notNull().default(''),
  lines: text('lines').notNull(),
  byUser: text('by_user'),
  byName: text('by_name').notNull().default(''),
  madeAt: text('made_at').notNull(),
  endsAt: text('ends_at').notNull(),
});
