import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A batch (AI 10) of a trade item. Instants are ISO 8601 UTC, days `YYYY-MM-DD` in Việt Nam. */
export const lots = sqliteTable('lots', {
  id: integer('id').primaryKey(),
  tradeItemId: integer('trade_item_id').notNull(),
  producerId: integer('producer_id').notNull(),
  /** As printed: 1–20 characters of GS1 set 82; unique within its item, case counts. */
  code: text('code').notNull(),
  madeOn: text('made_on'),
  packedOn: text('packed_on'),
  bestBefore: text('best_before'),
  expiresOn: text('expires_on'),
  /** In `unit`, null while unknown. */
  quantity: real('quantity'),
  /** UN/ECE: `EA`, `KGM`, `LTR`… */
  unit: text('unit').notNull(),
  /** Said to the public beside the journey. */
  note: text('note').notNull().default(''),
  /** JSON: codes that other systems know the lot by, [{system, code, url}]. */
  otherCodes: text('other_codes').notNull().default('[]'),
  /** 1: made up for demonstration; never shown without saying so and never outside demo mode. */
  illustrative: integer('illustrative', { mode: 'boolean' }).notNull().default(false),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  /** Goes up with every change of the row itself. */
  version: integer('version').notNull().default(1),
  /** Given by the phone that made it while offline: the same one sent twice is one lot. */
  clientId: text('client_id').unique(),
});

/** One EPCIS 2.0 event, for ever: corrections are further rows. `body` is the event itself, as JSON. */
export const epcisEvents = sqliteTable('epcis_events', {
  id: integer('id').primaryKey(),
  /** `urn:uuid:…`, or what an imported document calls it. */
  eventId: text('event_id').notNull(),
  /** Whose record it is. */
  producerId: integer('producer_id').notNull(),
  type: text('type').notNull(),
  /** Instant of the event in UTC. */
  eventTime: text('event_time').notNull(),
  /** As in the event: `+07:00`. */
  zoneOffset: text('zone_offset').notNull(),
  recordTime: text('record_time').notNull(),
  action: text('action'),
  bizStep: text('biz_step'),
  disposition: text('disposition'),
  readPoint: text('read_point'),
  bizLocation: text('biz_location'),
  /** Our word for the stage (`harvest`, `processing` …), null for what was imported without one. */
  stage: text('stage'),
  /** The place of ours it happened at. */
  placeId: integer('place_id'),
  /** The party of ours on the other side (one step back, one step forward). */
  partyId: integer('party_id'),
  /** What was typed about it, said to the public. */
  note: text('note').notNull().default(''),
  body: text('body').notNull(),
  /** JSON: the `@context` of the document it stands in, which says what its prefixes mean. */
  context: text('context').notNull(),
  /** An event that was declared in error has the declaration's row here. */
  declaredInErrorBy: integer('declared_in_error_by'),
  /** This row is the error declaration of that event (EPCIS eventID). */
  declaresErrorOf: text('declares_error_of'),
  source: text('source', { enum: ['desk', 'phone', 'import', 'recall', 'demo'] }).notNull(),
  declaredBy: text('declared_by').notNull(),
  declaredByUser: text('declared_by_user'),
  clientId: text('client_id').unique(),
});

/** What an event is about: the lots and units in it, and in which part. */
export const eventThings = sqliteTable('event_things', {
  id: integer('id').primaryKey(),
  eventRow: integer('event_row').notNull(),
  part: text('part', { enum: ['thing', 'parent', 'child', 'input', 'output'] }).notNull(),
  /** The EPC or EPC class as the event writes it. */
  uri: text('uri').notNull(),
  isClass: integer('is_class', { mode: 'boolean' }).notNull(),
  /** Our lot, where it is one of ours. */
  lotId: integer('lot_id'),
  quantity: real('quantity'),
  unit: text('unit'),
});

/** Photos and papers of an event, kept in the private store under their hash. */
export const eventFiles = sqliteTable('event_files', {
  id: integer('id').primaryKey(),
  eventRow: integer('event_row').notNull(),
  hash: text('hash').notNull(),
  media: text('media').notNull(),
  bytes: integer('bytes').notNull(),
  caption: text('caption').notNull().default(''),
  /** `test-result`, `certificate`, `invoice`: a paper; `photo`. */
  kind: text('kind', {
    enum: ['photo', 'test-result', 'certificate', 'delivery-note', 'other'],
  }).notNull(),
  open: integer('open', { mode: 'boolean' }).notNull(),
});

/** What became what: one row per input and output lot of an event that still stands. Recall walks along these. */
export const lotLinks = sqliteTable('lot_links', {
  id: integer('id').primaryKey(),
  fromLot: integer('from_lot').notNull(),
  toLot: integer('to_lot').notNull(),
  eventRow: integer('event_row').notNull(),
});
