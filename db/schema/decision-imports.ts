import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A list of a decision as it came, on its way into the register. */
export const decisionImports = sqliteTable('decision_imports', {
  id: integer('id').primaryKey(),
  /** `reading` → `ready`, `mapping` (columns have to be named by hand) or `failed` → `applied` or `discarded`. */
  state: text('state', {
    enum: ['reading', 'mapping', 'ready', 'failed', 'applied', 'discarded'],
  }).notNull(),
  /** SHA-256 of the file (FileStore). */
  fileHash: text('file_hash').notNull(),
  fileName: text('file_name').notNull(),
  /** Bytes. */
  fileSize: integer('file_size').notNull(),
  fileKind: text('file_kind').notNull().default(''),
  encoding: text('encoding').notNull().default(''),
  /** Null: the whole country, or not said yet. */
  provinceCode: text('province_code'),
  number: text('number').notNull().default(''),
  /** `YYYY-MM-DD` */
  decidedOn: text('decided_on'),
  issuer: text('issuer').notNull().default(''),
  level: text('level', { enum: ['district', 'province', 'centre'] }),
  kind: text('kind', { enum: ['recognise', 'revoke'] })
    .notNull()
    .default('recognise'),
  /** Where the list was published; empty when it was not said. */
  sourceUrl: text('source_url').notNull().default(''),
  title: text('title').notNull().default(''),
  /** JSON `{ columns: { name: 1, … }, headerRow }` chosen by hand or remembered; null: as the headers say. */
  mapping: text('mapping'),
  /** `remembered`, `given`, or empty. */
  mappingHow: text('mapping_how').notNull().default(''),
  /** JSON: columns with their headers, and the first lines for naming columns by hand. */
  layout: text('layout'),
  /** Of the header texts: the same layout has the same one. */
  fingerprint: text('fingerprint').notNull().default(''),
  /** JSON: problems of the file and of the list. */
  problems: text('problems').notNull().default('[]'),
  /** JSON: lines that are no product rows, and why; the first thousand. */
  skipped: text('skipped').notNull().default('[]'),
  rowsTotal: integer('rows_total').notNull().default(0),
  rowsDone: integer('rows_done').notNull().default(0),
  /** JSON: see Counts in judge-list.ts. */
  counts: text('counts'),
  failure: text('failure').notNull().default(''),
  /** Grows whenever what an officer would apply changes. */
  version: integer('version').notNull().default(1),
  /** Instant of the last sign of life of whoever reads it. */
  beatAt: text('beat_at').notNull(),
  createdBy: text('created_by').notNull(),
  createdById: text('created_by_id'),
  createdAt: text('created_at').notNull(),
  appliedBy: text('applied_by'),
  appliedAt: text('applied_at'),
  /** JSON: decisions and counts that were written. */
  applied: text('applied'),
});

export const decisionImportRows = sqliteTable('decision_import_rows', {
  id: integer('id').primaryKey(),
  importId: integer('import_id').notNull(),
  /** 1..n over the product rows of the file. */
  row: integer('row').notNull(),
  name: text('name').notNull(),
  judgement: text('judgement').notNull(),
  /** Code of the problem, empty when there is none. */
  code: text('code').notNull().default(''),
  /** What an officer sees of the judgement, for comparing (seenOf). */
  seen: text('seen').notNull(),
  /** JSON: the row as read (ListRow). */
  facts: text('facts').notNull(),
  /** JSON: Judged. */
  judged: text('judged').notNull(),
  /** JSON: Choice, null until somebody chose. */
  choice: text('choice'),
  /** Written by applying it. */
  certificateId: integer('certificate_id'),
});

/** Columns named by hand once, for lists of the same layout. */
export const decisionMappings = sqliteTable('decision_mappings', {
  id: integer('id').primaryKey(),
  fingerprint: text('fingerprint').notNull(),
  /** Empty: for all provinces. */
  provinceCode: text('province_code').notNull().default(''),
  mapping: text('mapping').notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: text('saved_at').notNull(),
});
