import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A recall of lots, public from the moment it is opened. Instants are ISO 8601 UTC. */
export const recalls = sqliteTable('recalls', {
  id: integer('id').primaryKey(),
  /** `TH-2026-0001`, in its address for ever. */
  code: text('code').notNull().unique(),
  producerId: integer('producer_id').notNull(),
  provinceCode: text('province_code').notNull(),
  state: text('state', { enum: ['open', 'lifted'] }).notNull(),
  /** What is wrong, and what buyers should do, as the public reads it. English may be empty. */
  reasonVi: text('reason_vi').notNull(),
  reasonEn: text('reason_en').notNull().default(''),
  adviceVi: text('advice_vi').notNull(),
  adviceEn: text('advice_en').notNull().default(''),
  /** `health`: may harm; `quality`: not as declared; `label`: the label is wrong. */
  hazard: text('hazard', { enum: ['health', 'quality', 'label'] }).notNull(),
  openedAt: text('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  openedByUser: text('opened_by_user'),
  liftedAt: text('lifted_at'),
  liftedBy: text('lifted_by'),
  liftReason: text('lift_reason').notNull().default(''),
  version: integer('version').notNull().default(1),
});

export const recallLots = sqliteTable('recall_lots', {
  id: integer('id').primaryKey(),
  recallId: integer('recall_id').notNull(),
  lotId: integer('lot_id').notNull(),
  /** `named` by whoever opened it, or found along the transformations `forward` or `backward`. */
  how: text('how', { enum: ['named', 'forward', 'backward'] }).notNull(),
  /** Transformations away from a named lot. */
  distance: integer('distance').notNull(),
  /** 0: looked at and left out, with the reason. */
  included: integer('included', { mode: 'boolean' }).notNull(),
  leftOutBecause: text('left_out_because').notNull().default(''),
  /** Beyond the reach of whoever recalled: its own producer and office are told, and decide. */
  outside: integer('outside', { mode: 'boolean' }).notNull().default(false),
});

/** "This is wrong": what a visitor says about a scanned page. */
export const wrongReports = sqliteTable('wrong_reports', {
  id: integer('id').primaryKey(),
  /** `BS-2026-00001`. */
  code: text('code').notNull().unique(),
  tradeItemId: integer('trade_item_id'),
  lotId: integer('lot_id'),
  productId: integer('product_id'),
  producerId: integer('producer_id'),
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  /** The code as it was scanned. */
  scanned: text('scanned').notNull(),
  lang: text('lang').notNull(),
  kind: text('kind', {
    enum: ['not-this-product', 'fake', 'wrong-fact', 'bad-quality', 'expired', 'other'],
  }).notNull(),
  said: text('said').notNull(),
  /** As the visitor wishes to be answered; may be empty. Removed when the report is closed for 12 months. */
  contact: text('contact').notNull().default(''),
  photoHash: text('photo_hash'),
  photoMedia: text('photo_media'),
  state: text('state', { enum: ['new', 'looking', 'mended', 'unfounded', 'spam'] }).notNull(),
  answer: text('answer').notNull().default(''),
  answeredBy: text('answered_by'),
  answeredAt: text('answered_at'),
  sentAt: text('sent_at').notNull(),
  /** Mended, unfounded or spam since then. */
  closedAt: text('closed_at'),
  version: integer('version').notNull().default(1),
});
