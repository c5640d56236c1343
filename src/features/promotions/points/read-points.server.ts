import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { pointProducts, pointsOfSale } from '#db/schema/promotions.ts';
import type { Day } from '#src/base/day.ts';
import { type Hours, parseHours } from './point-hours.ts';

/** How much of a product a point has, as somebody there said on a day. */
export type PointStock = 'yes' | 'few' | 'no';

/** A published point of sale, or a fair, as everybody may see it. */
export interface Point {
  readonly id: number;
  readonly slug: string;
  readonly kind: 'shop' | 'fair';
  readonly name: string;
  readonly address: string;
  readonly provinceCode: string;
  readonly provinceName: string;
  readonly communeCode: string | null;
  /** Degrees, WGS 84; null when nobody told. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly hours: Hours;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly phone: string;
  readonly noteVi: string;
  readonly noteEn: string;
  readonly producer: { readonly id: number; readonly slug: string; readonly name: string } | null;
  readonly pickUp: boolean;
  /** Made up for demonstration: said on every page that shows it. */
  readonly illustrative: boolean;
}

export interface PointOfProduct extends Point {
  readonly stock: PointStock;
  readonly notedOn: Day;
}

export interface PointProduct {
  readonly productId: number;
  readonly slug: string;
  readonly name: string;
  readonly nameLang: string;
  readonly setNo: number;
  readonly producerName: string | null;
  readonly stock: PointStock;
  readonly notedOn: Day;
}

const COLUMNS = {
  point: pointsOfSale,
  provinceName: provinces.name,
  producer: { id: producers.id, slug: producers.slug, name: producers.name },
} as const;

function degrees(text: string | null): number | null {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function pointOf({
  point,
  provinceName,
  producer,
}: {
  point: typeof pointsOfSale.$inferSelect;
  provinceName: string;
  producer: { id: number; slug: string; name: string } | null;
}): Point {
  return {
    ...{ id: point.id, slug: point.slug, kind: point.kind, name: point.name },
    ...{ address: point.address, provinceCode: point.provinceCode, provinceName },
    communeCode: point.communeCode,
    ...{ latitude: degrees(point.latitude), longitude: degrees(point.longitude) },
    hours: parseHours(point.hours),
    startsOn: point.startsOn as Day | null,
    endsOn: point.endsOn as Day | null,
    ...{ phone: point.phone, noteVi: point.noteVi, noteEn: point.noteEn, producer },
    ...{ pickUp: point.pickUp, illustrative: point.illustrative },
  };
}

const byName = new Intl.Collator('vi', { numeric: true });
const isOver = (point: Point, today: Day): boolean => point.endsOn !== null && point.endsOn < today;

/** Every published point, by province and name; fairs that are over are left out. */
export async function readPublicPoints(db: Db | Tx, today: Day): Promise<Point[]> {
  const rows = await db
    .select(COLUMNS)
    .from(pointsOfSale)
    .innerJoin(provinces, eq(provinces.code, pointsOfSale.provinceCode))
    .leftJoin(producers, eq(producers.id, pointsOfSale.producerId))
    .where(eq(pointsOfSale.state, 'published'))
    .orderBy(asc(provinces.name), asc(pointsOfSale.name), asc(pointsOfSale.id));
  return rows
    .map(pointOf)
    .filter((point) => !isOver(point, today))
    .sort(
      (a, b) => byName.compare(a.provinceName, b.provinceName) || byName.compare(a.name, b.name),
    );
}

/** A published point with its products; null when there is none of that address, or it is a draft or was stopped. */
export async function readPublicPoint(
  db: Db | Tx,
  slug: string,
): Promise<{ point: Point; products: PointProduct[] } | null> {
  const [row] = await db
    .select(COLUMNS)
    .from(pointsOfSale)
    .innerJoin(provinces, eq(provinces.code, pointsOfSale.provinceCode))
    .leftJoin(producers, eq(producers.id, pointsOfSale.producerId))
    .where(and(eq(pointsOfSale.slug, slug), eq(pointsOfSale.state, 'published')));
  if (!row) return null;
  return { point: pointOf(row), products: await readPointProducts(db, row.point.id) };
}

/** What a point says it has, by name. */
export async function readPointProducts(db: Db | Tx, pointId: number): Promise<PointProduct[]> {
  const rows = await db
    .select({
      ...{ productId: products.id, slug: products.slug, name: products.name },
      ...{ nameLang: products.nameLang, setNo: products.setNo, producerName: producers.name },
      ...{ stock: pointProducts.stock, notedOn: pointProducts.notedOn },
    })
    .from(pointProducts)
    .innerJoin(products, eq(products.id, pointProducts.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(pointProducts.pointId, pointId))
    .orderBy(asc(products.name), asc(products.id));
  return rows.map((row) => ({ ...row, notedOn: row.notedOn as Day }));
}

/**
 * Where a product can be bought in person: published points and fairs that are not over, those that have it first.
 * Pages that show it keep `point-of-sale:*`.
 */
export async function pointsOfProduct(
  db: Db | Tx,
  productId: number,
  today: Day,
): Promise<PointOfProduct[]> {
  const rows = await db
    .select({ ...COLUMNS, stock: pointProducts.stock, notedOn: pointProducts.notedOn })
    .from(pointProducts)
    .innerJoin(pointsOfSale, eq(pointsOfSale.id, pointProducts.pointId))
    .innerJoin(provinces, eq(provinces.code, pointsOfSale.provinceCode))
    .leftJoin(producers, eq(producers.id, pointsOfSale.producerId))
    .where(and(eq(pointProducts.productId, productId), eq(pointsOfSale.state, 'published')))
    .orderBy(asc(provinces.name), asc(pointsOfSale.name), asc(pointsOfSale.id));
  const order = { yes: 0, few: 1, no: 2 } as const;
  return rows
    .map((row) => ({ ...pointOf(row), stock: row.stock, notedOn: row.notedOn as Day }))
    .filter((point) => !isOver(point, today))
    .sort((a, b) => order[a.stock] - order[b.stock]);
}

export interface PickUpPoint {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly address: string;
  readonly provinceCode: string;
  readonly provinceName: string;
  readonly hours: Hours;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly phone: string;
  /** Whose point it is; null: an office's, where goods of every producer may be fetched. */
  readonly producerId: number | null;
  readonly illustrative: boolean;
}

/**
 * Where an order of these producers can be fetched: published points that hand out orders, of these producers or of an
 * office, open on some day from today on. Those of the province asked for come first; without a province, all by name.
 */
export async function readPickUpPoints(
  db: Db | Tx,
  options: {
    readonly provinceCode?: string | null | undefined;
    readonly producerIds: readonly number[];
    readonly today: Day;
  },
): Promise<PickUpPoint[]> {
  const { provinceCode, producerIds, today } = options;
  const rows = await db
    .select(COLUMNS)
    .from(pointsOfSale)
    .innerJoin(provinces, eq(provinces.code, pointsOfSale.provinceCode))
    .leftJoin(producers, eq(producers.id, pointsOfSale.producerId))
    .where(
      and(
        eq(pointsOfSale.state, 'published'),
        eq(pointsOfSale.pickUp, true),
        or(isNull(pointsOfSale.producerId), inArray(pointsOfSale.producerId, [...producerIds])),
      ),
    )
    .orderBy(asc(provinces.name), asc(pointsOfSale.name), asc(pointsOfSale.id));
  const near = (code: string): number => (code === provinceCode ? 0 : 1);
  return rows
    .map(pointOf)
    .filter((point) => !isOver(point, today))
    .sort((a, b) => near(a.provinceCode) - near(b.provinceCode))
    .map((point) => ({
      ...{ id: point.id, slug: point.slug, name: point.name, address: point.address },
      ...{ provinceCode: point.provinceCode, provinceName: point.provinceName },
      ...{ hours: point.hours, startsOn: point.startsOn, endsOn: point.endsOn },
      ...{ phone: point.phone, producerId: point.producer?.id ?? null },
      illustrative: point.illustrative,
    }));
}
