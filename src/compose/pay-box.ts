import type { AstroGlobal } from 'astro';
import { eq } from 'drizzle-orm';
import { orders, payments } from '#db/schema/orders.ts';
import type { App } from '#src/app.ts';
import { policyWithFormsTo } from '#src/http/security-headers.ts';
import type { PayBoxFacts } from '#src/features/orders/payments/pay-box-facts.ts';
import { returningOf } from '#src/features/orders/payments/refund-sums.server.ts';
import { vietQrOf } from '#src/features/orders/payments/viet-qr-of.server.ts';
import { moneyFacts } from './payments.ts';

const STRIPE_PAGE = 'https://checkout.stripe.com';

/**
 * What `PayBox.astro` shows of an order. The caller has made sure that the visitor may see the order. Where there is a
 * button to Stripe, the page is allowed to lead there.
 * @param pagePath the order's page, without query; its form sends `viec=the` when the card button is pressed
 * @returns null for an order without a payment
 */
export async function payBoxOf(
  astro: Pick<AstroGlobal, 'locals' | 'url' | 'response'>,
  { orderId, pagePath }: { orderId: number; pagePath: string },
): Promise<PayBoxFacts | null> {
  const { app } = astro.locals;
  const [found] = await app.db
    .select({ order: orders, payment: payments })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.orderId, orderId));
  if (!found) return null;
  const { order, payment } = found;
  const waiting = order.state === 'awaiting-payment';
  const wants = ['awaiting', 'part-paid', 'failed'].includes(payment.state);
  const money = moneyFacts(app);
  const isTransfer = payment.method === 'transfer' && waiting && wants;
  const mayPayByCard =
    payment.method === 'card' && waiting && wants && money.cards && isHeld(app, order.holdUntil);
  if (mayPayByCard) letFormsLeadToStripe(astro);
  const back = astro.url.searchParams.get('the');
  return {
    ...{ method: payment.method, orderState: order.state, state: payment.state },
    ...{ due: payment.due, paid: payment.paid, refunded: payment.refunded, demo: order.demo },
    returning: await returningOf(app.db, payment.id),
    holdUntil: order.holdUntil === null ? null : Date.parse(order.holdUntil),
    transfer: isTransfer ? await transferOf(payment, money.bank, `${pagePath}/vietqr.png`) : null,
    mayPayByCard,
    back: back === 'xong' ? 'paid' : back === 'huy' ? 'cancelled' : null,
  };
}

async function transferOf(
  payment: typeof payments.$inferSelect,
  bank: ReturnType<typeof moneyFacts>['bank'],
  picture: string,
): Promise<PayBoxFacts['transfer']> {
  if (bank === null) return null;
  const code = await vietQrOf(payment, bank);
  if (code === null) return null;
  const { bin, account, name: holder, illustrative } = bank;
  const { amount, reference, svg } = code;
  const said = { bin, account, holder, illustrative, bank: bank.bank.name };
  return { ...said, amount, reference, svg, picture };
}

const isHeld = (app: App, holdUntil: string | null): boolean =>
  holdUntil === null || Date.parse(holdUntil) > app.clock.now();

function letFormsLeadToStripe({
  locals,
  response,
}: Pick<AstroGlobal, 'locals' | 'response'>): void {
  const { STRIPE_API_BASE: other } = locals.app.env;
  const origin = other === undefined ? STRIPE_PAGE : `${STRIPE_PAGE} ${new URL(other).origin}`;
  response.headers.set('content-security-policy', policyWithFormsTo(origin));
}
