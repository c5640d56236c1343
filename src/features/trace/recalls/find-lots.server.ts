import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { LOT_FACTS, type LotFacts } from './lot-facts.server.ts';

/** Lots shown by one search. */
export const MOST_FOUND = 50;
/** Lots proposed before anything is looked for. */
const MOST_LATEST = 10;

/**
 * Lots the actor may recall, newest first: whose code, product, producer or printed number holds the text, and those
 * named by id; with neither, the newest of all when `latest` is asked for. What lies outside the actor's reach is not found.
 */
export async function findLotsToRecall(
  db: Db,
  asked: {
    readonly text?: string;
    readonly ids?: readonly number[];
    readonly latest?: boolean;
    readonly actor: Actor;
  },
): Promise<LotFacts[]> {
  const reach = reachOf(asked.actor, 'open-recall');
  const text = (asked.text ?? '').trim().slice(0, 100);
  const ids = asked.ids ?? [];
  const latest = text === '' && ids.length === 0;
  if (latest && asked.latest !== true) return [];
  const like = `%${text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const holds = (column: unknown) => sql`${column} like ${like} escape '\\'`;
  return db
    .select(LOT_FACTS)
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .innerJoin(producers, eq(producers.id, lots.producerId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(
      and(
        reach.everywhere
          ? undefined
          : or(
              inArray(producers.id, [...reach.producerIds]),
              inArray(producers.provinceCode, [...reach.provinceCodes]),
            ),
        ids.length > 0
          ? inArray(lots.id, [...ids])
          : or(
              holds(lots.code),
              holds(products.name),
              holds(tradeItems.label),
              holds(producers.name),
              holds(tradeItems.gtin),
              holds(tradeItems.shortCode),
            ),
      ),
    )
    .orderBy(desc(lots.addedAt), desc(lots.id))
    .limit(latest ? MOST_LATEST : ids.length > 0 ? 500 : MOST_FOUND);
}
