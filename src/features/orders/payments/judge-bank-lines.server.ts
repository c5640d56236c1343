import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { bankLines, orders, paymentEvents, payments } from '#db/schema/orders.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { LineVerdict } from './bank-line.ts';
import { bankKeys, momentOf, type StatementLine } from './bank-statement.ts';
import { reachesOrder } from './payments-within.server.ts';
import { findReferences } from './reference.ts';
import { returningOf } from './refund-sums.server.ts';
import { type OrderFacts, type PaymentFacts, settle } from './settle.ts';

export interface JudgedLine extends StatementLine {
  readonly key: string;
  readonly verdict: LineVerdict;
  readonly paymentId: number | null;
  readonly orderCode: string | null;
  /** Still missing after this line, and due back because of it: whole đồng. */
  readonly missing: number;
  readonly refund: number;
}

/** For what has no number of its bank: the same text is the same movement. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 20);

const BATCH = 400;

/**
 * Judges the lines of a statement one after the other, as they would take effect: two lines for one order are added up.
 * An order that is not wholly within the officer's reach is nobody's order.
 */
export async function judgeBankLines(
  db: Db | Tx,
  { lines, actor }: { lines: readonly StatementLine[]; actor: Actor },
): Promise<JudgedLine[]> {
  const keys = bankKeys(lines, digestOf);
  const known = await knownKeys(db, keys);
  const paymentsByRef = await paymentsFor(db, lines, actor);
  const judged: JudgedLine[] = [];
  for (const [at, line] of lines.entries()) {
    const key = keys[at] ?? '';
    const none = { ...line, key, paymentId: null, orderCode: null, missing: 0, refund: 0 };
    if (line.amount < 0) {
      judged.push({ ...none, verdict: 'outgoing' });
      continue;
    }
    if (known.has(key)) {
      judged.push({ ...none, verdict: 'known' });
      continue;
    }
    known.add(key);
    const mine = findReferences(line.said).filter((one) => paymentsByRef.has(one));
    const standing = mine.length === 1 ? paymentsByRef.get(mine[0] ?? '') : undefined;
    if (standing === undefined) {
      judged.push({ ...none, verdict: 'unknown' });
      continue;
    }
    judged.push(judge({ ...none, verdict: 'unknown' }, standing));
  }
  return judged;
}

interface Standing {
  readonly id: number;
  readonly code: string;
  payment: PaymentFacts;
  order: OrderFacts;
}

function judge(line: JudgedLine, standing: Standing): JudgedLine {
  const money = { amount: line.amount, currency: 'vnd', at: momentOf(line) };
  const done = settle(standing.payment, standing.order, money);
  const returning = standing.payment.returning + done.refund;
  standing.payment = { ...standing.payment, state: done.state, paid: done.paid, returning };
  if (done.confirm) standing.order = { ...standing.order, state: 'confirmed' };
  const { missing, refund } = done;
  const verdict = VERDICTS[done.outcome] ?? 'unknown';
  return { ...line, verdict, paymentId: standing.id, orderCode: standing.code, missing, refund };
}

const VERDICTS: Readonly<Partial<Record<string, LineVerdict>>> = {
  paid: 'matched',
  'part-paid': 'under',
  'over-paid': 'over',
  'paid-late': 'late',
  'paid-after-cancel': 'cancelled',
};

async function knownKeys(db: Db | Tx, keys: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let start = 0; start < keys.length; start += BATCH) {
    const part = keys.slice(start, start + BATCH);
    const lines = await db
      .select({ key: bankLines.bankRef })
      .from(bankLines)
      .where(inArray(bankLines.bankRef, part));
    const events = await db
      .select({ key: paymentEvents.eventId })
      .from(paymentEvents)
      .where(and(eq(paymentEvents.provider, 'bank'), inArray(paymentEvents.eventId, part)));
    for (const { key } of [...lines, ...events]) known.add(key);
  }
  return known;
}

async function paymentsFor(
  db: Db | Tx,
  lines: readonly StatementLine[],
  actor: Actor,
): Promise<Map<string, Standing>> {
  const references = [...new Set(lines.flatMap(({ said }) => findReferences(said)))];
  const found = new Map<string, Standing>();
  for (let start = 0; start < references.length; start += BATCH) {
    const rows = await db
      .select({ payment: payments, order: orders })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .where(
        and(
          inArray(payments.reference, references.slice(start, start + BATCH)),
          eq(payments.method, 'transfer'),
        ),
      );
    for (const { payment, order } of rows) {
      if (!(await reachesOrder(db, order.id, actor, 'reconcile-payments'))) continue;
      found.set(payment.reference, {
        ...{ id: payment.id, code: order.code },
        payment: { ...payment, returning: await returningOf(db, payment.id) },
        order: {
          state: order.state,
          expired: order.cancelledWhy === 'unpaid',
          holdUntil: order.holdUntil === null ? null : Date.parse(order.holdUntil),
        },
      });
    }
  }
  return found;
}

/** What was shown, in a few letters: whoever records it has seen just this. */
export function verdictsDigest(judged: readonly JudgedLine[]): string {
  return digestOf(
    judged
      .map(({ key, verdict, paymentId, missing }) => [key, verdict, paymentId, missing].join('|'))
      .join('\n'),
  );
}
