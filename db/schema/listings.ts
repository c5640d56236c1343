import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What a producer says of a product beyond price and stock, and the changes that wait for an officer, field by field. */
export const listingChanges = sqliteTable('listing_changes', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  kind: text('kind', { enum: ['product', 'story', 'producer'] }).notNull(),
  subjectId: integer('subject_id'),
  producerId: integer('producer_id').notNull(),
  state: text('state', {
    enum: ['draft', 'waiting', 'returned', 'approved', 'refused', 'withdrawn'],
  }).notNull(),
  title: text('title').notNull().default(''),
  note: text('note').notNull().default(''),
  officeNote: text('office_note').notNull().default(''),
  baseVersion: integer('base_version').notNull(),
  madeBy: text('made_by').notNull(),
  madeByUser: text('made_by_user'),
  madeAt: text('made_at').notNull(),
  changedAt: text('changed_at').notNull(),
  sentAt: text('sent_at'),
  decidedBy: text('decided_by').notNull().default(''),
  decidedAt: text('decided_at'),
  version: integer('version').notNull().default(1),
});

export const listingChangeFields = sqliteTable('listing_change_fields', {
  id: integer('id').primaryKey(),
  changeId: integer('change_id').notNull(),
  field: text('field').notNull(),
  before: text('before').notNull(),
  after: text('after').notNull(),
  verdict: text('verdict', { enum: ['approved', 'returned', 'refused'] }),
  note: text('note').notNull().default(''),
});

export const bulkEdits = sqliteTable('bulk_edits', {
  id: integer('id').primaryKey(),
  producerId: integer('producer_id').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
  source: text('source', { enum: ['table', 'file', 'undo'] }).notNull(),
  rows: text('rows').notNull(),
  undoneAt: text('undone_at'),
  undoneBy: text('undone_by'),
});
