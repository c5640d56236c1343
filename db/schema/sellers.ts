import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Sellers: who stands behind a producer's name, who claims it, who works for it, and the letters that invite them. */
export const sellerProfiles = sqliteTable('seller_profiles', {
  producerId: integer('producer_id').primaryKey(),
  legalName: text('legal_name').notNull().default(''),
  phone: text('phone').notNull().default(''),
  email: text('email').notNull().default(''),
  addressLine: text('address_line').notNull().default(''),
  taxCode: text('tax_code').notNull().default(''),
  registrationNo: text('registration_no').notNull().default(''),
  registeredOn: text('registered_on'),
  registeredBy: text('registered_by').notNull().default(''),
  representative: text('representative').notNull().default(''),
  introVi: text('intro_vi').notNull().default(''),
  introEn: text('intro_en').notNull().default(''),
  website: text('website').notNull().default(''),
  coverMediaId: integer('cover_media_id'),
  /** When an officer last compared name and numbers with the papers; null once either is changed. */
  checkedAt: text('checked_at'),
  checkedBy: text('checked_by').notNull().default(''),
  holidayFrom: text('holiday_from'),
  holidayUntil: text('holiday_until'),
  holidayNote: text('holiday_note').notNull().default(''),
  changedAt: text('changed_at').notNull(),
  version: integer('version').notNull().default(1),
});

export const producerClaims = sqliteTable('producer_claims', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  kind: text('kind', { enum: ['claim', 'application'] }).notNull(),
  producerId: integer('producer_id'),
  userId: text('user_id').notNull(),
  letterId: integer('letter_id'),
  state: text('state', {
    enum: ['waiting', 'returned', 'approved', 'refused', 'withdrawn'],
  }).notNull(),
  personName: text('person_name').notNull(),
  personRole: text('person_role').notNull().default(''),
  /** For the officer alone; the number that buyers see is `shopPhone`. */
  personPhone: text('person_phone').notNull(),
  shopPhone: text('shop_phone').notNull().default(''),
  producerName: text('producer_name').notNull(),
  producerKind: text('producer_kind', {
    enum: ['cooperative', 'cooperative-group', 'company', 'household', 'unknown'],
  }).notNull(),
  provinceCode: text('province_code').notNull(),
  communeCode: text('commune_code'),
  addressLine: text('address_line').notNull().default(''),
  taxCode: text('tax_code').notNull().default(''),
  registrationNo: text('registration_no').notNull().default(''),
  registeredOn: text('registered_on'),
  registeredBy: text('registered_by').notNull().default(''),
  representative: text('representative').notNull().default(''),
  note: text('note').notNull().default(''),
  officeNote: text('office_note').notNull().default(''),
  madeAt: text('made_at').notNull(),
  sentAt: text('sent_at').notNull(),
  decidedAt: text('decided_at'),
  decidedBy: text('decided_by').notNull().default(''),
  version: integer('version').notNull().default(1),
});

export const claimFiles = sqliteTable('claim_files', {
  id: integer('id').primaryKey(),
  claimId: integer('claim_id').notNull(),
  hash: text('hash').notNull(),
  name: text('name').notNull(),
  media: text('media').notNull(),
  bytes: integer('bytes').notNull(),
  addedAt: text('added_at').notNull(),
});

export const invitationLetters = sqliteTable('invitation_letters', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  producerId: integer('producer_id').notNull(),
  /** The token itself stands on the paper and nowhere else. */
  tokenHash: text('token_hash').notNull().unique(),
  madeBy: text('made_by').notNull(),
  madeAt: text('made_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  openedTimes: integer('opened_times').notNull().default(0),
  firstOpenedAt: text('first_opened_at'),
  /** The last claim that was made with it. */
  claimId: integer('claim_id'),
  withdrawnAt: text('withdrawn_at'),
});
