import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Pictures of producers: the upright, stripped original and its variants; what is shown where. */
export const media = sqliteTable('media', {
  id: integer('id').primaryKey(),
  /** 16 random letters and digits: its name in addresses. A row's bytes never change: another picture is another row. */
  key: text('key').notNull().unique(),
  producerId: integer('producer_id').notNull(),
  /** SHA-256 of the kept original, which is not what was sent: upright, and with nothing beside the picture. */
  hash: text('hash').notNull(),
  /** Of the original. */
  format: text('format', { enum: ['jpeg', 'webp'] }).notNull(),
  /** The resumable upload it came by, so that finishing twice makes one picture; null for forms. */
  upload: text('upload').unique(),
  /** As the sender called it, cleaned. */
  fileName: text('file_name').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** Original and variants together: what the producer's quota counts. */
  bytes: integer('bytes').notNull(),
  /** `data:` picture of at most 300 characters; may be empty. */
  blur: text('blur').notNull(),
  /** Thousandths from the left and from the top. */
  focalX: integer('focal_x').notNull().default(500),
  focalY: integer('focal_y').notNull().default(500),
  altVi: text('alt_vi').notNull().default(''),
  altEn: text('alt_en').notNull().default(''),
  credit: text('credit').notNull().default(''),
  /** Name, descriptions and credit without marks, for the library's search. */
  searchText: text('search_text').notNull().default(''),
  /** Shown to the public: its public addresses answer. */
  open: integer('open', { mode: 'boolean' }).notNull().default(false),
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  /** Put away by its producer; forgotten 30 days later. */
  removedAt: text('removed_at'),
  version: integer('version').notNull().default(1),
});

export const mediaVariants = sqliteTable('media_variants', {
  id: integer('id').primaryKey(),
  mediaId: integer('media_id').notNull(),
  format: text('format', { enum: ['avif', 'webp', 'jpeg'] }).notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** SHA-256 of its bytes, under which they are kept. */
  hash: text('hash').notNull(),
  bytes: integer('bytes').notNull(),
});

/** What a product shows, the first first. */
export const productPictures = sqliteTable('product_pictures', {
  id: integer('id').primaryKey(),
  productId: integer('product_id').notNull(),
  mediaId: integer('media_id').notNull(),
  position: integer('position').notNull(),
});

/** Pictures that a story's cover and text show. */
export const storyPictures = sqliteTable('story_pictures', {
  id: integer('id').primaryKey(),
  storyId: integer('story_id').notNull(),
  mediaId: integer('media_id').notNull(),
  position: integer('position').notNull(),
});
