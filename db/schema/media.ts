import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Pictures of producers: the upright, stripped original and its variants; what is shown where. */
export const media = sqliteTable('media', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  producerId: integer('producer_id').notNull(),
  hash: text('hash').notNull(),
  fileName: text('file_name').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: integer('bytes').notNull(),
  blur: text('blur').notNull(),
  focalX: integer('focal_x').notNull().default(500),
  focalY: integer('focal_y').notNull().default(500),
  altVi: text('alt_vi').notNull().default(''),
  altEn: text('alt_en').notNull().default(''),
  credit: text('credit').notNull().default(''),
  open: integer('open', { mode: 'boolean' }).notNull().default(false),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  removedAt: text('removed_at'),
  version: integer('version').notNull().default(1),
});

export const mediaVariants = sqliteTable('media_variants', {
  id: integer('id').primaryKey(),
  mediaId: integer('media_id').notNull(),
  format: text('format', { enum: ['avif', 'webp', 'jpeg'] }).notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  hash: text('hash').notNull(),
  bytes: integer('bytes').notNull(),
});

export const productPictures = sqliteTable('product_pictures', {
  id: integer('id').primaryKey(),
  productId: integer('product_id').notNull(),
  mediaId: integer('media_id').notNull(),
  position: integer('position').notNull(),
});

export const storyPictures = sqliteTable('story_pictures', {
  id: integer('id').primaryKey(),
  storyId: integer('story_id').notNull(),
  mediaId: integer('media_id').notNull(),
  position: integer('position').notNull(),
});
