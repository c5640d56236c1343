import { asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { companyPrefixes, traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, type Deed, may, reachOf } from '#src/features/accounts/may.ts';
import { capacityOf, isUnder } from './company-prefix.ts';
import { itemProducer } from './owner.server.ts';

export type PlaceRow = typeof tracePlaces.$inferSelect & {
  readonly communeName: string | null;
  readonly provinceName: string;
};
export type PartyRow = typeof traceParties.$inferSelect;

/** Places of a producer, those in use first. */
export async function readPlacesOf(db: Db, producerId: number): Promise<PlaceRow[]> {
  const rows = await db
    .select({ place: tracePlaces, communeName: communes.name, provinceName: provinces.name })
    .from(tracePlaces)
    .innerJoin(provinces, eq(provinces.code, tracePlaces.provinceCode))
    .leftJoin(communes, eq(communes.code, tracePlaces.communeCode))
    .where(eq(tracePlaces.producerId, producerId))
    .orderBy(sql`${tracePlaces.withdrawnAt} is not null`, asc(tracePlaces.id));
  return rows.map(({ place, ...names }) => ({ ...place, ...names }));
}

/** Suppliers and customers of a producer, those in use first: for its own people and for recall, never for the public. */
export async function readPartiesOf(db: Db, producerId: number): Promise<PartyRow[]> {
  return db
    .select()
    .from(traceParties)
    .where(eq(traceParties.producerId, producerId))
    .orderBy(sql`${traceParties.withdrawnAt} is not null`, asc(traceParties.id));
}

export interface PrefixLine {
  readonly id: number;
  readonly prefix: string;
  readonly demonstration: boolean;
  readonly note: string;
  /** Item references that are given, and how many there are at all. */
  readonly used: number;
  readonly capacity: number;
}

/** The company prefixes of a producer with what is left of them. */
export async function readPrefixesOf(db: Db, producerId: number): Promise<PrefixLine[]> {
  const rows = await db
    .select()
    .from(companyPrefixes)
    .where(eq(companyPrefixes.producerId, producerId))
    .orderBy(asc(companyPrefixes.prefix));
  if (rows.length === 0) return [];
  const given = await db
    .select({ gtin: tradeItems.gtin })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(eq(itemProducer, producerId));
  return rows.map(({ id, prefix, demonstration, note }) => ({
    ...{ id, prefix, demonstration, note, capacity: capacityOf(prefix) },
    used: given.filter(({ gtin }) => gtin !== null && isUnder(gtin, prefix)).length,
  }));
}

export interface ProducerLine {
  readonly id: number;
  readonly name: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly provinceName: string;
}

/** Most producers that are offered to choose from. */
const MOST = 30;

/**
 * Producers whose codes somebody may see, found by words of the name.
 * @returns the first thirty by name, and how many there are
 */
export async function producersWithin(
  db: Db,
  { actor, deed, q }: { actor: Actor; deed: Deed; q: string },
): Promise<{ total: number; producers: ProducerLine[] }> {
  const reach = reachOf(actor, deed);
  const own: SQL[] = [
    ...(reach.provinceCodes.length > 0
      ? [inArray(producers.provinceCode, [...reach.provinceCodes])]
      : []),
    ...(reach.communeCodes.length > 0
      ? [inArray(producers.communeCode, [...reach.communeCodes])]
      : []),
    ...(reach.producerIds.length > 0 ? [inArray(producers.id, [...reach.producerIds])] : []),
  ];
  const where = reach.everywhere ? undefined : own.length > 0 ? or(...own) : sql`0`;
  const words = fold(q).split(/\s+/).filter(Boolean);
  const rows = await db
    .select({
      ...{ id: producers.id, name: producers.name, communeCode: producers.communeCode },
      ...{ provinceCode: producers.provinceCode, provinceName: provinces.name },
    })
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .where(where)
    .orderBy(asc(producers.name));
  const found = rows.filter(({ name }) => words.every((word) => fold(name).includes(word)));
  return { total: found.length, producers: found.slice(0, MOST) };
}

/** One producer whose codes somebody may see; null when there is none within reach. */
export async function producerWithin(
  db: Db,
  { id, actor, deed }: { id: number; actor: Actor; deed: Deed },
): Promise<ProducerLine | null> {
  const [row] = await db
    .select({
      ...{ id: producers.id, name: producers.name, communeCode: producers.communeCode },
      ...{ provinceCode: producers.provinceCode, provinceName: provinces.name },
    })
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .where(eq(producers.id, id));
  return row && may(actor, deed, { producerId: row.id, ...row }) ? row : null;
}

/** How many places, parties and numbers a producer has: for the way to them. */
export async function countsOf(
  db: Db,
  producerId: number,
): Promise<{ places: number; parties: number }> {
  const [places] = await db
    .select({ count: count() })
    .from(tracePlaces)
    .where(eq(tracePlaces.producerId, producerId));
  const [parties] = await db
    .select({ count: count() })
    .from(traceParties)
    .where(eq(traceParties.producerId, producerId));
  return { places: places?.count ?? 0, parties: parties?.count ?? 0 };
}
