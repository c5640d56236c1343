import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { offers, producers, productGroups, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { provinces } from '#db/schema/places.ts';

/** A database of two producers with a product each and three sizes: what tests of offers begin with. */
export async function offersDb(now: number): Promise<{ db: Db; file: string; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-offers-'));
  const file = path.join(folder, 'test.db');
  const db = await openDb(`file:${file}`);
  await migrate(db, new Date(now).toISOString());
  await db.insert(provinces).values(
    [
      ['08', 'Tuyên Quang', 'tuyen-quang'],
      ['38', 'Thanh Hóa', 'thanh-hoa'],
    ].map(([code = '', name = '', slug = '']) => ({
      ...{ code, name, slug, nameEn: name, kind: 'tỉnh', region: 'dong-bac', source: '' },
    })),
  );
  const names = { nameVi: 'Tên', nameEn: 'Name', shortVi: 'Tên', shortEn: 'Name' };
  await db.insert(productGroups).values({ code: 'I', position: 1, slug: 'nhom', ...names });
  await db.insert(productSets).values(
    [4, 14].map((no) => ({
      ...{ no, slug: `bo-${no}`, groupCode: 'I', subgroupVi: '', subgroupEn: '' },
      ...{ ...names, aliasVi: '', lead: 'NM' },
    })),
  );
  await db.insert(producers).values([
    { id: 1, slug: 'htx-a', name: 'HTX A', provinceCode: '08', ...PRODUCER },
    { id: 2, slug: 'htx-b', name: 'HTX B', provinceCode: '38', ...PRODUCER },
  ]);
  await db.insert(products).values([
    { id: 1, slug: 'mat-ong', name: 'Mật ong', producerId: 1, setNo: 4, ...PRODUCT },
    { id: 2, slug: 'ruou-nep', name: 'Rượu nếp', producerId: 2, setNo: 14, ...PRODUCT },
  ]);
  await db.insert(offers).values([
    { id: 1, sku: 'MX-00001-1', productId: 1, price: 120_000, stock: 50, ...OFFER },
    { id: 2, sku: 'MX-00001-2', productId: 1, price: 230_000, stock: null, ...OFFER },
    { id: 3, sku: 'MX-00002-1', productId: 2, price: 90_000, stock: 8, ...OFFER },
  ]);
  await db.insert(certificates).values({
    id: 1,
    code: 'CN-00001',
    productId: 1,
    stars: 4,
    score: '',
    decisionNo: '12/QĐ-UBND',
    decidedOn: '2025-12-10',
    issuedFirst: '2025-12-10',
    issuedLast: '2025-12-10',
    evidence: 'decision',
    revokedWhy: '',
    printedName: 'Mật ong',
    printedProducer: 'HTX A',
    printedCommune: '',
    printedDistrict: '',
    printedProvince: '',
    printedGroup: '',
    sourceUrl: '',
    sourceVia: '',
    sourceReadOn: '',
    note: '',
  });
  return {
    db,
    file,
    close() {
      closeDb(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PRODUCER = {
  kind: 'cooperative',
  communeCode: null,
  printedPlace: '',
  sourceUrl: '',
} as const;
const PRODUCT = {
  nameLang: 'vi',
  otherNames: '[]',
  setBy: 'officer',
  provinceCode: '08',
  communeCode: null,
  oldProvinceCode: null,
  placeHow: 'exact',
  labelData: '{}',
  addedOn: '2026-01-01',
} as const;
const OFFER = { unitVi: 'hũ 500 g', unitEn: '500 g jar', illustrative: false } as const;

/** Orders with nothing in them, for holds to belong to. @returns the statement that writes those with these ids */
export function emptyOrders(ids: readonly number[]): string {
  const rows = ids.map(
    (id) =>
      `(${id}, 'DH${id}', 'token${id}', 'key${id}', 'awaiting-payment', 'cart', 'transfer', 'vi', '', '', 'pickup',
        0, 0, 0, 0, 0, 0, 0, '{}', 0, '2026-11-23T00:00:00.000Z')`,
  );
  return `insert into orders (id, code, token, request_key, state, origin, method, lang, buyer_name, buyer_phone,
    delivery, goods, discount, wrap, shipping, shipping_discount, total, vat, priced, demo, placed_at)
    values ${rows.join(', ')}`;
}
