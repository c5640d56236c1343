import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { ownOfferIn, writeOfferIn } from './write-offer.server.ts';

/**
 * Takes a size off sale, or puts it back. Orders already placed are not touched.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-offer`, `offer-moved`
 */
export async function pauseOffer(
  db: Db,
  options: { id: number; version: number; paused: boolean; actor: Actor; now: number },
): Promise<void> {
  const { id, version, paused, actor, now } = options;
  demand(actor, 'set-offer', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const own = await ownOfferIn(tx, { id, version, actor });
    const after = { ...own.now, state: paused ? 'paused' : 'on-sale' } as const;
    const changes = await writeOfferIn(tx, {
      own,
      after,
      deed: paused ? 'pause-offer' : 'resume-offer',
      actor,
      now,
    });
    await recordAll(tx, { actor: actor.name, now }, changes);
  });
}
