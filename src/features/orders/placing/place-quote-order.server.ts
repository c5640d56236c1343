import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { dayAt } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { isAlcohol } from '#src/features/catalogue/offers/is-alcohol.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import type { BuyerData, PaymentMethod, Placed } from '../order-facts.ts';
import type { BankAccount } from '../payments/bank-account.ts';
import { paymentMethods } from '../payments/payment-methods.ts';
import { buyerFaults } from './buyer-fields.ts';
import { draftOfQuote, type QuoteParcel } from './draft-of-quote.ts';
import { placeTextOf } from './where-it-goes.server.ts';
import { writeOrderIn } from './write-order.server.ts';

export type { QuoteParcel };

/**
 * Step of accepting a quotation: an order with the prices that were agreed. Campaigns and vouchers do not count here;
 * stock does, except where an offer is made to order. The same key gives the same order.
 * @throws Refusal `order-data`, `no-such-offer`, `age-not-confirmed`, `method-not-possible`, `sold-out`
 */
export async function placeQuoteOrderIn(
  tx: Tx,
  asked: {
    readonly quoteCode: string;
    readonly requestKey: string;
    readonly buyer: Omit<BuyerData, 'placeText'>;
    readonly parcels: readonly QuoteParcel[];
    readonly method: PaymentMethod;
    readonly ways: { readonly bank: BankAccount | null; readonly cards: boolean };
    readonly site: { readonly url: string; readonly name: string };
    readonly demo: boolean;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Placed> {
  const { buyer, now } = asked;
  const requestKey = `quote:${asked.requestKey}`;
  const [known] = await tx.select().from(orders).where(eq(orders.requestKey, requestKey));
  if (known) {
    const { id, code, token, method, total } = known;
    return { id, code, token, method, total: dong(total), fresh: false };
  }
  const fields = buyerFaults(buyer);
  if (fields.length > 0) throw new Refusal('order-data', { fields });
  const ids = asked.parcels.flatMap(({ lines }) => lines.map(({ offerId }) => offerId));
  const offers = new Map(
    (await readOffers(tx, [...new Set(ids)], now)).map((offer) => [offer.offerId, offer]),
  );
  const missing = ids.find((id) => !offers.has(id));
  if (missing !== undefined) throw new Refusal('no-such-offer', { offerId: missing });
  const today = dayAt(now);
  const draft = draftOfQuote({ ...asked, offers, today });
  const hasAlcohol = [...offers.values()].some(({ setNo }) => isAlcohol(setNo));
  if (hasAlcohol && !buyer.ageConfirmed) throw new Refusal('age-not-confirmed', {});
  const total = draft.parcels.reduce((sum, parcel) => sum + parcel.total, 0);
  const way = paymentMethods({ total, hasAlcohol, ...asked.ways }).find(
    ({ method }) => method === asked.method,
  );
  if (!way?.available) {
    const why = way?.why ?? 'not-set-up';
    throw new Refusal('method-not-possible', { method: asked.method, why });
  }
  const producerIds = draft.parcels.map(({ producerId }) => producerId);
  const placeText = await placeTextOf(tx, buyer, { producerIds, today });
  return writeOrderIn(tx, {
    ...{ draft, requestKey, method: asked.method, demo: asked.demo, actor: asked.actor, now },
    buyer: { ...buyer, placeText },
  });
}
