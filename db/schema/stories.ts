import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const stories = sqliteTable('stories', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  titleVi: text('title_vi').notNull(),
  /** One or two sentences for lists. */
  summaryVi: text('summary_vi').notNull(),
  /** Paragraphs separated by a blank line; plain text or Markdown, as `format` says. */
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
  /** JSON array of addresses; empty for what a producer wrote. */
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
  /** Who is in it; plain text. */
  peopleVi: text('people_vi').notNull().default(''),
  peopleEn: text('people_en').notNull().default(''),
  /** Craft village, custom, festival; plain text. */
  craftVi: text('craft_vi').notNull().default(''),
  craftEn: text('craft_en').notNull().default(''),
  /** Equal for texts that differ only in marks, case and blanks; empty: not compared with others yet. */
  fingerprint: text('fingerprint').notNull().default(''),
  /** ISO 8601; empty: as it was loaded. */
  changedAt: text('changed_at').notNull().default(''),
  /** ISO 8601; set: the public does not see it. */
  withdrawnAt: text('withdrawn_at'),
  withdrawnBy: text('withdrawn_by', { enum: ['', 'producer', 'office'] })
    .notNull()
    .default(''),
  withdrawnWhy: text('withdrawn_why').notNull().default(''),
  version: integer('version').notNull().default(1),
});

export const storyProducts = sqliteTable('story_products', {
  id: integer('id').primaryKey(),
  storyId: integer('story_id').notNull(),
  productId: integer('product_id').notNull(),
});

/** Where stories that look alike meet; see `bandsOf`. */
export const storyBands = sqliteTable(
  'story_bands',
  {
    storyId: integer('story_id').notNull(),
    band: integer('band').notNull(),
  },
  ({ band, storyId }) => [primaryKey({ columns: [band, storyId] })],
);
