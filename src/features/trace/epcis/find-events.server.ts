import { createHash } from 'node:crypto';
import { type SQL, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tracePlaces } from '#db/schema/codes.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { lotByUri } from '#src/features/trace/lots/lot-row.server.ts';
import { fromOrigin, type StoredEvent } from './document.ts';
import { matches } from './event-match.ts';
import type { EventQuery } from './event-query.ts';
import { publicEventsOf } from './read-events.server.ts';
import { opaquePlaceUri, placeUri, readThing } from './uris.ts';

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Asks for what follows; null on the last page. */
  readonly next: string | null;
}

interface Cursor {
  readonly time: string;
  readonly id: number;
}

/** Only these are ever told. */
const TOLD = sql.raw(`('ObjectEvent', 'AggregationEvent', 'TransformationEvent')`);
const among = (values: readonly (string | number)[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

/**
 * Public events in the order they happened, as far as everybody may know them.
 * @param demo whether lots that were made up for demonstration are told of
 * @param origin of this site, without a slash at the end
 * @returns null when the token belongs to no page of this query
 */
export async function findEvents(
  db: Db,
  asked: EventQuery,
  { demo, origin }: { readonly demo: boolean; readonly origin: string },
): Promise<EventPage | null> {
  const query = fromOrigin(asked as never, origin) as EventQuery;
  const check = checkOf(query);
  const after = query.token === null ? null : await cursorOf(db, query.token, check);
  if (query.token !== null && after === null) return null;
  const places = {
    readPoints: await placesAsked(db, query.readPoints),
    bizLocations: await placesAsked(db, query.bizLocations),
  };
  const narrowed = await narrowedBy(db, query, places);
  if (narrowed === null) return { events: [], next: null };
  const found: Awaited<ReturnType<typeof publicEventsOf>> = [];
  for (let cursor = after; ;) {
    const rows = await rowsAfter(db, { query, narrowed, cursor, demo });
    const told = await publicEventsOf(db, rows, { demo });
    found.push(...told.filter(({ event }) => matches(event.body, query, places)));
    const last = rows.at(-1);
    if (found.length > query.perPage || rows.length <= query.perPage || !last) break;
    cursor = { time: last.eventTime, id: last.id };
  }
  const page = found.slice(0, query.perPage);
  const end = found.length > page.length ? page.at(-1)?.row : undefined;
  return {
    events: page.map(({ event }) => event),
    next: end === undefined ? null : tokenOf(end, check),
  };
}

type Row = typeof epcisEvents.$inferSelect;
type Narrowed = NonNullable<Awaited<ReturnType<typeof narrowedBy>>>;

interface RowsToRead {
  readonly query: EventQuery;
  readonly narrowed: Narrowed;
  readonly cursor: Cursor | null;
  readonly demo: boolean;
}

/**
 * One row more than a page: whether there is a next one shows. Each value of the leading column is read off that column's
 * index in the order of time.
 */
async function rowsAfter(db: Db, options: RowsToRead): Promise<Row[]> {
  const { leading } = options.narrowed;
  if (leading.length === 0) return rowsWhere(db, options, undefined);
  const lists: Row[] = [];
  for (const condition of leading) lists.push(...(await rowsWhere(db, options, condition)));
  const later = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return lists
    .sort((a, b) => later(a.eventTime, b.eventTime) || a.id - b.id)
    .slice(0, options.query.perPage + 1);
}

async function rowsWhere(
  db: Db,
  { query, narrowed, cursor, demo }: RowsToRead,
  leading: SQL | undefined,
): Promise<Row[]> {
  const e = epcisEvents;
  // What is narrowed down to a few rows is sorted; everything else is read off an index in its order.
  const time = narrowed.few ? sql`+${e.eventTime}` : sql`${e.eventTime}`;
  const conditions = [
    leading,
    ...narrowed.conditions,
    sql`+${e.type} in ${TOLD}`,
    query.from === null ? undefined : sql`${time} >= ${query.from}`,
    query.until === null ? undefined : sql`${time} < ${query.until}`,
    cursor === null ? undefined : sql`(${time}, ${e.id}) > (${cursor.time}, ${cursor.id})`,
    sql`exists (
      select 1 from event_things as about
      join lots as lot on lot.id = about.lot_id
      join trade_items as item on item.id = lot.trade_item_id
      where about.event_row = ${e.id} and item.kind = 'product' and lot.producer_id = ${e.producerId}
        ${demo ? sql`` : sql`and lot.illustrative = 0`})`,
  ].filter((one) => one !== undefined);
  return db
    .select()
    .from(e)
    .where(sql.join(conditions, sql` and `))
    .orderBy(time, e.id)
    .limit(query.perPage + 1);
}

/** Conditions on rows; null when nothing public can meet them. */
async function narrowedBy(
  db: Db,
  query: EventQuery,
  places: Awaited<Record<'readPoints' | 'bizLocations', ReadonlySet<string>>>,
): Promise<{
  readonly conditions: readonly SQL[];
  /** One condition for each value of the column whose index is used. */
  readonly leading: readonly SQL[];
  readonly few: boolean;
} | null> {
  const e = epcisEvents;
  const conditions: SQL[] = [];
  let leading: readonly SQL[] = [];
  const about = [query.epcs, query.anyEpcs, query.classes, query.anyClasses].filter(
    (uris) => uris.length > 0,
  );
  const few = query.eventIds.length > 0 || about.length > 0;
  for (const field of ['readPoints', 'bizLocations'] as const) {
    if (query[field].length > 0 && places[field].size === 0) return null;
  }
  if (query.eventIds.length > 0) conditions.push(sql`${e.eventId} in ${among(query.eventIds)}`);
  for (const [column, asked] of [
    [e.readPoint, places.readPoints],
    [e.bizLocation, places.bizLocations],
    [e.disposition, query.dispositions],
    [e.bizStep, query.bizSteps],
    [e.type, query.types],
  ] as const) {
    const values = [...new Set(asked)];
    if (values.length === 0) continue;
    // The plus keeps SQLite from taking another index than the leading one.
    if (few || leading.length > 0) conditions.push(sql`+${column} in ${among(values)}`);
    else leading = values.map((value) => sql`${column} = ${value}`);
  }
  for (const uris of about) {
    const lots = await lotsAsked(db, uris);
    conditions.push(sql`${e.id} in (
      select event_row from event_things where uri in ${among(uris)}
      union select event_row from event_things where lot_id in ${among(lots)})`);
  }
  if (query.declarations !== null) {
    conditions.push(
      sql`${e.declaresErrorOf} is ${sql.raw(query.declarations ? 'not null' : 'null')}`,
    );
  }
  return { conditions, leading, few };
}

/** Lots of ours by what was asked for; a unit is never told of, and leads to nothing. */
async function lotsAsked(db: Db, uris: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const uri of uris) {
    if (readThing(uri)?.serial !== null) continue;
    const lot = await lotByUri(db, uri);
    if (lot !== null) found.push(lot.id);
  }
  return found;
}

/** The URIs under which the places asked for are stored and told: a closed one answers to its opaque code only. */
async function placesAsked(db: Db, uris: readonly string[]): Promise<ReadonlySet<string>> {
  if (uris.length === 0) return new Set();
  const glns = uris.flatMap((uri) => /\/414\/(\d{13})(?:\/|$)/.exec(uri)?.[1] ?? []);
  const codes = uris.flatMap((uri) => /^self:\/noi\/(\w+)$/.exec(uri)?.[1] ?? []);
  const rows = await db
    .select()
    .from(tracePlaces)
    .where(or(inArray(tracePlaces.gln, glns), inArray(tracePlaces.shortCode, codes)));
  return new Set(
    rows.flatMap((place) => {
      const [own, opaque] = [placeUri(place), opaquePlaceUri(place)];
      const known = uris.includes(opaque) || (place.open && uris.includes(own));
      return known ? [own, opaque] : [];
    }),
  );
}

/** Changes with everything that is asked for, but the page. */
function checkOf({ token: _token, perPage: _perPage, ...rest }: EventQuery): string {
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 12);
}

/** Says where a page ended by what was told there: numbers of rows would tell how many there are. */
function tokenOf(row: Row, check: string): string {
  const declares = row.declaresErrorOf === null ? 0 : 1;
  return Buffer.from(JSON.stringify([row.eventTime, row.eventId, declares, check])).toString(
    'base64url',
  );
}

async function cursorOf(db: Db, token: string, check: string): Promise<Cursor | null> {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[3] !== check) return null;
  const [time, eventId, declares] = parts as unknown[];
  if (typeof time !== 'string' || typeof eventId !== 'string') return null;
  const e = epcisEvents;
  const [row] = await db
    .select({ id: e.id })
    .from(e)
    .where(
      sql`${e.eventId} = ${eventId} and ${e.eventTime} = ${time}
        and (${e.declaresErrorOf} is not null) = ${declares === 1 ? 1 : 0}
        and exists (select 1 from event_things where event_row = ${e.id} and lot_id is not null)`,
    )
    .limit(1);
  return row ? { time, id: row.id } : null;
}
