import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { epcisEvents, eventThings } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import { lotById, lotByUri, type LotRow } from './lot-row.server.ts';
import type { StepInput, StepInputLot } from './step.ts';

export interface InputLot {
  readonly row: LotRow;
  readonly quantity: number | null;
}

/**
 * The lots that went into a step. Own ones are chosen from a list; another producer's only by its scanned code, so that
 * nobody can look through their rows.
 * @throws Refusal `no-such-input`, `step-inputs`, `more-than-left`
 */
export async function inputsOf(
  tx: Tx,
  { step, lot, actor }: { readonly step: StepInput; readonly lot: LotRow; readonly actor: Actor },
): Promise<InputLot[]> {
  const found: InputLot[] = [];
  for (const [index, input] of step.inputs.entries()) {
    const row = await inputRow(tx, input);
    const anyones = input.link || may(actor, 'make-demo-lots');
    if (row === null || (row.producerId !== lot.producerId && !anyones)) {
      throw new Refusal('no-such-input', { line: index + 1, code: input.link ?? null });
    }
    if (row.id === lot.id) throw new Refusal('step-inputs', { problem: 'itself' });
    if (found.some((one) => one.row.id === row.id)) {
      throw new Refusal('step-inputs', { problem: 'twice', code: row.code });
    }
    found.push({ row, quantity: input.quantity });
  }
  // What others have left is theirs to count.
  const own = found.filter(({ row }) => row.producerId === lot.producerId);
  const used = await usedOf(
    tx,
    own.map(({ row }) => row.id),
  );
  for (const { row, quantity } of own) {
    if (row.quantity === null || quantity === null) continue;
    const left = row.quantity - (used.get(row.id) ?? 0);
    if (quantity > left * (1 + 1e-9)) {
      throw new Refusal('more-than-left', {
        code: row.code,
        left,
        unit: row.unit,
        asked: quantity,
      });
    }
  }
  return found;
}

async function inputRow(tx: Tx, { lotId, link }: StepInputLot): Promise<LotRow | null> {
  if (lotId !== null && lotId !== undefined) return lotById(tx, lotId);
  return link ? lotByUri(tx, link.trim().replace(/^https?:\/\/[^/]+(?=\/)/i, '')) : null;
}

/** How much of each lot went into others, in its own unit, by events that stand. */
export async function usedOf(
  db: Db | Tx,
  lotIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (lotIds.length === 0) return new Map();
  const rows = await db
    .select({ lotId: eventThings.lotId, used: sql<number>`total(${eventThings.quantity})` })
    .from(eventThings)
    .innerJoin(epcisEvents, eq(epcisEvents.id, eventThings.eventRow))
    .where(
      and(
        inArray(eventThings.lotId, [...lotIds]),
        eq(eventThings.part, 'input'),
        isNull(epcisEvents.declaredInErrorBy),
        isNull(epcisEvents.declaresErrorOf),
      ),
    )
    .groupBy(eventThings.lotId);
  return new Map(rows.flatMap(({ lotId, used }) => (lotId === null ? [] : [[lotId, used]])));
}
