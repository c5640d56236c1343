import { hash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { orders, parcels, payments } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import {
  type Cards,
  CardsRefused,
  CardsUnreachable,
  type Checkout,
} from '#src/outside/payments-stripe.ts';

/** Stripe lets a checkout end half an hour after it began, at the earliest; a minute for the way there. */
const SHORTEST_MS = 31 * 60_000;

/**
 * Opens Stripe's page for an order that is to be paid by card, or finds the one that is still open: asking twice opens
 * one. It ends with the hold of the goods, so that nobody pays for what is gone.
 * @param siteUrl without a slash at the end
 * @returns where to send the buyer
 * @throws Refusal `no-such-order`, `card-not-awaited`, `hold-over`, `cards-away`
 */
export async function startCardPayment(
  db: Db,
  {
    orderId,
    cards,
    siteUrl,
    actor,
    now,
  }: { orderId: number; cards: Cards; siteUrl: string; actor: Actor; now: number },
): Promise<string> {
  demand(actor, 'see-own-order');
  const [found] = await db
    .select({ order: orders, payment: payments })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (!found) throw new Refusal('no-such-order', {});
  const { order, payment } = found;
  const wants = payment.state === 'awaiting' || payment.state === 'failed';
  if (payment.method !== 'card' || order.state !== 'awaiting-payment' || !wants) {
    throw new Refusal('card-not-awaited', { code: order.code });
  }
  const holdUntil = order.holdUntil === null ? now + SHORTEST_MS : Date.parse(order.holdUntil);
  if (holdUntil <= now) throw new Refusal('hold-over', { code: order.code });
  try {
    const open = await stillOpen(cards, payment.sessionId);
    if (open !== null) return open;
    const { key, expiresAt } = checkoutKey(payment, Math.max(holdUntil, now + SHORTEST_MS));
    const words = {
      ...(await linesOf(db, order, payment.due)),
      ...{ orderCode: order.code, reference: payment.reference, expiresAt },
      lang: order.lang === 'en' ? ('en' as const) : ('vi' as const),
      ...addresses(order, siteUrl),
    };
    // Stripe refuses a key that comes with other words than before, such as another address of this site after a move.
    const digest = hash('sha256', JSON.stringify(words), 'hex').slice(0, 12);
    const checkout = await cards.openCheckout({ ...words, key: `${key}:${digest}` });
    await keep(db, { paymentId: payment.id, orderId, checkout, actor, now });
    if (checkout.url === null) throw new CardsUnreachable('no address was given');
    return checkout.url;
  } catch (error) {
    if (error instanceof CardsUnreachable || error instanceof CardsRefused) {
      throw new Refusal('cards-away', { code: order.code, why: error.message });
    }
    throw error;
  }
}

async function stillOpen(cards: Cards, sessionId: string | null): Promise<string | null> {
  if (sessionId === null) return null;
  try {
    const checkout = await cards.readCheckout(sessionId);
    return checkout.open ? checkout.url : null;
  } catch (error) {
    // Unknown there: it was opened with another key.
    if (error instanceof CardsRefused) return null;
    throw error;
  }
}

/** The same for whoever asks at the same time; another once that checkout is over. */
function checkoutKey(
  payment: { readonly reference: string; readonly sessionId: string | null },
  endsAt: number,
): { key: string; expiresAt: number } {
  const expiresAt = Math.ceil(endsAt / 1000);
  const { reference, sessionId } = payment;
  return { expiresAt, key: `checkout:${reference}:${sessionId ?? 'first'}:${expiresAt}` };
}

function addresses(
  order: { readonly token: string; readonly lang: string },
  siteUrl: string,
): { successUrl: string; cancelUrl: string } {
  const page = `${siteUrl}${paths(order.lang === 'en' ? 'en' : 'vi').order(order.token)}`;
  return { successUrl: `${page}?the=xong`, cancelUrl: `${page}?the=huy` };
}

/** One line for each parcel: after discounts and with shipping, so that they add up to the đồng. */
async function linesOf(
  db: Db,
  order: { readonly id: number; readonly code: string; readonly lang: string },
  due: number,
): Promise<{ lines: { name: string; amount: number }[] }> {
  const rows = await db
    .select({ name: parcels.producerName, amount: parcels.total })
    .from(parcels)
    .where(eq(parcels.orderId, order.id))
    .orderBy(asc(parcels.no));
  const paid = rows.filter(({ amount }) => amount > 0);
  const sum = paid.reduce((all, { amount }) => all + amount, 0);
  const name = order.lang === 'en' ? `Order ${order.code}` : `Đơn hàng ${order.code}`;
  if (sum !== due) return { lines: [{ name, amount: due }] };
  return {
    lines: paid.map((one) => ({ name: `${name} – ${one.name}`.slice(0, 200), amount: one.amount })),
  };
}

async function keep(
  db: Db,
  one: { paymentId: number; orderId: number; checkout: Checkout; actor: Actor; now: number },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx
      .update(payments)
      .set({ sessionId: one.checkout.id })
      .where(eq(payments.id, one.paymentId));
    await tx
      .update(payments)
      .set({ state: 'awaiting' })
      .where(and(eq(payments.id, one.paymentId), eq(payments.state, 'failed')));
    await record(
      tx,
      { actor: one.actor.name, now: one.now },
      { deed: 'start-card-payment', subject: `order:${one.orderId}` },
    );
  });
}
