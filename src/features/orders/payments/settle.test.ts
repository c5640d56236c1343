import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYMENT_STATES } from '../states/payment-states.ts';
import { type OrderFacts, type PaymentFacts, settle } from './settle.ts';

const AT = Date.parse('2026-11-23T03:00:00Z');
const open: OrderFacts = { state: 'awaiting-payment', expired: false, holdUntil: AT + 1000 };
const lapsed: OrderFacts = { state: 'cancelled', expired: true, holdUntil: AT - 1000 };
const transfer: PaymentFacts = {
  ...{ method: 'transfer', state: 'awaiting', due: 200_000, paid: 0, returning: 0 },
};
const card: PaymentFacts = { ...transfer, method: 'card' };
const vnd = (amount: number): { amount: number; currency: string; at: number } => ({
  ...{ amount, currency: 'vnd', at: AT },
});

describe('what money does to a payment', () => {
  it.each([
    ['exact', transfer, open, 200_000, 'paid', 'paid', true, 0, 0],
    ['under', transfer, open, 150_000, 'part-paid', 'part-paid', false, 0, 50_000],
    ['over', transfer, open, 230_000, 'over-paid', 'over-paid', true, 30_000, 0],
    [
      ...(['the rest', { ...transfer, state: 'part-paid', paid: 150_000 }, open] as const),
      ...([50_000, 'paid', 'paid', true, 0, 0] as const),
    ],
    ['late', transfer, lapsed, 200_000, 'paid-late', 'paid', true, 0, 0],
    ['late and over', transfer, lapsed, 210_000, 'paid-late', 'over-paid', true, 10_000, 0],
    [
      'late and too little',
      transfer,
      lapsed,
      1_000,
      'paid-after-cancel',
      'part-paid',
      false,
      1_000,
      0,
    ],
    [
      ...([
        'the rest, when the part is on its way back',
        { ...transfer, paid: 150_000, returning: 150_000 },
      ] as const),
      ...([lapsed, 50_000, 'paid-after-cancel', 'paid', false, 50_000, 0] as const),
    ],
    [
      ...(['after the buyer cancelled', transfer, { ...lapsed, expired: false }] as const),
      ...([200_000, 'paid-after-cancel', 'paid', false, 200_000, 0] as const),
    ],
    [
      ...([
        'twice',
        { ...transfer, state: 'paid', paid: 200_000 },
        { ...open, state: 'confirmed' },
      ] as const),
      ...([200_000, 'over-paid', 'over-paid', false, 200_000, 0] as const),
    ],
    [
      ...([
        'twice, after goods went back',
        { ...transfer, state: 'paid', paid: 200_000, returning: 80_000 },
      ] as const),
      ...([
        { ...open, state: 'confirmed' },
        200_000,
        'over-paid',
        'over-paid',
        false,
        200_000,
        0,
      ] as const),
    ],
    ['card', card, open, 200_000, 'paid', 'paid', true, 0, 0],
    ['card, less', card, open, 199_999, 'wrong-amount', 'awaiting', false, 0, 200_000],
    ['card, more', card, open, 20_000_000, 'wrong-amount', 'awaiting', false, 0, 200_000],
    ['nothing', transfer, open, 0, 'wrong-amount', 'awaiting', false, 0, 200_000],
    ['half a đồng', transfer, open, 0.5, 'wrong-amount', 'awaiting', false, 0, 200_000],
  ] as const)('%s', (_, payment, order, amount, outcome, state, confirm, refund, missing) => {
    const done = settle(payment as PaymentFacts, order as OrderFacts, vnd(amount));
    expect(done).toMatchObject({ outcome, state, confirm, refund, missing });
  });

  it('another currency is not credited', () => {
    const done = settle(card, open, { amount: 200_000, currency: 'usd', at: AT });
    expect(done).toMatchObject({ outcome: 'wrong-currency', paid: 0, confirm: false, refund: 0 });
  });

  it('paid in time and heard late is not late', () => {
    const heard = settle(transfer, { ...open, holdUntil: AT }, { ...vnd(200_000), at: AT });
    expect(heard.outcome).toBe('paid');
  });

  it('no đồng is lost: what came in is due, missing, kept for the order, or goes back', () => {
    const states = ['awaiting-payment', 'confirmed', 'parked', 'completed', 'cancelled'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.boolean(),
        fc.constantFrom('transfer' as const, 'cod' as const),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 6 }),
        (from, expired, method, due, sums) => {
          let order: OrderFacts = { state: from, expired, holdUntil: null };
          let payment: PaymentFacts = { method, state: 'awaiting', due, paid: 0, returning: 0 };
          let came = 0;
          for (const amount of sums) {
            const done = settle(payment, order, vnd(amount));
            came += amount;
            expect(done.paid).toBe(came);
            expect(done.refund).toBeGreaterThanOrEqual(0);
            expect(done.refund).toBeLessThanOrEqual(came - payment.returning);
            expect(Object.keys(PAYMENT_STATES)).toContain(done.state);
            const returning = payment.returning + done.refund;
            payment = { ...payment, state: done.state, paid: done.paid, returning };
            if (done.confirm) order = { ...order, state: 'confirmed' };
            const kept = came - returning;
            if (order.state === 'cancelled') expect(kept).toBe(0);
            else expect(kept).toBeLessThanOrEqual(due);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});
