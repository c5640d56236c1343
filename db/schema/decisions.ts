import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A decision as the authority numbered and dated it; what it did hangs on it. Never deleted. */
export const decisions = sqliteTable('decisions', {
  id: integer('id').primaryKey(),
  /** Spelled as the authority does: `3981/QĐ-UBND`. */
  number: text('number').notNull(),
  /** `YYYY-MM-DD` */
  decidedOn: text('decided_on').notNull(),
  issuer: text('issuer').notNull(),
  /** Who signed, empty when not given. */
  signer: text('signer').notNull().default(''),
  level: text('level', { enum: ['district', 'province', 'centre'] }).notNull(),
  /** Null for the centre. */
  provinceCode: text('province_code'),
  kind: text('kind', {
    enum: ['recognise', 'revoke', 'hold-over', 'correct', 'import'],
  }).notNull(),
  title: text('title').notNull(),
  /** SHA-256 of the file it came as (FileStore), null when none was given. */
  fileHash: text('file_hash'),
  fileName: text('file_name'),
  importId: integer('import_id'),
  roundId: integer('round_id'),
  /** Name of whoever wrote it down here, as in the change log. */
  issuedBy: text('issued_by').notNull(),
  /** Instant, ISO 8601 UTC. */
  issuedAt: text('issued_at').notNull(),
  note: text('note').notNull().default(''),
});

/** What a further decision put right in a certificate; the value before stays readable for ever. */
export const certificateCorrections = sqliteTable('certificate_corrections', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  decisionId: integer('decision_id').notNull(),
  /** See CORRECTABLE in src/features/certificates/corrections.ts. */
  field: text('field').notNull(),
  before: text('before').notNull(),
  after: text('after').notNull(),
  reason: text('reason').notNull(),
  correctedBy: text('corrected_by').notNull(),
  /** Instant, ISO 8601 UTC. */
  correctedAt: text('corrected_at').notNull(),
});

/**
 * Places in the status lists that are void because the certificate was corrected: credentials given out before carry
 * facts that no longer stand.
 */
export const voidedCredentials = sqliteTable('voided_credentials', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  /** Its place until then (credential/status-place.ts). */
  place: integer('place').notNull().unique(),
  /** Instant, ISO 8601 UTC. */
  voidedAt: text('voided_at').notNull(),
});

/** Which reminder about which end of a term went out: each once. */
export const remindersSent = sqliteTable('reminders_sent', {
  id: integer('id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  /** Days before the last day of the term: 180, 150, 120, 60 or 30. */
  daysBefore: integer('days_before').notNull(),
  /** The last day of the term it was about, `YYYY-MM-DD`: a corrected date brings reminders anew. */
  expiresOn: text('expires_on').notNull(),
  /** How many letters were queued. */
  letters: integer('letters').notNull(),
  /** Instant, ISO 8601 UTC. */
  queuedAt: text('queued_at').notNull(),
});
