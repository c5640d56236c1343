import { eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { recallLots } from '#db/schema/recalls.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { recordMarks } from '../lots/record-marks.server.ts';
import type { PlannedLot } from './plan-recall.server.ts';

/** A planned lot and what becomes of it. */
export interface DecidedLot extends PlannedLot {
  readonly included: boolean;
  readonly because: string;
}

/** Named lots and what was made of them are recalled where that is within reach, unless left out with a reason. */
export function decide(
  planned: readonly PlannedLot[],
  leftOut: ReadonlyMap<number, string>,
): DecidedLot[] {
  return planned.map((one) => {
    const because = one.how === 'named' ? '' : (leftOut.get(one.lot.id) ?? '');
    return { ...one, because, included: one.within && one.how !== 'backward' && because === '' };
  });
}

/**
 * Step of a command: writes which lots a recall holds, marks those newly recalled with an EPCIS event and says so in the
 * log under each lot and its product.
 * @returns the lots recalled by this step
 */
export async function writeRecallLots(
  tx: Tx,
  options: {
    readonly recallId: number;
    readonly code: string;
    readonly decided: readonly DecidedLot[];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<DecidedLot[]> {
  const { recallId, decided } = options;
  const rows = await tx.select().from(recallLots).where(eq(recallLots.recallId, recallId));
  const known = new Map(rows.map((row) => [row.lotId, row]));
  const fresh: DecidedLot[] = [];
  const added: (typeof recallLots.$inferInsert)[] = [];
  for (const one of decided) {
    const row = known.get(one.lot.id);
    const values = {
      how: one.how,
      distance: one.distance,
      included: one.included,
      leftOutBecause: one.because,
      outside: !one.within,
    };
    if (row === undefined) {
      added.push({ recallId, lotId: one.lot.id, ...values });
    } else if (!row.included && (one.included || one.how !== 'backward')) {
      await tx.update(recallLots).set(values).where(eq(recallLots.id, row.id));
    }
    if (one.included && row?.included !== true) fresh.push(one);
  }
  await insertMany(tx, recallLots, added);
  await markLots(tx, { ...options, stage: 'recall', lots: fresh });
  return fresh;
}

/** Step of a command: one event for each lot, and a line in the log for it and for its product, whose page warns. */
export async function markLots(
  tx: Tx,
  options: {
    readonly code: string;
    readonly stage: 'recall' | 'recall-lifted';
    readonly lots: readonly DecidedLot[] | readonly { readonly lot: PlannedLot['lot'] }[];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { code, stage, actor, now } = options;
  const marked = options.lots.map(({ lot }) => lot);
  await recordMarks(tx, { lots: marked, stage, at: now, note: code, source: 'recall', actor, now });
  const deed = stage === 'recall' ? 'recall-lot' : 'lift-recall-of-lot';
  const products = new Set(options.lots.flatMap(({ lot }) => lot.productId ?? []));
  await recordAll(tx, { actor: actor.name, now }, [
    ...options.lots.map(({ lot }) => ({
      deed,
      subject: `lot:${lot.id}`,
      after: { recall: code },
    })),
    ...[...products].map((id) => ({ deed, subject: `product:${id}`, after: { recall: code } })),
  ]);
}
