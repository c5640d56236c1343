import { rowId } from '#src/base/row-id.ts';
import { type Deed, may, reachOf } from '#src/features/accounts/may.ts';
import { producersById } from '#src/features/sellers/list-members.server.ts';
import { sellerPlace } from '#src/features/sellers/save-profile.server.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Desk } from './desk.ts';

/**
 * The producer a page of the desk is about: `?chu-the=`, or the first of one's own. Null for one that is out of reach or
 * does not exist, which look the same.
 */
export async function ownProducer({ app, actor }: Desk, asked: URLSearchParams, deed: Deed) {
  const own = await producersById(app.db, reachOf(actor, deed).producerIds);
  const wanted = asked.has('chu-the') ? rowId(asked.get('chu-the') ?? '') : (own[0]?.id ?? 0);
  if (wanted === 0) return null;
  const place = await sellerPlace(app.db, wanted).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (place === null || !may(actor, deed, place)) return null;
  return { own, producer: place };
}
