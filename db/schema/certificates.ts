import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row per recognition as a source gives it. Never deleted; corrected by a further decision. */
export const certificates = sqliteTable('certificates', {
  id: integer('id').primaryKey(),
  /** Our register code, stable for ever: `MX-00001`. */
  code: text('code').notNull().unique(),
  productId: integer('product_id').notNull(),
  /** 1–5, null where the source states none. */
  stars: integer('stars'),
  /** As printed: `91,14`, `87.7`; empty when not given. */
  score: text('score').notNull(),
  /** Spelled as the source does; empty when not given. */
  decisionNo: text('decision_no').notNull(),
  /** `YYYY-MM-DD` or null. */
  decidedOn: text('decided_on'),
  /** The year the source names, null when none. */
  year: integer('year'),
  /** First and last possible day of the decision, null when nothing is known. */
  issuedFirst: text('issued_first'),
  issuedLast: text('issued_last'),
  criteriaVersion: text('criteria_version'),
  evidence: text('evidence', { enum: ['decision', 'council', 'report'] }).notNull(),
  heldOverUntil: text('held_over_until'),
  revokedOn: text('revoked_on'),
  revokedWhy: text('revoked_why').notNull(),
  /** As the source prints them. */
  printedName: text('printed_name').notNull(),
  printedProducer: text('printed_producer').notNull(),
  printedCommune: text('printed_commune').notNull(),
  printedDistrict: text('printed_district').notNull(),
  printedProvince: text('printed_province').notNull(),
  printedGroup: text('printed_group').notNull(),
  sourceUrl: text('source_url').notNull(),
  sourceVia: text('source_via').notNull(),
  /** Day on which the source was read. */
  sourceReadOn: text('source_read_on').notNull(),
  note: text('note').notNull(),
});
