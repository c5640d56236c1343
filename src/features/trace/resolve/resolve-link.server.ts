import { getTableColumns, getTableName, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { serials, traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import type { Level, ScannedLink } from './link.ts';

export type { Level, ScannedLink } from './link.ts';

/** What a scanned code leads to: the finest thing we know of, and everything above it. */
export interface Resolved {
  readonly asked: ScannedLink;
  /** The finest level that is known; `none`: not even the key. A lot that is unknown leaves `item`. */
  readonly level: Level;
  readonly item: InferSelectModel<typeof tradeItems> | null;
  /** Null for a material, and for what is not known. */
  readonly product: InferSelectModel<typeof products> | null;
  /** The lot that was asked for; the lot of the serial where no lot was. */
  readonly lot: InferSelectModel<typeof lots> | null;
  /** Of this lot; a serial that belongs to another lot than the one asked for is unknown. */
  readonly serial: InferSelectModel<typeof serials> | null;
  /** Only places and parties that are open to the public. */
  readonly place: InferSelectModel<typeof tracePlaces> | null;
  readonly party: InferSelectModel<typeof traceParties> | null;
}

const jsonOf = (table: SQLiteTable): string => {
  const name = getTableName(table);
  const pairs = Object.entries(getTableColumns(table)).map(
    ([key, column]) => `'${key}', ${name}.${column.name}`,
  );
  return `case when ${name}.id is null then null else json_object(${pairs.join(', ')}) end`;
};

/** One statement and one column: the client spends most of its time on statements and columns, not on SQLite. */
const itemBy = (column: 'gtin' | 'short_code'): string => `
  select json_object(
    'item', ${jsonOf(tradeItems)},
    'product', ${jsonOf(products)},
    'lot', ${jsonOf(lots)},
    'serial', ${jsonOf(serials)}
  )
  from trade_items
  left join products on products.id = trade_items.product_id
  left join serials on serials.trade_item_id = trade_items.id and serials.serial = :serial
  left join lots on lots.id = case when :lot is null then serials.lot_id else (
    select one.id from lots as one where one.trade_item_id = trade_items.id and one.code = :lot
  ) end
  where trade_items.${column} = :value`;

const PLACE = `
  select json_object('place', ${jsonOf(tracePlaces)})
  from trace_places
  where gln = :value and open = 1 and gln_extension in (:extension, '')
  order by gln_extension = :extension desc
  limit 1`;

const PARTY = `
  select json_object('party', ${jsonOf(traceParties)})
  from trace_parties
  where gln = :value and open = 1
  order by id
  limit 1`;

const STATEMENTS: Readonly<Record<ScannedLink['key'], string | null>> = {
  gtin: itemBy('gtin'),
  short: itemBy('short_code'),
  gln: PLACE,
  party: PARTY,
  // Logistic units are named in events only; none is shown by itself.
  sscc: null,
};

/** Looks up what a code names, in one statement. Whatever is not known is null; nothing is not known by an error. */
export async function resolveLink(db: Db, asked: ScannedLink): Promise<Resolved> {
  const sql = STATEMENTS[asked.key];
  const { value, lot = null, serial = null, extension } = asked;
  const isItem = asked.key === 'gtin' || asked.key === 'short';
  const args: Record<string, string | null> = isItem
    ? { value, lot, serial }
    : asked.key === 'gln'
      ? { value, extension: extension ?? '' }
      : { value };
  const { rows } = sql === null ? { rows: [] } : await db.$client.execute({ sql, args });
  const text = rows[0]?.[0];
  const found = (typeof text === 'string' ? JSON.parse(text) : {}) as Record<string, Row>;
  const known = {
    item: rowOf(tradeItems, found['item']),
    product: rowOf(products, found['product']),
    lot: rowOf(lots, found['lot']),
    serial: rowOf(serials, found['serial']),
    place: rowOf(tracePlaces, found['place']),
    party: rowOf(traceParties, found['party']),
  };
  const sameLot = known.serial !== null && known.serial.lotId === known.lot?.id;
  const own = { ...known, serial: sameLot ? known.serial : null };
  return { asked, level: levelOf(own), ...own };
}

function levelOf({ item, lot, serial, place, party }: Omit<Resolved, 'asked' | 'level'>): Level {
  if (serial !== null) return 'serial';
  if (lot !== null) return 'lot';
  if (item !== null) return 'item';
  if (place !== null) return 'place';
  return party !== null ? 'party' : 'none';
}

type Row = Record<string, string | number | null> | null | undefined;

/** What the store wrote, as the program has it: 0 and 1 where it says true and false. */
function rowOf<Table extends SQLiteTable>(table: Table, row: Row): InferSelectModel<Table> | null {
  if (!row) return null;
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const value = row[key] ?? null;
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  return Object.fromEntries(columns) as InferSelectModel<Table>;
}
