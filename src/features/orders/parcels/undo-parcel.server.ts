import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { PARCEL_ENDS, type ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { lettersOfMove, readLastMove } from './last-move.server.ts';
import { undoTo } from './parcel-move.ts';
import { openParcelIn, partOf } from './parcel-rows.server.ts';

/**
 * Takes back the last click on a parcel, within ten minutes, while nobody has been told and no cash was written down.
 * The letter that was waiting is thrown away.
 * @throws Refusal `not-allowed`, `no-such-parcel`, `parcel-changed-meanwhile`, `too-late-to-undo`
 */
export async function undoParcel(
  db: Db,
  one: {
    readonly parcelId: number;
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ readonly state: ParcelState }> {
  const { actor, now } = one;
  demand(actor, 'fulfil-parcel', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { parcel, order } = await openParcelIn(tx, { ...one, deed: 'fulfil-parcel' });
    const last = await readLastMove(tx, { orderId: order.id, parcelId: parcel.id });
    const state = undoTo(parcel.state, last, now, last?.gone ?? true);
    if (state === null || last === null)
      throw new Refusal('too-late-to-undo', { code: order.code });
    await tx
      .update(parcels)
      .set({ state, version: parcel.version + 1, ...cleared(parcel.state) })
      .where(eq(parcels.id, parcel.id));
    if (order.state === 'completed' && !PARCEL_ENDS.has(state)) {
      await tx
        .update(orders)
        .set({ state: 'confirmed', completedAt: null })
        .where(eq(orders.id, order.id));
    }
    await tx.delete(mails).where(and(lettersOfMove(order.id, last.at), isNull(mails.sentAt)));
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, by: partOf(actor, parcel), now },
      kind: state === 'to-pack' ? 'unpacked' : 'note',
      facts: { from: parcel.state, to: state, no: parcel.no, undone: true },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'undo-parcel',
        subject: `order:${order.id}`,
        before: { parcel: parcel.no, state: parcel.state },
        after: { parcel: parcel.no, state },
      },
    );
    return { state };
  });
}

function cleared(from: ParcelState): Partial<typeof parcels.$inferInsert> {
  switch (from) {
    case 'packed':
      return { packedAt: null };
    case 'handed-over':
      return { handedOverAt: null, carrier: '', tracking: '' };
    case 'delivered':
      return { deliveredAt: null, cashCollected: null };
    default:
      return {};
  }
}
