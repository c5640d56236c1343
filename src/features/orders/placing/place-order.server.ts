import { eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { vouchers } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { CartView } from '#src/features/cart/cart-view.ts';
import { emptyCartIn } from '#src/features/cart/change-lines.server.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import { useVouchersIn } from '#src/features/promotions/campaigns/use-vouchers.server.ts';
import { buyerKeyOf } from '../buyer/buyer-key.server.ts';
import type { BuyerData, PaymentMethod, Placed } from '../order-facts.ts';
import type { BankAccount } from '../payments/bank-account.ts';
import { paymentMethods } from '../payments/payment-methods.ts';
import { buyerFaults } from './buyer-fields.ts';
import { draftOfCart, seenLinesOf, totalOf } from './draft-of-cart.ts';
import { demandPlace, pickUpTextOf, readDeliveryText } from './where-it-goes.server.ts';
import { writeOrderIn } from './write-order.server.ts';

export interface PlaceOrder {
  readonly cartId: number;
  /** Made with the form: the same order twice is one order. Twenty signs or more. */
  readonly requestKey: string;
  /** The place as text is looked up. */
  readonly buyer: Omit<BuyerData, 'placeText'>;
  readonly method: PaymentMethod;
  /** What the buyer saw: it has to be true still. */
  readonly seenTotal: number;
  readonly seenLines: string;
  /** Ways of payment that the site has. */
  readonly ways: { readonly bank: BankAccount | null; readonly cards: boolean };
  readonly site: { readonly url: string; readonly name: string };
  readonly demo: boolean;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Places the order of a cart: priced anew, with everything taken or held in the same transaction. The same request
 * again, at the same time or later, gives the same order.
 * @throws Refusal `order-data` {fields}, `cart-empty`, `cart-faults`, `cart-changed`, `price-moved` {was, now},
 *   `age-not-confirmed`, `method-not-possible` {method, why}, `sold-out` {name, left}, `voucher-used-up`
 */
export async function placeOrder(db: Db, asked: PlaceOrder): Promise<Placed> {
  const { buyer, actor, now, cartId } = asked;
  demand(actor, 'place-order');
  const fields = buyerFaults(buyer);
  if (fields.length > 0) throw new Refusal('order-data', { fields });
  if (!/^[\w-]{20,80}$/.test(asked.requestKey)) throw new Refusal('order-form-stale', {});
  const requestKey = `${cartId}:${asked.requestKey}`;
  const buyerKey = buyerKeyOf(buyer.phone);
  const { kept } = db.$process;
  const deliveredTo = buyer.delivery === 'pickup' ? null : await readDeliveryText(db, buyer);
  return inTransaction(db, async (tx) => {
    const before = await sameRequest(tx, requestKey);
    if (before !== null) return before;
    const view = await readPricedCart(tx, {
      ...{ cartId, now, delivery: buyer.delivery, buyerKey, kept },
      destination: buyer.provinceCode === null ? null : { provinceCode: buyer.provinceCode },
    });
    demandTrueCart(view, asked);
    const placeText =
      buyer.delivery === 'pickup'
        ? await pickUpTextOf(tx, buyer, {
            producerIds: view.parcels.map(({ producerId }) => producerId),
            today: dayAt(now),
          })
        : demandPlace(deliveredTo);
    const draft = draftOfCart(view, {
      lang: buyer.lang,
      site: asked.site,
      voucherIds: await voucherIdsOf(tx, view),
    });
    const placed = await writeOrderIn(tx, {
      ...{ draft, requestKey, method: asked.method, demo: asked.demo, actor, now },
      buyer: { ...buyer, placeText },
    });
    if (draft.vouchers.length > 0) {
      await useVouchersIn(tx, { orderId: placed.id, buyerKey, uses: draft.vouchers, now });
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: 'use-vouchers',
          subject: `order:${placed.id}`,
          after: {
            vouchers: draft.vouchers.map(({ voucherId, amount }) => ({ voucherId, amount })),
          },
        },
      );
    }
    const lineIds = view.lines.map(({ id }) => id);
    await emptyCartIn(tx, cartId, lineIds, {
      baskets: view.baskets.length > 0,
      codes: view.priced.vouchers.length + view.unknownVouchers.length > 0,
    });
    return placed;
  });
}

/** The order that the very same form has placed before; null when none. */
export function placedBefore(
  db: Pick<Db, 'select'>,
  { cartId, requestKey }: Pick<PlaceOrder, 'cartId' | 'requestKey'>,
): Promise<Placed | null> {
  return sameRequest(db, `${cartId}:${requestKey}`);
}

async function sameRequest(
  tx: Pick<Db | Tx, 'select'>,
  requestKey: string,
): Promise<Placed | null> {
  const [known] = await tx
    .select({
      id: orders.id,
      code: orders.code,
      token: orders.token,
      method: orders.method,
      total: orders.total,
    })
    .from(orders)
    .where(eq(orders.requestKey, requestKey));
  return known ? { ...known, total: dong(known.total), fresh: false } : null;
}

/** What the buyer agreed to is what the cart is now, and may be sold to this buyer in this way. */
function demandTrueCart(view: CartView, asked: PlaceOrder): void {
  if (view.lines.length === 0) throw new Refusal('cart-empty', {});
  const [fault] = view.faults;
  if (fault) {
    const line = view.lines.find(({ id }) => id === fault.lineId);
    const facts = { name: line?.offer.productName, left: line?.offer.available ?? 0 };
    if (fault.why === 'sold-out' || fault.why === 'not-enough')
      throw new Refusal('sold-out', facts);
    throw new Refusal('cart-faults', { ...facts, why: fault.why });
  }
  if (seenLinesOf(view) !== asked.seenLines) throw new Refusal('cart-changed', {});
  const total = totalOf(view);
  if (total !== asked.seenTotal || total === null) {
    throw new Refusal('price-moved', { was: asked.seenTotal, now: total });
  }
  const hasAlcohol = view.lines.some(({ offer }) => isAlcohol(offer.setNo));
  if (hasAlcohol && !asked.buyer.ageConfirmed) throw new Refusal('age-not-confirmed', {});
  const way = paymentMethods({ total, hasAlcohol, ...asked.ways }).find(
    ({ method }) => method === asked.method,
  );
  if (!way?.available) {
    throw new Refusal('method-not-possible', {
      method: asked.method,
      why: way?.why ?? 'not-set-up',
    });
  }
}

async function voucherIdsOf(tx: Tx, view: CartView): Promise<ReadonlyMap<string, number>> {
  const codes = view.priced.vouchers.map(({ code }) => code);
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ id: vouchers.id, code: vouchers.code })
    .from(vouchers)
    .where(inArray(vouchers.code, codes));
  return new Map(rows.map(({ id, code }) => [code, id]));
}
