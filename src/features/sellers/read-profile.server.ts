import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import type { Day } from '#src/base/day.ts';
import type { SellerProfile } from './profile.ts';

/** Null for a producer that has declared nothing yet. */
export async function readSellerProfile(
  db: Pick<Db | Tx, 'select'>,
  producerId: number,
): Promise<SellerProfile | null> {
  return (await readSellerProfiles(db, [producerId])).get(producerId) ?? null;
}

/** By producer; who has declared nothing is not there. */
export async function readSellerProfiles(
  db: Pick<Db | Tx, 'select'>,
  producerIds: readonly number[],
): Promise<ReadonlyMap<number, SellerProfile>> {
  if (producerIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(sellerProfiles)
    .where(inArray(sellerProfiles.producerId, [...producerIds]));
  return new Map(rows.map((row) => [row.producerId, profileOf(row)]));
}

function profileOf(row: typeof sellerProfiles.$inferSelect): SellerProfile {
  const { checkedBy: _by, changedAt: _at, ...rest } = row;
  const day = (text: string | null): Day | null => text as Day | null;
  return {
    ...rest,
    registeredOn: day(row.registeredOn),
    holidayFrom: day(row.holidayFrom),
    holidayUntil: day(row.holidayUntil),
  };
}
