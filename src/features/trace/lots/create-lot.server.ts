import { and, eq, sql } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { dateProblem, isLotCode, lotCodeFrom } from './lot-code.ts';
import type { LotInput } from './lot-input.ts';
import { isUnit } from './units.ts';

export interface CreatedLot {
  readonly id: number;
  readonly code: string;
  /** The same client id had been sent before: nothing was written. */
  readonly again: boolean;
}

/**
 * Opens a lot of one of the producer's items.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-trade-item`, `item-withdrawn`, `lot-code-wrong`, `lot-code-taken`, `lot-dates`,
 * `lot-quantity`, `lot-unit`, `lot-sent-otherwise`
 */
export async function createLot(
  db: Db,
  { lot, actor, now }: { readonly lot: LotInput; readonly actor: Actor; readonly now: number },
): Promise<CreatedLot> {
  demand(actor, 'record-lot', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const item = await itemWithOwner(tx, lot.tradeItemId);
    if (item === null) throw new Refusal('no-such-trade-item', {});
    demand(actor, 'record-lot', item);
    const sent = await sentBefore(tx, lot, item.producerId);
    if (sent !== null) return { ...sent, again: true };
    if (item.withdrawnAt !== null) throw new Refusal('item-withdrawn', {});
    checkLot(lot, now);
    const [taken] = await tx
      .select({ code: lots.code })
      .from(lots)
      .where(and(eq(lots.tradeItemId, item.id), sql`upper(${lots.code}) = upper(${lot.code})`));
    if (taken) throw new Refusal('lot-code-taken', { code: taken.code });
    const made = {
      tradeItemId: item.id,
      producerId: item.producerId,
      code: lot.code,
      madeOn: lot.madeOn,
      packedOn: lot.packedOn,
      bestBefore: lot.bestBefore,
      expiresOn: lot.expiresOn,
      quantity: lot.quantity,
      unit: lot.unit ?? item.lotUnit,
      note: lot.note.trim(),
      otherCodes: JSON.stringify(lot.otherCodes ?? []),
      illustrative: lot.illustrative === true && may(actor, 'make-demo-lots'),
    };
    const [row] = await tx
      .insert(lots)
      .values({
        ...made,
        clientId: lot.clientId,
        addedAt: new Date(now).toISOString(),
        addedBy: actor.name,
      })
      .returning({ id: lots.id });
    if (!row) throw new Error('The lot was not written');
    const subjects = [`lot:${row.id}`, ...(item.productId ? [`product:${item.productId}`] : [])];
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjects.map((subject) => ({ deed: 'record-lot', subject, after: { ...made, id: row.id } })),
    );
    return { id: row.id, code: lot.code, again: false };
  });
}

/** @throws Refusal `lot-code-wrong`, `lot-dates`, `lot-quantity`, `lot-unit` */
export function checkLot(
  lot: Omit<LotInput, 'tradeItemId' | 'note' | 'clientId'>,
  now: number,
): void {
  if (!isLotCode(lot.code)) {
    throw new Refusal('lot-code-wrong', { code: lot.code, proposal: lotCodeFrom(lot.code) });
  }
  const wrong = dateProblem(lot, dayAt(now));
  if (wrong) throw new Refusal('lot-dates', wrong);
  if (lot.quantity !== null && !(lot.quantity > 0 && lot.quantity < 1e12)) {
    throw new Refusal('lot-quantity', {});
  }
  if (lot.unit !== null && !isUnit(lot.unit)) throw new Refusal('lot-unit', { unit: lot.unit });
}

/** An item with whose it is; null when there is none, or when nobody's name is on its product yet. */
export async function itemWithOwner(tx: Db | Tx, id: number) {
  const owner = sql<number>`coalesce(${tradeItems.producerId}, ${products.producerId})`;
  const [item] = await tx
    .select({
      id: tradeItems.id,
      productId: tradeItems.productId,
      lotUnit: tradeItems.lotUnit,
      withdrawnAt: tradeItems.withdrawnAt,
      producerId: producers.id,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
    })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .innerJoin(producers, eq(producers.id, owner))
    .where(eq(tradeItems.id, id));
  return item ?? null;
}

async function sentBefore(
  tx: Tx,
  lot: LotInput,
  producerId: number,
): Promise<{ id: number; code: string } | null> {
  if (lot.clientId === null) return null;
  const [row] = await tx.select().from(lots).where(eq(lots.clientId, lot.clientId));
  if (!row) return null;
  if (row.producerId !== producerId || row.tradeItemId !== lot.tradeItemId) {
    throw new Refusal('lot-sent-otherwise', {});
  }
  return { id: row.id, code: row.code };
}
