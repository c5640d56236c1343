import type Stripe from 'stripe';

type Keys<T> = Record<keyof Required<T>, true>;

/**
 * The parameters Stripe takes, held to the types of its official library: a name that the library does not have, or one
 * that is missing here, does not compile.
 */
const SESSION = {
  ...{ adaptive_pricing: true, after_expiration: true, allow_promotion_codes: true },
  ...{ allowed_payment_method_types: true, automatic_tax: true, billing_address_collection: true },
  ...{ branding_settings: true, cancel_url: true, client_reference_id: true, currency: true },
  ...{ consent_collection: true, custom_fields: true, custom_text: true, customer: true },
  ...{ customer_account: true, customer_creation: true, customer_email: true, discounts: true },
  ...{ customer_update: true, excluded_payment_method_types: true, expand: true, locale: true },
  ...{ expires_at: true, integration_identifier: true, invoice_creation: true, line_items: true },
  ...{
    managed_payments: true,
    metadata: true,
    mode: true,
    name_collection: true,
    return_url: true,
  },
  ...{ optional_items: true, origin_context: true, payment_intent_data: true, permissions: true },
  ...{ payment_method_collection: true, payment_method_configuration: true, submit_type: true },
  ...{ payment_method_data: true, payment_method_options: true, phone_number_collection: true },
  ...{ redirect_on_completion: true, saved_payment_method_options: true, setup_intent_data: true },
  ...{ shipping_address_collection: true, shipping_options: true, subscription_data: true },
  ...{ success_url: true, tax_id_collection: true, ui_mode: true, wallet_options: true },
} as const satisfies Keys<Stripe.Checkout.SessionCreateParams>;

const LINE = {
  ...{ adjustable_quantity: true, metadata: true, price: true, price_data: true, quantity: true },
  tax_rates: true,
} as const satisfies Keys<Stripe.Checkout.SessionCreateParams.LineItem>;

const PRICE = {
  ...{ currency: true, product: true, product_data: true, recurring: true, tax_behavior: true },
  ...{ unit_amount: true, unit_amount_decimal: true },
} as const satisfies Keys<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>;

const INTENT = {
  ...{ application_fee_amount: true, capture_method: true, description: true, metadata: true },
  ...{ on_behalf_of: true, receipt_email: true, setup_future_usage: true, shipping: true },
  ...{ statement_descriptor: true, statement_descriptor_suffix: true, transfer_data: true },
  transfer_group: true,
} as const satisfies Keys<Stripe.Checkout.SessionCreateParams.PaymentIntentData>;

const REFUND = {
  ...{ amount: true, charge: true, currency: true, customer: true, expand: true, metadata: true },
  ...{ instructions_email: true, origin: true, payment_intent: true, reason: true },
  ...{ refund_application_fee: true, reverse_transfer: true },
} as const satisfies Keys<Stripe.RefundCreateParams>;

const REFUNDS = {
  ...{ charge: true, created: true, ending_before: true, expand: true, limit: true },
  ...{ payment_intent: true, starting_after: true },
} as const satisfies Keys<Stripe.RefundListParams>;

export type Params = { [name: string]: string | Params };

/** A form as Stripe's library writes it: `line_items[0][price_data][currency]=vnd`. */
export function readParams(body: string): Params {
  const root: Params = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name
      .split(/\[|\]\[?/)
      .filter((part, at, all) => at < all.length - 1 || part !== '');
    let at = root;
    path.slice(0, -1).forEach((part) => {
      const next = at[part];
      at = typeof next === 'object' ? next : ((at[part] = {}) as Params);
    });
    at[path.at(-1) ?? ''] = value;
  }
  return root;
}

/** What Stripe says of a parameter that is wrong; null when all is well. */
export interface BadParam {
  readonly param: string;
  readonly message: string;
  readonly code: string;
}

const within = (value: string | Params | undefined): Params =>
  typeof value === 'object' ? value : {};

function unknown(params: Params, known: object, prefix = ''): BadParam | null {
  const name = Object.keys(params).find((one) => !Object.hasOwn(known, one));
  if (name === undefined) return null;
  const param = prefix === '' ? name : `${prefix}[${name}]`;
  return { param, message: `Received unknown parameter: ${param}`, code: 'parameter_unknown' };
}

const missing = (param: string): BadParam => ({
  ...{ param, message: `Missing required param: ${param}.`, code: 'parameter_missing' },
});
const invalid = (param: string, why: string): BadParam => ({
  ...{ param, message: `Invalid ${param}: ${why}`, code: 'parameter_invalid' },
});

const isWhole = (text: string | Params | undefined): text is string =>
  typeof text === 'string' && /^\d{1,8}$/.test(text);

/** @param now seconds since 1970 UTC */
export function badSession(params: Params, now: number): BadParam | null {
  const strange = unknown(params, SESSION);
  if (strange) return strange;
  if (!['payment', 'setup', 'subscription'].includes(String(params['mode']))) {
    return invalid('mode', 'must be one of payment, setup, or subscription');
  }
  if (typeof params['success_url'] !== 'string') return missing('success_url');
  for (const name of ['success_url', 'cancel_url'] as const) {
    const url = params[name];
    if (url !== undefined && !/^https?:\/\//.test(String(url)))
      return invalid(name, 'not a valid URL');
  }
  const lines = Object.entries(within(params['line_items']));
  if (lines.length === 0) return missing('line_items');
  for (const [at, line] of lines) {
    const bad = badLine(within(line), `line_items[${at}]`);
    if (bad) return bad;
  }
  const ends = params['expires_at'];
  if (ends !== undefined) {
    const away = Number(ends) - now;
    if (!(away >= 1_800 && away <= 86_400)) {
      return invalid('expires_at', 'must be between 30 minutes and 24 hours from now');
    }
  }
  return unknown(within(params['payment_intent_data']), INTENT, 'payment_intent_data');
}

function badLine(line: Params, name: string): BadParam | null {
  const strange = unknown(line, LINE, name);
  if (strange) return strange;
  const price = within(line['price_data']);
  if (line['price'] === undefined && Object.keys(price).length === 0)
    return missing(`${name}[price]`);
  const odd = unknown(price, PRICE, `${name}[price_data]`);
  if (odd) return odd;
  if (typeof price['currency'] !== 'string') return missing(`${name}[price_data][currency]`);
  if (!isWhole(price['unit_amount']))
    return invalid(`${name}[price_data][unit_amount]`, 'no integer');
  if (!isWhole(line['quantity'])) return missing(`${name}[quantity]`);
  const product = within(price['product_data']);
  return price['product'] === undefined && typeof product['name'] !== 'string'
    ? missing(`${name}[price_data][product_data][name]`)
    : null;
}

export function badRefund(params: Params): BadParam | null {
  const strange = unknown(params, REFUND);
  if (strange) return strange;
  if (params['payment_intent'] === undefined && params['charge'] === undefined) {
    return missing('payment_intent');
  }
  const { amount } = params;
  return amount !== undefined && !isWhole(amount) ? invalid('amount', 'no integer') : null;
}

export const badRefundList = (params: Params): BadParam | null => unknown(params, REFUNDS);
