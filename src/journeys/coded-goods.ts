import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { serialRuns, serials, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { shortCodeFor } from '#src/features/trace/codes/short-code.ts';

/** Numbers of GS1's range for demonstrations. */
export const CODED = {
  gtin: '09520123456788',
  gln: '9520123456788',
  shortCode: shortCodeFor('5a1e5a1e5'),
  lot: 'LO/2611-A',
  serial: '7Q3K9XW2AB',
} as const;

/** Puts a product's size with a number, a lot, a unit and an open place straight into a store. */
export async function plantCodedGoods(db: Db): Promise<{ slug: string; lotId: number }> {
  const [product] = await db.select().from(products).where(eq(products.nameLang, 'vi')).limit(1);
  if (!product?.producerId) throw new Error('no product with a producer');
  const by = { addedAt: '2026-11-01T00:00:00.000Z', addedBy: 'thử' };
  const own = { producerId: product.producerId, ...by };
  const [item] = await db
    .insert(tradeItems)
    .values({
      ...{ kind: 'product', productId: product.id, label: 'Hũ 500 ml', ...own },
      ...{ gtin: CODED.gtin, shortCode: CODED.shortCode },
    })
    .returning();
  const tradeItemId = item?.id ?? 0;
  const [lot] = await db
    .insert(lots)
    .values({
      ...{ tradeItemId, code: CODED.lot, unit: 'EA', ...own },
      ...{ madeOn: '2026-11-01', expiresOn: '2028-11-01' },
    })
    .returning();
  const lotId = lot?.id ?? 0;
  const [run] = await db
    .insert(serialRuns)
    .values({ lotId, tradeItemId, count: 1, madeAt: by.addedAt, madeBy: by.addedBy })
    .returning();
  await db
    .insert(serials)
    .values({ serial: CODED.serial, tradeItemId, lotId, runId: run?.id ?? 0, state: 'issued' });
  await db.insert(tracePlaces).values({
    ...{ shortCode: shortCodeFor('9ace9ace9'), gln: CODED.gln, glnExtension: 'TRAI-1' },
    ...{ kind: 'farm', name: 'Trại thử', provinceCode: product.provinceCode, open: true, ...own },
  });
  return { slug: product.slug, lotId };
}
