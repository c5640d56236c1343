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
  /** The decision as it was written down here; null for those of the first catalogue. */
  decisionId: integer('decision_id'),
  dossierId: integer('dossier_id'),
  /** `T-X-STT-year` of the dossier, null when it did not come from one. */
  productCode: text('product_code'),
  /** Goes up with each revocation, hold-over and correction: whoever decided on an older one is told. */
  version: integer('version').notNull().default(0),
  /** One of GROUNDS in src/features/certificates/revocation.ts; null for revocations a source only reports. */
  revokedGround: text('revoked_ground'),
  /** The authority whose conclusion the revocation rests on. */
  revokedAuthority: text('revoked_authority'),
  /** `YYYY-MM-DD`, the day of that conclusion: the 15 days of QĐ 26/2026 Điều 8 run from it. */
  revokedConcludedOn: text('revoked_concluded_on'),
  revokedDecisionId: integer('revoked_decision_id'),
  heldOverDecisionId: integer('held_over_decision_id'),
  /** Place in the status lists since the last correction; null: the place that goes with its id. */
  credentialPlace: integer('credential_place'),
  heldOverWhy: text('held_over_why').notNull().default(''),
});
