import { and, asc, eq, gte, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';

const ALCOHOL = [14, 15];

/** A size on sale, with what a shopper would call it. */
export interface Goods {
  readonly offerId: number;
  readonly sku: string;
  readonly price: number;
  readonly productId: number;
  readonly slug: string;
  readonly name: string;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
}

/**
 * Goods of three producers of one province, two of them of the same kind: what can be compared, and what one province's
 * officer may see the money of. No name that may change is written down here.
 */
export async function threeGoods(db: Db): Promise<readonly [Goods, Goods, Goods]> {
  const found = await onSale(db, notInArray(products.setNo, ALCOHOL));
  const byPlace = Map.groupBy(found, (one) => `${one.provinceCode} ${one.setNo}`);
  for (const [, own] of byPlace) {
    const each = [...Map.groupBy(own, ({ producerId }) => producerId).values()];
    const picked = each.flatMap(([one]) => one ?? []);
    if (picked.length >= 3) return picked as unknown as [Goods, Goods, Goods];
  }
  throw new Error('no province has three producers of one kind');
}

/** Something that is not sold to everybody. */
export async function alcohol(db: Db): Promise<Goods> {
  const [one] = await onSale(db, inArray(products.setNo, ALCOHOL));
  if (one === undefined) throw new Error('no alcohol on sale');
  return one;
}

async function onSale(
  db: Db,
  which: ReturnType<typeof inArray>,
): Promise<(Goods & { setNo: number })[]> {
  const rows = await db
    .select({
      ...{ offerId: offers.id, sku: offers.sku, price: offers.price },
      ...{ productId: products.id, slug: products.slug, name: products.name },
      setNo: products.setNo,
      ...{ producerId: producers.id, producerName: producers.name },
      provinceCode: producers.provinceCode,
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(
      and(
        ...[eq(offers.state, 'on-sale'), isNull(offers.seasonFrom), eq(offers.minQuantity, 1)],
        ...[gte(offers.stock, 30), gte(offers.price, 100_000), which],
        // One size only, so that the page of the product has one button and one price.
        sql`(select count(*) from offers o where o.product_id = ${products.id}) = 1`,
      ),
    )
    .orderBy(asc(offers.id));
  return rows.flatMap(({ setNo, ...one }) => (setNo === null ? [] : [{ ...one, setNo }]));
}

/** A batch of a product, as its producer would have written it down. @returns its code */
export async function lotOf(db: Db, goods: Goods): Promise<string> {
  const [item] = await db
    .select()
    .from(tradeItems)
    .where(eq(tradeItems.productId, goods.productId));
  if (item === undefined) throw new Error('the product has no trade item');
  await db.insert(lots).values({
    ...{ tradeItemId: item.id, producerId: goods.producerId, code: 'LO2611B', unit: 'EA' },
    ...{ packedOn: '2026-11-10', expiresOn: '2027-11-10', illustrative: true },
    ...{ addedAt: '2026-11-10T02:00:00.000Z', addedBy: goods.producerName },
  });
  return 'LO2611B';
}
