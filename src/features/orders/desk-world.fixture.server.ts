import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { offers, producers, productGroups, products, productSets } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { provinces } from '#db/schema/places.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';

/** A producer with one product, one size of it and its stock. */
export interface Seller {
  readonly producerId: number;
  readonly provinceCode: string;
  readonly productId: number;
  readonly offerId: number;
  readonly itemId: number;
}

/** An empty, migrated store of its own, for tests. */
export async function ordersDb(now: number): Promise<{ db: Db; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-orders-'));
  const db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(now).toISOString());
  return {
    db,
    close() {
      closeDb(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let made = 0;

/** A producer that sells, put straight into the tables, for tests. */
export async function plantSeller(
  db: Db,
  one: { readonly provinceCode: string; readonly stock?: number; readonly setNo?: number },
): Promise<Seller> {
  made += 1;
  const { provinceCode, setNo = 4 } = one;
  await placeAndSet(db, provinceCode, setNo);
  const [producer] = await db
    .insert(producers)
    .values({
      ...{ slug: `co-so-${made}`, name: `Cơ sở số ${made}`, kind: 'cooperative' },
      ...{ provinceCode, printedPlace: '', sourceUrl: '' },
    })
    .returning({ id: producers.id });
  const producerId = producer?.id ?? 0;
  const [product] = await db
    .insert(products)
    .values({
      ...{ slug: `mat-ong-${made}`, name: `Mật ong số ${made}`, nameLang: 'vi', otherNames: '[]' },
      ...{ producerId, setNo, setBy: 'source', provinceCode },
      ...{ placeHow: 'exact', labelData: '{}', addedOn: '2026-11-01' },
    })
    .returning({ id: products.id });
  const productId = product?.id ?? 0;
  const [offer] = await db
    .insert(offers)
    .values({
      ...{ sku: `MO-${made}`, productId, unitVi: 'Hũ 500 ml', unitEn: 'Jar 500 ml' },
      ...{ price: 100_000, illustrative: true, stock: one.stock ?? 10 },
    })
    .returning({ id: offers.id });
  const [item] = await db
    .insert(tradeItems)
    .values({
      ...{ kind: 'product', producerId, productId, shortCode: `TEST${made}` },
      ...{ addedAt: '2026-11-01T00:00:00Z', addedBy: 'test' },
    })
    .returning({ id: tradeItems.id });
  return {
    ...{ producerId, provinceCode, productId },
    offerId: offer?.id ?? 0,
    itemId: item?.id ?? 0,
  };
}

async function placeAndSet(db: Db, code: string, setNo: number): Promise<void> {
  const place = { code, name: `Tỉnh ${code}`, nameEn: `Province ${code}`, slug: `tinh-${code}` };
  await db
    .insert(provinces)
    .values({ ...place, kind: 'tỉnh', region: 'dong-bac', source: '' })
    .onConflictDoNothing();
  const names = { nameVi: 'Tên', nameEn: 'Name', shortVi: 'Tên', shortEn: 'Name' };
  await db
    .insert(productGroups)
    .values({ code: 'I', position: 1, slug: 'nhom', ...names })
    .onConflictDoNothing();
  await db
    .insert(productSets)
    .values({
      ...{ no: setNo, slug: `bo-${setNo}`, groupCode: 'I', subgroupVi: '', subgroupEn: '' },
      ...{ ...names, aliasVi: '', lead: 'NM' },
    })
    .onConflictDoNothing();
}

/** A lot of a seller's product. */
export async function plantLot(
  db: Db,
  seller: Seller,
  one: { readonly code: string; readonly expiresOn?: string },
): Promise<number> {
  const [lot] = await db
    .insert(lots)
    .values({
      ...{ tradeItemId: seller.itemId, producerId: seller.producerId, code: one.code, unit: 'EA' },
      ...{ expiresOn: one.expiresOn ?? null, addedAt: '2026-11-01T00:00:00Z', addedBy: 'test' },
    })
    .returning({ id: lots.id });
  return lot?.id ?? 0;
}

/** An open recall of lots. */
export async function plantRecall(
  db: Db,
  seller: Seller,
  one: { readonly code: string; readonly lotIds: readonly number[] },
): Promise<number> {
  const [recall] = await db
    .insert(recalls)
    .values({
      ...{ code: one.code, producerId: seller.producerId, provinceCode: seller.provinceCode },
      ...{
        state: 'open',
        reasonVi: 'Có mốc',
        adviceVi: 'Đừng ăn, báo cho cơ sở',
        hazard: 'health',
      },
      ...{ openedAt: '2026-11-20T00:00:00.000Z', openedBy: 'test' },
    })
    .returning({ id: recalls.id });
  const recallId = recall?.id ?? 0;
  for (const lotId of one.lotIds) {
    await db
      .insert(recallLots)
      .values({ recallId, lotId, how: 'named', distance: 0, included: true });
  }
  return recallId;
}

/** Pieces in stock of a seller's offer. */
export async function stockOf(db: Db, offerId: number): Promise<number | null> {
  const [row] = await db.select({ stock: offers.stock }).from(offers).where(eq(offers.id, offerId));
  return row?.stock ?? null;
}
