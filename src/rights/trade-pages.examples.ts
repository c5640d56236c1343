import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import {
  bankLines,
  orders,
  parcels,
  payments,
  refunds,
  returnRequests,
} from '#db/schema/orders.ts';
import { quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { campaignIdsOf } from './campaign-deeds.examples.ts';
import { DECISIONS, type DeskPage, OFFICE, REGISTER } from './desk-page.examples.ts';
import { giftIdsOf } from './gift-deeds.examples.ts';
import { threadOf } from './message-deeds.examples.ts';
import { noteSellerIds } from './seller-pages.examples.ts';
import { plantTrade } from './trade-deeds.examples.ts';
import type { World } from './worlds.examples.ts';

/** Whoever may see prices, campaigns and points of sale of some place. */
const SEES = [...REGISTER, 'producer'] as const;
const SEEN = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'commune-officer', 'producer'],
} as const;
/** Orders, quotations and reviews: not the commune's. */
const TRADES = [...DECISIONS, 'producer'] as const;
const ORDERS = { everywhere: OFFICE, own: ['provincial-officer', 'producer'] } as const;
/** Messages: those of the order, without the ministry. */
const READS = ['administrator', 'provincial-officer', 'producer'] as const;
const FULFILS = ['provincial-officer', 'producer'] as const;
const OF_PROVINCE = { everywhere: OFFICE, own: ['provincial-officer'] } as const;
const RECONCILE = ['administrator', 'provincial-officer'] as const;

/** Numbers that the store gave what was planted for a world. */
interface Planted {
  readonly offerId: number;
  readonly orderCode: string;
  readonly parcelId: number;
  readonly returnId: number;
  readonly paymentId: number;
  readonly refundId: number;
  readonly bankLineId: number;
  readonly quoteCode: string;
  readonly reviewId: number;
}
const byProducer = new Map<number, Planted>();

/** What stands at the pages of a world: an order of each kind, with its buyer's name marked. */
export async function plantTradePages(db: Db, world: World): Promise<void> {
  const { producerId, productId, mark } = world;
  await plantTrade(db, world);
  await noteSellerIds(db, world);
  const orderCode = `MXS${producerId}`;
  await plantOrder(db, {
    ...{ code: orderCode, method: 'transfer', paid: true, name: `Người Mua ${mark}` },
    parcels: [{ producerId, tracking: `VĐ ${mark}`, lines: [{ productId }] }],
  });
  await db
    .update(orders)
    .set({ addressLine: `Ngõ ${mark}`, note: `Lời nhắn ${mark}` })
    .where(eq(orders.code, orderCode));
  const [order] = await db
    .select({ parcelId: parcels.id, paymentId: payments.id })
    .from(orders)
    .innerJoin(parcels, eq(parcels.orderId, orders.id))
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.code, orderCode));
  const [asked] = await db
    .select({ id: returnRequests.id })
    .from(returnRequests)
    .innerJoin(
      orders,
      and(eq(orders.id, returnRequests.orderId), eq(orders.code, `MXD${producerId}`)),
    );
  const [refund] = await db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(orders, and(eq(orders.id, refunds.orderId), eq(orders.code, `MXT${producerId}`)));
  const [line] = await db
    .select({ id: bankLines.id })
    .from(bankLines)
    .where(eq(bankLines.bankRef, `NOBODY${producerId}/5000`));
  const [quote] = await db
    .select({ id: quoteRequests.id, code: quoteRequests.code })
    .from(quoteRequests)
    .innerJoin(quoteParts, eq(quoteParts.requestId, quoteRequests.id))
    .where(eq(quoteParts.producerId, producerId));
  await db
    .update(quoteRequests)
    .set({ buyerName: `Người Hỏi ${mark}`, note: `Cần ${mark}` })
    .where(eq(quoteRequests.id, quote?.id ?? 0));
  const [review] = await db
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(orders, and(eq(orders.id, reviews.orderId), eq(orders.code, `MXQ${producerId}`)));
  const [offer] = await db
    .select({ id: offers.id })
    .from(offers)
    .where(eq(offers.sku, `THU-GIA-${productId}`));
  byProducer.set(producerId, {
    ...{ offerId: offer?.id ?? 0, orderCode, parcelId: order?.parcelId ?? 0 },
    ...{ returnId: asked?.id ?? 0, paymentId: order?.paymentId ?? 0, refundId: refund?.id ?? 0 },
    ...{ bankLineId: line?.id ?? 0, quoteCode: quote?.code ?? '', reviewId: review?.id ?? 0 },
  });
}

export const offerIdOf = (world: World): number => of(world).offerId;

function of({ producerId }: World): Planted {
  const found = byProducer.get(producerId);
  if (found === undefined) throw new Error('plantTradePages was not called for this world');
  return found;
}

const lists = (
  folder: string,
  everywhere: DeskPage['everywhere'],
  formats: readonly ('csv' | 'xlsx')[] = ['csv', 'xlsx'],
): DeskPage[] =>
  formats.map((format) => ({
    ...{ file: `${folder}/danh-sach.${format}.ts`, list: true },
    ...(everywhere && { everywhere }),
    path: () => `/ban/${folder}/danh-sach.${format}`,
  }));

const size = { 'quy-cach': 'Hũ', gia: '1000', ton: '1', 'gia-that': '1' };

const OFFERS: readonly DeskPage[] = [
  {
    ...{ file: 'gia-kho/index.astro', list: true, path: () => '/ban/gia-kho', everywhere: SEES },
    forms: (world) => ({
      doi: { 'quy-cach': String(of(world).offerId), 'ban-so': '1', gia: '1000', ton: '1' },
    }),
  },
  ...lists('gia-kho', SEES),
  {
    ...{ file: 'gia-kho/moi.astro', own: ['producer'] },
    path: ({ productId }) => `/ban/gia-kho/moi?san-pham=${productId}`,
    forms: () => ({ them: size }),
  },
  {
    ...{ file: 'gia-kho/nhap.astro', list: true, everywhere: ['producer'] },
    path: () => '/ban/gia-kho/nhap',
    forms: (world) => ({
      xem: {},
      ghi: {
        dong: JSON.stringify([[of(world).offerId, 1, { price: 50_000 }, { price: 1000 }]]),
        'gia-that': '1',
      },
    }),
  },
  {
    ...{ file: 'gia-kho/[id].astro', ...SEEN },
    path: (world) => `/ban/gia-kho/${of(world).offerId}`,
    forms: () => ({
      ...{ sua: { 'ban-so': '1', ...size }, ngung: { 'ban-so': '1' } },
      'ban-lai': { 'ban-so': '1' },
    }),
  },
];

const campaign = {
  ...{ ten: 'Chương trình lạ', 'tu-ngay': '2026-11-23', 'den-ngay': '2026-11-30' },
  ...{ loai: 'percent', 'phan-tram': '10' },
};

const CAMPAIGNS: readonly DeskPage[] = [
  { file: 'khuyen-mai/index.astro', list: true, path: () => '/ban/khuyen-mai', everywhere: SEES },
  ...lists('khuyen-mai', SEES),
  {
    ...{ file: 'khuyen-mai/moi.astro', list: true, everywhere: TRADES },
    path: () => '/ban/khuyen-mai/moi',
    forms: ({ provinceCode }) => ({ luu: { cua: `tinh-${provinceCode}`, ...campaign } }),
  },
  {
    ...{ file: 'khuyen-mai/[id]/index.astro', about: 'of the province', ...OF_PROVINCE },
    missingFor: ['commune-officer', 'producer'],
    path: (world) => `/ban/khuyen-mai/${campaignIdsOf(world).draftId}`,
    forms: (world) => ({
      ...{ luu: { 'ban-so': '1', ...campaign }, 'cong-bo': { 'ban-so': '1' } },
      ...{ dung: { 'ban-so': '1', chac: '1' }, 'them-ma': { 'ban-so': '1', 'so-ma': '2' } },
      'doi-ma': { 'ban-so': '1', ma: String(campaignIdsOf(world).voucherId), tt: 'stopped' },
    }),
  },
  {
    ...{ file: 'khuyen-mai/[id]/index.astro', about: 'of the producer', ...SEEN },
    path: (world) => `/ban/khuyen-mai/${campaignIdsOf(world).ownId}`,
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `khuyen-mai/[id]/bao-cao.${format}.ts`, ...SEEN },
    path: (world: World) => `/ban/khuyen-mai/${campaignIdsOf(world).ownId}/bao-cao.${format}`,
  })),
  {
    ...{ file: 'khuyen-mai/[id]/ma.csv.ts', about: 'of the province', ...OF_PROVINCE },
    missingFor: ['commune-officer', 'producer'],
    path: (world) => `/ban/khuyen-mai/${campaignIdsOf(world).draftId}/ma.csv`,
  },
  {
    // The codes are for whoever gives them away.
    ...{ file: 'khuyen-mai/[id]/ma.csv.ts', about: 'of the producer', everywhere: OFFICE },
    ...{ own: ['producer'], missingFor: ['provincial-officer', 'commune-officer'] },
    path: (world) => `/ban/khuyen-mai/${campaignIdsOf(world).ownId}/ma.csv`,
  },
  {
    ...{ file: 'khuyen-mai/cuoc-giao.astro', list: true, everywhere: ['administrator'] },
    path: () => '/ban/khuyen-mai/cuoc-giao',
    forms: () => ({ luu: {} }),
  },
];

const basket = ({ provinceCode }: World) => ({
  ...{ ten: 'Giỏ lạ', 'chu-de': 'tet', tinh: provinceCode, giam: '0', 'ben-chiu': 'province' },
});
const point = ({ provinceCode, producerId }: World) => ({
  ...{ ten: 'Điểm lạ', 'dia-chi': 'Số 9', tinh: provinceCode, 'co-so': String(producerId) },
});

const GIFTS: readonly DeskPage[] = [
  { file: 'gio-qua/index.astro', list: true, path: () => '/ban/gio-qua', everywhere: REGISTER },
  {
    ...{ file: 'gio-qua/[id].astro', about: 'new', list: true, everywhere: DECISIONS },
    path: () => '/ban/gio-qua/moi',
    forms: (world) => ({ tao: basket(world) }),
  },
  {
    ...{ file: 'gio-qua/[id].astro', ...OF_PROVINCE, missingFor: ['commune-officer'] },
    path: (world) => `/ban/gio-qua/${giftIdsOf(world).basketId}`,
    forms: (world) => ({
      ...{ luu: { ban: '1', ...basket(world) }, dang: { ban: '1' } },
      mon: { ban: '1', mon: String(giftIdsOf(world).offerId), 'so-luong': '2' },
      ...{ ngung: { ban: '1', chac: '1' }, sao: {} },
    }),
  },
  { file: 'diem-ban/index.astro', list: true, path: () => '/ban/diem-ban', everywhere: SEES },
  ...lists('diem-ban', SEES, ['csv']),
  {
    ...{ file: 'diem-ban/[id].astro', about: 'new', list: true, everywhere: TRADES },
    path: () => '/ban/diem-ban/moi',
    forms: (world) => ({ tao: point(world) }),
  },
  {
    // Without a commune of its own it is not the commune's.
    ...{ file: 'diem-ban/[id].astro', ...ORDERS, missingFor: ['commune-officer'] },
    path: (world) => `/ban/diem-ban/${giftIdsOf(world).pointId}`,
    forms: (world) => ({
      luu: { ban: '1', ...point(world) },
      hang: { sp: String(world.productId), [`tt-${world.productId}`]: 'few' },
      ...{ dang: { ban: '1' }, ngung: { ban: '1', chac: '1' } },
    }),
  },
];

const box = (world: World): string => `${of(world).parcelId}.1.${of(world).orderCode}-1`;

const ORDER_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'don-hang/index.astro', list: true, everywhere: TRADES, eachAnswered: true },
    path: () => '/ban/don-hang',
    forms: (world) => ({
      ...{ 'dong-goi': { kien: box(world) }, 'da-giao': { kien: box(world), chac: '1' } },
      ...{ 'ban-giao': { kien: box(world), 'van-chuyen': 'Xe lạ' }, giu: {} },
      'hoan-tac': { vua: box(world) },
    }),
  },
  {
    ...{ file: 'don-hang/index.astro', about: 'one button', list: true, everywhere: TRADES },
    eachAnswered: true,
    path: (world) => `/ban/don-hang?mot=${box(world)}&buoc=pack`,
    forms: () => ({ mot: {} }),
  },
  {
    ...{ file: 'don-hang/nhat-hang.astro', list: true, everywhere: FULFILS, eachAnswered: true },
    path: () => '/ban/don-hang/nhat-hang',
    forms: (world) => ({ 'dong-goi': { kien: box(world) } }),
  },
  {
    ...{ file: 'don-hang/ban-giao.astro', list: true, everywhere: FULFILS, eachAnswered: true },
    path: () => '/ban/don-hang/ban-giao',
    forms: (world) => ({
      ...{ xem: { kien: box(world), ma: 'VTP1' }, sua: { kien: box(world) } },
      'ban-giao': { kien: box(world), 'van-chuyen': 'Xe lạ' },
    }),
  },
  {
    ...{ file: 'don-hang/nhan.pdf.ts', ...ORDERS },
    path: (world) => `/ban/don-hang/nhan.pdf?kho=a4&kien=${box(world)}`,
  },
  {
    ...{ file: 'don-hang/[code]/nhan.pdf.ts', ...ORDERS },
    path: (world) => `/ban/don-hang/${of(world).orderCode}/nhan.pdf?kien=1`,
  },
  {
    ...{ file: 'tin-nhan/index.astro', list: true, everywhere: READS },
    path: () => '/ban/tin-nhan',
  },
  {
    ...{ file: 'tin-nhan/[code].astro', everywhere: ['administrator'] },
    own: ['provincial-officer', 'producer'],
    path: (world) => `/ban/tin-nhan/${threadOf(world)}`,
    forms: () => ({ 'tra-loi': { tin: 'Chào bạn', khoa: 'form-0001' }, 'chua-doc': {} }),
  },
  ...lists('don-hang', TRADES),
  {
    ...{ file: 'don-hang/nhat-hang.pdf.ts', list: true, everywhere: TRADES },
    path: () => '/ban/don-hang/nhat-hang.pdf',
  },
  {
    ...{ file: 'don-hang/phieu.pdf.ts', ...ORDERS },
    path: (world) => `/ban/don-hang/phieu.pdf?kien=${box(world)}`,
  },
  {
    ...{ file: 'don-hang/[code]/index.astro', ...ORDERS },
    path: (world) => `/ban/don-hang/${of(world).orderCode}`,
    forms: (world) => {
      const seen = { kien: String(of(world).parcelId), ban: '1' };
      const asked = { 'yeu-cau': String(of(world).returnId), ban: '1' };
      return {
        ...{ buoc: { buoc: 'pack', ...seen }, 'hoan-tac': seen },
        ...{ huy: { chac: '1', 'vi-sao': 'sold-out', ...seen }, quyet: { tiep: '1', ban: '1' } },
        ...{ 'tra-loi': { 'dong-y': '1', 'tra-loi': 'Gửi về', ...asked }, ve: asked },
      };
    },
  },
  {
    ...{ file: 'don-hang/[code]/phieu.pdf.ts', ...ORDERS },
    path: (world) => `/ban/don-hang/${of(world).orderCode}/phieu.pdf?kien=1`,
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `thu-hoi/[code]/don-hang.${format}.ts`, ...ORDERS },
    path: ({ traces }: World) => `/ban/thu-hoi/${traces.recalls.own.code}/don-hang.${format}`,
  })),
  {
    ...{ file: 'du-lieu-ca-nhan.astro', list: true, everywhere: ['administrator'] },
    path: () => '/ban/du-lieu-ca-nhan',
    forms: (world) => {
      const ai = of(world).orderCode;
      return { tim: { ai }, tai: { ai }, xoa: { ai, chac: '1' } };
    },
  },
];

const MONEY: readonly DeskPage[] = [
  { file: 'thu-tien/index.astro', list: true, path: () => '/ban/thu-tien', everywhere: DECISIONS },
  ...lists('thu-tien', DECISIONS),
  {
    ...{ file: 'thu-tien/[id].astro', ...OF_PROVINCE },
    path: (world) => `/ban/thu-tien/${of(world).paymentId}`,
    forms: (world) => {
      const sum = { 'so-tien': '1000', 'ly-do': 'Thấy ở ngân hàng', chac: '1' };
      const hoan = String(of(world).refundId);
      return {
        ...{ nhan: { ma: 'FT1', ...sum }, hoan: { khoa: 'k', ...sum }, 'tra-thu': {} },
        ...{ 'da-gui': { hoan, ma: 'FT2' }, 'gui-lai': { hoan } },
      };
    },
  },
  {
    ...{ file: 'thu-tien/sao-ke/index.astro', list: true, everywhere: RECONCILE },
    path: () => '/ban/thu-tien/sao-ke',
    forms: (world) => ({
      ...{ xem: {}, ghi: { dong: 'x', thay: 'x', 'tep-ma': 'x' } },
      gan: { so: String(of(world).bankLineId), don: of(world).orderCode, 'ly-do': 'Thấy rồi' },
      bo: { so: String(of(world).bankLineId), la: 'ignored', 'ly-do': 'Không phải' },
    }),
  },
  {
    ...{ file: 'thu-tien/sao-ke/danh-sach.csv.ts', list: true, everywhere: RECONCILE },
    path: () => '/ban/thu-tien/sao-ke/danh-sach.csv',
  },
];

const ASKED: readonly DeskPage[] = [
  { file: 'bao-gia/index.astro', list: true, path: () => '/ban/bao-gia', everywhere: TRADES },
  ...lists('bao-gia', TRADES),
  {
    // What a buyer asked of a producer and was answered is between these two.
    ...{ file: 'bao-gia/[code]/index.astro', own: ['producer'], missingFor: DECISIONS },
    path: (world) => `/ban/bao-gia/${of(world).quoteCode}`,
    forms: () => ({
      bao: { 'phien-ban': '1', 'hieu-luc': '2026-12-01', phi: '0', ngay: '1' },
      'tu-choi': { 'phien-ban': '1', 'ly-do': 'Lạ' },
    }),
  },
  {
    ...{ file: 'bao-gia/[code]/bao-gia.pdf.ts', own: ['producer'], missingFor: DECISIONS },
    path: (world) => `/ban/bao-gia/${of(world).quoteCode}/bao-gia.pdf`,
  },
  {
    ...{ file: 'danh-gia/index.astro', list: true, path: () => '/ban/danh-gia' },
    everywhere: TRADES,
    forms: (world) => {
      const seen = { id: String(of(world).reviewId), 'phien-ban': '1' };
      return {
        ...{ 'tra-loi': { 'tra-loi': 'Lạ', ...seen }, giu: seen, 'hien-lai': seen },
        go: { chac: '1', 'can-cu': 'insult', ...seen },
      };
    },
  },
  ...lists('danh-gia', TRADES),
];

export const TRADE_PAGES: readonly DeskPage[] = [
  ...[...OFFERS, ...CAMPAIGNS, ...GIFTS, ...ORDER_PAGES, ...MONEY, ...ASKED],
];
