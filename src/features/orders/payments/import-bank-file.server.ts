import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { bankLines } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { BankLineState, LineVerdict } from './bank-line.ts';
import { momentOf, type StatementLine } from './bank-statement.ts';
import { judgeBankLines, type JudgedLine, verdictsDigest } from './judge-bank-lines.server.ts';
import { recordPaymentIn } from './record-payment.server.ts';

export interface BankFilePreview {
  readonly judged: readonly JudgedLine[];
  /** To be sent back with the confirmation. */
  readonly digest: string;
}

/** What a statement would do, without doing it. @throws Refusal `not-allowed` */
export async function previewBankFile(
  db: Db,
  { lines, actor }: { lines: readonly StatementLine[]; actor: Actor },
): Promise<BankFilePreview> {
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const judged = await judgeBankLines(db, { lines, actor });
  return { judged, digest: verdictsDigest(judged) };
}

/**
 * Records a statement: all its lines or none, judged anew. Lines that were recorded before do nothing, so the same file
 * twice is harmless. What nobody's order explains is kept to be assigned by hand, for whoever answers for the whole
 * account; an officer of a province keeps only what is the province's.
 * @param digest what was seen in the preview
 * @param fileHash SHA-256 of the file
 * @throws Refusal `not-allowed`, `bank-file-changed`
 */
export async function importBankFile(
  db: Db,
  one: {
    readonly lines: readonly StatementLine[];
    readonly digest: string;
    readonly fileHash: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Readonly<Record<LineVerdict, number>>> {
  const { lines, actor, now } = one;
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const keepsUnknown = reachOf(actor, 'reconcile-payments').everywhere;
  return inTransaction(db, async (tx) => {
    const judged = await judgeBankLines(tx, { lines, actor });
    if (verdictsDigest(judged) !== one.digest) throw new Refusal('bank-file-changed', {});
    const counts: Record<LineVerdict, number> = {
      ...{
        matched: 0,
        under: 0,
        over: 0,
        late: 0,
        cancelled: 0,
        unknown: 0,
        known: 0,
        outgoing: 0,
      },
    };
    for (const line of judged) {
      counts[line.verdict] += 1;
      if (line.verdict === 'known' || line.verdict === 'outgoing') continue;
      if (line.verdict === 'unknown' && !keepsUnknown) continue;
      await keepLine(tx, line, one);
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'import-bank-file', subject: 'payments', after: { file: one.fileHash, ...counts } },
    );
    return counts;
  });
}

const STATES: Readonly<Partial<Record<LineVerdict, BankLineState>>> = {
  ...{ matched: 'matched', under: 'under', over: 'over', late: 'late', cancelled: 'late' },
};

async function keepLine(
  tx: Tx,
  line: JudgedLine,
  { fileHash, actor, now }: { fileHash: string; actor: Actor; now: number },
): Promise<void> {
  const at = momentOf(line);
  await tx.insert(bankLines).values({
    ...{ fileHash, rowNo: line.rowNo, bankRef: line.key, at: new Date(at).toISOString() },
    ...{ amount: line.amount, said: line.said.slice(0, 500), paymentId: line.paymentId },
    state: STATES[line.verdict] ?? 'unknown',
  });
  if (line.paymentId === null) return;
  await recordPaymentIn(tx, {
    ...{ paymentId: line.paymentId, provider: 'bank', eventId: line.key, kind: 'bank-file' },
    ...{ amount: line.amount, at, actor, now, said: { file: fileHash, row: line.rowNo } },
  });
}
