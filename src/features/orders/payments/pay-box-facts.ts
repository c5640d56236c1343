import type { OrderState } from '../states/order-states.ts';
import type { PaymentState } from '../states/payment-states.ts';
import type { PaymentMethod } from '../order-facts.ts';

/** What the order page says about its payment. Amounts in whole đồng. */
export interface PayBoxFacts {
  readonly method: PaymentMethod;
  readonly orderState: OrderState;
  readonly state: PaymentState;
  readonly due: number;
  readonly paid: number;
  /** What went back, and what is on its way back. */
  readonly refunded: number;
  readonly returning: number;
  readonly demo: boolean;
  /** Until when the goods are kept; milliseconds since 1970 UTC. */
  readonly holdUntil: number | null;
  /** How to transfer what is missing; null when there is nothing to transfer. */
  readonly transfer: {
    readonly amount: number;
    readonly reference: string;
    readonly bin: string;
    readonly bank: string;
    readonly account: string;
    readonly holder: string;
    /** No bank has it: nothing is to be sent. */
    readonly illustrative: boolean;
    /** The VietQR as a drawing. */
    readonly svg: string;
    /** The same as a picture to keep: a telephone cannot scan its own screen. */
    readonly picture: string;
  } | null;
  /** Whether the button to Stripe is shown. */
  readonly mayPayByCard: boolean;
  /** Back from Stripe: paid there (the message may take a moment), or turned back. */
  readonly back: 'paid' | 'cancelled' | null;
}
