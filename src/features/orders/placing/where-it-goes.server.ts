import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { communes, provinces } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { readPickUpPoints } from '#src/features/promotions/points/read-points.server.ts';
import type { BuyerData } from '../order-facts.ts';

type Where = Pick<BuyerData, 'delivery' | 'provinceCode' | 'communeCode' | 'pointId'>;

/**
 * The place of an order as its label says it, looked up: nothing of it is taken from the form but the codes.
 * @throws Refusal `order-data` {fields}
 */
export async function placeTextOf(
  db: Db | Tx,
  buyer: Where,
  of: { readonly producerIds: readonly (number | null)[]; readonly today: Day },
): Promise<string> {
  if (buyer.delivery === 'pickup') return pickUpTextOf(db, buyer, of);
  return demandPlace(await readDeliveryText(db, buyer));
}

/** Of an order that somebody fetches. @throws Refusal `order-data` {fields} */
export async function pickUpTextOf(
  db: Db | Tx,
  { pointId }: Pick<Where, 'pointId'>,
  of: { readonly producerIds: readonly (number | null)[]; readonly today: Day },
): Promise<string> {
  const point = (await pickUpFor(db, of)).find(({ id }) => id === pointId);
  if (!point) throw new Refusal('order-data', { fields: ['point'] });
  return [point.name, point.address, point.provinceName].filter(Boolean).join(', ');
}

/** @throws Refusal `order-data` {fields} when a place was not found */
export function demandPlace(text: string | null): string {
  if (text === null) throw new Refusal('order-data', { fields: ['place'] });
  return text;
}

/** Where an order is sent to; null when there is no such commune in the province. */
export async function readDeliveryText(
  db: Db | Tx,
  { provinceCode, communeCode }: Pick<Where, 'provinceCode' | 'communeCode'>,
): Promise<string | null> {
  const [place] = await db
    .select({
      ...{ communeKind: communes.kind, communeName: communes.name },
      ...{ provinceKind: provinces.kind, provinceName: provinces.name },
    })
    .from(communes)
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(
      and(eq(communes.code, communeCode ?? ''), eq(communes.provinceCode, provinceCode ?? '')),
    );
  if (!place) return null;
  const { communeKind, communeName, provinceKind, provinceName } = place;
  return `${communeKind} ${communeName}, ${provinceKind} ${provinceName}`;
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
