import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, inTransaction } from '#db/client.ts';
import { bankLines, orders, paymentEvents, payments, refunds } from '#db/schema/orders.ts';
import { changes } from '#db/schema/site.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { bankFileRows } from '#src/outside/bank-file.ts';
import { endHolds } from '../end-holds.server.ts';
import { placeOrder } from '../placing/place-order.server.ts';
import { asSeen, plantCart, plantCommune } from '../placing/place.fixture.server.ts';
import { readStatement, type StatementLine } from './bank-statement.ts';
import { giveBack, markRefundSent } from './give-back.server.ts';
import { importBankFile, previewBankFile } from './import-bank-file.server.ts';
import { listBankLines } from './list-bank-lines.server.ts';
import { listPayments } from './list-payments.server.ts';
import { parsePaymentQuery } from './payment-query.ts';
import { readPayment } from './read-payment.server.ts';
import { recordPaymentIn } from './record-payment.server.ts';
import { assignBankLine, dismissBankLine, receiveByHand } from './settle-by-hand.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const HOUR = 3_600_000;
const admin = actorAs('administrator');
const own = actorAs('provincial-officer', { provinceCode: '08' });
const other = actorAs('provincial-officer', { provinceCode: '38' });
const ministry = actorAs('ministry-officer');
let db: Db;
let close: () => void;

beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
  await plantCommune(db);
});
afterEach(() => close());

interface Placed {
  id: number;
  total: number;
  code: string;
  paymentId: number;
  reference: string;
}

async function order(pieces = 1): Promise<Placed> {
  const cartId = await plantCart(db, [[1, pieces]]);
  const placed = await placeOrder(db, await asSeen(db, cartId, { now: NOW, method: 'transfer' }));
  const [payment] = await db.select().from(payments).where(eq(payments.orderId, placed.id));
  return { ...placed, paymentId: payment?.id ?? 0, reference: payment?.reference ?? '' };
}

const moneyOf = async (id: number) => {
  const [row] = await db
    .select({ order: orders.state, payment: payments.state, paid: payments.paid })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(orders.id, id));
  return row;
};

function file(
  rows: readonly (readonly [ref: string, amount: string, said: string])[],
): StatementLine[] {
  const text = `Ngày giao dịch;Số tham chiếu;Số tiền;Nội dung\n${rows
    .map(([ref, amount, said]) => `23/11/2026 10:05;${ref};${amount};${said}`)
    .join('\n')}\n`;
  return [...(readStatement(bankFileRows(new TextEncoder().encode(text)))?.lines ?? [])];
}

async function bring(lines: readonly StatementLine[], actor = admin, now = NOW + HOUR) {
  const { judged, digest } = await previewBankFile(db, { lines, actor });
  const counts = await importBankFile(db, { lines, digest, fileHash: 'f'.repeat(64), actor, now });
  return { verdicts: judged.map(({ verdict }) => verdict), counts };
}

describe('a statement of the bank', () => {
  it('every kind of line, and the same file twice', async () => {
    const [exact, under, over, parts] = [
      await order(),
      await order(),
      await order(),
      await order(),
    ];
    const lines = file([
      ['A1', String(exact.total), `MBVCB.1.${exact.reference}.CT tu A`],
      ['A2', String(under.total - 20_000), under.reference.toLowerCase()],
      [
        'A3',
        String(over.total + 7_000),
        `${over.reference.slice(0, 5)} ${over.reference.slice(5)}`,
      ],
      ['A4', '10.000', parts.reference],
      ['A5', String(parts.total - 10_000), `tiep ${parts.reference}`],
      ['A6', '55.000', 'tien cha muon'],
      ['A7', '-30.000', `tra lai ${exact.reference}`],
      ['A8', '99.000', `${exact.reference.slice(0, -1)}I`],
    ]);
    const first = await bring(lines);
    expect(first.verdicts).toEqual([
      ...['matched', 'under', 'over', 'under', 'matched', 'unknown', 'outgoing', 'unknown'],
    ]);
    expect(await moneyOf(exact.id)).toMatchObject({ order: 'confirmed', payment: 'paid' });
    expect(await moneyOf(under.id)).toEqual({
      ...{ order: 'awaiting-payment', payment: 'part-paid', paid: under.total - 20_000 },
    });
    expect(await moneyOf(over.id)).toMatchObject({ order: 'confirmed', payment: 'over-paid' });
    expect(await moneyOf(parts.id)).toMatchObject({ order: 'confirmed', paid: parts.total });
    const due = await db.select().from(refunds);
    expect(due).toMatchObject([{ amount: 7_000, orderId: over.id, state: 'due' }]);
    const before = await db.select().from(payments).orderBy(asc(payments.id));
    const again = await bring(lines);
    expect(again.counts).toMatchObject({ known: 7, outgoing: 1, matched: 0, unknown: 0 });
    expect(await db.select().from(payments).orderBy(asc(payments.id))).toEqual(before);
    expect(await db.select().from(bankLines)).toHaveLength(7);
  });

  it('late: confirmed while the goods are there; after the part went back, all of it goes back', async () => {
    const [late, part] = [await order(), await order()];
    await bring(file([['B1', '10.000', part.reference]]));
    const after = NOW + 30 * HOUR;
    await endHolds(db, { now: after, actor: SYSTEM });
    const lines = file([
      ['B2', String(late.total), late.reference],
      ['B3', String(part.total - 10_000), part.reference],
    ]);
    const { verdicts } = await bring(lines, admin, after);
    expect(verdicts).toEqual(['late', 'cancelled']);
    expect(await moneyOf(late.id)).toMatchObject({ order: 'confirmed' });
    expect(await moneyOf(part.id)).toMatchObject({ order: 'cancelled' });
    const rows = await db.select().from(refunds).where(eq(refunds.orderId, part.id));
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(part.total);
  });

  it('is recorded whole or not at all, and only as it was seen', async () => {
    const one = await order();
    const lines = file([['C1', String(one.total), one.reference]]);
    const { digest } = await previewBankFile(db, { lines, actor: admin });
    await bring(lines);
    const changed = importBankFile(db, { lines, digest, fileHash: 'x', actor: admin, now: NOW });
    await expect(changed).rejects.toMatchObject({ code: 'bank-file-changed' });
  });

  it('an officer reaches only orders of the own province, and money of nobody not at all', async () => {
    const one = await order();
    const lines = file([
      ['D1', String(one.total), one.reference],
      ['D2', '1.000', 'la ai'],
    ]);
    expect((await previewBankFile(db, { lines, actor: other })).judged).toMatchObject([
      { verdict: 'unknown', orderCode: null, paymentId: null },
      { verdict: 'unknown' },
    ]);
    await bring(lines, other);
    expect(await db.select().from(bankLines)).toEqual([]);
    for (const actor of [ANYONE, ministry, actorAs('producer', { producerId: 1 })]) {
      await expect(previewBankFile(db, { lines, actor })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    await bring(lines, own);
    expect(await moneyOf(one.id)).toMatchObject({ order: 'confirmed' });
    expect(await db.select().from(bankLines)).toHaveLength(1);
    const list = (actor: typeof own) =>
      listBankLines(db, { actor, text: '', state: null, page: 1 }).then(({ total }) => total);
    expect([await list(own), await list(other), await list(admin)]).toEqual([1, 0, 1]);
    const query = parsePaymentQuery(new URLSearchParams());
    const seen = async (actor: typeof own) => (await listPayments(db, { query, actor })).total;
    expect([await seen(own), await seen(other), await seen(admin), await seen(ministry)]).toEqual([
      1, 0, 1, 1,
    ]);
    await expect(readPayment(db, { id: one.paymentId, actor: other })).rejects.toMatchObject({
      code: 'no-such-payment',
    });
    expect((await readPayment(db, { id: one.paymentId, actor: ministry })).events).toHaveLength(1);
  });
});

describe('by hand', () => {
  const by = { amount: 0, bankRef: 'FT 263-27', reason: 'Thấy trong ứng dụng ngân hàng' };

  it('money that was seen in the bank; the statement that brings it later changes nothing', async () => {
    const one = await order();
    const hand = { ...by, paymentId: one.paymentId, amount: one.total, actor: own, now: NOW };
    expect(await receiveByHand(db, hand)).toMatchObject({ outcome: 'paid', order: 'confirmed' });
    await expect(receiveByHand(db, hand)).rejects.toMatchObject({ code: 'already-recorded' });
    const { verdicts } = await bring(file([['ft26327', String(one.total), one.reference]]));
    expect(verdicts).toEqual(['known']);
    expect(await moneyOf(one.id)).toMatchObject({ paid: one.total });
    for (const [more, code] of [
      [{ actor: other, bankRef: 'X999' }, 'no-such-payment'],
      [{ actor: ministry }, 'not-allowed'],
      [{ bankRef: '--' }, 'bank-ref-missing'],
      [{ reason: ' ' }, 'reason-missing'],
      [{ amount: 1.5 }, 'amount-missing'],
    ] as const) {
      await expect(receiveByHand(db, { ...hand, ...more })).rejects.toMatchObject({ code });
    }
  });

  it('a line of nobody is given to an order, or sent back: once', async () => {
    const one = await order();
    await bring(
      file([
        ['E1', String(one.total), 'quen noi dung'],
        ['E2', '5.000', 'nham'],
      ]),
    );
    const [first, second] = await db.select().from(bankLines).orderBy(asc(bankLines.id));
    const assign = { lineId: first?.id ?? 0, orderCode: one.code, reason: 'Đã gọi hỏi', now: NOW };
    await expect(assignBankLine(db, { ...assign, actor: own })).rejects.toMatchObject({
      code: 'no-such-bank-line',
    });
    await expect(
      assignBankLine(db, { ...assign, actor: admin, orderCode: 'X' }),
    ).rejects.toMatchObject({ code: 'no-order-for-line' });
    expect(await assignBankLine(db, { ...assign, actor: admin })).toMatchObject({
      outcome: 'paid',
    });
    await expect(assignBankLine(db, { ...assign, actor: admin })).rejects.toMatchObject({
      code: 'bank-line-settled',
    });
    await dismissBankLine(db, {
      lineId: second?.id ?? 0,
      as: 'sent-back',
      reason: 'Đã chuyển lại',
      actor: admin,
      now: NOW,
    });
    const states = await db
      .select({ state: bankLines.state })
      .from(bankLines)
      .orderBy(asc(bankLines.id));
    expect(states).toEqual([{ state: 'matched' }, { state: 'sent-back' }]);
  });

  it('money goes back by hand with the number of the bank', async () => {
    const one = await order();
    await receiveByHand(db, {
      ...by,
      paymentId: one.paymentId,
      amount: one.total,
      actor: own,
      now: NOW,
    });
    const back = {
      paymentId: one.paymentId,
      amount: 30_000,
      reason: 'Hàng móp hộp',
      key: 'k',
      actor: own,
      now: NOW,
    };
    const refundId = await giveBack(db, back);
    expect(await giveBack(db, back)).toBe(refundId);
    await expect(giveBack(db, { ...back, key: 'l', amount: one.total })).rejects.toMatchObject({
      code: 'refund-too-much',
    });
    await expect(giveBack(db, { ...back, actor: other, key: 'm' })).rejects.toMatchObject({
      code: 'no-such-payment',
    });
    await markRefundSent(db, { refundId, bankRef: 'FT999', actor: own, now: NOW });
    await expect(
      markRefundSent(db, { refundId, bankRef: 'FT999', actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'refund-state' });
    const { payment, left } = await readPayment(db, { id: one.paymentId, actor: own });
    expect(payment.refunded).toBe(30_000);
    expect(left).toBe(one.total - 30_000);
  });

  it('the log names nobody', async () => {
    const one = await order();
    await receiveByHand(db, {
      ...by,
      paymentId: one.paymentId,
      amount: one.total,
      actor: own,
      now: NOW,
    });
    const log = JSON.stringify(await db.select().from(changes));
    expect(log).toContain('receive-by-hand');
    for (const secret of ['Bưởi', '0912345678', 'ngõ 2']) expect(log).not.toContain(secret);
  });
});

describe('one event, one effect', () => {
  it('the same event from eight at once counts once', async () => {
    const one = await order();
    const hear = () =>
      inTransaction(db, (tx) =>
        recordPaymentIn(tx, {
          ...{ paymentId: one.paymentId, provider: 'bank', eventId: 'Z', amount: one.total },
          ...{ at: NOW, actor: SYSTEM, now: NOW },
        }),
      );
    const outcomes = await Promise.all(Array.from({ length: 8 }, hear));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'duplicate'),
      'paid',
    ]);
    expect(await db.select().from(paymentEvents)).toHaveLength(1);
  });
});
