import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The producer's day: notices on the desk and on the phone, messages about orders, views of product pages. */
export const notices = sqliteTable('notices', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  kind: text('kind').notNull(),
  facts: text('facts').notNull(),
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

export const messages = sqliteTable('messages', {
  id: integer('id').primaryKey(),
  orderId: integer('order_id').notNull(),
  parcelId: integer('parcel_id'),
  producerId: integer('producer_id'),
  side: text('side', { enum: ['buyer', 'producer', 'office'] }).notNull(),
  by: text('by').notNull().default(''),
  text: text('text').notNull(),
  requestKey: text('request_key').notNull().unique(),
  at: text('at').notNull(),
  readAt: text('read_at'),
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
