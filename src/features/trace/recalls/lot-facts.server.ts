import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';

/** What a recall has to know of a lot. Days `YYYY-MM-DD`. */
export interface LotFacts {
  readonly id: number;
  readonly code: string;
  readonly madeOn: string | null;
  readonly packedOn: string | null;
  readonly bestBefore: string | null;
  readonly expiresOn: string | null;
  readonly quantity: number | null;
  readonly unit: string;
  /** Made up for demonstration. */
  readonly illustrative: boolean;
  readonly producerId: number;
  readonly producerName: string;
  readonly producerSlug: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly productId: number | null;
  readonly productName: string | null;
  readonly label: string;
  readonly gtin: string | null;
  readonly shortCode: string;
}

export const LOT_FACTS = {
  id: lots.id,
  code: lots.code,
  madeOn: lots.madeOn,
  packedOn: lots.packedOn,
  bestBefore: lots.bestBefore,
  expiresOn: lots.expiresOn,
  quantity: lots.quantity,
  unit: lots.unit,
  illustrative: lots.illustrative,
  producerId: lots.producerId,
  producerName: producers.name,
  producerSlug: producers.slug,
  provinceCode: producers.provinceCode,
  communeCode: producers.communeCode,
  productId: tradeItems.productId,
  productName: products.name,
  label: tradeItems.label,
  gtin: tradeItems.gtin,
  shortCode: tradeItems.shortCode,
};

/** What a lot is of: the product with the size that tells it from others, or the material. */
export function itemName({ productName, label }: Pick<LotFacts, 'productName' | 'label'>): string {
  return [productName, label].filter(Boolean).join(', ');
}

/** One value for each lot: reading thousands cell by cell takes several times as long. */
const AS_JSON = sql<LotFacts>`json_object(${sql.join(
  Object.entries(LOT_FACTS).flatMap(([name, column]) => [sql.raw(`'${name}'`), column]),
  sql`, `,
)})`.mapWith((json: string): LotFacts => {
  const facts = JSON.parse(json) as Omit<LotFacts, 'illustrative'> & { illustrative: 0 | 1 };
  return { ...facts, illustrative: facts.illustrative === 1 };
});

/** Facts of these lots, by code; an id that does not exist is left out. */
export async function readLotFacts(db: Db | Tx, ids: readonly number[]): Promise<LotFacts[]> {
  const rows = await db
    .select({ lot: AS_JSON })
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .innerJoin(producers, eq(producers.id, lots.producerId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(inArray(lots.id, sql`(select value from json_each(${JSON.stringify(ids)}))`))
    .orderBy(asc(lots.code), asc(lots.id));
  return rows.map(({ lot }) => lot);
}
