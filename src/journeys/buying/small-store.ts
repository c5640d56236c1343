import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { communes } from '#db/schema/places.ts';
import { settings } from '#db/schema/site.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';

/** What a run of many buyers sells: sizes of one product, none of them alcohol. Null: made to order. */
export interface Size {
  readonly sku: string;
  readonly stock: number | null;
}

/** A data folder with two producers and some sizes: a server that opens it has little to read. */
export interface SmallStore {
  readonly dataDir: string;
  readonly db: Db;
  remove(): void;
}

const FIRST_ID = 11;

/** @param now milliseconds since 1970 UTC */
export async function smallStore(now: number, sizes: readonly Size[]): Promise<SmallStore> {
  const { db: made, file, close } = await offersDb(now);
  await made.insert(communes).values({
    ...{ code: '02200', name: 'Đồng Văn', slug: 'xa-dong-van', kind: 'xã', provinceCode: '08' },
  });
  await made.insert(settings).values({ key: 'demo', value: 'true' });
  await made.insert(offers).values(
    sizes.map(({ sku, stock }, index) => ({
      ...{ id: FIRST_ID + index, sku, stock, productId: 1, price: 45_000 + index * 10_500 },
      ...{ unitVi: `cỡ ${index + 1}`, unitEn: `size ${index + 1}`, illustrative: true },
    })),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-buying-'));
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  await made.$client.execute('pragma wal_checkpoint(truncate)');
  cpSync(file, path.join(dataDir, 'moi-xa.db'));
  close();
  const db = await openDb(`file:${path.join(dataDir, 'moi-xa.db')}`);
  return {
    dataDir,
    db,
    remove() {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
