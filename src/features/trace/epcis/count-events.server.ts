import { asc, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { PART } from './export-lot.server.ts';

/** Producers by name, each with how many documents all its events make. */
export async function countEvents(
  db: Db,
  producerIds: readonly number[],
): Promise<{ readonly id: number; readonly name: string; readonly parts: number }[]> {
  const rows = await db
    .select({
      id: producers.id,
      name: producers.name,
      count: sql<number>`(select count(*) from epcis_events where producer_id = producers.id)`,
    })
    .from(producers)
    .where(inArray(producers.id, [...producerIds]))
    .orderBy(asc(producers.name));
  return rows.map(({ count, ...own }) => ({ ...own, parts: Math.max(1, Math.ceil(count / PART)) }));
}
