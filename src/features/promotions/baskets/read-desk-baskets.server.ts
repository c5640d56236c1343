import { and, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { baskets } from '#db/schema/promotions.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import {
  type Basket,
  type BasketWithOffers,
  withLines,
  withOffers,
} from './read-baskets.server.ts';

/** The baskets an officer may see, newest first: the own province's and those of the whole country. */
export async function readDeskBaskets(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<BasketWithOffers[]> {
  const rows = await db.select().from(baskets).where(within(actor)).orderBy(desc(baskets.id));
  return withOffers(db, await withLines(db, rows), now);
}

/** One of them, and whether the officer may change it; null out of reach. */
export async function readDeskBasket(
  db: Db,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<{ basket: Basket; mayChange: boolean } | null> {
  if (!Number.isSafeInteger(id)) return null;
  const [row] = await db
    .select()
    .from(baskets)
    .where(and(eq(baskets.id, id), within(actor)));
  const [basket] = row ? await withLines(db, [row]) : [];
  if (!basket) return null;
  return { basket, mayChange: may(actor, 'manage-basket', { provinceCode: basket.provinceCode }) };
}

/** A commune's officer sees the country's published baskets, as everybody does. */
function within(actor: Actor): SQL | undefined {
  const reach = reachOf(actor, 'see-baskets');
  if (reach.everywhere) return undefined;
  const country = and(isNull(baskets.provinceCode), eq(baskets.state, 'published'));
  return reach.provinceCodes.length === 0
    ? country
    : or(inArray(baskets.provinceCode, [...reach.provinceCodes]), country);
}
