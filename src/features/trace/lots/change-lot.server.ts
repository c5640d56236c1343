import { and, count, eq, sql } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { serials } from '#db/schema/codes.ts';
import { eventThings, lots } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { checkLot } from './create-lot.server.ts';
import type { LotInput } from './lot-input.ts';
import { lotById, subjectsOf } from './lot-row.server.ts';

export type LotChange = Omit<LotInput, 'tradeItemId' | 'clientId' | 'illustrative'>;

/**
 * Changes what is said of a lot. Its code is fixed once something was recorded about it or a serial carries it; each
 * change stays in the change log.
 * @param version as it was when the form was opened
 * @throws Refusal `not-allowed`, `no-such-lot`, `lot-changed`, `lot-code-fixed`, and those of `createLot`
 */
export async function changeLot(
  db: Db,
  {
    id,
    version,
    lot,
    actor,
    now,
  }: {
    readonly id: number;
    readonly version: number;
    readonly lot: LotChange;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ readonly version: number }> {
  demand(actor, 'record-lot', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const before = await lotById(tx, id);
    if (before === null) throw new Refusal('no-such-lot', {});
    demand(actor, 'record-lot', before);
    if (before.version !== version) throw new Refusal('lot-changed', { code: before.code });
    checkLot(lot, now);
    if (lot.code !== before.code) {
      if (await isCodeFixed(tx, id)) throw new Refusal('lot-code-fixed', { code: before.code });
      const [taken] = await tx
        .select({ id: lots.id, code: lots.code })
        .from(lots)
        .where(
          and(
            eq(lots.tradeItemId, before.tradeItemId),
            sql`upper(${lots.code}) = upper(${lot.code})`,
            sql`${lots.id} <> ${id}`,
          ),
        );
      if (taken) throw new Refusal('lot-code-taken', { code: taken.code });
    }
    const after = {
      code: lot.code,
      madeOn: lot.madeOn,
      packedOn: lot.packedOn,
      bestBefore: lot.bestBefore,
      expiresOn: lot.expiresOn,
      quantity: lot.quantity,
      unit: lot.unit ?? before.unit,
      note: lot.note.trim(),
      otherCodes: lot.otherCodes === undefined ? before.otherCodes : JSON.stringify(lot.otherCodes),
    };
    await tx
      .update(lots)
      .set({ ...after, version: version + 1 })
      .where(eq(lots.id, id));
    const { code, madeOn, packedOn, bestBefore, expiresOn, quantity, unit, note, otherCodes } =
      before;
    const was = { code, madeOn, packedOn, bestBefore, expiresOn, quantity, unit, note, otherCodes };
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf([before]).map((subject) => ({ deed: 'record-lot', subject, before: was, after })),
    );
    return { version: version + 1 };
  });
}

/** Whether events, serials or other records already carry the code. */
export async function isCodeFixed(db: Db | Tx, lotId: number): Promise<boolean> {
  const [events] = await db
    .select({ n: count() })
    .from(eventThings)
    .where(eq(eventThings.lotId, lotId));
  const [units] = await db.select({ n: count() }).from(serials).where(eq(serials.lotId, lotId));
  return (events?.n ?? 0) + (units?.n ?? 0) > 0;
}
