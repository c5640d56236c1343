import type { App } from '#src/app.ts';
import type { Env } from '#src/env.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import type { BankAccount } from '#src/features/orders/payments/bank-account.ts';
import { bankAccountOf } from '#src/features/orders/payments/bank-account.ts';
import type { MethodFacts } from '#src/features/orders/payments/payment-methods.ts';
import { startCardPayment } from '#src/features/orders/payments/start-card-payment.server.ts';
import { type Cards, openCards } from '#src/outside/payments-stripe.ts';
import { siteFacts } from './page.ts';

const OPENED = new WeakMap<Env, Cards>();

/** Stripe, when the site has a key; never with a key that moves real money while the site is a demonstration. */
export function cardsOf(env: Env, demo: boolean): Cards | null {
  const secretKey = env.STRIPE_SECRET_KEY;
  if (secretKey === undefined || (demo && /_live_/.test(secretKey))) return null;
  let cards = OPENED.get(env);
  if (cards === undefined) {
    const { STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = env;
    cards = openCards({ secretKey, webhookSecret, apiBase });
    OPENED.set(env, cards);
  }
  return cards;
}

/** What the site can take money by, for `paymentMethods`. */
export function moneyFacts(
  app: Pick<App, 'env' | 'settings'>,
): Pick<MethodFacts, 'bank' | 'cards'> & { readonly bank: BankAccount | null } {
  const { demo } = app.settings;
  return { bank: bankAccountOf(app.env, demo), cards: cardsOf(app.env, demo) !== null };
}

/**
 * Where to send the buyer to pay an order by card.
 * @returns null when the site takes no cards
 * @throws Refusal as `startCardPayment`
 */
export async function cardPaymentAddress(app: App, orderId: number): Promise<string | null> {
  const cards = cardsOf(app.env, app.settings.demo);
  if (cards === null) return null;
  const { url: siteUrl } = siteFacts(app);
  return startCardPayment(app.db, { orderId, cards, siteUrl, actor: ANYONE, now: app.clock.now() });
}
