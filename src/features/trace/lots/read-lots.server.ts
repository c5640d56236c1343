import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, eventThings, lots } from '#db/schema/lots.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { findLots, itemNameOf, type LotRow } from './lot-row.server.ts';
import type { LotLine, LotQuery } from './lot-query.ts';

export interface LotPage {
  readonly lines: readonly LotLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Days before its end from which a lot counts as soon over. */
const SOON_DAYS = 30;
const MOST_PER_PAGE = 5000;

/** Lots within the actor's reach. `now`: milliseconds since 1970 UTC. */
export async function readLots(
  db: Db,
  { query, actor, now }: { readonly query: LotQuery; readonly actor: Actor; readonly now: number },
): Promise<LotPage> {
  const where = and(withinReach(actor), ...conditions(query, now));
  const [counted] = await db
    .select({ n: count() })
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .innerJoin(producers, eq(producers.id, lots.producerId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(where);
  const total = counted?.n ?? 0;
  const perPage = Math.min(Math.max(1, query.perPage), MOST_PER_PAGE);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, query.page), pages);
  const ids = await db
    .select({ id: lots.id })
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .innerJoin(producers, eq(producers.id, lots.producerId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(where)
    .orderBy(...ORDERS[query.sort])
    .limit(perPage)
    .offset((page - 1) * perPage);
  const lines = await linesOf(
    db,
    ids.map(({ id }) => id),
  );
  return { lines, total, page, pages };
}

/** One lot; null when there is none or it is out of the actor's reach. */
export async function readLot(
  db: Db,
  { id, actor }: { readonly id: number; readonly actor: Actor; readonly now?: number },
): Promise<LotLine | null> {
  const [row] = await findLots(db, eq(lots.id, id));
  if (row === undefined || !may(actor, 'see-lots', row)) return null;
  return (await linesOf(db, [id]))[0] ?? null;
}

function withinReach(actor: Actor): SQL | undefined {
  const reach = reachOf(actor, 'see-lots');
  if (reach.everywhere) return undefined;
  const parts = [
    reach.producerIds.length ? inArray(lots.producerId, [...reach.producerIds]) : undefined,
    reach.provinceCodes.length
      ? inArray(producers.provinceCode, [...reach.provinceCodes])
      : undefined,
    reach.communeCodes.length ? inArray(producers.communeCode, [...reach.communeCodes]) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`0` : or(...parts);
}

const END = sql`coalesce(${lots.expiresOn}, ${lots.bestBefore})`;
const RECALLED = sql<number>`exists (select 1 from ${recallLots} join ${recalls} on ${recalls.id} = ${recallLots.recallId} where ${recallLots.lotId} = ${lots.id} and ${recallLots.included} = 1 and ${recalls.state} = 'open')`;

const ORDERS = {
  newest: [desc(lots.addedAt), desc(lots.id)],
  code: [asc(lots.code), asc(lots.id)],
  expiry: [sql`${END} is null`, sql`${END}`, desc(lots.id)],
};

function conditions({ q, producerId, tradeItemId, state }: LotQuery, now: number) {
  const today = dayAt(now);
  const soon = addDays(today, SOON_DAYS);
  const word = `%${q.trim().replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const holds = (column: unknown): SQL => sql`${column} like ${word} escape '\\'`;
  return [
    q.trim() === ''
      ? undefined
      : or(
          holds(lots.code),
          holds(products.name),
          holds(tradeItems.label),
          holds(tradeItems.gtin),
          holds(producers.name),
        ),
    producerId === null ? undefined : eq(lots.producerId, producerId),
    tradeItemId === null ? undefined : eq(lots.tradeItemId, tradeItemId),
    state === 'recalled' ? sql`${RECALLED}` : undefined,
    state === 'expired' ? sql`${END} < ${today}` : undefined,
    state === 'expiring' ? sql`${END} between ${today} and ${soon}` : undefined,
    state === 'good' ? sql`(${END} is null or ${END} >= ${today}) and not ${RECALLED}` : undefined,
  ];
}

async function linesOf(db: Db, ids: readonly number[]): Promise<LotLine[]> {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const rows = new Map(
    (await findLots(db, inArray(lots.id, among))).map((row) => [row.id, row] as const),
  );
  const events = await db
    .select({
      lotId: eventThings.lotId,
      n: sql<number>`count(distinct ${epcisEvents.id})`,
      last: sql<string>`max(${epcisEvents.eventTime})`,
    })
    .from(eventThings)
    .innerJoin(epcisEvents, eq(epcisEvents.id, eventThings.eventRow))
    .innerJoin(lots, eq(lots.id, eventThings.lotId))
    .where(
      and(
        inArray(eventThings.lotId, among),
        // Another producer's use of a lot is not this one's to count.
        eq(epcisEvents.producerId, lots.producerId),
        sql`${epcisEvents.declaredInErrorBy} is null and ${epcisEvents.declaresErrorOf} is null`,
      ),
    )
    .groupBy(eventThings.lotId);
  const recalled = await db
    .selectDistinct({ lotId: recallLots.lotId })
    .from(recallLots)
    .innerJoin(recalls, eq(recalls.id, recallLots.recallId))
    .where(
      and(
        inArray(recallLots.lotId, among),
        eq(recallLots.included, true),
        eq(recalls.state, 'open'),
      ),
    );
  const eventsOf = new Map(events.map((one) => [one.lotId, one]));
  const isRecalled = new Set(recalled.map(({ lotId }) => lotId));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [lineOf(row, eventsOf.get(id), isRecalled.has(id))] : [];
  });
}

function lineOf(
  row: LotRow,
  events: { readonly n: number; readonly last: string } | undefined,
  recalled: boolean,
): LotLine {
  return {
    id: row.id,
    code: row.code,
    tradeItemId: row.tradeItemId,
    itemName: itemNameOf(row),
    itemKind: row.kind,
    productId: row.productId,
    setNo: row.setNo,
    producerId: row.producerId,
    producerName: row.producerName,
    link: itemLink(row, { lot: row.code }),
    madeOn: row.madeOn,
    packedOn: row.packedOn,
    bestBefore: row.bestBefore,
    expiresOn: row.expiresOn,
    quantity: row.quantity,
    unit: row.unit,
    addedAt: row.addedAt,
    events: events?.n ?? 0,
    lastEventAt: events?.last ?? null,
    recalled,
    illustrative: row.illustrative,
    version: row.version,
  };
}
