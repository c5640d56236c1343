import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DossierKind, DossierState } from '#src/features/assessment/dossier-states.ts';

/** One application of a producer for one product. Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */
export const dossiers = sqliteTable('dossiers', {
  id: integer('id').primaryKey(),
  /** `HS-2026-00001`, in its address for ever. */
  code: text('code').notNull().unique(),
  kind: text('kind').$type<DossierKind>().notNull(),
  producerId: integer('producer_id').notNull(),
  /** Null while the product is not in the catalogue yet. */
  productId: integer('product_id'),
  productName: text('product_name').notNull(),
  /** Product and producer as they were called at opening, folded: what lists are searched by. */
  folded: text('folded').notNull().default(''),
  setNo: integer('set_no').notNull(),
  provinceCode: text('province_code').notNull(),
  communeCode: text('commune_code').notNull(),
  criteriaVersion: text('criteria_version').notNull(),
  state: text('state').$type<DossierState>().notNull(),
  stateSince: text('state_since').notNull(),
  roundId: integer('round_id'),
  /** The certificate that is upgraded or re-assessed; after recognition of a first dossier still null. */
  certificateId: integer('certificate_id'),
  /** `T-X-STT-year`, issued when the province accepts the dossier. */
  productCode: text('product_code'),
  /** `12/PĐK-01-00070-2026`, issued at the first lodging. */
  slipNo: text('slip_no'),
  /** Goes up with every change of state. */
  version: integer('version').notNull(),
  openedAt: text('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  openedByUser: text('opened_by_user'),
  /** Of the latest lodging with the commune. */
  lodgedAt: text('lodged_at'),
  communeDueOn: text('commune_due_on'),
  forwardedAt: text('forwarded_at'),
  acceptedAt: text('accepted_at'),
  decidedAt: text('decided_at'),
  samples: integer('samples'),
  samplesReceivedOn: text('samples_received_on'),
  samplesReceivedBy: text('samples_received_by'),
  /** Council's average, 89.66 → 8966. */
  resultHundredths: integer('result_hundredths'),
  /** After gates. */
  resultStars: integer('result_stars'),
});

/** The forms as they stand now; drafts at any incompleteness. `content` is JSON, field → what was typed. */
export const dossierForms = sqliteTable('dossier_forms', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  form: text('form', { enum: ['m01', 'm02', 'm03', 'centre'] }).notNull(),
  content: text('content').notNull(),
  /** Goes up with every save: a stale save is refused. */
  revision: integer('revision').notNull(),
  savedAt: text('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
});

/** Proofs. Never deleted: a newer version supersedes, a file of a draft may be set aside. */
export const dossierFiles = sqliteTable('dossier_files', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  /** What it proves: `paper:food-safety`, `item:2.3`, `commune:letter`, `province:test`. */
  item: text('item').notNull(),
  /** Several files may prove one item; versions of one file share its slot. */
  slot: integer('slot').notNull(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  media: text('media').notNull(),
  bytes: integer('bytes').notNull(),
  /** SHA-256: where the private store keeps it. */
  hash: text('hash').notNull(),
  uploadedAt: text('uploaded_at').notNull(),
  uploadedBy: text('uploaded_by').notNull(),
  supersededBy: integer('superseded_by'),
  removedAt: text('removed_at'),
  /** Number of the first lodging that holds it; from then on it stays. */
  firstLodging: integer('first_lodging'),
});

/** What was lodged, frozen; triggers refuse every change. */
export const dossierLodgings = sqliteTable('dossier_lodgings', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  no: integer('no').notNull(),
  lodgedTo: text('lodged_to', { enum: ['commune', 'province'] }).notNull(),
  /** JSON of forms and file hashes. */
  content: text('content').notNull(),
  /** SHA-256 of `content`. */
  hash: text('hash').notNull(),
  lodgedAt: text('lodged_at').notNull(),
  lodgedBy: text('lodged_by').notNull(),
});

/** What to mend, item by item, of one return. */
export const dossierNotes = sqliteTable('dossier_notes', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  stepId: integer('step_id').notNull(),
  item: text('item').notNull(),
  note: text('note').notNull(),
});

/** Its way so far. */
export const dossierSteps = sqliteTable('dossier_steps', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  fromState: text('from_state').$type<DossierState>(),
  toState: text('to_state').$type<DossierState>().notNull(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  note: text('note').notNull(),
});

/** Numbers a commune gives out within a year. */
export const communeSequences = sqliteTable('commune_sequences', {
  communeCode: text('commune_code').notNull(),
  year: integer('year').notNull(),
  what: text('what', { enum: ['slip', 'product'] }).notNull(),
  last: integer('last').notNull(),
});
