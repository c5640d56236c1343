import { eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { reviews } from '#db/schema/reviews.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { REVIEW_LIMITS } from './review-rules.ts';

/**
 * The producer's public answer to a review, once; it may be changed.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-review`, `review-answer-empty`, `review-too-long`, `review-changed-meanwhile`
 */
export async function answerReview(
  db: Db,
  one: {
    readonly reviewId: number;
    readonly answer: string;
    /** Of the review as it was seen. */
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now } = one;
  demand(actor, 'answer-review', SOMEWHERE);
  const answer = one.answer.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (answer === '') throw new Refusal('review-answer-empty', {});
  if (answer.length > REVIEW_LIMITS.answer) {
    throw new Refusal('review-too-long', { most: REVIEW_LIMITS.answer });
  }
  await inTransaction(db, async (tx) => {
    const [review] = await tx.select().from(reviews).where(eq(reviews.id, one.reviewId));
    if (!review) throw new Refusal('no-such-review', {});
    demand(actor, 'answer-review', review);
    if (review.state === 'removed') throw new Refusal('review-removed', {});
    if (review.version !== one.version) throw new Refusal('review-changed-meanwhile', {});
    await tx
      .update(reviews)
      .set({
        ...{ answer, answeredAt: new Date(now).toISOString(), answeredBy: actor.name },
        version: review.version + 1,
      })
      .where(eq(reviews.id, review.id));
    await recordAll(tx, { actor: actor.name, now }, [
      {
        deed: 'answer-review',
        subject: `review:${review.id}`,
        before: { answered: review.answer !== '' },
        after: { answered: true },
      },
      {
        deed: 'answer-review',
        subject: `product:${review.productId}`,
        after: { review: review.id },
      },
    ]);
  });
}
