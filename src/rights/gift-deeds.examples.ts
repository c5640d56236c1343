import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { basketLines, baskets, pointsOfSale } from '#db/schema/promotions.ts';
import type { Dong } from '#src/base/money.ts';
import type { BasketFacts } from '#src/features/promotions/baskets/basket-facts.ts';
import {
  changeBasket,
  copyBasket,
  createBasket,
  setBasketLine,
  setBasketState,
} from '#src/features/promotions/baskets/manage-baskets.server.ts';
import {
  endDemoPromotions,
  makeDemoPromotions,
} from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import {
  changePoint,
  createPoint,
  notePointStock,
  setPointState,
} from '#src/features/promotions/points/manage-points.server.ts';
import type { PointFacts } from '#src/features/promotions/points/point-facts.ts';
import { NO_HOURS } from '#src/features/promotions/points/point-hours.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'productId' | 'provinceCode'>;

const OFFICES = {
  everywhere: ['administrator', 'ministry-officer'],
  own: ['provincial-officer'],
} as const;
/** A producer's own point is the producer's and its province's. */
const POINT = { everywhere: OFFICES.everywhere, own: ['provincial-officer', 'producer'] } as const;

/** Ids by which addresses can name what {@link plantPromotions} made for a world. */
export const giftIdsOf = ({ producerId }: Pick<World, 'producerId'>) => ({
  basketId: 7_000_000 + 1_000 * producerId,
  offerId: 7_000_000 + 1_000 * producerId,
  pointId: 7_000_000 + 1_000 * producerId,
});

/** What a world needs for these rows: a draft basket of its province with one thing, and its producer's own point. */
export async function plantPromotions(db: Db, world: Where): Promise<void> {
  const { basketId, offerId, pointId } = giftIdsOf(world);
  const { producerId, productId, provinceCode } = world;
  const made = { madeAt: new Date(NOW).toISOString(), madeBy: 'Người thử' };
  await db.insert(offers).values({
    ...{ id: offerId, sku: `THU-GQ-${productId}`, productId, unitVi: 'hũ', unitEn: 'jar' },
    ...{ price: 50_000, illustrative: false },
  });
  await db.insert(baskets).values({
    ...{ id: basketId, slug: `gio-thu-${producerId}`, titleVi: 'Giỏ thử', theme: 'tet' },
    ...{ provinceCode, state: 'draft', payer: 'province', ...made },
  });
  await db.insert(basketLines).values({ basketId, offerId, quantity: 1 });
  await db.insert(pointsOfSale).values({
    ...{ id: pointId, slug: `diem-thu-${producerId}`, kind: 'shop', name: 'Điểm thử' },
    ...{ address: 'Số 1', provinceCode, producerId, state: 'draft', ...made },
  });
}

const basket = ({ provinceCode }: Where): BasketFacts => ({
  ...{ titleVi: 'Giỏ mới', titleEn: '', textVi: '', textEn: '', theme: 'tet', provinceCode },
  ...{ discountBp: 0, wrapFee: 0 as Dong, payer: 'province' },
});
const point = ({ provinceCode }: Where): PointFacts => ({
  ...{ kind: 'shop', name: 'Điểm mới', address: 'Số 2', provinceCode, communeCode: null },
  ...{ latitude: '', longitude: '', hours: NO_HOURS, startsOn: null, endsOn: null },
  ...{ phone: '', noteVi: '', noteEn: '', pickUp: false },
});

export const GIFT_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'createBasket', ...OFFICES },
    run: ({ db }, world, actor) => createBasket(db, { facts: basket(world), actor, now: NOW }),
  },
  {
    ...{ name: 'createBasket:country', everywhere: OFFICES.everywhere },
    run: ({ db }, world, actor) =>
      createBasket(db, { facts: { ...basket(world), provinceCode: null }, actor, now: NOW }),
  },
  {
    ...{ name: 'changeBasket', ...OFFICES },
    run: ({ db }, world, actor) =>
      changeBasket(db, {
        ...{ id: giftIdsOf(world).basketId, version: 1, facts: basket(world), actor, now: NOW },
      }),
  },
  {
    ...{ name: 'setBasketLine', ...OFFICES },
    run: ({ db }, world, actor) => {
      const { basketId: id, offerId } = giftIdsOf(world);
      return setBasketLine(db, { id, version: 1, offerId, quantity: 2, actor, now: NOW });
    },
  },
  {
    ...{ name: 'setBasketState', ...OFFICES },
    run: ({ db }, world, actor) =>
      setBasketState(db, {
        ...{ id: giftIdsOf(world).basketId, version: 1, state: 'published', actor, now: NOW },
      }),
  },
  {
    ...{ name: 'copyBasket', ...OFFICES },
    run: ({ db }, world, actor) =>
      copyBasket(db, { id: giftIdsOf(world).basketId, titleVi: 'Bản sao', actor, now: NOW }),
  },
  {
    ...{ name: 'createPoint', ...OFFICES },
    run: ({ db }, world, actor) =>
      createPoint(db, { facts: point(world), producerId: null, actor, now: NOW }),
  },
  {
    ...{ name: 'createPoint:producer', ...POINT },
    run: ({ db }, world, actor) =>
      createPoint(db, { facts: point(world), producerId: world.producerId, actor, now: NOW }),
  },
  {
    ...{ name: 'changePoint', ...POINT },
    run: ({ db }, world, actor) =>
      changePoint(db, {
        ...{ id: giftIdsOf(world).pointId, version: 1, facts: point(world), actor, now: NOW },
      }),
  },
  {
    ...{ name: 'setPointState', ...POINT },
    run: ({ db }, world, actor) =>
      setPointState(db, {
        ...{ id: giftIdsOf(world).pointId, version: 1, state: 'published', actor, now: NOW },
      }),
  },
  {
    ...{ name: 'notePointStock', ...POINT },
    run: ({ db }, world, actor) =>
      notePointStock(db, {
        ...{ id: giftIdsOf(world).pointId, actor, now: NOW },
        stocks: [{ productId: world.productId, stock: 'few' }],
      }),
  },
  {
    name: 'makeDemoPromotions',
    run: ({ db }, _, actor) => makeDemoPromotions(db, { actor, now: NOW }),
  },
  {
    ...{ name: 'endDemoPromotions', everywhere: ['administrator'] },
    run: ({ db }, _, actor) => endDemoPromotions(db, { actor, now: NOW }),
  },
];
