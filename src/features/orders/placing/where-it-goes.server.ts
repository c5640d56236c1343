import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { communes, provinces } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { readPickUpPoints } from '#src/features/promotions/points/read-points.server.ts';
import type { BuyerData } from '../order-facts.ts';

/**
 * The place of an order as its label says it, looked up: nothing of it is taken from the form but the codes.
 * @throws Refusal `order-data` {fields}
 */
export async function placeTextOf(
  db: Db | Tx,
  buyer: Pick<BuyerData, 'delivery' | 'provinceCode' | 'communeCode' | 'pointId'>,
  { producerIds, today }: { readonly producerIds: readonly (number | null)[]; readonly today: Day },
): Promise<string> {
  if (buyer.delivery === 'pickup') {
    const point = (await pickUpFor(db, { producerIds, today })).find(
      ({ id }) => id === buyer.pointId,
    );
    if (!point) throw new Refusal('order-data', { fields: ['point'] });
    return [point.name, point.address, point.provinceName].filter(Boolean).join(', ');
  }
  const [place] = await db
    .select({ commune: communes, province: provinces })
    .from(communes)
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(
      and(
        eq(communes.code, buyer.communeCode ?? ''),
        eq(communes.provinceCode, buyer.provinceCode ?? ''),
      ),
    );
  if (!place) throw new Refusal('order-data', { fields: ['place'] });
  const { commune, province } = place;
  return `${commune.kind} ${commune.name}, ${province.kind} ${province.name}`;
}

/** Points where everything of these producers can be fetched at once. */
export async function pickUpFor(
  db: Db | Tx,
  one: {
    readonly producerIds: readonly (number | null)[];
    readonly provinceCode?: string | null;
    readonly today: Day;
  },
) {
  const known = one.producerIds.filter((id) => id !== null);
  const points = await readPickUpPoints(db, {
    producerIds: [...new Set(known)],
    provinceCode: one.provinceCode,
    today: one.today,
  });
  return points.filter(
    ({ producerId }) => producerId === null || one.producerIds.every((own) => own === producerId),
  );
}
