import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Carts hold skus and quantities; what they cost is worked out at each look. */
export const carts = sqliteTable('carts', {
  id: integer('id').primaryKey(),
  /** SHA-256 of a guest's cookie, base64url; null for a signed-in person's cart. */
  keyHash: text('key_hash').unique(),
  /** Whose it is; null for a guest's. */
  userId: text('user_id').unique(),
  /** Where it is to go, as far as somebody said: for an estimate of shipping. */
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  /** JSON array of voucher codes in the order they were typed. */
  vouchers: text('vouchers').notNull().default('[]'),
  /** Instants, ISO 8601 UTC. */
  madeAt: text('made_at').notNull(),
  seenAt: text('seen_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const cartLines = sqliteTable('cart_lines', {
  id: integer('id').primaryKey(),
  cartId: integer('cart_id').notNull(),
  offerId: integer('offer_id').notNull(),
  quantity: integer('quantity').notNull(),
  /** Laid aside for later: not priced into the cart, not ordered. */
  saved: integer('saved', { mode: 'boolean' }).notNull().default(false),
  /** List price (đồng a piece) as the buyer last saw it. */
  seenPrice: integer('seen_price').notNull(),
  /** The officers' basket it belongs to; null on lines of their own and in baskets the shopper composed. */
  basketId: integer('basket_id'),
  /** '' on lines of their own; else the row of `cart_baskets` it is packed in. */
  basketGroup: text('basket_group').notNull().default(''),
  /** The campaign whose page it came from. */
  campaignId: integer('campaign_id'),
  /** Instant, ISO 8601 UTC. */
  addedAt: text('added_at').notNull(),
});

/** One packed gift basket of a cart. */
export const cartBaskets = sqliteTable('cart_baskets', {
  id: integer('id').primaryKey(),
  cartId: integer('cart_id').notNull(),
  basketGroup: text('basket_group').notNull(),
  basketId: integer('basket_id'),
  /** What the shopper called it, or the basket's title when it was put in. */
  title: text('title').notNull().default(''),
  /** Fixed by the server when it was put in; a basket of the officers is priced by what it says today. */
  discountBp: integer('discount_bp').notNull().default(0),
  wrapFee: integer('wrap_fee').notNull().default(0),
  payer: text('payer', { enum: ['producer', 'province', 'site'] })
    .notNull()
    .default('producer'),
});

export const sharedCarts = sqliteTable('shared_carts', {
  id: integer('id').primaryKey(),
  /** Ten Crockford characters, in the address. */
  code: text('code').notNull().unique(),
  title: text('title').notNull(),
  note: text('note').notNull().default(''),
  /** JSON: `[{ "offerId": 12, "quantity": 2 }]`. */
  lines: text('lines').notNull(),
  /** Who shared it, never shown. */
  byUser: text('by_user'),
  /** The name the sharer chose to show; '' for none. */
  byName: text('by_name').notNull().default(''),
  madeAt: text('made_at').notNull(),
  /** From this instant on it is gone. */
  endsAt: text('ends_at').notNull(),
});
