import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { media } from '#db/schema/media.ts';
import { dayAt } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { certificateFacts } from '#src/features/certificates/read-register.server.ts';
import { productStanding, type Standing } from '#src/features/certificates/standing.ts';
import type { PictureFacts } from '#src/features/media/picture.ts';
import { picturesOfProducts, withVariants } from '#src/features/media/read-media.server.ts';
import { completeness, type Completeness } from './completeness.ts';
import { LISTINGS_A_PAGE, type ListingQuery } from './listing-query.ts';
import { type ChangeState, OPEN_STATES } from './states.ts';

/** A product in its producer's list. */
export interface ListingLine {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly setNo: number;
  readonly producerId: number;
  readonly producerName: string;
  readonly standing: Standing;
  readonly state: ChangeState | null;
  readonly label: Completeness;
  readonly picture: PictureFacts | null;
  readonly sizes: number;
}

/**
 * The own products of whoever may write of them, as the list asks for them, by name.
 * @param most lines of one page; null: all in one
 */
export async function readListings(
  db: Db,
  options: { readonly query: ListingQuery; readonly actor: Actor; readonly now: number },
): Promise<{ lines: ListingLine[]; total: number; page: number; pages: number }> {
  const { query, actor, now } = options;
  const own = [...reachOf(actor, 'propose-change').producerIds];
  const all = own.length === 0 ? [] : await linesOf(db, own, now);
  const found = all.filter((line) => fits(line, query));
  const pages = Math.max(1, Math.ceil(found.length / LISTINGS_A_PAGE));
  const page = Math.min(query.page, pages);
  const lines = found.slice((page - 1) * LISTINGS_A_PAGE, page * LISTINGS_A_PAGE);
  return { lines, total: found.length, page, pages };
}

function fits(
  { name, state, label, picture }: ListingLine,
  { text, filter }: ListingQuery,
): boolean {
  const folded = fold(name);
  const named = fold(text)
    .split(/\s+/)
    .every((word) => folded.includes(word));
  if (!named) return false;
  if (filter === 'incomplete') return label.missing.length > 0;
  if (filter === 'no-picture') return picture === null;
  return filter === 'all' || state === filter;
}

async function linesOf(db: Db, own: readonly number[], now: number): Promise<ListingLine[]> {
  const rows = await db
    .select({
      ...{ id: products.id, slug: products.slug, name: products.name, setNo: products.setNo },
      ...{ label: products.labelData, producerId: producers.id, producerName: producers.name },
      sizes: sql<number>`(select count(*) from ${offers} where ${offers.productId} = ${products.id})`,
    })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(inArray(products.producerId, [...own]))
    .orderBy(asc(products.name), asc(products.id));
  const ids = rows.map(({ id }) => id);
  const [pictures, papers, open] = await Promise.all([
    picturesOfProducts(db, ids),
    ids.length === 0
      ? []
      : db.select().from(certificates).where(inArray(certificates.productId, ids)),
    db
      .select({ subjectId: listingChanges.subjectId, state: listingChanges.state })
      .from(listingChanges)
      .where(
        and(
          eq(listingChanges.kind, 'product'),
          inArray(listingChanges.producerId, [...own]),
          inArray(listingChanges.state, [...OPEN_STATES]),
        ),
      ),
  ]);
  const byProduct = Map.groupBy(papers, ({ productId }) => productId);
  const states = new Map(open.map(({ subjectId, state }) => [subjectId, state]));
  const today = dayAt(now);
  return rows.map(({ label, ...row }) => ({
    ...row,
    standing: productStanding((byProduct.get(row.id) ?? []).map(certificateFacts), today),
    state: states.get(row.id) ?? null,
    label: completeness(row.setNo, JSON.parse(label) as Record<string, string>),
    picture: pictures.get(row.id)?.[0] ?? null,
  }));
}

/** Pictures of a producer to choose from, newest first. */
export async function readLibrary(db: Db, producerId: number, most = 60): Promise<PictureFacts[]> {
  const rows = await db
    .select()
    .from(media)
    .where(and(eq(media.producerId, producerId), isNull(media.removedAt)))
    .orderBy(desc(media.id))
    .limit(most);
  return withVariants(db, rows);
}

/** The sizes of a product with what is changed of them at once. */
export async function readSizes(db: Db, productId: number) {
  return db
    .select({
      id: offers.id,
      sku: offers.sku,
      version: offers.version,
      price: offers.price,
      stock: offers.stock,
      unitVi: offers.unitVi,
      unitEn: offers.unitEn,
    })
    .from(offers)
    .where(eq(offers.productId, productId))
    .orderBy(asc(offers.price), asc(offers.id));
}

/** Other products of a producer, by name. */
export async function readSiblings(db: Db, producerId: number, productId: number) {
  const rows = await db
    .select({ id: products.id, name: products.name })
    .from(products)
    .where(eq(products.producerId, producerId))
    .orderBy(asc(products.name));
  return rows.filter(({ id }) => id !== productId);
}
