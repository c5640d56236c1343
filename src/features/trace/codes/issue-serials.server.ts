import { randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { serialRuns, serials } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { ownerOf } from './owner.server.ts';
import { MAX_SERIALS_A_RUN, SERIAL_BYTES, serialsFrom } from './serial.ts';

/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const BATCH = 2_000;

/**
 * Makes serials (AI 21) for units of a lot: random, so that they cannot be guessed, and none twice within the item.
 * @param count 1 to 20,000
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-lot`, `serial-count-wrong`
 */
export async function issueSerials(
  db: Db,
  { lotId, count, actor, now }: { lotId: number; count: number; actor: Actor; now: number },
): Promise<{ runId: number; count: number }> {
  demand(actor, 'manage-codes', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [lot] = await tx.select().from(lots).where(eq(lots.id, lotId));
    if (!lot) throw new Refusal('no-such-lot', { lotId });
    demand(actor, 'manage-codes', await ownerOf(tx, lot.producerId));
    if (!Number.isInteger(count) || count < 1 || count > MAX_SERIALS_A_RUN) {
      throw new Refusal('serial-count-wrong', { most: MAX_SERIALS_A_RUN });
    }
    const { tradeItemId } = lot;
    const [run] = await tx
      .insert(serialRuns)
      .values({
        ...{ lotId, tradeItemId, count },
        ...{ madeAt: new Date(now).toISOString(), madeBy: actor.name },
      })
      .returning({ id: serialRuns.id });
    const runId = run?.id ?? 0;
    for (let left = count; left > 0;) {
      left -= await writeBatch(tx, { lotId, tradeItemId, runId }, Math.min(left, BATCH));
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'issue-serials', subject: `lot:${lotId}`, after: { runId, count } },
    );
    return { runId, count };
  });
}

/** @returns how many were written: fewer than asked where chance met a serial that is there already */
async function writeBatch(
  tx: Tx,
  of: { lotId: number; tradeItemId: number; runId: number },
  want: number,
): Promise<number> {
  const fresh = new Set(serialsFrom(randomBytes(want * SERIAL_BYTES)));
  const there = await tx
    .select({ serial: serials.serial })
    .from(serials)
    .where(and(eq(serials.tradeItemId, of.tradeItemId), inArray(serials.serial, [...fresh])));
  for (const { serial } of there) fresh.delete(serial);
  if (fresh.size === 0) return 0;
  const rows = [...fresh].map((serial) => ({ ...of, serial, state: 'issued' as const }));
  await tx.insert(serials).values(rows);
  return rows.length;
}
