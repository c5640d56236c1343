import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { pointProducts, pointsOfSale } from '#db/schema/promotions.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';

export type DeskPoint = typeof pointsOfSale.$inferSelect & {
  readonly provinceName: string;
  readonly producerName: string | null;
  readonly products: number;
  /** Last day on which somebody noted stock; null when nobody did. */
  readonly notedOn: string | null;
};

const COLUMNS = {
  point: pointsOfSale,
  provinceName: provinces.name,
  producerName: producers.name,
  products: sql<number>`(select count(*) from ${pointProducts} where ${pointProducts.pointId} = ${pointsOfSale.id})`,
  notedOn: sql<
    string | null
  >`(select max(${pointProducts.notedOn}) from ${pointProducts} where ${pointProducts.pointId} = ${pointsOfSale.id})`,
} as const;

/** The points within reach, by province and name: a province's own, a producer's own; the offices above see all. */
export async function readDeskPoints(
  db: Db,
  { actor }: { readonly actor: Actor },
): Promise<DeskPoint[]> {
  return read(db, within(actor));
}

/** One of them, and whether the actor may change it; null out of reach. */
export async function readDeskPoint(
  db: Db,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<{ point: DeskPoint; mayChange: boolean } | null> {
  if (!Number.isSafeInteger(id)) return null;
  const [point] = await read(db, and(eq(pointsOfSale.id, id), within(actor)));
  if (!point) return null;
  return { point, mayChange: may(actor, 'manage-point-of-sale', point) };
}

async function read(db: Db, where: SQL | undefined): Promise<DeskPoint[]> {
  const rows = await db
    .select(COLUMNS)
    .from(pointsOfSale)
    .innerJoin(provinces, eq(provinces.code, pointsOfSale.provinceCode))
    .leftJoin(producers, eq(producers.id, pointsOfSale.producerId))
    .where(where)
    .orderBy(asc(provinces.name), asc(pointsOfSale.name), asc(pointsOfSale.id));
  return rows.map(({ point, ...rest }) => ({
    ...point,
    ...rest,
    products: Number(rest.products),
  }));
}

function within(actor: Actor): SQL | undefined {
  const reach = reachOf(actor, 'see-points-of-sale');
  if (reach.everywhere) return undefined;
  const any = [
    reach.provinceCodes.length > 0 && inArray(pointsOfSale.provinceCode, [...reach.provinceCodes]),
    reach.communeCodes.length > 0 && inArray(pointsOfSale.communeCode, [...reach.communeCodes]),
    reach.producerIds.length > 0 && inArray(pointsOfSale.producerId, [...reach.producerIds]),
  ].filter((one) => one !== false);
  return or(...any, sql`0`);
}
