import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { dayAt } from '#src/base/day.ts';
import { availability } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { GIFT_SETS } from './basket-themes.ts';

/** So long a pool serves: reading it takes longer than composing from it. */
const FRESH_MS = 30_000;
const KEY = 'gift-candidates';

interface Kept {
  readonly at: number;
  readonly pool: Promise<OfferFacts[]>;
}

/**
 * Offers that go into gifts and can be had, as candidates for a basket, by id. Up to half a minute old: what is chosen
 * from it is read again before it is shown or sold.
 * @param now milliseconds since 1970 UTC
 */
export function readCandidates(db: Db, now: number): Promise<OfferFacts[]> {
  const { kept } = db.$process;
  const held = kept.get(KEY) as Kept | undefined;
  if (held && held.at <= now && now - held.at < FRESH_MS) return held.pool;
  const pool = read(db, now);
  kept.set(KEY, { at: now, pool } satisfies Kept);
  pool.catch(() => kept.delete(KEY));
  return pool;
}

async function read(db: Db, now: number): Promise<OfferFacts[]> {
  const rows = await db
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(and(eq(offers.state, 'on-sale'), inArray(products.setNo, [...GIFT_SETS])))
    .orderBy(asc(offers.id));
  const today = dayAt(now);
  const found = await readOffers(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return found.filter((offer) => availability({ offer, today }).ok);
}
