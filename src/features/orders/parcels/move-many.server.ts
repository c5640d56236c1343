import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveParcel } from './move-parcel.server.ts';
import type { ParcelMove } from './parcel-move.ts';

/** What came of one parcel of many. `refusal` null: it was moved. */
export interface MovedOne {
  readonly parcelId: number;
  readonly refusal: Refusal | null;
}

/** Most parcels of one go: about what one person packs in a day. */
export const MOST_AT_ONCE = 100;

/**
 * The same step for many parcels. Each is all or nothing on its own: what is refused does not hinder the others, and
 * is told with its reason.
 * @throws Refusal `not-allowed`, `nothing-chosen`, `too-many-chosen`
 */
export async function moveMany(
  db: Db,
  one: {
    readonly chosen: readonly {
      readonly parcelId: number;
      readonly version: number;
      readonly move: ParcelMove;
    }[];
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<MovedOne[]> {
  demand(one.actor, 'fulfil-parcel', SOMEWHERE);
  if (one.chosen.length === 0) throw new Refusal('nothing-chosen', {});
  if (one.chosen.length > MOST_AT_ONCE) {
    throw new Refusal('too-many-chosen', { chosen: one.chosen.length, most: MOST_AT_ONCE });
  }
  const moved: MovedOne[] = [];
  for (const { parcelId, version, move } of one.chosen) {
    try {
      await moveParcel(db, { parcelId, version, move, actor: one.actor, now: one.now });
      moved.push({ parcelId, refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      moved.push({ parcelId, refusal: error });
    }
  }
  return moved;
}
