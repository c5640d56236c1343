import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Reviews of those who bought, in full, with the producer's answer. */
export const reviews = sqliteTable('reviews', {
  id: integer('id').primaryKey(),
  orderLineId: integer('order_line_id').notNull().unique(),
  orderId: integer('order_id').notNull(),
  productId: integer('product_id').notNull(),
  producerId: integer('producer_id'),
  provinceCode: text('province_code').notNull(),
  /** Points of the buyer, 1 to 5; no stars. */
  mark: integer('mark').notNull(),
  said: text('said').notNull().default(''),
  /** As the buyer chose to be called. */
  shownName: text('shown_name').notNull(),
  lang: text('lang').notNull(),
  boughtOn: text('bought_on').notNull(),
  state: text('state', { enum: ['shown', 'removed'] }).notNull(),
  /** Ground in law it was taken down on (`REMOVAL_GROUNDS`); public. */
  removedWhy: text('removed_why').notNull().default(''),
  removedBy: text('removed_by'),
  writtenAt: text('written_at').notNull(),
  changedAt: text('changed_at'),
  answer: text('answer').notNull().default(''),
  answeredAt: text('answered_at'),
  answeredBy: text('answered_by'),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  version: integer('version').notNull().default(1),
});

export const reviewReports = sqliteTable('review_reports', {
  id: integer('id').primaryKey(),
  reviewId: integer('review_id').notNull(),
  kind: text('kind').notNull(),
  said: text('said').notNull().default(''),
  sentAt: text('sent_at').notNull(),
  state: text('state', { enum: ['new', 'kept', 'removed'] }).notNull(),
  handledBy: text('handled_by'),
  handledAt: text('handled_at'),
});
