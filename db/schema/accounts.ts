import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Users, sessions and the four tables after them are read and written by better-auth, in its own shapes. */
export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Lower case. */
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  /** One of the accounts of demo mode: gone with it. */
  isDemo: integer('is_demo', { mode: 'boolean' }).notNull().default(false),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const sessions = sqliteTable('sessions', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  token: text('token').notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: instant('created_at').notNull(),
  /** Last seen, to a quarter of an hour. */
  updatedAt: instant('updated_at').notNull(),
});

/** How a person signs in; `credential` with a scrypt hash is the only provider. */
export const signInMethods = sqliteTable('sign_in_methods', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  password: text('password'),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_at'),
  refreshTokenExpiresAt: instant('refresh_token_expires_at'),
  scope: text('scope'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const verifications = sqliteTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const secondFactors = sqliteTable('second_factors', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: integer('verified', { mode: 'boolean' }).notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: instant('locked_until'),
});

export const passkeys = sqliteTable('passkeys', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  name: text('name'),
  publicKey: text('public_key').notNull(),
  credentialID: text('credential_id').notNull().unique(),
  counter: integer('counter').notNull(),
  deviceType: text('device_type').notNull(),
  backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
  transports: text('transports'),
  aaguid: text('aaguid'),
  createdAt: instant('created_at'),
});

/** One role of one person and where it holds. Withdrawn, never deleted. Instants here and below: milliseconds UTC. */
export const grants = sqliteTable('grants', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  role: text('role', {
    enum: [
      'administrator',
      'ministry-officer',
      'provincial-officer',
      'commune-officer',
      'council-member',
      'council-secretary',
      'advisory-team',
      'producer',
    ],
  }).notNull(),
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  producerId: integer('producer_id'),
  councilId: integer('council_id'),
  grantedBy: text('granted_by').notNull(),
  grantedAt: integer('granted_at').notNull(),
  withdrawnAt: integer('withdrawn_at'),
  withdrawnBy: text('withdrawn_by'),
  withdrawnWhy: text('withdrawn_why'),
  duty: text('duty', { enum: ['manager', 'seller', 'packer'] }),
});

/** A role offered by mail; only the hash of its link is kept. */
export const invitations = sqliteTable('invitations', {
  id: integer('id').primaryKey(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  producerId: integer('producer_id'),
  councilId: integer('council_id'),
  tokenHash: text('token_hash').notNull().unique(),
  invitedBy: text('invited_by').notNull(),
  invitedAt: integer('invited_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  sentTimes: integer('sent_times').notNull().default(1),
  acceptedAt: integer('accepted_at'),
  acceptedBy: text('accepted_by'),
  withdrawnAt: integer('withdrawn_at'),
  duty: text('duty', { enum: ['manager', 'seller', 'packer'] }),
});

/** One-time links: of the first administrator, and of a forgotten password. */
export const accountTickets = sqliteTable('account_tickets', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['set-up', 'reset'] }).notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  userId: text('user_id'),
  madeAt: integer('made_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

/** Links that confirm the address of somebody who made an account without being invited. */
export const emailConfirmations = sqliteTable('email_confirmations', {
  id: integer('id').primaryKey(),
  userId: text('user_id').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  madeAt: integer('made_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

/** Outbox of the mail. */
export const mails = sqliteTable('mails', {
  id: integer('id').primaryKey(),
  toAddress: text('to_address').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  /** A subject of the change log: what it is about. */
  about: text('about').notNull(),
  dueAt: integer('due_at').notNull(),
  queuedAt: integer('queued_at').notNull(),
  tries: integer('tries').notNull().default(0),
  nextTryAt: integer('next_try_at').notNull(),
  lastError: text('last_error'),
  sentAt: integer('sent_at'),
  /** SMTP answer, or name of the file. */
  sentAs: text('sent_as'),
});
