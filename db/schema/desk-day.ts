import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The producer's day: notices on the desk and on the phone, messages about orders, views of product pages. */
export const notices = sqliteTable('notices', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  kind: text('kind').notNull(),
  /** JSON: `NoticeFacts`. Never a buyer's name, number or words. */
  facts: text('facts').notNull(),
  /** Vietnamese address without host. */
  href: text('href').notNull(),
  about: text('about').notNull(),
  at: text('at').notNull(),
  readAt: text('read_at'),
  pushState: text('push_state', { enum: ['none', 'waiting', 'sent', 'given-up'] })
    .notNull()
    .default('none'),
  pushTries: integer('push_tries').notNull().default(0),
  pushNextAt: text('push_next_at'),
});

export const noticeChoices = sqliteTable('notice_choices', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  kind: text('kind').notNull(),
  mail: integer('mail', { mode: 'boolean' }).notNull(),
  push: integer('push', { mode: 'boolean' }).notNull(),
});

export const pushSubscriptions = sqliteTable('push_subscriptions', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  endpoint: text('endpoint').notNull().unique(),
  p256dh: text('p256dh').notNull(),
  auth: text('auth').notNull(),
  device: text('device').notNull().default(''),
  lang: text('lang').notNull(),
  addedAt: text('added_at').notNull(),
  lastSentAt: text('last_sent_at'),
  failedTimes: integer('failed_times').notNull().default(0),
});

/** Forms that a browser sent with a key of its own, and where they led: on a bad line the same one may come again. */
export const formSends = sqliteTable('form_sends', {
  /** Person and key. */
  key: text('key').primaryKey(),
  location: text('location').notNull(),
  at: text('at').notNull(),
});

export const messages = sqliteTable('messages', {
  id: integer('id').primaryKey(),
  orderId: integer('order_id').notNull(),
  /** The thread: what a buyer and one producer of the order write to each other. */
  parcelId: integer('parcel_id').notNull(),
  producerId: integer('producer_id'),
  side: text('side', { enum: ['buyer', 'producer', 'office'] }).notNull(),
  /** The buyer asks the office of the province to look at it. */
  asksOffice: integer('asks_office', { mode: 'boolean' }).notNull().default(false),
  /** User id of whoever wrote at the desk; empty for the buyer. */
  by: text('by').notNull().default(''),
  text: text('text').notNull(),
  requestKey: text('request_key').notNull().unique(),
  at: text('at').notNull(),
  /** When the other side first saw it. */
  readAt: text('read_at'),
  /** When a letter about it was queued for the buyer. */
  toldAt: text('told_at'),
});

export const productViews = sqliteTable(
  'product_views',
  {
    productId: integer('product_id').notNull(),
    day: text('day').notNull(),
    views: integer('views').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.day] })],
);
