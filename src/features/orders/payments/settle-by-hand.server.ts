import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { bankLines, orders, paymentEvents, payments } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { BankLineState } from './bank-line.ts';
import { normalRef } from './bank-statement.ts';
import { openPayment, reachesOrder } from './payments-within.server.ts';
import { type Recorded, recordPaymentIn } from './record-payment.server.ts';
import type { MoneyOutcome } from './settle.ts';

/** How a line that was settled is kept. */
const STATE_OF: Readonly<Partial<Record<MoneyOutcome | 'duplicate', BankLineState>>> = {
  ...{ paid: 'matched', 'part-paid': 'under', 'over-paid': 'over' },
  ...{ 'paid-late': 'late', 'paid-after-cancel': 'late' },
};

const LEAST_REASON = 5;
const LEAST_REF = 4;

function reasonOf(text: string): string {
  const reason = text.trim().replace(/\s+/g, ' ').slice(0, 300);
  if (reason.length < LEAST_REASON) throw new Refusal('reason-missing', {});
  return reason;
}

/**
 * An officer has seen the money of a transfer in the bank and says so, with the bank's number: should a statement bring
 * the same movement later, it is known.
 * @throws Refusal `not-allowed`, `no-such-payment`, `not-a-transfer`, `amount-missing`, `bank-ref-missing`,
 * `reason-missing`, `already-recorded`
 */
export async function receiveByHand(
  db: Db,
  one: {
    readonly paymentId: number;
    readonly amount: number;
    readonly bankRef: string;
    readonly reason: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Recorded> {
  const { paymentId, amount, actor, now } = one;
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const reason = reasonOf(one.reason);
  const ref = normalRef(one.bankRef);
  if (ref.length < LEAST_REF) throw new Refusal('bank-ref-missing', {});
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Refusal('amount-missing', {});
  return inTransaction(db, async (tx) => {
    const { payment } = await openPayment(tx, paymentId, actor, 'reconcile-payments');
    if (payment.method !== 'transfer')
      throw new Refusal('not-a-transfer', { method: payment.method });
    const key = `${ref}/${amount}`;
    await refuseKnown(tx, key, one.bankRef.trim());
    const said = { reason };
    const recorded = await recordPaymentIn(tx, {
      ...{ paymentId, provider: 'bank', eventId: key, kind: 'by-hand', amount, at: now },
      ...{ said, actor, now },
    });
    await tx.insert(bankLines).values({
      ...{ fileHash: 'by-hand', rowNo: 0, bankRef: key, at: new Date(now).toISOString(), amount },
      ...{ said: reason, paymentId, state: STATE_OF[recorded.outcome] ?? 'matched' },
      ...{ handledBy: actor.name, handledAt: new Date(now).toISOString() },
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'receive-by-hand', subject: `order:${payment.orderId}`, after: { amount, ref } },
    );
    return recorded;
  });
}

async function refuseKnown(tx: Tx, key: string, ref: string): Promise<void> {
  const [line] = await tx
    .select({ id: bankLines.id })
    .from(bankLines)
    .where(eq(bankLines.bankRef, key));
  const [event] = await tx
    .select({ id: paymentEvents.id })
    .from(paymentEvents)
    .where(and(eq(paymentEvents.provider, 'bank'), eq(paymentEvents.eventId, key)));
  if (line || event) throw new Refusal('already-recorded', { ref });
}

/**
 * A line that nobody's reference explains belongs to an order after all: somebody asked the payer.
 * @throws Refusal `not-allowed`, `no-such-bank-line`, `bank-line-settled`, `no-order-for-line`, `reason-missing`
 */
export async function assignBankLine(
  db: Db,
  one: {
    readonly lineId: number;
    readonly orderCode: string;
    readonly reason: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Recorded> {
  const { actor, now } = one;
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const note = reasonOf(one.reason);
  const code = one.orderCode.trim().toUpperCase();
  return inTransaction(db, async (tx) => {
    const line = await unknownLine(tx, one.lineId, actor);
    const [found] = await tx
      .select({ id: payments.id, orderId: orders.id })
      .from(orders)
      .innerJoin(payments, eq(payments.orderId, orders.id))
      .where(and(eq(orders.code, code), eq(payments.method, 'transfer')));
    if (!found || !(await reachesOrder(tx, found.orderId, actor, 'reconcile-payments'))) {
      throw new Refusal('no-order-for-line', { code });
    }
    const recorded = await recordPaymentIn(tx, {
      ...{ paymentId: found.id, provider: 'bank', eventId: line.bankRef, kind: 'assigned' },
      ...{ amount: line.amount, at: Date.parse(line.at), said: { reason: note }, actor, now },
    });
    const state = STATE_OF[recorded.outcome] ?? 'matched';
    await close(tx, { line, state, note, paymentId: found.id, actor, now });
    return recorded;
  });
}

/**
 * The money of a line was sent back to whoever sent it, by bank; or it is none of the site's business (`ignored`).
 * @throws Refusal `not-allowed`, `no-such-bank-line`, `bank-line-settled`, `reason-missing`
 */
export async function dismissBankLine(
  db: Db,
  one: {
    readonly lineId: number;
    readonly as: 'sent-back' | 'ignored';
    readonly reason: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now } = one;
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const note = reasonOf(one.reason);
  await inTransaction(db, async (tx) => {
    const line = await unknownLine(tx, one.lineId, actor);
    await close(tx, { line, state: one.as, note, paymentId: null, actor, now });
  });
}

/** Only who answers for the whole account deals with money of nobody. */
async function unknownLine(
  tx: Tx,
  id: number,
  actor: Actor,
): Promise<typeof bankLines.$inferSelect> {
  const [line] = await tx.select().from(bankLines).where(eq(bankLines.id, id));
  if (!line || !reachOf(actor, 'reconcile-payments').everywhere) {
    throw new Refusal('no-such-bank-line', {});
  }
  if (line.state !== 'unknown') throw new Refusal('bank-line-settled', {});
  return line;
}

async function close(
  tx: Tx,
  one: {
    readonly line: typeof bankLines.$inferSelect;
    readonly state: BankLineState;
    readonly note: string;
    readonly paymentId: number | null;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { line, state, note, paymentId, actor, now } = one;
  await tx
    .update(bankLines)
    .set({ state, note, paymentId, handledBy: actor.name, handledAt: new Date(now).toISOString() })
    .where(eq(bankLines.id, line.id));
  await record(
    tx,
    { actor: actor.name, now },
    { deed: 'settle-bank-line', subject: 'payments', after: { line: line.id, state } },
  );
}
