/** What an event of Stripe says that matters to us, without anybody's name or card: kept beside the event. */
export type Heard =
  | {
      readonly about: 'session';
      readonly sessionId: string;
      readonly intentId: string | null;
      readonly reference: string | null;
      readonly status: 'paid' | 'waiting' | 'failed' | 'expired' | 'open';
      readonly amount: number | null;
      readonly currency: string | null;
    }
  | {
      readonly about: 'refund';
      readonly refundId: string;
      readonly intentId: string | null;
      readonly reference: string | null;
      readonly requestKey: string | null;
      readonly status: 'sent' | 'succeeded' | 'failed' | 'cancelled';
      readonly amount: number | null;
      readonly currency: string | null;
      readonly why: string | null;
    }
  | {
      readonly about: 'charge';
      readonly chargeId: string;
      readonly intentId: string | null;
      readonly reference: string | null;
      readonly refunded: number | null;
    }
  | {
      readonly about: 'dispute';
      readonly disputeId: string;
      readonly intentId: string | null;
      readonly reference: string | null;
      readonly amount: number | null;
      readonly reason: string | null;
      readonly status: 'open' | 'won' | 'lost';
    };

/** Events to be sent to `/webhooks/stripe`; others are recorded and nothing is done. */
export const STRIPE_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
  'refund.created',
  'refund.updated',
  'refund.failed',
] as const;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 300) : null;
const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
/** Stripe gives an id, or the whole object when it was asked to. */
const idOf = (value: unknown): string | null => text(value) ?? text(fieldsOf(value)['id']);

/**
 * Reads what an event is about. It judges the object as it was when the event was made; events come in any order.
 * @param object `data.object` of the event
 * @returns null for what is none of our business, or lacks its id
 */
export function heardOf(type: string, object: unknown): Heard | null {
  const it = fieldsOf(object);
  const id = text(it['id']);
  const metadata = fieldsOf(it['metadata']);
  const reference = text(metadata['reference']);
  const intentId = idOf(it['payment_intent']);
  if (id === null) return null;
  if (type.startsWith('checkout.session.')) {
    return {
      ...{ about: 'session', sessionId: id, intentId },
      reference: text(it['client_reference_id']) ?? reference,
      status: sessionStatus(type, it),
      amount: whole(it['amount_total']),
      currency: text(it['currency']),
    };
  }
  if (type.startsWith('refund.') || type === 'charge.refund.updated') {
    const status = REFUND_STATUS[text(it['status']) ?? ''] ?? 'sent';
    return {
      ...{ about: 'refund', refundId: id, intentId, reference, status },
      requestKey: text(metadata['request_key']),
      amount: whole(it['amount']),
      currency: text(it['currency']),
      why: text(it['failure_reason']),
    };
  }
  if (type === 'charge.refunded') {
    const refunded = whole(it['amount_refunded']);
    return { about: 'charge', chargeId: id, intentId, reference, refunded };
  }
  if (type.startsWith('charge.dispute.')) {
    const said = text(it['status']);
    const status =
      type !== 'charge.dispute.closed' ? 'open' : said === 'lost' ? 'lost' : ('won' as const);
    return {
      ...{ about: 'dispute', disputeId: id, intentId, reference, status },
      ...{ amount: whole(it['amount']), reason: text(it['reason']) },
    };
  }
  return null;
}

const REFUND_STATUS: Readonly<Record<string, 'sent' | 'succeeded' | 'failed' | 'cancelled'>> = {
  pending: 'sent',
  requires_action: 'sent',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
};

function sessionStatus(
  type: string,
  it: Fields,
): 'paid' | 'waiting' | 'failed' | 'expired' | 'open' {
  if (type === 'checkout.session.async_payment_failed') return 'failed';
  if (it['payment_status'] === 'paid') return 'paid';
  if (it['status'] === 'expired') return 'expired';
  return it['status'] === 'complete' ? 'waiting' : 'open';
}
