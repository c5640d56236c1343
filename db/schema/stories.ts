import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const stories = sqliteTable('stories', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  titleVi: text('title_vi').notNull(),
  /** One or two sentences for lists. */
  summaryVi: text('summary_vi').notNull(),
  /** Paragraphs separated by a blank line; plain text. */
  bodyVi: text('body_vi').notNull(),
  /** Empty where nobody has translated it yet. */
  titleEn: text('title_en').notNull(),
  summaryEn: text('summary_en').notNull(),
  bodyEn: text('body_en').notNull(),
  /** Producer as the source names it, and ours where it is in the register. */
  producerName: text('producer_name').notNull(),
  producerId: integer('producer_id'),
  place: text('place').notNull(),
  provinceCode: text('province_code'),
  /** JSON array of addresses. */
  sources: text('sources').notNull(),
  /** A caution about a fact, empty when there is none. */
  caution: text('caution').notNull(),
  writtenOn: text('written_on').notNull(),
  format: text('format', { enum: ['plain', 'markdown'] })
    .notNull()
    .default('plain'),
  origin: text('origin', { enum: ['seed', 'producer'] })
    .notNull()
    .default('seed'),
  peopleVi: text('people_vi').notNull().default(''),
  peopleEn: text('people_en').notNull().default(''),
  craftVi: text('craft_vi').notNull().default(''),
  craftEn: text('craft_en').notNull().default(''),
  fingerprint: text('fingerprint').notNull().default(''),
  changedAt: text('changed_at').notNull().default(''),
  withdrawnAt: text('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

export const storyProducts = sqliteTable('story_products', {
  id: integer('id').primaryKey(),
  storyId: integer('story_id').notNull(),
  productId: integer('product_id').notNull(),
});
