import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { basketLines, baskets, pointProducts, pointsOfSale } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { lookAtBasket } from '../baskets/basket-look.ts';
import { readPublicBaskets } from '../baskets/read-baskets.server.ts';
import {
  pointsOfProduct,
  readPickUpPoints,
  readPublicPoint,
  readPublicPoints,
} from '../points/read-points.server.ts';
import { DEMO_BASKETS } from './demo-plan.ts';
import { endDemoPromotions, makeDemoPromotions } from './make-demo-promotions.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const today = dayAt(NOW);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-demo-promotions-'));
let db: Db;
const by = { actor: SYSTEM, now: NOW };

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('makeDemoPromotions', () => {
  it('is the system’s alone', async () => {
    await expect(makeDemoPromotions(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('makes baskets of every region within their budgets, and points, all illustrative, once', async () => {
    const made = await makeDemoPromotions(db, by);
    expect(made.baskets).toBe(DEMO_BASKETS.length);
    expect(made.points).toBeGreaterThan(15);
    expect(await makeDemoPromotions(db, by)).toEqual({ baskets: 0, points: 0 });
    expect((await db.select().from(baskets)).every((one) => one.illustrative)).toBe(true);
    for (const basket of await readPublicBaskets(db, NOW)) {
      const plan = DEMO_BASKETS.find(({ titleVi }) => titleVi === basket.titleVi);
      const look = lookAtBasket(basket.lines, basket, { today });
      expect(look.complete, basket.titleVi).toBe(true);
      expect(look.total).toBeLessThanOrEqual(plan?.budget ?? 0);
      expect(look.total).toBe(look.goods - look.discount + look.wrap);
      expect(look.wrap).toBe(plan?.wrapFee);
    }
  });

  it('shows them on product pages and at checkout, fairs not for picking up', async () => {
    const points = await readPublicPoints(db, today);
    expect(points.every((one) => one.illustrative && one.name.includes('minh hoạ'))).toBe(true);
    const [listed] = await db.select().from(pointProducts);
    const found = await pointsOfProduct(db, listed?.productId ?? 0, today);
    expect(found.map(({ id }) => id)).toContain(listed?.pointId);
    const office = await readPickUpPoints(db, { producerIds: [], today });
    expect(office.length).toBeGreaterThan(5);
    expect(office.every(({ producerId }) => producerId === null)).toBe(true);
    const [own] = await db.select().from(pointsOfSale).where(eq(pointsOfSale.kind, 'fair'));
    expect(office.some(({ id }) => id === own?.id)).toBe(false);
    const near = await readPickUpPoints(db, {
      ...{ provinceCode: points.at(-1)?.provinceCode ?? '', producerIds: [], today },
    });
    expect(near[0]?.provinceCode).toBe(points.at(-1)?.provinceCode);
    const shown = await readPublicPoint(db, points[0]?.slug ?? '');
    expect(shown?.products.length).toBeGreaterThan(0);
  });

  it('lists only the products of the producer whose point it is', async () => {
    const rows = await db
      .select({ owner: pointsOfSale.producerId, maker: products.producerId })
      .from(pointProducts)
      .innerJoin(pointsOfSale, eq(pointsOfSale.id, pointProducts.pointId))
      .innerJoin(products, eq(products.id, pointProducts.productId))
      .innerJoin(producers, eq(producers.id, pointsOfSale.producerId));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ owner, maker }) => owner === maker)).toBe(true);
  });

  it('leaves with demo mode, and nothing of it stays', async () => {
    await expect(endDemoPromotions(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const removed = await endDemoPromotions(db, by);
    expect(removed.baskets).toBe(DEMO_BASKETS.length);
    for (const table of [baskets, basketLines, pointsOfSale, pointProducts]) {
      expect(await db.select().from(table)).toEqual([]);
    }
    expect(await endDemoPromotions(db, by)).toEqual({ baskets: 0, points: 0 });
  });
});
