import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bankLines, orders, payments, refunds } from '#db/schema/orders.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import type { StatementLine } from '#src/features/orders/payments/bank-statement.ts';
import {
  giveBack,
  markRefundSent,
  retryRefund,
} from '#src/features/orders/payments/give-back.server.ts';
import { hearStripe } from '#src/features/orders/payments/hear-stripe.server.ts';
import {
  importBankFile,
  previewBankFile,
} from '#src/features/orders/payments/import-bank-file.server.ts';
import { verdictsDigest } from '#src/features/orders/payments/judge-bank-lines.server.ts';
import { listBankLines } from '#src/features/orders/payments/list-bank-lines.server.ts';
import { readPayment } from '#src/features/orders/payments/read-payment.server.ts';
import { sendRefund } from '#src/features/orders/payments/send-refund.server.ts';
import {
  assignBankLine,
  dismissBankLine,
  receiveByHand,
} from '#src/features/orders/payments/settle-by-hand.server.ts';
import { startCardPayment } from '#src/features/orders/payments/start-card-payment.server.ts';
import { sweepCards } from '#src/features/orders/payments/sweep-cards.server.ts';
import { openCards } from '#src/outside/payments-stripe.ts';
import { day } from '#src/base/day.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'productId'>;

const MONEY = {
  everywhere: ['administrator'],
  own: ['provincial-officer'],
  missing: 'no-such-payment',
} as const;
/** Money of nobody belongs to no province. */
const NOBODYS = { everywhere: ['administrator'], own: [] } as const;
const IN_SOME_PLACE = { everywhere: ['administrator', 'provincial-officer'] } as const;

const codeOf = (what: 'T' | 'C', { producerId }: Where): string => `MX${what}${producerId}`;
const REASON = 'Thấy trong ngân hàng';
const LINE: StatementLine = {
  ...{ rowNo: 2, day: day('2026-11-22'), time: '', amount: 5_000, said: 'không rõ', ref: 'R1' },
};
/** Nobody answers there: what is allowed must not need an answer. */
const cards = openCards({ secretKey: 'sk_test_nobody', apiBase: 'http://127.0.0.1:9' });

/** What a world needs for these rows: an order to be paid by transfer, one paid by card with a refund, a line of nobody. */
export async function plantPayments(db: Db, world: Where): Promise<void> {
  const { producerId, productId } = world;
  const parcels = [{ producerId, state: 'waiting', lines: [{ productId }] }] as const;
  const common = { state: 'awaiting-payment', parcels } as const;
  const paid = await plantOrder(db, {
    ...{ code: codeOf('T', world), method: 'transfer', paid: true, state: 'confirmed' },
    parcels: [{ producerId, lines: [{ productId }] }],
  });
  await db.insert(refunds).values(
    (['due', 'failed'] as const).map((state) => ({
      ...{ orderId: paid.id, paymentId: paid.paymentId, amount: 1_000, reason: 'office', state },
      ...{ requestKey: `${state}:${paid.id}`, by: 'office', madeAt: new Date(NOW).toISOString() },
    })),
  );
  await plantOrder(db, { ...common, code: codeOf('C', world), method: 'card' });
  await db.insert(bankLines).values({
    ...{ fileHash: 'x', rowNo: 1, bankRef: `NOBODY${producerId}/5000`, amount: 5_000 },
    ...{ at: new Date(NOW).toISOString(), said: 'không rõ', state: 'unknown' },
  });
}

async function planted(db: Db, world: Where, what: 'T' | 'C' = 'T') {
  const [found] = await db
    .select({ orderId: orders.id, paymentId: payments.id })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.code, codeOf(what, world)));
  if (found === undefined) throw new Error('plantPayments was not called for this world');
  const all = await db.select().from(refunds).where(eq(refunds.orderId, found.orderId));
  const [line] = await db
    .select({ id: bankLines.id })
    .from(bankLines)
    .where(eq(bankLines.bankRef, `NOBODY${world.producerId}/5000`));
  const refundOf = (state: string): number => all.find((one) => one.state === state)?.id ?? 0;
  return { ...found, due: refundOf('due'), failed: refundOf('failed'), lineId: line?.id ?? 0 };
}

export const PAYMENT_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'readPayment', everywhere: ['administrator', 'ministry-officer'] },
    ...{ own: ['provincial-officer'], missing: 'no-such-payment' },
    run: async ({ db }, world, actor) =>
      readPayment(db, { id: (await planted(db, world)).paymentId, actor }),
  },
  {
    ...{ name: 'receiveByHand', ...MONEY },
    run: async ({ db }, world, actor) =>
      receiveByHand(db, {
        ...{ paymentId: (await planted(db, world)).paymentId, amount: 1_000, bankRef: 'FT123' },
        ...{ reason: REASON, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'giveBack', ...MONEY },
    run: async ({ db }, world, actor) =>
      giveBack(db, {
        ...{ paymentId: (await planted(db, world)).paymentId, amount: 500, key: 'k' },
        ...{ reason: REASON, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'markRefundSent', ...MONEY },
    run: async ({ db }, world, actor) =>
      markRefundSent(db, {
        refundId: (await planted(db, world)).due,
        bankRef: 'FT99',
        actor,
        now: NOW,
      }),
  },
  {
    ...{ name: 'retryRefund', ...MONEY },
    run: async ({ db }, world, actor) =>
      retryRefund(db, { refundId: (await planted(db, world)).failed, actor, now: NOW }),
  },
  {
    ...{ name: 'previewBankFile', ...IN_SOME_PLACE },
    run: ({ db }, _world, actor) => previewBankFile(db, { lines: [LINE], actor }),
  },
  {
    ...{ name: 'importBankFile', ...IN_SOME_PLACE },
    run: ({ db }, _world, actor) => {
      const digest = verdictsDigest([
        {
          ...{ ...LINE, key: 'R1/5000', verdict: 'unknown', paymentId: null, orderCode: null },
          ...{ missing: 0, refund: 0 },
        },
      ]);
      return importBankFile(db, { lines: [LINE], digest, fileHash: 'f', actor, now: NOW });
    },
  },
  {
    ...{ name: 'listBankLines', ...IN_SOME_PLACE },
    run: ({ db }, _world, actor) => listBankLines(db, { actor, text: '', state: null, page: 1 }),
  },
  {
    ...{ name: 'assignBankLine', ...NOBODYS, missing: 'no-such-bank-line' },
    run: async ({ db }, world, actor) =>
      assignBankLine(db, {
        ...{ lineId: (await planted(db, world)).lineId, orderCode: codeOf('T', world) },
        ...{ reason: REASON, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'dismissBankLine', ...NOBODYS, missing: 'no-such-bank-line' },
    run: async ({ db }, world, actor) =>
      dismissBankLine(db, {
        ...{ lineId: (await planted(db, world)).lineId, as: 'sent-back' },
        ...{ reason: REASON, actor, now: NOW },
      }),
  },
  {
    // Whoever has the address of the order may pay it.
    ...{ name: 'startCardPayment', everywhere: EVERYBODY },
    run: async ({ db }, world, actor) =>
      startCardPayment(db, {
        ...{ orderId: (await planted(db, world)).orderId, siteUrl: 'https://moixa.example' },
        ...{ cards, actor, now: NOW },
      }),
  },
  {
    name: 'hearStripe',
    run: ({ db }, _world, actor) =>
      hearStripe(db, {
        ...{ event: { id: 'evt_1', type: 'customer.created', at: NOW, object: { id: 'c' } } },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'sweepCards',
    run: ({ db }, _world, actor) => sweepCards(db, { cards, actor, now: NOW }),
  },
  {
    name: 'sendRefund',
    run: async ({ db }, world, actor) =>
      sendRefund(db, { refundId: (await planted(db, world)).due, cards, actor, now: NOW }),
  },
];
