import { and, desc, eq, gte, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { orders, refunds } from '#db/schema/orders.ts';
import { communes } from '#db/schema/places.ts';
import { baskets, campaigns, pointsOfSale } from '#db/schema/promotions.ts';
import { quoteLines, quoteParts } from '#db/schema/quotes.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { askReturn } from '#src/features/orders/returns/ask-return.server.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { answerQuote } from '#src/features/quotes/answer-quote.server.ts';
import { askQuote } from '#src/features/quotes/ask-quote.server.ts';
import { answerReview } from '#src/features/reviews/answer-review.server.ts';
import { writeReview } from '#src/features/reviews/write-review.server.ts';
import { plantTold, type Told } from './told.ts';

/** A size that is sold, of a producer of its own. */
export interface Goods {
  readonly sku: string;
  readonly offerId: number;
  readonly productId: number;
  readonly slug: string;
  readonly producerId: number;
  readonly provinceCode: string;
}

/** What a shop has in a good month. */
export interface Traded {
  /** Of four producers, those with the longest names. */
  readonly goods: readonly Goods[];
  /** Sold to adults only. */
  readonly alcohol: string;
  /** Address of the order in each of its states. */
  readonly orders: Readonly<Record<OrderKind, string>>;
  readonly quote: { readonly open: string; readonly answered: string; readonly parts: number[] };
  /** Number of the request whose answer is there. */
  readonly quoteCode: string;
  readonly campaign: Readonly<Record<'running' | 'coming', string>>;
  readonly basket: string;
  readonly point: Readonly<Record<'shop' | 'fair', string>>;
  /** A product with reviews, and one of them. */
  readonly reviewed: { readonly slug: string; readonly id: number };
  readonly told: Told;
}

const KINDS_OF_ORDER = ['cash', 'transfer', 'card', 'parked', 'sent', 'done', 'cancelled'] as const;
export type OrderKind = (typeof KINDS_OF_ORDER)[number];

const SITE = { siteUrl: 'https://moixa.example' };
const LONG_SAID =
  'Mua về biếu bà ngoại, bà khen thơm và đậm vị. Hộp hơi móp một góc khi giao nhưng bên trong còn nguyên.';

/** @param now milliseconds since 1970 UTC */
export async function plantTraded(db: Db, { now }: { now: number }): Promise<Traded> {
  await makeDemoPromotions(db, { actor: SYSTEM, now });
  const goods = await manyGoods(db);
  const planted = await plantOrders(db, goods, now);
  const quoted = await plantQuotes(db, goods, now);
  const told = await plantTold(db, { goods, order: planted.orders.sent, now });
  const strong = await sizes(db, sql`${products.setNo} in (14, 15)`);
  return {
    ...{ goods, alcohol: strong[0]?.sku ?? '', ...planted, ...quoted, told },
    campaign: {
      running: await slugOf(db, campaigns, sql`starts_on <= ${dayAt(now)}`),
      coming: await slugOf(db, campaigns, sql`starts_on > ${dayAt(now)}`),
    },
    basket: await slugOf(db, baskets, sql`state = 'published'`),
    point: {
      shop: await slugOf(db, pointsOfSale, sql`kind = 'shop'`),
      fair: await slugOf(db, pointsOfSale, sql`kind = 'fair'`),
    },
  };
}

type Slugged = typeof campaigns | typeof baskets | typeof pointsOfSale;

async function slugOf(db: Db, table: Slugged, which: ReturnType<typeof sql>): Promise<string> {
  const [row] = await db.select({ slug: table.slug }).from(table).where(which).orderBy(table.id);
  return row?.slug ?? 'khong-co';
}

async function sizes(db: Db, which: ReturnType<typeof sql> | undefined): Promise<Goods[]> {
  const rows = await db
    .select({
      ...{ sku: offers.sku, offerId: offers.id, productId: products.id, slug: products.slug },
      ...{ producerId: producers.id, provinceCode: producers.provinceCode },
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(
      and(
        ...[eq(offers.state, 'on-sale'), gte(offers.stock, 20), isNull(offers.seasonFrom)],
        ...[eq(offers.minQuantity, 1), isNotNull(products.communeCode), which],
      ),
    )
    .orderBy(desc(sql`length(${products.name})`), offers.id);
  const first = Map.groupBy(rows, ({ producerId }) => producerId).values();
  return [...first].flatMap(([one]) => one ?? []);
}

async function manyGoods(db: Db): Promise<Goods[]> {
  const found = await sizes(db, notInArray(products.setNo, [14, 15]) as ReturnType<typeof sql>);
  return found.slice(0, 4);
}

async function plantOrders(db: Db, goods: readonly Goods[], now: number) {
  const [one, two, three] = goods;
  if (!one || !two || !three) throw new Error('too few producers sell');
  const line = ({ productId, sku }: Goods) => ({ productId, sku, unitPrice: 120_000 });
  const parcel = (of: Goods, state: 'waiting' | 'to-pack') => ({
    ...{ producerId: of.producerId, state, lines: [line(of), { ...line(of), discount: 9_000 }] },
  });
  const three_ = (state: 'waiting' | 'to-pack') => [one, two, three].map((of) => parcel(of, state));
  const common = { demo: true, placedAt: now - 3_600_000 };
  const cash = await plantOrder(db, { ...common, parcels: three_('to-pack') });
  const transfer = await plantOrder(db, {
    ...{ ...common, state: 'awaiting-payment', method: 'transfer', parcels: three_('waiting') },
  });
  const card = await plantOrder(db, {
    ...{ ...common, state: 'awaiting-payment', method: 'card', parcels: [parcel(one, 'waiting')] },
  });
  const parked = await plantOrder(db, {
    ...{ ...common, state: 'parked', method: 'transfer', paid: true },
    parcels: [parcel(one, 'waiting')],
  });
  const sent = await plantOrder(db, {
    ...{ ...common, method: 'transfer', paid: true },
    parcels: [
      { ...parcel(one, 'to-pack'), state: 'handed-over', tracking: 'VTP0123456789' },
      { ...parcel(two, 'to-pack'), state: 'not-delivered', wrap: 40_000 },
      { ...parcel(three, 'to-pack'), state: 'packed' },
    ],
  });
  const deliveredAt = now - 86_400_000;
  const done = await plantOrder(db, {
    ...{ ...common, state: 'completed', placedAt: now - 4 * 86_400_000, completedAt: deliveredAt },
    parcels: [one, two].map((of) => ({
      ...{ producerId: of.producerId, state: 'delivered', deliveredAt, lines: [line(of)] },
    })),
  });
  const [arrived, back] = done.parcels;
  const first = arrived?.lineIds[0] ?? 0;
  await askReturn(db, {
    ...{ token: done.token, parcelId: back?.id ?? 0, reason: 'damaged', said: 'Vỡ nắp hũ' },
    ...{ lines: [{ lineId: back?.lineIds[0] ?? 0, quantity: 1 }], unopened: false },
    ...{ actor: ANYONE, now },
  });
  const by = { actor: ANYONE, now, ...SITE };
  const written = await writeReview(db, {
    review: {
      ...{ token: done.token, orderLineId: first, mark: 4, said: LONG_SAID, version: 0 },
      ...{ shownName: 'Chị Bưởi', lang: 'vi' as const },
    },
    ...by,
  });
  await answerReview(db, {
    ...{ reviewId: written.id, answer: 'Cảm ơn chị. Hợp tác xã đã đổi sang hộp cứng hơn.' },
    ...{ version: 1, now },
    actor: actorAs('producer', { producerId: one.producerId }),
  });
  const cancelled = await plantOrder(db, {
    ...{ ...common, state: 'cancelled', method: 'transfer', paid: true },
    parcels: [{ ...parcel(two, 'to-pack'), state: 'cancelled' }],
  });
  const at = new Date(now).toISOString();
  await db
    .update(orders)
    .set({ cancelledAt: at, cancelledWhy: 'sold-out' })
    .where(eq(orders.id, cancelled.id));
  await db.insert(refunds).values({
    ...{ orderId: cancelled.id, paymentId: cancelled.paymentId, amount: cancelled.total },
    ...{ reason: 'cancelled', state: 'due', requestKey: `traded:${cancelled.id}`, by: 'system' },
    madeAt: at,
  });
  const all = { cash, transfer, card, parked, sent, done, cancelled };
  return {
    orders: Object.fromEntries(
      KINDS_OF_ORDER.map((kind) => [kind, all[kind].token]),
    ) as Traded['orders'],
    reviewed: { slug: written.productSlug, id: written.id },
  };
}

/** One request that waits, and one that one of its two producers answered. */
async function plantQuotes(db: Db, goods: readonly Goods[], now: number) {
  const today = dayAt(now);
  const [home] = await db.select().from(communes).limit(1);
  const ask = (requestKey: string, of: readonly Goods[]) =>
    askQuote(db, {
      ask: {
        ...{ lang: 'vi', userId: null, name: 'Phạm Văn Đồng Hành', phone: '0912345678' },
        ...{ email: 'mua@vi-du.test', organisation: 'Công ty cổ phần quà tặng Sông Cầu' },
        ...{ invoice: null, provinceCode: home?.provinceCode ?? null },
        ...{ communeCode: home?.code ?? null, placeText: '', addressLine: 'Số 8 phố Mới' },
        ...{ wantedOn: addDays(today, 30), note: 'In tên công ty lên hộp được không?' },
        answerUntil: addDays(today, 7),
        lines: of.map(({ offerId }, index) => ({ offerId, quantity: 40 + 10 * index })),
      },
      ...{ requestKey, demo: true, actor: ANYONE, now, ...SITE },
    });
  const open = await ask('bao-gia-cho-tra-loi-000000', goods.slice(0, 1));
  const answered = await ask('bao-gia-da-tra-loi-0000000', goods.slice(0, 2));
  const parts = await db.select().from(quoteParts).where(eq(quoteParts.requestId, answered.id));
  const [part] = parts;
  const lines = await db
    .select()
    .from(quoteLines)
    .where(eq(quoteLines.partId, part?.id ?? 0));
  await answerQuote(db, {
    partId: part?.id ?? 0,
    answer: {
      lines: lines.map(({ id, quantity }) => ({ lineId: id, unitPrice: 95_000, quantity })),
      ...{ shipping: 60_000, leadDays: 5, validUntil: addDays(today, 20) },
      terms: 'Giao trong giờ hành chính; đặt trước một nửa.',
    },
    ...{ version: 1, now, ...SITE },
    actor: actorAs('producer', { producerId: part?.producerId ?? 0 }),
  });
  return {
    quote: {
      ...{ open: open.token, answered: answered.token },
      parts: [part?.id ?? 0],
    },
    quoteCode: answered.code,
  };
}
