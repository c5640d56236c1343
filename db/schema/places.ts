import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The 34 provinces and cities since 1 July 2025; codes of QĐ 19/2025/QĐ-TTg. */
export const provinces = sqliteTable('provinces', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  slug: text('slug').notNull().unique(),
  kind: text('kind').notNull(),
  region: text('region').notNull(),
  source: text('source').notNull(),
});

/** The 3,321 communes, wards and special zones. */
export const communes = sqliteTable('communes', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  kind: text('kind').notNull(),
  provinceCode: text('province_code').notNull(),
});

/** The 63 provinces until 30 June 2025. Their codes overlap with today's and mean other things. */
export const oldProvinces = sqliteTable('old_provinces', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  kind: text('kind').notNull(),
  provinceCode: text('province_code').notNull(),
});

/** Districts and communes that ended on 1 July 2025 or before, and where they went. */
export const oldPlaces = sqliteTable('old_places', {
  id: integer('id').primaryKey(),
  level: text('level', { enum: ['district', 'commune'] }).notNull(),
  name: text('name').notNull(),
  /** Folded name without its kind: what old names are looked up by. */
  folded: text('folded').notNull(),
  slug: text('slug').notNull(),
  kind: text('kind').notNull(),
  oldDistrict: text('old_district').notNull(),
  oldProvinceCode: text('old_province_code').notNull(),
  provinceCode: text('province_code').notNull(),
  /** Codes of today's communes, separated by `|`. */
  communeCodes: text('commune_codes').notNull(),
});
