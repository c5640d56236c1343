import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';

/** Producers by id, by name: whose somebody acts for. */
export async function readProducersById(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; name: string; provinceCode: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: producers.id, name: producers.name, provinceCode: producers.provinceCode })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
    .orderBy(asc(producers.name));
}
