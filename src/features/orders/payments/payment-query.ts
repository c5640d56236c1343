import { type Day, parseDay } from '#src/base/day.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../order-facts.ts';
import { PAYMENT_STATES, type PaymentState } from '../states/payment-states.ts';

export const PAYMENT_STATE_LIST = Object.keys(PAYMENT_STATES) as readonly PaymentState[];

/** What waits for a person: money to give back, a refund that failed, a dispute, an order paid and without goods. */
export const NEEDS = ['refund-due', 'refund-failed', 'disputed', 'parked', 'wrong'] as const;
export type Need = (typeof NEEDS)[number];

/** What a list of payments is asked for. Days are those of placing, in Việt Nam. */
export interface PaymentQuery {
  readonly text: string;
  readonly state: PaymentState | null;
  readonly method: PaymentMethod | null;
  readonly need: Need | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly page: number;
}

export const PAYMENTS_A_PAGE = 25;

export function parsePaymentQuery(params: URLSearchParams): PaymentQuery {
  const one = <T extends string>(list: readonly T[], name: string): T | null =>
    list.find((value) => value === params.get(name)) ?? null;
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    state: one(PAYMENT_STATE_LIST, 'trang-thai'),
    method: one(PAYMENT_METHODS, 'cach-tra'),
    need: one(NEEDS, 'can'),
    from: parseDay(params.get('tu') ?? ''),
    until: parseDay(params.get('den') ?? ''),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function paymentSearch(query: Partial<PaymentQuery>): string {
  const params = new URLSearchParams();
  if (query.text) params.set('q', query.text);
  if (query.state) params.set('trang-thai', query.state);
  if (query.method) params.set('cach-tra', query.method);
  if (query.need) params.set('can', query.need);
  if (query.from) params.set('tu', query.from);
  if (query.until) params.set('den', query.until);
  if (query.page !== undefined && query.page > 1) params.set('trang', String(query.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function isPaymentFiltered({
  text,
  state,
  method,
  need,
  from,
  until,
}: PaymentQuery): boolean {
  return text !== '' || [state, method, need, from, until].some((value) => value !== null);
}
