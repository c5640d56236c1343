import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often codes were scanned: nothing about who scanned. `lotId` 0: no lot; `provinceCode` '': not known. */
export const scanCounts = sqliteTable(
  'scan_counts',
  {
    /** Việt Nam's day. */
    day: text('day').notNull(),
    tradeItemId: integer('trade_item_id').notNull(),
    lotId: integer('lot_id').notNull(),
    provinceCode: text('province_code').notNull(),
    scans: integer('scans').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.tradeItemId, table.lotId, table.provinceCode] }),
  ],
);

/** What is known of one unit's scans. */
export const serialScans = sqliteTable('serial_scans', {
  serialId: integer('serial_id').primaryKey(),
  firstAt: text('first_at').notNull(),
  lastAt: text('last_at').notNull(),
  scans: integer('scans').notNull(),
  /** Scans after the unit was marked sold. */
  afterSale: integer('after_sale').notNull(),
  /** JSON: code of each province it was seen in → [how often, first, last] (instants, ISO 8601 UTC). */
  provinces: text('provinces').notNull(),
});
