import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { basketLines, baskets } from '#db/schema/promotions.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { freeSlug } from '#src/features/catalogue/free-slug.ts';
import { BASKET_LIMITS, type BasketFacts, checkedBasket } from './basket-facts.ts';

interface By {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}
/** A form says which version it was filled on. */
type Seen = By & { readonly id: number; readonly version: number };

/**
 * A new gift basket, a draft with nothing in it.
 * @throws Refusal `not-allowed`, `no-such-province`, what {@link checkedBasket} throws
 */
export async function createBasket(
  db: Db,
  options: By & { readonly facts: BasketFacts; readonly illustrative?: boolean },
): Promise<{ id: number; slug: string }> {
  const { actor, now, illustrative = false } = options;
  demand(actor, 'manage-basket', { provinceCode: options.facts.provinceCode });
  return inTransaction(db, async (tx) => {
    const facts = checkedBasket(options.facts);
    await demandProvince(tx, facts.provinceCode);
    const slug = freeSlug(await slugs(tx), facts.titleVi);
    const [row] = await tx
      .insert(baskets)
      .values({
        ...{ slug, ...facts, state: 'draft', illustrative },
        ...{ madeAt: new Date(now).toISOString(), madeBy: actor.name },
      })
      .returning({ id: baskets.id });
    const id = row?.id ?? 0;
    await note(tx, { actor, now }, 'create-basket', id, { after: { slug, ...facts } });
    return { id, slug };
  });
}

/**
 * Changes what is said of a basket; its address stays.
 * @throws Refusal `not-allowed`, `no-such-basket`, `basket-changed`, `no-such-province`, what {@link checkedBasket} throws
 */
export async function changeBasket(
  db: Db,
  options: Seen & { readonly facts: BasketFacts },
): Promise<void> {
  const { actor } = options;
  demand(actor, 'manage-basket', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await rowToChange(tx, options);
    const facts = checkedBasket(options.facts);
    demand(actor, 'manage-basket', { provinceCode: facts.provinceCode });
    await demandProvince(tx, facts.provinceCode);
    await tx
      .update(baskets)
      .set({ ...facts, version: row.version + 1 })
      .where(eq(baskets.id, row.id));
    await note(tx, options, 'change-basket', row.id, { before: row, after: facts });
  });
}

/**
 * How many of an offer are in a basket; 0 takes it out. Offers of any province may lie in any basket.
 * @throws Refusal `not-allowed`, `no-such-basket`, `basket-changed`, `no-such-offer`, `basket-quantity`, `basket-full`
 */
export async function setBasketLine(
  db: Db,
  options: Seen & { readonly offerId: number; readonly quantity: number },
): Promise<void> {
  const { actor, offerId, quantity } = options;
  demand(actor, 'manage-basket', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await rowToChange(tx, options);
    const lines = await tx.select().from(basketLines).where(eq(basketLines.basketId, row.id));
    const line = lines.find((one) => one.offerId === offerId);
    if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > BASKET_LIMITS.quantity) {
      throw new Refusal('basket-quantity', { most: BASKET_LIMITS.quantity });
    }
    if (quantity > 0 && line === undefined) {
      const [offer] = await tx
        .select({ id: offers.id })
        .from(offers)
        .innerJoin(products, eq(products.id, offers.productId))
        .where(eq(offers.id, offerId));
      if (!offer) throw new Refusal('no-such-offer', { id: offerId });
      if (lines.length >= BASKET_LIMITS.lines) {
        throw new Refusal('basket-full', { most: BASKET_LIMITS.lines });
      }
      await tx.insert(basketLines).values({ basketId: row.id, offerId, quantity });
    } else if (line !== undefined && quantity > 0) {
      await tx.update(basketLines).set({ quantity }).where(eq(basketLines.id, line.id));
    } else if (line !== undefined) {
      if (lines.length === 1 && row.state === 'published') {
        throw new Refusal('basket-needs-goods', {});
      }
      await tx.delete(basketLines).where(eq(basketLines.id, line.id));
    }
    await raise(tx, row);
    await note(tx, options, 'change-basket', row.id, {
      before: { offerId, quantity: line?.quantity ?? 0 },
      after: { offerId, quantity },
    });
  });
}

/**
 * Publishes a basket, or stops it: carts that hold it keep its goods without the discount.
 * @throws Refusal `not-allowed`, `no-such-basket`, `basket-changed`, `basket-needs-goods`
 */
export async function setBasketState(
  db: Db,
  options: Seen & { readonly state: 'published' | 'stopped' },
): Promise<void> {
  const { actor, state } = options;
  demand(actor, 'manage-basket', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await rowToChange(tx, options);
    const [line] = await tx
      .select({ id: basketLines.id })
      .from(basketLines)
      .where(eq(basketLines.basketId, row.id))
      .limit(1);
    if (state === 'published' && !line) throw new Refusal('basket-needs-goods', {});
    await tx
      .update(baskets)
      .set({ state, version: row.version + 1 })
      .where(eq(baskets.id, row.id));
    const deed = state === 'published' ? 'publish-basket' : 'stop-basket';
    await note(tx, options, deed, row.id, { before: { state: row.state }, after: { state } });
  });
}

/**
 * A draft with the same things in it, under a title of its own.
 * @throws Refusal `not-allowed`, `no-such-basket`
 */
export async function copyBasket(
  db: Db,
  options: By & { readonly id: number; readonly titleVi: string },
): Promise<{ id: number; slug: string }> {
  const { actor, now } = options;
  demand(actor, 'manage-basket', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const row = await rowOf(tx, options.id, actor);
    const titleVi = options.titleVi.slice(0, BASKET_LIMITS.title);
    const slug = freeSlug(await slugs(tx), titleVi);
    const { id: _id, ...rest } = row;
    const [made] = await tx
      .insert(baskets)
      .values({
        ...{ ...rest, slug, titleVi, titleEn: '', state: 'draft', version: 1 },
        ...{ madeAt: new Date(now).toISOString(), madeBy: actor.name },
      })
      .returning({ id: baskets.id });
    const id = made?.id ?? 0;
    const lines = await tx.select().from(basketLines).where(eq(basketLines.basketId, row.id));
    for (const { offerId, quantity } of lines) {
      await tx.insert(basketLines).values({ basketId: id, offerId, quantity });
    }
    await note(tx, options, 'create-basket', id, { after: { slug, copyOf: row.id } });
    return { id, slug };
  });
}

type Row = typeof baskets.$inferSelect;

/** Out of reach answers like what is not there. */
async function rowOf(tx: Tx, id: number, actor: Actor): Promise<Row> {
  const [row] = await tx.select().from(baskets).where(eq(baskets.id, id));
  if (!row) throw new Refusal('no-such-basket', { id });
  demand(actor, 'manage-basket', { provinceCode: row.provinceCode });
  return row;
}

async function rowToChange(tx: Tx, { id, version, actor }: Seen): Promise<Row> {
  const row = await rowOf(tx, id, actor);
  if (row.version !== version) throw new Refusal('basket-changed', { id });
  return row;
}

async function raise(tx: Tx, { id, version }: Row): Promise<void> {
  await tx
    .update(baskets)
    .set({ version: version + 1 })
    .where(and(eq(baskets.id, id), eq(baskets.version, version)));
}

async function slugs(tx: Tx): Promise<Set<string>> {
  const rows = await tx.select({ slug: baskets.slug }).from(baskets);
  // The builder's own address.
  return new Set([...rows.map(({ slug }) => slug), 'tu-chon']);
}

async function demandProvince(tx: Tx, code: string | null): Promise<void> {
  if (code === null) return;
  const [row] = await tx.select().from(provinces).where(eq(provinces.code, code));
  if (!row) throw new Refusal('no-such-province', { code });
}

async function note(
  tx: Tx,
  { actor, now }: By,
  deed: string,
  id: number,
  what: { readonly before?: unknown; readonly after: unknown },
): Promise<void> {
  await record(tx, { actor: actor.name, now }, { deed, subject: `basket:${id}`, ...what });
}
