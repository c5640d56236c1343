import { PAYMENT_METHODS, type PaymentMethod } from '#src/features/orders/order-facts.ts';
import type { BankAccount } from './bank-account.ts';

/** What decides how an order may be paid. */
export interface MethodFacts {
  /** Whole đồng; what the order comes to. */
  readonly total: number;
  /** Goods of sets 14 and 15 are not handed over for cash to whoever opens the door. */
  readonly hasAlcohol: boolean;
  /** Where transfers go; null when the site has no account. */
  readonly bank: BankAccount | null;
  /** Whether Stripe is set up (and, in demonstrations, with a key that moves no money). */
  readonly cards: boolean;
}

export type MethodRefusal = 'alcohol' | 'nothing-due' | 'too-much' | 'too-little' | 'not-set-up';

export interface MethodOffer {
  readonly method: PaymentMethod;
  readonly available: boolean;
  /** Why not; null when it is available. */
  readonly why: MethodRefusal | null;
  /** Only to show how it works: no bank has the account. */
  readonly illustrative: boolean;
}

/** Whole đồng. A NAPAS transfer stays below half a milliard; Stripe takes amounts of at most eight digits, worth half a US dollar or more. */
export const METHOD_LIMITS = {
  transferMost: 499_999_999,
  cardMost: 99_999_999,
  cardLeast: 20_000,
} as const;

/**
 * The ways an order may be paid, in the order they are offered. One that the site does not have (`not-set-up`) is not
 * shown; one that this order may not use is shown with its reason.
 */
export function paymentMethods(facts: MethodFacts): readonly MethodOffer[] {
  return PAYMENT_METHODS.map((method) => {
    const why = refusal(method, facts);
    const illustrative = method === 'transfer' && facts.bank?.illustrative === true;
    return { method, available: why === null, why, illustrative };
  }).filter(({ why }) => why !== 'not-set-up');
}

function refusal(method: PaymentMethod, facts: MethodFacts): MethodRefusal | null {
  const { total } = facts;
  switch (method) {
    case 'cod':
      return facts.hasAlcohol ? 'alcohol' : null;
    case 'transfer':
      if (facts.bank === null) return 'not-set-up';
      if (total === 0) return 'nothing-due';
      return total > METHOD_LIMITS.transferMost ? 'too-much' : null;
    case 'card':
      if (!facts.cards) return 'not-set-up';
      if (total === 0) return 'nothing-due';
      if (total < METHOD_LIMITS.cardLeast) return 'too-little';
      return total > METHOD_LIMITS.cardMost ? 'too-much' : null;
  }
}
