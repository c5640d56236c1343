import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offerPrices, offers, offerSteps, producers, products } from '#db/schema/catalogue.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, may, type Reach, reachOf } from '#src/features/accounts/may.ts';
import { type DeskState, deskStateOf, type OfferQuery } from './desk-query.ts';
import { heldPieces } from './read-offers.server.ts';
import { OWNER } from './write-offer.server.ts';

/** A product of which sizes may be sold. */
export interface DeskProduct {
  readonly productId: number;
  readonly productName: string;
  readonly productSlug: string;
  readonly producerId: number | null;
  readonly producerName: string | null;
  readonly provinceCode: string;
}

/** A size in the list of the desk. */
export interface DeskOffer extends DeskProduct, Omit<typeof offers.$inferSelect, 'productId'> {
  /** Pieces that orders hold now. */
  readonly held: number;
  readonly available: number | null;
  readonly steps: readonly { readonly fromQuantity: number; readonly price: number }[];
  /** What it is in the list. */
  readonly shown: DeskState;
}

/** Condition: what lies within reach, by the producer's place, or the product's own where no producer is known. */
function within({ everywhere, producerIds, provinceCodes, communeCodes }: Reach): SQL {
  if (everywhere) return sql`1`;
  const any = or(
    inArray(OWNER.provinceCode, [...provinceCodes]),
    inArray(OWNER.communeCode, [...communeCodes]),
    inArray(products.producerId, [...producerIds]),
  );
  return any ?? sql`0`;
}

const PRODUCT = {
  productId: products.id,
  productName: products.name,
  productSlug: products.slug,
  producerId: products.producerId,
  producerName: producers.name,
  provinceCode: OWNER.provinceCode,
};

/**
 * The sizes an actor may see, as a list asks for them, by product and price. All within reach are read: a few
 * milliseconds for each thousand.
 * @param most lines of one page; null: all in one
 */
export async function readDeskOffers(
  db: Db,
  options: {
    query: OfferQuery;
    actor: Actor;
    now: number;
    most: number | null;
    /** Only this producer's. */
    producerId?: number | undefined;
  },
): Promise<{ lines: DeskOffer[]; total: number; page: number; pages: number }> {
  const { query, actor, now, most, producerId } = options;
  const reach = within(reachOf(actor, 'see-offers'));
  const which =
    producerId === undefined ? reach : sql`${reach} and ${eq(products.producerId, producerId)}`;
  const all = await rowsOf(db, which, now);
  const found = all.filter(
    (line) =>
      (query.filter === 'all' || line.shown === query.filter) &&
      answers(line, query.text, line.sku),
  );
  const perPage = most ?? Math.max(1, found.length);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(query.page, pages);
  const lines = found.slice((page - 1) * perPage, page * perPage);
  return { lines: await withSteps(db, lines), total: found.length, page, pages };
}

/** Products within reach of which no size has a price. */
export async function readUnpriced(
  db: Db,
  { query, actor }: { query: OfferQuery; actor: Actor },
): Promise<DeskProduct[]> {
  const rows = await db
    .select(PRODUCT)
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(offers, eq(offers.productId, products.id))
    .where(and(within(reachOf(actor, 'see-offers')), isNull(offers.id)))
    .orderBy(asc(products.name), asc(products.id));
  return rows.filter((row) => answers(row, query.text));
}

/** One size with what it has cost, and the other sizes; null when there is none or it is out of the actor's reach. */
export async function readDeskOffer(
  db: Db,
  { id, actor, now }: { id: number; actor: Actor; now: number },
) {
  const reach = within(reachOf(actor, 'see-offers'));
  const [found] = await withSteps(
    db,
    await rowsOf(db, sql`${reach} and ${offers.id} = ${id}`, now),
  );
  if (!found) return null;
  const prices = await db
    .select({
      price: offerPrices.price,
      illustrative: offerPrices.illustrative,
      fromAt: offerPrices.fromAt,
      by: offerPrices.by,
    })
    .from(offerPrices)
    .where(eq(offerPrices.offerId, id))
    .orderBy(desc(offerPrices.fromAt), desc(offerPrices.id));
  const sizes = await rowsOf(db, sql`${reach} and ${products.id} = ${found.productId}`, now);
  return {
    offer: found,
    /** Newest first. */
    prices,
    others: sizes.filter((size) => size.id !== id),
    mayChange: await mayChange(db, found.productId, actor),
  };
}

/** A product whose sizes the actor may write; null for any other. */
export async function readOwnProduct(
  db: Db,
  { productId, actor }: { productId: number; actor: Actor },
): Promise<DeskProduct | null> {
  if (!(await mayChange(db, productId, actor))) return null;
  const [row] = await db
    .select(PRODUCT)
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(products.id, productId));
  return row ?? null;
}

async function mayChange(db: Db, productId: number, actor: Actor): Promise<boolean> {
  const [owner] = await db
    .select(OWNER)
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(products.id, productId));
  return owner !== undefined && may(actor, 'set-offer', owner);
}

function answers(line: DeskProduct, typed: string, sku = ''): boolean {
  if (typed === '') return true;
  const text = fold(`${line.productName} ${sku} ${line.producerName ?? ''}`);
  return fold(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

type Bare = Omit<DeskOffer, 'steps'>;

async function rowsOf(db: Db, where: SQL, now: number): Promise<Bare[]> {
  const today: Day = dayAt(now);
  const rows = await db
    .select({ offer: offers, held: heldPieces(new Date(now).toISOString()), ...PRODUCT })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(where)
    .orderBy(asc(products.name), asc(products.id), asc(offers.price), asc(offers.id));
  return rows.map(({ offer, held: pieces, ...product }) => {
    const held = Number(pieces);
    const available = offer.stock === null ? null : Math.max(0, offer.stock - held);
    const line = { ...offer, ...product, held, available };
    return { ...line, shown: deskStateOf(line, today) };
  });
}

async function withSteps(db: Db, lines: readonly Bare[]): Promise<DeskOffer[]> {
  const steps =
    lines.length === 0
      ? []
      : await db
          .select()
          .from(offerSteps)
          .where(
            sql`${offerSteps.offerId} in (select value from json_each(${JSON.stringify(lines.map(({ id }) => id))}))`,
          )
          .orderBy(asc(offerSteps.fromQuantity));
  const byOffer = Map.groupBy(steps, ({ offerId }) => offerId);
  return lines.map((line) => ({
    ...line,
    steps: (byOffer.get(line.id) ?? []).map(({ fromQuantity, price }) => ({ fromQuantity, price })),
  }));
}
