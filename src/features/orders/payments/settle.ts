import type { OrderState } from '../states/order-states.ts';
import type { PaymentDeed, PaymentState } from '../states/payment-states.ts';
import { PAYMENT_STATES } from '../states/payment-states.ts';
import { mayMove } from '../states/state-table.ts';
import type { PaymentMethod } from '../order-facts.ts';

/** A payment as it stands, amounts in whole đồng. */
export interface PaymentFacts {
  readonly method: PaymentMethod;
  readonly state: PaymentState;
  readonly due: number;
  /** All that ever came in. */
  readonly paid: number;
  /** All that went back, or is on its way back. */
  readonly returning: number;
}

export interface OrderFacts {
  readonly state: OrderState;
  /** Cancelled because nobody paid in time, not because somebody said so. */
  readonly expired: boolean;
  /** Milliseconds since 1970 UTC; null when the goods are not kept until an hour. */
  readonly holdUntil: number | null;
}

export interface Money {
  readonly amount: number;
  /** Lower case, as Stripe writes it: `vnd`. */
  readonly currency: string;
  /** When it was paid, not when we heard of it; milliseconds since 1970 UTC. */
  readonly at: number;
}

/** What a payment turned out to be. `wrong-…`: nothing is credited, a person looks at it. */
export type MoneyOutcome =
  | 'paid'
  | 'part-paid'
  | 'over-paid'
  | 'paid-late'
  | 'paid-after-cancel'
  | 'wrong-currency'
  | 'wrong-amount';

export interface Settlement {
  readonly outcome: MoneyOutcome;
  readonly state: PaymentState;
  readonly paid: number;
  /** The order is to be confirmed, or parked when its goods are gone. */
  readonly confirm: boolean;
  /** To be given back at once: what is too much, or everything when the order is no more. */
  readonly refund: number;
  /** What is still to be paid. */
  readonly missing: number;
}

/**
 * What money that came in does to a payment. Nothing that was paid is ever lost: what the order does not need is to be
 * given back. A card pays the whole amount or nothing: anything else is not what we asked for.
 */
export function settle(payment: PaymentFacts, order: OrderFacts, money: Money): Settlement {
  const { due } = payment;
  const same = { state: payment.state, paid: payment.paid, confirm: false, refund: 0 };
  const left = Math.max(0, due - payment.paid);
  if (money.currency !== 'vnd') return { ...same, outcome: 'wrong-currency', missing: left };
  if (!Number.isSafeInteger(money.amount) || money.amount <= 0) {
    return { ...same, outcome: 'wrong-amount', missing: left };
  }
  if (payment.method === 'card' && money.amount !== due) {
    return { ...same, outcome: 'wrong-amount', missing: left };
  }
  const paid = payment.paid + money.amount;
  /** What stays with us when what goes back has gone. */
  const kept = paid - payment.returning;
  if (order.state === 'confirmed' || order.state === 'parked' || order.state === 'completed') {
    // Cash may come parcel by parcel. What is over the sum is not needed, whatever else went back before.
    const refund = Math.max(0, paid - Math.max(due, payment.paid));
    const state = stateFor(payment.state, paid, due);
    const outcome = paid < due ? 'part-paid' : refund > 0 ? 'over-paid' : 'paid';
    return { outcome, state, paid, confirm: false, refund, missing: Math.max(0, due - paid) };
  }
  const gone = order.state === 'cancelled';
  if (gone && (!order.expired || kept < due)) {
    const state = stateFor(payment.state, paid, due);
    return { outcome: 'paid-after-cancel', state, paid, confirm: false, refund: kept, missing: 0 };
  }
  const state = stateFor(payment.state, kept, due);
  const missing = Math.max(0, due - kept);
  const refund = Math.max(0, kept - due);
  const late = gone || (order.holdUntil !== null && money.at > order.holdUntil);
  const outcome: MoneyOutcome =
    missing > 0 ? 'part-paid' : late ? 'paid-late' : refund > 0 ? 'over-paid' : 'paid';
  return { outcome, state, paid, confirm: missing === 0, refund, missing };
}

/** Where the sum of what came in puts a payment; a disputed one stays disputed until the bank has decided. */
export function stateFor(from: PaymentState, paid: number, due: number): PaymentState {
  if (from === 'disputed') return 'disputed';
  const deed: PaymentDeed = paid < due ? 'pay-part' : paid === due ? 'pay' : 'pay-over';
  return (
    mayMove(PAYMENT_STATES, from, deed) ?? (paid < due ? from : paid === due ? 'paid' : 'over-paid')
  );
}

/** What of a payment can still be given back. `returning`: sum of the refunds that have not failed or been dropped. */
export function refundable(paid: number, returning: number): number {
  return Math.max(0, paid - returning);
}
