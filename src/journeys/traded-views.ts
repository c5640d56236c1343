import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { paths } from '#src/base/paths.ts';
import type { TestServer } from './server.ts';
import type { Traded } from './traded.ts';
import { Visitor } from './visitor.ts';

/** Somebody with a cart of their own. */
export type Shopper = 'full' | 'fault' | 'alcohol';

export interface Shoppers {
  /** What a browser sends to be them. */
  readonly cookie: Readonly<Record<Shopper, string>>;
  /** Code of a cart that was shared. */
  readonly shared: string;
}

/** Fills carts by the buttons of the site: one with everything, one that cannot be bought as it stands, one for adults. */
export async function fillCarts(server: TestServer, db: Db, traded: Traded): Promise<Shoppers> {
  const put = (who: Visitor, sku: string, pieces = '2') =>
    who.post('/gio-hang', { viec: 'them', sku, 'so-luong': pieces });
  const [one, two, three, last] = traded.goods;
  const full = new Visitor(server);
  for (const goods of [one, two, three]) await put(full, goods?.sku ?? '');
  await full.post('/gio-hang', { viec: 'them-gio-qua', gio: traded.basket, 'so-luong': '2' });
  const shared = await full.post('/gio-hang', {
    ...{
      viec: 'chia-se',
      ten: 'Quà hội chợ Bắc Kạn',
      loi: 'Mỗi bàn một giỏ',
      nguoi: 'Phòng Kinh tế',
    },
  });
  const fault = new Visitor(server);
  for (const goods of [one, last]) await put(fault, goods?.sku ?? '');
  await db
    .update(offers)
    .set({ state: 'paused' })
    .where(eq(offers.id, last?.offerId ?? 0));
  const alcohol = new Visitor(server);
  await put(alcohol, traded.alcohol);
  return {
    cookie: { full: full.cookie, fault: fault.cookie, alcohol: alcohol.cookie },
    shared: /da-chia-se=(\w+)/.exec(shared.location ?? '')?.[1] ?? '',
  };
}

/** A page of buying, or of what is sold together, in one of its states. */
export interface TradedView {
  readonly name: string;
  /** The Vietnamese address; the English one is `inLang` of it. */
  readonly path: (traded: Traded, shoppers: Shoppers) => string;
  /** 200 when it is not said. */
  readonly status?: number;
  /** One more state of a page that is there already: looked at in one language, not in both. */
  readonly alike?: true;
  /** Nobody when it is not said: no cookies. */
  readonly who?: Shopper;
  /** The form of the page is sent with this in it, past what the browser checks; then the answer is looked at. */
  readonly send?: { readonly form: string; readonly fields: Readonly<Record<string, string>> };
}

const p = paths('vi');

/** Those that strangers can walk to, or are sent a link of. */
export const TRADED_VIEWS: readonly TradedView[] = [
  { name: 'cart-empty', path: () => p.cart },
  { name: 'cart-full', path: () => p.cart, who: 'full' },
  {
    name: 'cart-shared-link',
    alike: true,
    path: (_, s) => `${p.cart}?da-chia-se=${s.shared}`,
    who: 'full',
  },
  { name: 'cart-with-fault', path: () => p.cart, who: 'fault' },
  { name: 'cart-shared', path: (_, s) => p.sharedCart(s.shared) },
  { name: 'cart-shared-missing', alike: true, path: () => p.sharedCart('ZZZZZZZZZZ'), status: 404 },
  { name: 'checkout-empty', alike: true, path: () => p.checkout },
  { name: 'checkout', path: () => p.checkout, who: 'full' },
  {
    ...{ name: 'checkout-refused', path: () => p.checkout, who: 'full', status: 422 },
    send: { form: '#thanh-toan-don', fields: { viec: 'dat', tinh: '08', xa: 'Đâu đó' } },
  },
  { name: 'checkout-blocked', alike: true, path: () => p.checkout, who: 'fault' },
  { name: 'checkout-adults', alike: true, path: () => p.checkout, who: 'alcohol' },
  ...(['cash', 'transfer', 'card', 'parked', 'sent', 'done', 'cancelled'] as const).map((kind) => ({
    name: `order-${kind}`,
    ...(kind === 'transfer' || kind === 'sent' ? {} : { alike: true as const }),
    path: ({ orders }: Traded) => p.order(orders[kind]),
  })),
  { name: 'order-cancel', path: ({ orders }) => `${p.order(orders.cash)}/huy` },
  { name: 'order-return', path: ({ orders }) => `${p.order(orders.done)}/tra-hang` },
  { name: 'order-review', path: ({ orders }) => `${p.order(orders.done)}/danh-gia` },
  { name: 'order-personal-data', path: ({ orders }) => `${p.order(orders.done)}/du-lieu` },
  { name: 'order-missing', alike: true, path: () => p.order('a'.repeat(26)), status: 404 },
  { name: 'order-lookup', path: () => p.orders },
  {
    ...{ name: 'order-lookup-nothing', alike: true, path: () => p.orders, status: 404 },
    send: { form: 'main form', fields: { ma: 'MX-2222-2222', 'dien-thoai': '0912345678' } },
  },
  { name: 'campaigns', path: () => p.campaigns },
  { name: 'campaign', path: ({ campaign }) => p.campaign(campaign.running) },
  { name: 'campaign-coming', alike: true, path: ({ campaign }) => p.campaign(campaign.coming) },
  { name: 'campaign-missing', alike: true, path: () => p.campaign('khong-co'), status: 404 },
  { name: 'how-priced', path: () => p.howPriced },
  { name: 'baskets', path: () => p.baskets },
  { name: 'baskets-none', alike: true, path: () => `${p.baskets}?chu-de=cuoi-hoi&muc=tren` },
  { name: 'basket', path: ({ basket }) => p.basket(basket) },
  { name: 'basket-missing', alike: true, path: () => p.basket('khong-co'), status: 404 },
  { name: 'own-basket', path: () => p.ownBasket },
  {
    name: 'own-basket-composed',
    path: () => `${p.ownBasket}?chu-de=doanh-nghiep&ngan-sach=800000&so-gio=3&viec=goi-y`,
  },
  { name: 'points', path: () => p.points },
  { name: 'points-fairs', alike: true, path: () => `${p.points}?loai=fair` },
  { name: 'points-none', alike: true, path: () => `${p.points}?tinh=dien-bien&loai=fair` },
  { name: 'point', path: ({ point }) => p.point(point.shop) },
  { name: 'point-fair', path: ({ point }) => p.point(point.fair) },
  { name: 'point-missing', alike: true, path: () => p.point('khong-co'), status: 404 },
  { name: 'quote-form', path: ({ goods }) => `${p.askQuote}?sku=${goods[0]?.sku ?? ''}` },
  { name: 'quote-form-of-cart', alike: true, path: () => p.askQuote, who: 'full' },
  { name: 'quote-form-empty', alike: true, path: () => p.askQuote },
  { name: 'quote-waits', alike: true, path: ({ quote }) => p.quote(quote.open) },
  { name: 'quote-answered', path: ({ quote }) => p.quote(quote.answered) },
  {
    name: 'quote-accept',
    path: ({ quote }) => `${p.quote(quote.answered)}/dat-hang?phan=${quote.parts[0]}`,
  },
  { name: 'quote-missing', alike: true, path: () => p.quote('a'.repeat(26)), status: 404 },
  { name: 'reviews', path: ({ reviewed }) => p.productReviews(reviewed.slug) },
  {
    name: 'reviews-none',
    alike: true,
    path: ({ goods }) => p.productReviews(goods[2]?.slug ?? ''),
  },
  {
    name: 'review-report',
    path: ({ reviewed }) => `${p.productReviews(reviewed.slug)}/${reviewed.id}/bao`,
  },
  { name: 'product-with-reviews', path: ({ reviewed }) => p.product(reviewed.slug) },
  { name: 'story-of-a-producer', path: ({ told }) => p.story(told.story) },
  { name: 'letter', path: ({ told }) => p.invitationLetter(told.letter) },
  {
    ...{ name: 'letter-over', alike: true, status: 404 },
    path: () => p.invitationLetter('aaaa-bbbb-cccc-dddd'),
  },
  { name: 'letter-code', path: () => p.invitationLetter('').replace(/\/$/, '') },
  { name: 'become-seller', path: () => p.becomeSeller },
  { name: 'become-seller-found', alike: true, path: () => `${p.becomeSeller}?tim=hop+tac+xa` },
  { name: 'become-seller-nothing', alike: true, path: () => `${p.becomeSeller}?tim=zzxqjw` },
  { name: 'become-seller-account', path: () => `${p.becomeSeller}/tai-khoan` },
  { name: 'become-seller-confirm', alike: true, path: () => `${p.becomeSeller}/xac-nhan?ma=x` },
];
