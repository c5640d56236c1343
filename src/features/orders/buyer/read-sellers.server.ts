import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { publicSeller } from '#src/features/sellers/profile.ts';
import { readSellerProfiles } from '#src/features/sellers/read-profile.server.ts';
import type { SellerSeen } from './order-seen.ts';

/** Who sells, by producer. */
export async function readSellers(
  db: Pick<Db | Tx, 'select'>,
  producerIds: readonly (number | null)[],
): Promise<SellerSeen[]> {
  const ids = [...new Set(producerIds.filter((id) => id !== null))];
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      producerId: producers.id,
      name: producers.name,
      slug: producers.slug,
      place: producers.printedPlace,
    })
    .from(producers)
    .where(inArray(producers.id, ids));
  const profiles = await readSellerProfiles(db, ids);
  return rows.map((row) => {
    const profile = profiles.get(row.producerId);
    const said = profile && publicSeller(profile);
    return {
      ...row,
      place: said?.address ?? row.place,
      phone: said?.phone ?? '',
      code: said?.code ?? '',
    };
  });
}
