import { and, eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { reviewReports, reviews } from '#db/schema/reviews.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { isRemovalGround } from './review-rules.ts';

/** Keeps it and closes its reports; takes it down on a ground in law; or shows it again. */
export type Moderation = 'keep' | 'remove' | 'restore';

/**
 * An officer's word on a review. What is taken down stays in the store, and its place on the page says why; nothing is
 * ever deleted.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-review`, `review-ground`, `review-changed-meanwhile`
 */
export async function moderateReview(
  db: Db,
  one: {
    readonly reviewId: number;
    readonly what: Moderation;
    /** One of the grounds, with `remove`. */
    readonly ground: string;
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now, what, ground } = one;
  demand(actor, 'moderate-review', SOMEWHERE);
  if (what === 'remove' && !isRemovalGround(ground)) throw new Refusal('review-ground', {});
  const at = new Date(now).toISOString();
  await inTransaction(db, async (tx) => {
    const [review] = await tx.select().from(reviews).where(eq(reviews.id, one.reviewId));
    if (!review) throw new Refusal('no-such-review', {});
    demand(actor, 'moderate-review', review);
    if (review.version !== one.version) throw new Refusal('review-changed-meanwhile', {});
    const state = what === 'remove' ? 'removed' : what === 'restore' ? 'shown' : review.state;
    const removed = state === 'removed';
    await tx
      .update(reviews)
      .set({
        state,
        removedWhy: what === 'remove' ? ground : removed ? review.removedWhy : '',
        removedBy: what === 'remove' ? actor.name : removed ? review.removedBy : null,
        version: review.version + 1,
      })
      .where(eq(reviews.id, review.id));
    await tx
      .update(reviewReports)
      .set({ state: removed ? 'removed' : 'kept', handledBy: actor.name, handledAt: at })
      .where(and(eq(reviewReports.reviewId, review.id), eq(reviewReports.state, 'new')));
    await recordAll(tx, { actor: actor.name, now }, [
      {
        deed: 'moderate-review',
        subject: `review:${review.id}`,
        before: { state: review.state, why: review.removedWhy },
        after: { state, why: what === 'remove' ? ground : '', what },
      },
      {
        deed: 'moderate-review',
        subject: `product:${review.productId}`,
        after: { review: review.id, state },
      },
    ]);
  });
}
