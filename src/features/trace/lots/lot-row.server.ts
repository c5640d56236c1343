import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { readThing } from '#src/features/trace/epcis/uris.ts';

/** A lot with what identifies it and whose it is. */
const FIELDS = {
  id: lots.id,
  code: lots.code,
  tradeItemId: lots.tradeItemId,
  producerId: lots.producerId,
  madeOn: lots.madeOn,
  packedOn: lots.packedOn,
  bestBefore: lots.bestBefore,
  expiresOn: lots.expiresOn,
  quantity: lots.quantity,
  unit: lots.unit,
  note: lots.note,
  otherCodes: lots.otherCodes,
  illustrative: lots.illustrative,
  addedAt: lots.addedAt,
  version: lots.version,
  clientId: lots.clientId,
  kind: tradeItems.kind,
  gtin: tradeItems.gtin,
  shortCode: tradeItems.shortCode,
  label: tradeItems.label,
  productId: tradeItems.productId,
  productName: products.name,
  setNo: products.setNo,
  producerName: producers.name,
  producerSlug: producers.slug,
  provinceCode: producers.provinceCode,
  communeCode: producers.communeCode,
};

export async function findLots(db: Db | Tx, where: SQL | undefined) {
  return db
    .select(FIELDS)
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .innerJoin(producers, eq(producers.id, lots.producerId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(where);
}
export type LotRow = Awaited<ReturnType<typeof findLots>>[number];

export async function lotById(db: Db | Tx, id: number): Promise<LotRow | null> {
  return (await findLots(db, eq(lots.id, id)))[0] ?? null;
}

export async function lotsByIds(db: Db | Tx, ids: Iterable<number>): Promise<Map<number, LotRow>> {
  const list = JSON.stringify([...new Set(ids)]);
  const rows = await findLots(db, inArray(lots.id, sql`(select value from json_each(${list}))`));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The lot that a class, a unit or a scanned code names; null where it names no lot of ours. */
export async function lotByUri(db: Db | Tx, uri: string): Promise<LotRow | null> {
  const thing = readThing(uri);
  if (thing === null || thing.lot === null || thing.key === 'sscc') return null;
  const item =
    thing.key === 'gtin' ? eq(tradeItems.gtin, thing.value) : eq(tradeItems.shortCode, thing.value);
  return (await findLots(db, and(item, eq(lots.code, thing.lot))))[0] ?? null;
}

/** "Mật ong rừng · Hũ 500 ml", or the material. */
export function itemNameOf(row: Pick<LotRow, 'productName' | 'label'>): string {
  return [row.productName, row.label].filter(Boolean).join(' · ');
}

/** What changes when something is said about lots: the lots, and the products they are of. */
export function subjectsOf(rows: Iterable<LotRow>): string[] {
  const subjects = new Set<string>();
  for (const { id, productId } of rows) {
    subjects.add(`lot:${id}`);
    if (productId !== null) subjects.add(`product:${productId}`);
  }
  return [...subjects];
}
