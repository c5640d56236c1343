import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { moveMany } from '#src/features/orders/parcels/move-many.server.ts';
import {
  type BulkMove,
  BULK_MOVES,
  type ParcelMove,
} from '#src/features/orders/parcels/parcel-move.ts';
import { undoParcel } from '#src/features/orders/parcels/undo-parcel.server.ts';

/** A parcel as its box names it: `12.3.MX7K2Q-1`: number, version seen, and what it is called. */
export interface Chosen {
  readonly parcelId: number;
  readonly version: number;
  readonly name: string;
  readonly box: string;
}

export function chosenOf(boxes: readonly unknown[]): Chosen[] {
  return boxes.flatMap((box) => {
    const match = /^(\d{1,12})\.(\d{1,9})\.([A-Za-z0-9-]{0,40})$/.exec(String(box));
    if (match === null) return [];
    const [, id, version, name = ''] = match;
    return [{ parcelId: Number(id), version: Number(version), name, box: String(box) }];
  });
}

/** The step of one parcel's own button: named in the address, since the form is that of the whole list. */
export function stepOf(asked: URLSearchParams): { deed: BulkMove; boxes: string[] } {
  const deed = BULK_MOVES.find((one) => one === asked.get('buoc'));
  if (deed === undefined) throw new Refusal('no-such-deed', { did: asked.get('buoc') ?? '' });
  return { deed, boxes: asked.getAll('mot') };
}

/** Lots by line, as the fields `lo-{line}` of a form name them; none where a form has no such fields. */
function lotsOf(form: FormData): ReadonlyMap<number, number | null> {
  const lots = new Map<number, number | null>();
  for (const [name, value] of form) {
    const line = /^lo-(\d{1,12})$/.exec(name)?.[1];
    if (line === undefined || value === '') continue;
    const lot = Number(value);
    lots.set(Number(line), Number.isSafeInteger(lot) && lot > 0 ? lot : null);
  }
  return lots;
}

/** What came of it: which were moved, and what was refused by name. */
export interface BulkResult {
  readonly moved: number;
  readonly ids: readonly number[];
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

export async function moveChosen(
  db: Db,
  one: {
    readonly form: FormData;
    /** In place of the boxes that the form ticks. */
    readonly boxes?: readonly unknown[];
    readonly deed: BulkMove;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<BulkResult> {
  const { form, deed, actor, now } = one;
  const chosen = chosenOf(one.boxes ?? form.getAll('kien'));
  const carrier = String(form.get('van-chuyen') ?? '');
  const lots = lotsOf(form);
  const moveOf = (parcelId: number): ParcelMove => {
    if (deed === 'pack') return { deed, lots: lots.size === 0 ? 'bulk' : lots };
    if (deed === 'deliver') return { deed, cash: null };
    return { deed, carrier, tracking: String(form.get(`van-don-${parcelId}`) ?? '') };
  };
  const done = await moveMany(db, {
    chosen: chosen.map((row) => ({ ...row, move: moveOf(row.parcelId) })),
    ...{ actor, now },
  });
  return resultOf(chosen, done);
}

function resultOf(
  chosen: readonly Chosen[],
  done: readonly { readonly parcelId: number; readonly refusal: Refusal | null }[],
): BulkResult {
  const ids = done.filter(({ refusal }) => refusal === null).map(({ parcelId }) => parcelId);
  return {
    ...{ moved: ids.length, ids },
    refused: done.flatMap(({ parcelId, refusal }) => {
      const name = chosen.find((row) => row.parcelId === parcelId)?.name ?? '';
      return refusal === null ? [] : [{ name, refusal }];
    }),
  };
}

/** Takes back the last step of each of these parcels, as far as it can be. */
export async function undoChosen(
  db: Db,
  one: { readonly boxes: readonly unknown[]; readonly actor: Actor; readonly now: number },
): Promise<BulkResult> {
  const chosen = chosenOf(one.boxes).slice(0, 100);
  if (chosen.length === 0) throw new Refusal('nothing-chosen', {});
  const done: { parcelId: number; refusal: Refusal | null }[] = [];
  for (const { parcelId, version } of chosen) {
    try {
      await undoParcel(db, { parcelId, version, actor: one.actor, now: one.now });
      done.push({ parcelId, refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done.push({ parcelId, refusal: error });
    }
  }
  return resultOf(chosen, done);
}
