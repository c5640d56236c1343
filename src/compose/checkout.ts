import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { carts } from '#db/schema/carts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { dayAt } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { Limiter, MINUTE_MS } from '#src/features/accounts/limiter.ts';
import type { CartView } from '#src/features/cart/cart-view.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import { buyerKeyOf } from '#src/features/orders/buyer/buyer-key.server.ts';
import type { SellerSeen } from '#src/features/orders/buyer/order-seen.ts';
import { normalPhone } from '#src/features/orders/buyer/phone.ts';
import { type AddressRead, readAddress } from '#src/features/orders/buyer/read-address.server.ts';
import { readSellers } from '#src/features/orders/buyer/read-sellers.server.ts';
import { type BuyerData, PAYMENT_METHODS, type Placed } from '#src/features/orders/order-facts.ts';
import { type MethodOffer, paymentMethods } from '#src/features/orders/payments/payment-methods.ts';
import { type BuyerField, buyerFaults } from '#src/features/orders/placing/buyer-fields.ts';
import { seenLinesOf, totalOf } from '#src/features/orders/placing/draft-of-cart.ts';
import { placedBefore, placeOrder } from '#src/features/orders/placing/place-order.server.ts';
import { readTaxCode } from '#src/features/orders/placing/tax-code.ts';
import { pickUpFor } from '#src/features/orders/placing/where-it-goes.server.ts';
import type { PickUpPoint } from '#src/features/promotions/points/read-points.server.ts';
import type { App } from '#src/app.ts';
import type { OpenCart } from './cart.ts';
import { readTyped, type Typed, wantsInvoice } from './checkout-form.ts';
import { siteFacts } from './page.ts';
import { moneyFacts } from './payments.ts';
import { reference } from './reference.ts';
import { networkOf } from '#src/http/client-address.ts';

export type CheckoutFault =
  BuyerField | 'method' | 'age' | 'province' | 'commune' | 'no-commune' | 'which';

/** Everything the page of the checkout shows. */
export interface Checkout {
  readonly typed: Typed;
  readonly view: CartView;
  readonly place: AddressRead;
  readonly points: readonly PickUpPoint[];
  readonly communes: readonly string[];
  readonly methods: readonly MethodOffer[];
  readonly hasAlcohol: boolean;
  readonly sellers: readonly SellerSeen[];
  /** Null while the fee of delivery is not known. */
  readonly total: number | null;
  readonly seenLines: string;
  readonly requestKey: string;
  readonly faults: readonly CheckoutFault[];
  readonly refusal: Refusal | null;
  readonly notice: 'shipping-known' | null;
}

export type CheckoutAnswer =
  | { readonly placed: Placed }
  | { readonly checkout: Checkout; readonly status: 200 | 409 | 422 | 429 };

const limiter = new Limiter();
/** A school or a market hall shares an address; nobody places more than this by hand. */
const PER_NETWORK = { tries: 600, windowMs: 10 * MINUTE_MS } as const;

/**
 * The checkout as asked for: shown, worked out again, or ordered.
 * @param form null when the page is only looked at
 */
export async function checkout(
  app: App,
  one: {
    readonly cart: OpenCart & { readonly id: number };
    readonly form: FormData | null;
    readonly lang: Lang;
    readonly address: string;
    /** As the cart's own form does it, with its limits. */
    readonly voucher: {
      add(code: string): Promise<unknown>;
      drop(code: string): Promise<unknown>;
    };
  },
): Promise<CheckoutAnswer> {
  const { cart, form } = one;
  const deed = form === null ? 'xem' : String(form.get('viec') ?? '');
  const typed = readTyped(form, form === null ? await firstOf(app, cart) : {});
  let refusal: Refusal | null = null;
  try {
    if (deed === 'ma') await one.voucher.add(typed.ma);
    if (deed.startsWith('bo-ma:')) await one.voucher.drop(deed.slice('bo-ma:'.length));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  if (deed === 'dat') return order(app, one, typed);
  return {
    checkout: {
      ...(await lookAt(app, cart, typed)),
      faults: [],
      refusal,
      notice: null,
    },
    status: refusal === null ? 200 : 422,
  };
}

/**
 * A form without a fault of its own is ordered at once: the cart is priced in the transaction that buys it, and only
 * what could not be ordered is looked at for the page that says why.
 */
async function order(
  app: App,
  one: Parameters<typeof checkout>[1],
  typed: Typed,
): Promise<CheckoutAnswer> {
  const { cart } = one;
  const back = async (
    status: 409 | 422 | 429,
    more: Partial<Pick<Checkout, 'faults' | 'refusal' | 'notice'>>,
    shown?: Shown,
  ): Promise<CheckoutAnswer> => ({
    checkout: {
      ...(shown ?? (await lookAt(app, cart, typed))),
      ...{ faults: [], refusal: null, notice: null, ...more },
    },
    status,
  });
  const request = { cartId: cart.id, requestKey: typed.khoa };
  const place = await placeTyped(app, typed, cart.now);
  const buyer = buyerOf({ typed, place }, one.lang, cart);
  const method = PAYMENT_METHODS.find((known) => known === typed.tra);
  const unseen = typed['da-thay'] === '';
  if (method === undefined || unseen || buyerFaults(buyer).length > 0) {
    const before = await placedBefore(app.db, request);
    if (before !== null) return { placed: before };
    const shown = await lookAt(app, cart, typed);
    const faults = faultsOf(shown, buyer);
    // The fee was not on the page yet: it is shown before anything is bought.
    if (faults.length === 0 && method !== undefined)
      return back(409, { notice: 'shipping-known' }, shown);
    return back(422, { faults: faults.length > 0 ? faults : ['method'] }, shown);
  }
  const network = networkOf(one.address);
  if (network !== null && limiter.take(network, PER_NETWORK, cart.now) !== null) {
    const before = await placedBefore(app.db, request);
    if (before !== null) return { placed: before };
    return back(429, { refusal: new Refusal('order-often', {}) });
  }
  const site = siteFacts(app);
  try {
    const placed = await placeOrder(app.db, {
      ...{ ...request, buyer, method },
      ...{ seenTotal: Number(typed['da-thay']), seenLines: typed.gio },
      ways: moneyFacts(app),
      site: { url: site.url, name: site.name },
      ...{ demo: site.demo, actor: ANYONE, now: cart.now },
    });
    await cart.count();
    return { placed };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'no-such-cart') throw error;
    const shown = await lookAt(app, cart, typed);
    const faults = faultsOf(shown, buyer);
    return faults.length > 0 ? back(422, { faults }, shown) : back(409, { refusal: error }, shown);
  }
}

type Shown = Omit<Checkout, 'faults' | 'refusal' | 'notice'>;

async function lookAt(
  app: App,
  cart: OpenCart & { readonly id: number },
  typed: Typed,
): Promise<Shown> {
  const { now } = cart;
  const pickup = typed.nhan === 'den-lay';
  const phone = normalPhone(typed['dien-thoai']);
  const view = await readPricedCart(app.db, {
    ...{ cartId: cart.id, now, delivery: pickup ? 'pickup' : 'delivery' },
    destination: typed.tinh === '' ? null : { provinceCode: typed.tinh },
    buyerKey: phone === null ? null : buyerKeyOf(phone),
  });
  const total = pickup ? view.priced.totals.total : totalOf(view);
  const hasAlcohol = view.lines.some(({ offer }) => isAlcohol(offer.setNo));
  const producerIds = view.parcels.map(({ producerId }) => producerId);
  return {
    typed,
    view,
    total,
    hasAlcohol,
    place: await placeTyped(app, typed, now),
    points: await pickUpFor(app.db, { producerIds, provinceCode: typed.tinh, today: dayAt(now) }),
    communes: (await reference(app.db))
      .communesOf(typed.tinh)
      .map(({ kind, name }) => `${kind} ${name}`),
    methods: paymentMethods({
      total: total ?? view.priced.totals.total,
      hasAlcohol,
      ...moneyFacts(app),
    }),
    sellers: await readSellers(app.db, producerIds),
    seenLines: seenLinesOf(view),
    requestKey: /^[\w-]{20,80}$/.test(typed.khoa)
      ? typed.khoa
      : randomBytes(18).toString('base64url'),
  };
}

async function placeTyped(app: App, typed: Typed, now: number): Promise<AddressRead> {
  if (typed.nhan === 'den-lay') return { is: 'missing' };
  return readAddress(app.db, {
    ...{ provinceCode: typed.tinh, commune: typed.xa, chosen: typed['xa-ma'], now },
  });
}

function buyerOf(
  { typed, place }: Pick<Shown, 'typed' | 'place'>,
  lang: Lang,
  cart: OpenCart,
): Omit<BuyerData, 'placeText'> {
  const pickup = typed.nhan === 'den-lay';
  return {
    lang,
    userId: cart.person?.id ?? null,
    name: typed.ten,
    phone: normalPhone(typed['dien-thoai']) ?? '',
    email: typed.email,
    delivery: pickup ? 'pickup' : 'delivery',
    provinceCode: pickup || typed.tinh === '' ? null : typed.tinh,
    communeCode: !pickup && place.is === 'found' ? place.commune.code : null,
    addressLine: pickup ? '' : typed['dia-chi'],
    pointId: pickup && /^\d{1,9}$/.test(typed.diem) ? Number(typed.diem) : null,
    note: typed['ghi-chu'],
    invoice: wantsInvoice(typed)
      ? {
          company: typed['cong-ty'],
          taxCode: readTaxCode(typed.mst) ?? typed.mst,
          address: typed['hd-dia-chi'],
          email: typed['hd-email'],
        }
      : null,
    ageConfirmed: typed['du-tuoi'] === 'co',
  };
}

function faultsOf(shown: Shown, buyer: Omit<BuyerData, 'placeText'>): readonly CheckoutFault[] {
  const { typed, place, methods } = shown;
  const own = buyerFaults(buyer).flatMap((field): CheckoutFault[] => {
    if (field !== 'place') return [field];
    const commune = typed.xa === '' ? 'no-commune' : 'commune';
    if (typed.tinh === '') return typed.xa === '' ? ['province', commune] : ['province'];
    return [place.is === 'ask' ? 'which' : commune];
  });
  const way = methods.find(({ method }) => method === typed.tra);
  const strange =
    buyer.pointId !== null && !shown.points.some((point) => point.id === buyer.pointId);
  return [
    ...own,
    ...(strange ? (['point'] as const) : []),
    // What cannot be sold any more is said instead: with nothing left to pay, no way of payment is open either.
    ...(way?.available || shown.view.faults.length > 0 ? [] : (['method'] as const)),
    ...(shown.hasAlcohol && !buyer.ageConfirmed ? (['age'] as const) : []),
  ];
}

/** What the form begins with: where the cart's shipping was worked out for, and who is signed in. */
async function firstOf(
  app: App,
  cart: OpenCart & { readonly id: number },
): Promise<Partial<Typed>> {
  const [row] = await app.db
    .select({ provinceCode: carts.provinceCode, communeCode: carts.communeCode })
    .from(carts)
    .where(eq(carts.id, cart.id));
  const province = row?.provinceCode ?? '';
  const ref = await reference(app.db);
  const commune = ref.communesOf(province).find(({ code }) => code === row?.communeCode);
  return {
    ...{ nhan: 'giao', tinh: province },
    xa: commune === undefined ? '' : `${commune.kind} ${commune.name}`,
    ...{ ten: cart.person?.name ?? '', email: cart.person?.email ?? '' },
  };
}
