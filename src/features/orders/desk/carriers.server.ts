import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { parcelsWithin } from './list-parcels.server.ts';

/** Carriers that were used within reach, the last one first. */
export async function recentCarriers(db: Db, actor: Actor): Promise<string[]> {
  const rows = await db.all<{ carrier: string }>(sql`
    select p.carrier, max(p.handed_over_at) as at from parcels p
    where p.carrier <> '' and p.handed_over_at is not null
      and ${parcelsWithin(reachOf(actor, 'fulfil-parcel'))}
    group by p.carrier order by at desc limit 8`);
  return rows.map(({ carrier }) => carrier);
}
