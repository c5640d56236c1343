import Stripe from 'stripe';

/** Cards by Stripe Checkout: the buyer types the card at Stripe, never here. Amounts are whole đồng (VND has no decimals). */
export interface Cards {
  /** Whether what is signed can be heard; without it payments are only found by asking. */
  readonly hears: boolean;
  openCheckout(ask: CheckoutAsk): Promise<Checkout>;
  readCheckout(id: string): Promise<Checkout>;
  /** Gives money back; the same key gives it back once. */
  refund(ask: RefundAsk): Promise<CardRefund>;
  /** A refund that was asked for under a key and whose answer got lost; null when there is none. */
  findRefund(intentId: string, requestKey: string): Promise<CardRefund | null>;
  /**
   * Reads what Stripe sent, after its signature: nothing is believed before.
   * @param body byte for byte as it came
   * @param now milliseconds since 1970 UTC
   * @throws NotSigned
   */
  hear(body: Buffer, signature: string, now: number): CardEvent;
}

export interface CheckoutAsk {
  /** The same key opens the same checkout. */
  readonly key: string;
  readonly orderCode: string;
  readonly reference: string;
  readonly lang: 'vi' | 'en';
  /** They add up to what is due. */
  readonly lines: readonly { readonly name: string; readonly amount: number }[];
  /** Seconds since 1970 UTC; Stripe takes half an hour to a day from now. */
  readonly expiresAt: number;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** A checkout with whatever Stripe says of it, to be read by `heardOf`. */
export interface Checkout {
  readonly id: string;
  readonly url: string | null;
  readonly open: boolean;
  readonly object: unknown;
}

export interface RefundAsk {
  readonly intentId: string;
  readonly amount: number;
  readonly requestKey: string;
}

export interface CardRefund {
  readonly id: string;
  readonly object: unknown;
}

export interface CardEvent {
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly object: unknown;
}

/** The signature is missing, wrong or too old. */
export class NotSigned extends Error {}

/** Stripe said no, and would say so again: asking once more is in vain. */
export class CardsRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Stripe did not answer, or not now: the same may be asked again. */
export class CardsUnreachable extends Error {}

const TIMEOUT_MS = 20_000;
const RETRIES = 2;

/**
 * @param apiBase another host to ask, `http://127.0.0.1:12111`: Stripe's mock server or a stand-in, in tests
 */
export function openCards({
  secretKey,
  webhookSecret,
  apiBase,
}: {
  readonly secretKey: string;
  readonly webhookSecret?: string | undefined;
  readonly apiBase?: string | undefined;
}): Cards {
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...hostOf(apiBase),
  });
  return {
    hears: webhookSecret !== undefined,
    openCheckout: (ask) =>
      asked(async () =>
        checkout(
          await stripe.checkout.sessions.create(checkoutParams(ask), { idempotencyKey: ask.key }),
        ),
      ),
    readCheckout: (id) => asked(async () => checkout(await stripe.checkout.sessions.retrieve(id))),
    refund: ({ intentId, amount, requestKey }) =>
      asked(async () => {
        const object = await stripe.refunds.create(
          { payment_intent: intentId, amount, metadata: { request_key: requestKey } },
          { idempotencyKey: `refund:${requestKey}` },
        );
        return { id: object.id, object };
      }),
    findRefund: (intentId, requestKey) =>
      asked(async () => {
        const list = await stripe.refunds.list({ payment_intent: intentId, limit: 100 });
        const object = list.data.find(({ metadata }) => metadata?.['request_key'] === requestKey);
        return object === undefined ? null : { id: object.id, object };
      }),
    hear(body, signature, now) {
      if (webhookSecret === undefined) throw new NotSigned('no secret to check it with');
      try {
        const event = stripe.webhooks.constructEvent(
          ...([body, signature, webhookSecret, undefined, undefined, now] as const),
        );
        const { id, type, created } = event;
        return { id, type, at: created * 1000, object: event.data.object };
      } catch (error) {
        throw new NotSigned(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

function checkoutParams(ask: CheckoutAsk): Stripe.Checkout.SessionCreateParams {
  const metadata = { reference: ask.reference, order: ask.orderCode };
  return {
    mode: 'payment',
    // Prices are in đồng for everybody: what is paid is what is due.
    adaptive_pricing: { enabled: false },
    locale: ask.lang,
    client_reference_id: ask.reference,
    metadata,
    // What is paid, given back or disputed later carries it too.
    payment_intent_data: { metadata, description: ask.orderCode },
    line_items: ask.lines.map(({ name, amount }) => ({
      quantity: 1,
      price_data: { currency: 'vnd', unit_amount: amount, product_data: { name } },
    })),
    expires_at: ask.expiresAt,
    success_url: ask.successUrl,
    cancel_url: ask.cancelUrl,
  };
}

const checkout = (object: Stripe.Checkout.Session): Checkout => ({
  id: object.id,
  url: object.url,
  open: object.status === 'open',
  object,
});

function hostOf(apiBase: string | undefined): Partial<Stripe.StripeConfig> {
  if (apiBase === undefined) return {};
  const { protocol, hostname, port } = new URL(apiBase);
  const plain = protocol === 'http:';
  return { protocol: plain ? 'http' : 'https', host: hostname, port: port || (plain ? 80 : 443) };
}

/** @throws CardsRefused, CardsUnreachable */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode = 0 } = error;
    const never =
      statusCode >= 400 && statusCode < 500 && ![401, 403, 409, 429].includes(statusCode);
    if (never) throw new CardsRefused(error.code ?? error.type, error.message);
    throw new CardsUnreachable(`${error.type} ${statusCode}: ${error.message}`);
  }
}
