import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { reviewReports, reviews } from '#db/schema/reviews.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { reportedReviewLetter } from './review-letters.ts';
import { isReviewReportKind, REVIEW_LIMITS } from './review-rules.ts';

/** More open reports of one review say nothing new. */
const MOST_OPEN = 50;

/**
 * Takes a report about a review; the review stays until an officer decides. Officers of the province are told of the
 * first one that is open.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `no-such-review`, `review-report-kind`
 */
export async function reportReview(
  db: Db,
  options: {
    readonly reviewId: number;
    readonly kind: string;
    readonly said: string;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<void> {
  const { reviewId, kind, actor, now } = options;
  demand(actor, 'report-review');
  if (!isReviewReportKind(kind)) throw new Refusal('review-report-kind', {});
  await inTransaction(db, async (tx) => {
    const [review] = await tx
      .select({ provinceCode: reviews.provinceCode, product: products.name })
      .from(reviews)
      .innerJoin(products, eq(products.id, reviews.productId))
      .where(and(eq(reviews.id, reviewId), eq(reviews.state, 'shown')));
    if (!review) throw new Refusal('no-such-review', {});
    const open = await tx
      .select({ id: reviewReports.id })
      .from(reviewReports)
      .where(and(eq(reviewReports.reviewId, reviewId), eq(reviewReports.state, 'new')));
    if (open.length >= MOST_OPEN) return;
    await tx.insert(reviewReports).values({
      reviewId,
      kind,
      said: options.said.normalize('NFC').trim().slice(0, REVIEW_LIMITS.report),
      sentAt: new Date(now).toISOString(),
      state: 'new',
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'report-review', subject: `review:${reviewId}`, after: { kind } },
    );
    if (open.length > 0) return;
    const { provinceCode, product } = review;
    const letter = reportedReviewLetter({
      product,
      url: `${options.siteUrl}/ban/danh-gia?phan=reported`,
    });
    for (const { email } of await peopleWith(tx, { role: 'provincial-officer', provinceCode })) {
      await queueMail(tx, { to: email, ...letter, about: `review:${reviewId}` }, now);
    }
  });
}
