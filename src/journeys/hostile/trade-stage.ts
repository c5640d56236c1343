import { and, asc, eq, gte, isNull, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { orderLines, orders, refunds, returnRequests } from '#db/schema/orders.ts';
import { baskets, campaigns, pointsOfSale, vouchers, voucherUses } from '#db/schema/promotions.ts';
import { quoteLines, quoteParts } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { type LineSpec, plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { answerQuote } from '#src/features/quotes/answer-quote.server.ts';
import { askQuote } from '#src/features/quotes/ask-quote.server.ts';

export const CLOCK = '2026-11-23T03:00:00.000Z';
const NOW = Date.parse(CLOCK);
const today = dayAt(NOW);
const siteUrl = 'https://moixa.example';

/** Whoever is spied upon. Nothing of it may be in any answer to somebody else. */
export const VICTIM = {
  ...{ name: 'Bùi Thị Bí Mật', phone: '0987654321', email: 'bi-mat@vi-du.test' },
  ...{ address: 'Ngách Bí Mật 77', note: 'Lời nhắn kín', said: 'Vỡ nắp, ảnh kín' },
};
const QUOTED = 91_357;
const TERMS = 'Điều khoản kín';
export const DRAFT_CODE = 'NHAPKIN9';

export interface Seller {
  readonly producerId: number;
  readonly provinceCode: string;
  readonly productId: number;
  readonly offerId: number;
  readonly sku: string;
}

/** One producer's goods in the catalogue that anybody may buy today. */
async function sellers(db: Db): Promise<{ own: Seller; other: Seller }> {
  const rows = await db
    .select({
      ...{ producerId: producers.id, provinceCode: producers.provinceCode },
      ...{ productId: products.id, offerId: offers.id, sku: offers.sku },
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(
      and(
        ...[eq(offers.state, 'on-sale'), eq(offers.minQuantity, 1), gte(offers.stock, 50)],
        ...[isNull(offers.seasonFrom), notInArray(products.setNo, [14, 15])],
      ),
    )
    .orderBy(asc(offers.id));
  const own = rows[0];
  const other = rows.find((row) => row.provinceCode !== own?.provinceCode);
  if (own === undefined || other === undefined) throw new Error('too few offers');
  return { own, other };
}

/** Two sellers, a buyer who tampers, and a victim with an order, a return, a review, a quotation and vouchers. */
export async function setTradeStage(db: Db) {
  const { own, other } = await sellers(db);
  const line = ({ productId, offerId, sku }: Seller): LineSpec => ({ productId, offerId, sku });
  const two = (seller: Seller): LineSpec[] => [line(seller), { ...line(seller), offerId: null }];
  const delivered = { state: 'delivered', deliveredAt: NOW - 3_600_000 } as const;
  const victim = await plantOrder(db, {
    ...{ code: 'MX-7K3Q-D9FH', method: 'transfer', paid: true, ...VICTIM },
    parcels: [{ producerId: other.producerId, ...delivered, lines: two(other) }],
  });
  await db
    .update(orders)
    .set({ addressLine: VICTIM.address, note: VICTIM.note })
    .where(eq(orders.id, victim.id));
  const waiting = await plantOrder(db, {
    ...{ code: 'MX-8K3Q-D9FH', method: 'transfer', state: 'awaiting-payment', ...VICTIM },
    parcels: [{ producerId: other.producerId, state: 'waiting', lines: [line(other)] }],
  });
  const mixed = await plantOrder(db, {
    ...{ code: 'MX-9K3Q-D9FH', name: 'Người Mua Chung', phone: '0911111111' },
    parcels: [own, other].map((seller) => ({
      producerId: seller.producerId,
      lines: [line(seller)],
    })),
  });
  const mine = await plantOrder(db, {
    ...{ code: 'MX-2K3Q-D9FH', name: 'Kẻ Dò Xét', phone: '0912345678', completedAt: NOW },
    ...{ method: 'transfer', paid: true, state: 'completed' },
    parcels: [{ producerId: own.producerId, ...delivered, lines: two(own) }],
  });
  const packing = await plantOrder(db, {
    ...{ code: 'MX-3K3Q-D9FH', name: 'Kẻ Dò Xét', phone: '0912345678' },
    parcels: [{ producerId: own.producerId, lines: [line(own)] }],
  });
  const parcel = victim.parcels[0] ?? { id: 0, lineIds: [] };
  const [firstLine = 0, secondLine = 0] = parcel.lineIds;
  const at = new Date(NOW).toISOString();
  const [returned] = await db
    .insert(returnRequests)
    .values({
      ...{ orderId: victim.id, parcelId: parcel.id, reason: 'damaged', said: VICTIM.said },
      ...{ lines: JSON.stringify([{ lineId: secondLine, quantity: 1 }]), state: 'asked' },
      askedAt: at,
    })
    .returning({ id: returnRequests.id });
  const [review] = await db
    .insert(reviews)
    .values({
      ...{ orderLineId: firstLine, orderId: victim.id, productId: other.productId, mark: 2 },
      ...{ producerId: other.producerId, provinceCode: other.provinceCode, said: 'Tạm được' },
      ...{ shownName: 'B. M.', lang: 'vi', boughtOn: today, state: 'shown', writtenAt: at },
      demo: false,
    })
    .returning({ id: reviews.id });
  const [refund] = await db
    .insert(refunds)
    .values({
      ...{ orderId: victim.id, paymentId: victim.paymentId, amount: 1_000, reason: 'office' },
      ...{ state: 'due', requestKey: 'refund-of-the-victim', by: 'office', madeAt: at },
    })
    .returning({ id: refunds.id });
  const quote = await quotes(db, own, other);
  return {
    ...{ own, other, victim, waiting, mixed, mine, packing, ...quote },
    ...{ parcelId: parcel.id, firstLine, returnId: returned?.id ?? 0 },
    ...{ reviewId: review?.id ?? 0, refundId: refund?.id ?? 0 },
    promoted: await promotions(db, own, other, victim.id),
    secrets: [
      ...Object.values(VICTIM),
      ...['0987 654 321', '91.357', '91,357', String(QUOTED), TERMS, DRAFT_CODE],
      ...[victim.token, waiting.token, mixed.token, quote.theirs.token],
    ],
  };
}
export type TradeStage = Awaited<ReturnType<typeof setTradeStage>>;

async function quotes(db: Db, own: Seller, other: Seller) {
  const ask = async (key: string, who: { name: string; phone: string }, from: Seller[]) => {
    const asked = await askQuote(db, {
      ask: {
        ...{ lang: 'vi', userId: null, ...who, email: 'hoi@vi-du.test', organisation: '' },
        ...{ invoice: null, provinceCode: own.provinceCode, communeCode: null, addressLine: '' },
        ...{ placeText: '', wantedOn: null, note: '', answerUntil: addDays(today, 7) },
        lines: from.map(({ offerId }) => ({ offerId, quantity: 5 })),
      },
      ...{ requestKey: key.padEnd(24, '0'), demo: true, actor: ANYONE, now: NOW, siteUrl },
    });
    const parts = await db.select().from(quoteParts).where(eq(quoteParts.requestId, asked.id));
    return { ...asked, key: key.padEnd(24, '0'), parts };
  };
  const answer = async (
    asked: Awaited<ReturnType<typeof ask>>,
    { producerId }: Seller,
    unitPrice: number,
    terms: string,
  ): Promise<number> => {
    const part = asked.parts.find((one) => one.producerId === producerId);
    const partId = part?.id ?? 0;
    const lines = await db.select().from(quoteLines).where(eq(quoteLines.partId, partId));
    await answerQuote(db, {
      ...{ partId, version: 1, now: NOW, siteUrl },
      actor: { name: 'Chủ', userId: 'chu', grants: [{ role: 'producer', producerId }] },
      answer: {
        lines: lines.map(({ id }) => ({ lineId: id, unitPrice, quantity: 5 })),
        ...{ shipping: 0, leadDays: 1, validUntil: addDays(today, 5), terms },
      },
    });
    return partId;
  };
  const me = { name: 'Kẻ Dò Xét', phone: '0912345678' };
  const theirs = await ask('khoa-cua-nan-nhan', { name: 'Hội Mua Chung', phone: '0977777777' }, [
    ...[own, other],
  ]);
  const theirPart = await answer(theirs, other, QUOTED, TERMS);
  const asked = await ask('khoa-cua-ke-do', me, [own]);
  const myPart = await answer(asked, own, 50_000, '');
  const old = await ask('khoa-het-han', me, [own]);
  const oldPart = await answer(old, own, 50_000, '');
  await db
    .update(quoteParts)
    .set({ validUntil: addDays(today, -1) })
    .where(eq(quoteParts.id, oldPart));
  return { theirs, theirPart, asked, myPart, old, oldPart };
}

async function promotions(db: Db, own: Seller, other: Seller, orderId: number) {
  const madeAt = new Date(NOW).toISOString();
  const common: Omit<typeof campaigns.$inferInsert, 'slug' | 'state'> = {
    ...{ titleVi: 'Mã thử', kind: 'percent', percentBp: 5000, payer: 'province' },
    ...{ startsOn: addDays(today, -3), endsOn: addDays(today, 3), provinceCode: null },
    ...{ madeAt, madeBy: 'Người thử', byVoucher: true },
  };
  const make = async (
    code: string,
    change: Partial<typeof campaigns.$inferInsert> = {},
    voucher: Partial<typeof vouchers.$inferInsert> = {},
  ): Promise<number> => {
    const [row] = await db
      .insert(campaigns)
      .values({ ...common, slug: `ma-${code.toLowerCase()}`, state: 'published', ...change })
      .returning({ id: campaigns.id });
    const [made] = await db
      .insert(vouchers)
      .values({
        ...{ campaignId: row?.id ?? 0, code, codeKey: code, state: 'open', madeAt, ...voucher },
      })
      .returning({ id: vouchers.id });
    return made?.id ?? 0;
  };
  await make(DRAFT_CODE, { state: 'draft' });
  await make('DUNGMA99', {}, { state: 'stopped' });
  const usedUp = await make('HETMA999', {}, { mostUses: 1 });
  await db.insert(voucherUses).values({
    ...{ voucherId: usedUp, orderId, buyerKey: 'nguoi-khac', amount: 1_000, state: 'used' },
    at: madeAt,
  });
  await make('SAPCO999', { startsOn: addDays(today, 1) });
  await make('QUAHAN99', { startsOn: addDays(today, -9), endsOn: addDays(today, -1) });
  await make('CUAKHAC9', {
    chosen: JSON.stringify({ producerIds: [other.producerId] }),
  });
  await db.insert(baskets).values({
    ...{ slug: 'gio-nhap-kin', titleVi: 'Giỏ nháp', theme: 'tet', state: 'draft' },
    ...{ payer: 'province', discountBp: 9000, madeAt, madeBy: 'Người thử' },
  });
  const [point] = await db
    .insert(pointsOfSale)
    .values({
      ...{ slug: 'diem-cua-toi', kind: 'shop', name: 'Điểm của tôi', madeAt, madeBy: 'Tôi' },
      ...{ provinceCode: own.provinceCode, producerId: own.producerId, state: 'draft' },
    })
    .returning({ id: pointsOfSale.id });
  return {
    pointId: point?.id ?? 0,
    codes: ['DUNGMA99', 'HETMA999', 'SAPCO999', 'QUAHAN99', 'CUAKHAC9'],
  };
}

/** What is of the order a line belongs to, for looking after it. */
export const linesOf = (db: Db, orderId: number) =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.id));
