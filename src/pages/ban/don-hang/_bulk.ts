import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { moveMany } from '#src/features/orders/parcels/move-many.server.ts';
import type { BulkMove, ParcelMove } from '#src/features/orders/parcels/parcel-move.ts';

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

/** What came of it: how many were moved, and what was refused by name. */
export interface BulkResult {
  readonly moved: number;
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

export async function moveChosen(
  db: Db,
  one: {
    readonly form: FormData;
    readonly deed: BulkMove;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<BulkResult> {
  const { form, deed, actor, now } = one;
  const chosen = chosenOf(form.getAll('kien'));
  const carrier = String(form.get('van-chuyen') ?? '');
  const moveOf = (parcelId: number): ParcelMove => {
    if (deed === 'pack') return { deed, lots: 'bulk' };
    if (deed === 'deliver') return { deed, cash: null };
    return { deed, carrier, tracking: String(form.get(`van-don-${parcelId}`) ?? '') };
  };
  const done = await moveMany(db, {
    chosen: chosen.map((row) => ({ ...row, move: moveOf(row.parcelId) })),
    ...{ actor, now },
  });
  return {
    moved: done.filter(({ refusal }) => refusal === null).length,
    refused: done.flatMap(({ parcelId, refusal }) => {
      const name = chosen.find((row) => row.parcelId === parcelId)?.name ?? '';
      return refusal === null ? [] : [{ name, refusal }];
    }),
  };
}
