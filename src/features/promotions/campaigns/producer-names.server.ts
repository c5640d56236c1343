import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';

/** Names of some producers, in order. */
export async function readProducerNames(
  db: Db,
  ids: readonly number[],
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
    .orderBy(asc(producers.name));
}
