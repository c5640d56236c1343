import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { pointProducts, pointsOfSale } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { freeSlug } from '#src/features/catalogue/free-slug.ts';
import { checkedPoint, POINT_LIMITS, type PointFacts } from './point-facts.ts';
import type { PointStock } from './read-points.server.ts';

interface By {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}
type Seen = By & { readonly id: number; readonly version: number };

/**
 * A new point of sale or fair, a draft: an office's, or a producer's own, which lists that producer's products only.
 * @throws Refusal `not-allowed`, `no-such-producer`, `place-somewhere-else`, what {@link checkedPoint} throws
 */
export async function createPoint(
  db: Db,
  options: By & {
    readonly facts: PointFacts;
    readonly producerId: number | null;
    readonly illustrative?: boolean;
  },
): Promise<{ id: number; slug: string }> {
  const { actor, now, producerId, illustrative = false } = options;
  demand(actor, 'manage-point-of-sale', {
    provinceCode: options.facts.provinceCode,
    producerId,
  });
  return inTransaction(db, async (tx) => {
    const facts = checkedPoint(options.facts);
    if (producerId !== null) {
      const [owner] = await tx.select().from(producers).where(eq(producers.id, producerId));
      if (!owner) throw new Refusal('no-such-producer', { id: producerId });
    }
    await demandOnMap(tx, facts);
    const taken = await tx.select({ slug: pointsOfSale.slug }).from(pointsOfSale);
    const slug = freeSlug(new Set(taken.map((row) => row.slug)), facts.name);
    const [row] = await tx
      .insert(pointsOfSale)
      .values({
        ...{ slug, ...stored(facts), producerId, state: 'draft', illustrative },
        ...{ madeAt: new Date(now).toISOString(), madeBy: actor.name },
      })
      .returning({ id: pointsOfSale.id });
    const id = row?.id ?? 0;
    await note(tx, options, 'create-point-of-sale', id, { after: { slug, producerId, ...facts } });
    return { id, slug };
  });
}

/**
 * Changes what is said of a point; its address on the site and whose it is stay.
 * @throws Refusal `not-allowed`, `no-such-point`, `point-changed`, `place-somewhere-else`, what {@link checkedPoint} throws
 */
export async function changePoint(
  db: Db,
  options: Seen & { readonly facts: PointFacts },
): Promise<void> {
  const { actor } = options;
  demand(actor, 'manage-point-of-sale', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await rowToChange(tx, options);
    const facts = checkedPoint(options.facts);
    demand(actor, 'manage-point-of-sale', {
      provinceCode: facts.provinceCode,
      producerId: row.producerId,
    });
    await demandOnMap(tx, facts);
    await tx
      .update(pointsOfSale)
      .set({ ...stored(facts), version: row.version + 1 })
      .where(eq(pointsOfSale.id, row.id));
    await note(tx, options, 'change-point-of-sale', row.id, { before: row, after: facts });
  });
}

/**
 * Publishes a point or stops it: a stopped one is shown to nobody.
 * @throws Refusal `not-allowed`, `no-such-point`, `point-changed`
 */
export async function setPointState(
  db: Db,
  options: Seen & { readonly state: 'published' | 'stopped' },
): Promise<void> {
  const { actor, state } = options;
  demand(actor, 'manage-point-of-sale', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await rowToChange(tx, options);
    await tx
      .update(pointsOfSale)
      .set({ state, version: row.version + 1 })
      .where(eq(pointsOfSale.id, row.id));
    const deed = state === 'published' ? 'publish-point-of-sale' : 'stop-point-of-sale';
    await note(tx, options, deed, row.id, { before: { state: row.state }, after: { state } });
  });
}

/**
 * What a point has of its products today; null takes a product off its list. Several people of a shop may note at once,
 * so this asks for no version: the last word holds, product by product.
 * @throws Refusal `not-allowed`, `no-such-point`, `no-such-product`, `point-other-producer`, `point-full`
 */
export async function notePointStock(
  db: Db,
  options: By & {
    readonly id: number;
    readonly stocks: readonly { readonly productId: number; readonly stock: PointStock | null }[];
  },
): Promise<void> {
  const { id, actor, now } = options;
  demand(actor, 'manage-point-of-sale', SOMEWHERE);
  const notedOn = dayAt(now);
  await inTransaction(db, async (tx) => {
    const row = await rowOf(tx, id, actor);
    const held = await tx.select().from(pointProducts).where(eq(pointProducts.pointId, id));
    const before = new Map(held.map((one) => [one.productId, one.stock]));
    const moved: Record<string, PointStock | null> = {};
    let count = held.length;
    for (const { productId, stock } of options.stocks) {
      if (stock === null) {
        if (!before.has(productId)) continue;
        await tx
          .delete(pointProducts)
          .where(and(eq(pointProducts.pointId, id), eq(pointProducts.productId, productId)));
        count -= 1;
      } else {
        if (!before.has(productId)) {
          await demandProduct(tx, productId, row.producerId);
          count += 1;
        }
        if (count > POINT_LIMITS.products) {
          throw new Refusal('point-full', { most: POINT_LIMITS.products });
        }
        await tx
          .insert(pointProducts)
          .values({ pointId: id, productId, stock, notedOn })
          .onConflictDoUpdate({
            target: [pointProducts.pointId, pointProducts.productId],
            set: { stock, notedOn },
          });
      }
      moved[String(productId)] = stock;
    }
    if (Object.keys(moved).length === 0) return;
    await note(tx, options, 'note-point-stock', id, { after: moved });
  });
}

type Row = typeof pointsOfSale.$inferSelect;

function stored(facts: PointFacts) {
  return {
    ...facts,
    latitude: facts.latitude || null,
    longitude: facts.longitude || null,
    hours: JSON.stringify(facts.hours),
  };
}

async function rowOf(tx: Tx, id: number, actor: Actor): Promise<Row> {
  const [row] = await tx.select().from(pointsOfSale).where(eq(pointsOfSale.id, id));
  if (!row) throw new Refusal('no-such-point', { id });
  demand(actor, 'manage-point-of-sale', row);
  return row;
}

async function rowToChange(tx: Tx, { id, version, actor }: Seen): Promise<Row> {
  const row = await rowOf(tx, id, actor);
  if (row.version !== version) throw new Refusal('point-changed', { id });
  return row;
}

/** A producer's own place is no board to write others' goods on. */
async function demandProduct(tx: Tx, id: number, owner: number | null): Promise<void> {
  const [product] = await tx
    .select({ producerId: products.producerId })
    .from(products)
    .where(eq(products.id, id));
  if (!product) throw new Refusal('no-such-product', { id });
  if (owner !== null && product.producerId !== owner) throw new Refusal('point-other-producer', {});
}

async function demandOnMap(
  tx: Tx,
  { provinceCode, communeCode }: Pick<PointFacts, 'provinceCode' | 'communeCode'>,
): Promise<void> {
  const [province] = await tx.select().from(provinces).where(eq(provinces.code, provinceCode));
  if (!province) throw new Refusal('place-somewhere-else', {});
  if (communeCode === null) return;
  const [commune] = await tx
    .select()
    .from(communes)
    .where(and(eq(communes.code, communeCode), eq(communes.provinceCode, provinceCode)));
  if (!commune) throw new Refusal('place-somewhere-else', {});
}

async function note(
  tx: Tx,
  { actor, now }: By,
  deed: string,
  id: number,
  what: { readonly before?: unknown; readonly after: unknown },
): Promise<void> {
  await record(tx, { actor: actor.name, now }, { deed, subject: `point-of-sale:${id}`, ...what });
}
