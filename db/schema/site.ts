import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who did what to which subject: written in the command's own transaction; audit page and outbox in one. */
export const changes = sqliteTable('changes', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** Instant, ISO 8601 UTC. */
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  deed: text('deed').notNull(),
  /** `product:12`, `certificate:7`, `place:08`, `catalogue` (everything), `settings`. */
  subject: text('subject').notNull(),
  before: text('before'),
  after: text('after'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

/** Settings of the site that an administrator may change; values are JSON. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
